"""What the log says of a database that does not answer: one line instead of a traceback."""

from __future__ import annotations

import logging
import sqlite3

from django.db import InterfaceError, OperationalError


class LostDatabase(logging.Filter):
    """Takes the traceback off a record whose cause is the database's absence; keeps the rest.

    To SQLite a wrong statement is an operational error, too: that is a fault of ours.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True: nothing is left out of the log."""
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        code = getattr(error.__cause__, "sqlite_errorcode", None) if error else None
        is_lost = isinstance(error, OperationalError | InterfaceError)
        if is_lost and code != sqlite3.SQLITE_ERROR:
            said = str(error).strip().split("\n", 1)[0]
            record.msg, record.args = f"{record.getMessage()}: the database: {said}", ()
            record.exc_info = record.exc_text = None
        return True
