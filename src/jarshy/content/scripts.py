"""The three scripts a reader may choose, as addresses, language tags and directions."""

from __future__ import annotations

from dataclasses import dataclass

from jarshy.kazakh import SCHEMES


@dataclass(frozen=True, slots=True)
class Script:
    """One way to read the site.

    Shape: `prefix` is "" or a path that starts with a slash and has none at its end.
    """

    key: str
    prefix: str
    lang: str
    direction: str
    name: str

    def scheme(self, latin: str) -> str:
        """The conversion scheme of jarshy.kazakh; `latin` is the site's Latin standard."""
        scheme = latin if self.key == "latin" else self.key
        if scheme not in SCHEMES:
            raise LookupError(f"no such scheme: {scheme}")
        return scheme


CYRILLIC = Script("cyrillic", "", "kk-Cyrl", "ltr", "Кирилл")
LATIN = Script("latin", "/lt", "kk-Latn", "ltr", "Latyn")
ARABIC = Script("arabic", "/tt", "kk-Arab", "rtl", "توتە")

SCRIPTS = (CYRILLIC, LATIN, ARABIC)
BY_PREFIX = {script.prefix.removeprefix("/"): script for script in SCRIPTS}
BY_KEY = {script.key: script for script in SCRIPTS}
