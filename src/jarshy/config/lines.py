"""What the log says of a database that does not answer: one line instead of a traceback."""

from __future__ import annotations

import logging

from django.db import InterfaceError, OperationalError


class LostDatabase(logging.Filter):
    """Takes the traceback off a record whose cause is the database's absence; keeps the rest."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True: nothing is left out of the log."""
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if isinstance(error, OperationalError | InterfaceError):
            said = str(error).strip().split("\n", 1)[0]
            record.msg, record.args = f"{record.getMessage()}: the database: {said}", ()
            record.exc_info = record.exc_text = None
        return True
