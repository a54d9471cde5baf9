"""The RSGI application `jarshy serve` loads: the same front, whose hits spare ASGI's way."""

from __future__ import annotations

from jarshy.config.asgi import application as _front
from jarshy.delivery.rsgi import RsgiFront

application = RsgiFront(_front)
