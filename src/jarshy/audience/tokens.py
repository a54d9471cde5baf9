"""The token a page carries: which article, in which script, served in which hour; signed.

Every reader of a page in one hour gets the same token: it names the page, not the reader. A beacon
without one, or with one that we did not sign or that is older than a day, counts nothing.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest

from jarshy.audience.errors import TokenError

# A tab may stay open and a page may be stored ahead of us, for as long as a salt lives.
LIFE_HOURS = 24
# A page may come from a node whose clock is a little ahead.
AHEAD_HOURS = 1
MOST_KNOWN = 20_000
SCRIPTS = {"cyrillic": "c", "latin": "l", "arabic": "a"}
_NUMBERS = {"c": 0, "l": 1, "a": 2}
_FORM = re.compile(r"(([0-9]{1,18})\.([0-9]{1,7})\.([cla]))\.([A-Za-z0-9_-]{12})", re.ASCII)


@dataclass(frozen=True, slots=True)
class PageToken:
    """What a token says; `script` is a value of models.ReadIn."""

    article_id: int
    hour: int
    script: int


class Signer:
    """Makes and reads tokens with a key of its own, derived from the installation's secret."""

    def __init__(self, secret: str) -> None:
        self._key = blake2b(secret.encode(), person=b"audience.token", digest_size=32).digest()
        self._known: dict[str, PageToken] = {}

    def make(self, article_id: int, hour: int, script_key: str) -> str:
        """The token of a page; `script_key` is a key of SCRIPTS."""
        claim = f"{article_id}.{hour}.{SCRIPTS[script_key]}"
        return f"{claim}.{self._sign(claim)}"

    def read(self, text: str, hour: int) -> PageToken:
        """What the token says, at this hour.

        Errors: TokenError with the reason: no_token, forged, stale.
        """
        token = self._known.get(text) or self._check(text)
        if token.hour > hour + AHEAD_HOURS or token.hour < hour - LIFE_HOURS:
            raise TokenError("stale")
        return token

    def _check(self, text: str) -> PageToken:
        """A token not met before; a true one is remembered, for a whole page's readers bring it."""
        if not text:
            raise TokenError("no_token")
        found = _FORM.fullmatch(text)
        if not found or not compare_digest(self._sign(found[1]), found[5]):
            raise TokenError("forged")
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        token = PageToken(int(found[2]), int(found[3]), _NUMBERS[found[4]])
        self._known[text] = token
        return token

    def _sign(self, claim: str) -> str:
        digest = blake2b(claim.encode(), key=self._key, digest_size=9).digest()
        return urlsafe_b64encode(digest).decode()
