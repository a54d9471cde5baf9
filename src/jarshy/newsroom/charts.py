"""Columns drawn on the server as SVG: no script, no library, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, TOP, LEFT, BOTTOM = 960, 260, 14, 56, 28
MOST_LABELS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `label` stands under it where there is room, `title` is what a pointer shows."""

    label: str
    title: str
    value: int


def draw_columns(columns: Sequence[Column], *, caption: str) -> SafeString:
    """The chart, with its caption as its name for those who cannot see it."""
    top = nice_top(max((column.value for column in columns), default=0))
    step = (WIDTH - LEFT) / max(1, len(columns))
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        WIDTH, HEIGHT, caption, _grid(top), _bars(columns, step, top), _labels(columns, step),
    )  # fmt: skip


def nice_top(value: int) -> int:
    """The end of the scale: the next 1, 2 or 4 times a power of ten, its half a whole number."""
    size = 1
    while True:
        for step in (1, 2, 4):
            if step * size >= max(value, 4):
                return step * size
        size *= 10


def _y(value: float, top: int) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top)


def _grid(top: int) -> SafeString:
    marks = [0, top / 2, top]
    return format_html_join(
        "",
        '<line x1="{}" x2="{}" y1="{}" y2="{}" class="rule"/>'
        '<text x="{}" y="{}" class="scale">{}</text>',
        (
            (LEFT, WIDTH, f"{_y(m, top):.1f}", f"{_y(m, top):.1f}", LEFT - 8, f"{_y(m, top):.1f}",
             f"{m:.0f}")
            for m in marks
        ),
    )  # fmt: skip


def _bars(columns: Sequence[Column], step: float, top: int) -> SafeString:
    width = max(1.0, step * 0.78)
    rows = []
    for number, column in enumerate(columns):
        y = _y(column.value, top)
        x = LEFT + number * step + (step - width) / 2
        height = HEIGHT - BOTTOM - y
        rows.append((f"{x:.1f}", f"{y:.1f}", f"{width:.1f}", f"{height:.1f}", column.title))
    shape = '<rect x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>'
    return format_html_join("", shape, rows)


def _labels(columns: Sequence[Column], step: float) -> SafeString:
    every = -(-len(columns) // MOST_LABELS) or 1
    rows = (
        (f"{LEFT + (number + 0.5) * step:.1f}", HEIGHT - 8, column.label)
        for number, column in enumerate(columns)
        if number % every == 0
    )
    return format_html_join("", '<text x="{}" y="{}" class="label">{}</text>', rows)
