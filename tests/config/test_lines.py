"""An operator reads one line of a lost database, and the whole story of a fault of ours."""

from __future__ import annotations

import io
import logging
import sqlite3

import pytest
from django.conf import settings
from django.db import OperationalError
from django.utils.module_loading import import_string


def sqlite_says(statement: str, file: str = ":memory:") -> OperationalError:
    error = OperationalError("as Django wraps it")
    try:
        sqlite3.connect(file).execute(statement)
    except sqlite3.Error as cause:
        error.__cause__ = cause
    assert error.__cause__
    return error


@pytest.mark.parametrize(
    ("error", "is_whole"),
    [
        (OperationalError("connection refused\nIs the server running?"), False),
        (sqlite_says("SELECT 1", "/nowhere/jarshy.sqlite3"), False),
        (sqlite_says("SELECT wrong FROM nothing"), True),
        (KeyError(), True),
    ],
)
def test_a_traceback_is_for_faults_of_ours(error: Exception, is_whole: bool) -> None:
    logger, out = logging.getLogger("lines"), io.StringIO()
    handler = logging.StreamHandler(out)
    for name in settings.LOGGING["handlers"]["stderr"]["filters"]:
        handler.addFilter(import_string(settings.LOGGING["filters"][name]["()"])())
    logger.addHandler(handler)
    logger.propagate = False
    try:
        raise error
    except type(error):
        logger.exception("Internal Server Error: %s", "/post/5")
    said = out.getvalue()
    assert ("Traceback" in said) is is_whole
    assert said.startswith("Internal Server Error: /post/5")
    assert is_whole or said.count("\n") == 1
    assert is_whole or str(error).split("\n", 1)[0] in said
