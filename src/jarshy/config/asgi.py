"""The ASGI application a server loads: the front, and Django behind it."""

from __future__ import annotations

import gc
import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jarshy.config.settings")

_django = get_asgi_application()

from jarshy.delivery.assembly import build_front  # noqa: E402  (needs Django's apps)

application = build_front(_django)

# Objects between two looks of the garbage collector. Python's own 700 are fewer than one page is
# made of, and than hundreds of beacons hold that wait; none of these leaves a cycle, yet all were
# looked at again and again, with Django behind them: an eighth of a beacon's time. Not collected
# before: that would touch every object, and the 48 MB a worker shares with its supervisor are two.
COLLECT_AFTER = 10_000
gc.freeze()
gc.set_threshold(COLLECT_AFTER, 20, 20)
