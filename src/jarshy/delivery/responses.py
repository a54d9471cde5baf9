"""What a view answers when its page may be stored, and who fills its holes when it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from jarshy.delivery import holes

# Put into META by the renderer: the holes stay open, the front fills them for each reader.
STORED_KEY = "jarshy.stored"

_PROVIDERS: dict[str, holes.Provider] = {}
_FRONT: dict[str, holes.Provider] = {}
_BEGIN_ROUND: list[Callable[[], None]] = []


def provide(
    providers: Mapping[str, holes.Provider],
    *,
    front: Mapping[str, holes.Provider] | None = None,
    begin_round: Callable[[], None] | None = None,
) -> None:
    """Names who fills which hole; called once by the room that knows, when Django is ready.

    Shape: `front` may name others for the front, who keep what is the same for many pages until
    `begin_round` is called, which happens once a second.
    """
    _PROVIDERS.update(providers)
    _FRONT.update({**providers, **(front or {})})
    if begin_round:
        _BEGIN_ROUND.append(begin_round)


def front_providers() -> Mapping[str, holes.Provider]:
    """Who fills the holes of stored pages."""
    return _FRONT


def begin_round() -> None:
    """Lets everyone forget what was kept for this second."""
    for begin in _BEGIN_ROUND:
        begin()


class StorableResponse(HttpResponse):
    """An answer that is the same for every reader but for its holes.

    Shape: `tags` say what it depends on; `script` is the key its values are asked in. Status 200
    is kept on disk too, other answers in a small memory only.
    Units: `fresh_s` seconds, for a page that a moment changes and no change row tells of.
    """

    def __init__(
        self,
        content: str = "",
        *,
        script: str,
        tags: Iterable[str],
        status: int = 200,
        fresh_s: float | None = None,
        content_type: str = "text/html; charset=utf-8",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(content, status=status, content_type=content_type, headers=headers)
        self.script = script
        self.tags = frozenset(tags)
        self.fresh_s = fresh_s


class FillHoles:
    """The outermost middleware: an answer that does not go into the store is filled at once."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        """The answer, its holes open for the store, else filled."""
        response = self.get_response(request)
        if isinstance(response, StorableResponse) and STORED_KEY not in request.META:
            text = holes.fill(response.content.decode(), response.script, _PROVIDERS)
            response.content = text.encode()
            response["Cache-Control"] = "private, no-store"
            if "Content-Length" in response:
                response["Content-Length"] = str(len(response.content))
        return response
