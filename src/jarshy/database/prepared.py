"""Queries of the reader's path whose SQL is written by Django once and kept.

Writing the SQL of a queryset costs several times what SQLite needs to answer it, and a cold
page asks the same five questions each time with other numbers in them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections

# Stand-ins for arguments while the SQL is written; no id of ours is negative.
_FIRST = -7_000_000

Argument = int | Sequence[int]


@dataclass(frozen=True, slots=True)
class _Statement:
    sql: str
    params: tuple[Any, ...]
    converters: dict[Any, Any]
    compiler: Any


class Prepared:
    """A query of ids: `build` takes ids and lists of ids and returns a values_list queryset.

    The SQL is kept for each database and each length of its lists; a list may not be empty.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self.build = build
        self.statements: dict[Any, _Statement] = {}

    def __call__(self, *arguments: Argument) -> list[tuple[Any, ...]]:
        """The rows, in the order of the columns of the queryset's values_list."""
        database = connections[DEFAULT_DB_ALIAS]
        shape, flat = _flatten(arguments)
        key = (database.vendor, shape)
        statement = self.statements.get(key)
        if statement is None:
            statement = self.statements[key] = self._write(shape)
        params = [flat[_FIRST - p] if _is_stand_in(p) else p for p in statement.params]
        rows = _ask(database, statement.sql, params)
        if not statement.converters:
            return rows
        converted = statement.compiler.apply_converters(rows, statement.converters)
        return [tuple(row) for row in converted]

    def _write(self, shape: tuple[int, ...]) -> _Statement:
        stand_ins, following = [], _FIRST
        for length in shape:
            ids = [following - n for n in range(length or 1)]
            following -= length or 1
            stand_ins.append(ids if length else ids[0])
        compiler = self.build(*stand_ins).query.get_compiler(connection.alias)
        sql, params = compiler.as_sql()
        columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
        return _Statement(sql, tuple(params), compiler.get_converters(columns), compiler)


def _flatten(arguments: tuple[Argument, ...]) -> tuple[tuple[int, ...], Sequence[int]]:
    """How many values each argument holds, 0 for a single one; and all of them in one row."""
    shape = tuple([0 if isinstance(a, int) else len(a) for a in arguments])
    return shape, [n for a in arguments for n in ([a] if isinstance(a, int) else a)]


def fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a query written for Django's cursors."""
    return _ask(connections[DEFAULT_DB_ALIAS], sql, params)


def _ask(database: Any, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a query, by the shortest way there is to SQLite.

    Django makes a cursor and rewrites the marks of parameters at each execution: 14 us where the
    query itself takes 12, and a cold page asks eight. Where queries are logged, as in tests, they
    take Django's own way.
    """
    if database.vendor != "sqlite" or database.queries_logged:
        with database.cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall())
    database.ensure_connection()
    try:
        rows: list[tuple[Any, ...]] = database.connection.execute(
            _with_marks(sql), params
        ).fetchall()
    except sqlite3.Error:
        with database.wrap_database_errors:
            raise
    return rows


@lru_cache(maxsize=1024)
def _with_marks(sql: str) -> str:
    """The text with SQLite's marks, by Django's own rule."""
    return str(connection.cursor().cursor.convert_query(sql))


def _is_stand_in(param: Any) -> bool:
    return type(param) is int and param <= _FIRST
