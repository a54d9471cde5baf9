"""What happened to content, told to whoever listens; receivers run in the same transaction."""

from __future__ import annotations

from django.dispatch import Signal

# kwargs: tags (set of cache tags), at (moment)
content_changed = Signal()
