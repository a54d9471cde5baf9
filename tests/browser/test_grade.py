"""The headers of a public page, graded by the HTTP Observatory's own rules."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.browser

ADDRESS = "https://jarshy.example.org"


def test_the_headers_of_a_page_are_graded_a_plus(packages: Path, site: Any, settings: Any) -> None:
    settings.SITE_ADDRESS = ADDRESS
    settings.ALLOWED_HOSTS = ["jarshy.example.org"]
    answer = Client(HTTP_HOST="jarshy.example.org").get("/")
    told = {
        "url": f"{ADDRESS}/",
        "headers": dict(answer.headers),
        "html": answer.content.decode(),
    }
    graded = subprocess.run(
        ["node", str(Path(__file__).with_name("grade.mjs"))],
        input=json.dumps(told), text=True, capture_output=True, check=True,
    )  # fmt: skip
    grade = json.loads(graded.stdout)
    assert grade["tests"] == 10
    assert grade["failed"] == []
    assert (grade["grade"], grade["score"]) == ("A+", 120)
