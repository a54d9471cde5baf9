"""Asks Django for a page on behalf of all readers.

The request is made here from the key alone: no cookie, header or body of a reader's request can
reach a page that others will read.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.db import Error, close_old_connections
from django.utils.module_loading import import_string

from jarshy.delivery.keys import Key
from jarshy.delivery.producer import Rendered, UnavailableError
from jarshy.delivery.responses import STORED_KEY, StorableResponse

# A redirect by Django's own hand depends on the address alone; a minute spares the flood.
REDIRECT_S = 60.0
# The front writes these itself, for each coding and each moment.
_OWN_HEADERS = frozenset(
    {"cache-control", "connection", "content-length", "date", "etag", "expires", "vary"}
)

FAULTS: tuple[type[Exception], ...] = (Error, UnavailableError, OSError)


class Renderer(BaseHandler):
    """Django's views, called in the thread that asks, with the few middlewares a page needs.

    Sessions, forms, messages and files have nothing to do where there is no reader: without them a
    rendering takes a quarter of a millisecond less.
    """

    def __init__(self, scheme: str) -> None:
        super().__init__()
        self._scheme = scheme
        self.load_middleware(is_async=False)

    def load_middleware(self, is_async: bool = False) -> None:
        """Builds the chain of settings.STORE_MIDDLEWARE."""
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        handler = convert_exception_to_response(self._get_response)
        for name in reversed(settings.STORE_MIDDLEWARE):
            handler = convert_exception_to_response(import_string(name)(handler))
        self._middleware_chain = handler

    def __call__(self, key: Key) -> Rendered | None:
        """The page of a key; None for an answer that is not for everybody.

        Errors: UnavailableError when the answer is a fault (5xx).
        """
        close_old_connections()
        request = self._request(key)
        response = self.get_response(request)
        if isinstance(response, StorableResponse):
            return _read(response)  # it holds nothing open
        try:
            return _read(response)
        finally:
            response.close()

    def _request(self, key: Key) -> ASGIRequest:
        scope = {
            "type": "http",
            "method": "GET",
            "scheme": self._scheme,
            "path": key.path,
            "raw_path": quote(key.path).encode(),
            "query_string": key.query.encode(),
            "headers": [(b"host", key.host.encode())],
        }
        request = ASGIRequest(scope, BytesIO())
        request.META[STORED_KEY] = True
        return request


def _read(response: Any) -> Rendered | None:
    if response.status_code >= 500:
        raise UnavailableError
    if response.cookies or response.streaming or "cookie" in response.get("Vary", "").lower():
        return None
    headers = tuple(
        (name, value) for name, value in response.items() if name.lower() not in _OWN_HEADERS
    )
    if isinstance(response, StorableResponse):
        return Rendered(
            status=response.status_code,
            body=response.content.decode(),
            script=response.script,
            tags=response.tags,
            headers=headers,
            fresh_s=response.fresh_s,
        )
    if response.status_code == 301:
        return Rendered(
            status=301, body="", script="", tags=frozenset(), headers=headers, fresh_s=REDIRECT_S
        )
    return None
