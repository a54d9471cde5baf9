"""The ASGI application a server loads: the front, and Django behind it."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jarshy.config.settings")

_django = get_asgi_application()

from jarshy.delivery.assembly import build_front  # noqa: E402  (needs Django's apps)

application = build_front(_django)
