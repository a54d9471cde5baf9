"""Files under ASGI: handed over piece by piece, as the server takes them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponseBase


class FileStreams:
    """The middleware that lets an ASGI server take a file's pieces without a warning.

    WhiteNoise and Django's own view give files as plain iterators; Django reads such an iterator
    to its end, into memory, before the first byte leaves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The response, its file in pieces."""
        response = self.get_response(request)
        if isinstance(request, ASGIRequest) and response.streaming and not response.is_async:
            response.streaming_content = _pieces(response.streaming_content)
        return response


async def _pieces(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
