"""What can be wrong with a beacon; codes are stable and are the names of the filter counters."""

from __future__ import annotations


class AudienceError(Exception):
    """Something the audience room refuses."""

    code = "audience"


class IllFormedError(AudienceError):
    """A beacon that no page of ours sends; `status` is what it is answered with."""

    code = "ill_formed"

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class TokenError(AudienceError):
    """A page token that is missing, not signed by us, or too old or too new."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class OverloadError(AudienceError):
    """More beacons wait for the disk than we hold in memory, or the disk does not answer."""

    code = "overload"


class DataError(AudienceError):
    """A data file of the filters is not readable; the text names file and line."""

    code = "data"
