"""What ends a command."""

from __future__ import annotations


class RefusalError(Exception):
    """A command cannot do what was asked; the text is the one sentence its user reads."""
