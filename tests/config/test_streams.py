"""A file reaches an ASGI server in pieces and whole, without a warning."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from django.conf import settings
from django.test import AsyncClient

pytestmark = pytest.mark.django_db


def test_a_picture_is_served_whole_and_in_pieces() -> None:
    data = bytes(range(256)) * 1024
    Path(settings.MEDIA_ROOT, "whole.bin").write_bytes(data)

    async def ask() -> tuple[int, list[bytes]]:
        response = await AsyncClient().get("/media/whole.bin")
        return response.status_code, [chunk async for chunk in response.streaming_content]

    status, chunks = asyncio.run(ask())
    assert status == 200
    assert len(chunks) > 1
    assert b"".join(chunks) == data
