"""How often the interpreter changes threads while a page is rendered beside the event loop."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# A rendering gives way after half a millisecond, so that hits go on. Without a rendering the
# interpreter's own 5 ms stay: at 1 ms the server's threads took 8 us more for each request.
BUSY_S = 0.0005

_lock = threading.Lock()
_under_way = 0
_usual_s = sys.getswitchinterval()


@contextmanager
def giving_way() -> Iterator[None]:
    """Lets other threads in often, for as long as anybody is in here."""
    global _under_way, _usual_s  # noqa: PLW0603  (the interval is the interpreter's, not ours)
    with _lock:
        if not _under_way:
            _usual_s = sys.getswitchinterval()
            sys.setswitchinterval(BUSY_S)
        _under_way += 1
    try:
        yield
    finally:
        with _lock:
            _under_way -= 1
            if not _under_way:
                sys.setswitchinterval(_usual_s)
