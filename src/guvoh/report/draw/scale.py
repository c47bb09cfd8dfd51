"""Figures side by side on one scale: each source in its own bounds, open on the open side, no middle value.

`scale_for(values)` chooses the scale; `head` draws it, `bounds_row` and the others one row each of a table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guvoh.report.draw.svg import at, circle, digits, line, rect, svg, text

_STEPS = (1, 2, 5)
_LEAST = 4  # people: a scale of one or two would draw a bound as long as a crowd
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to `top`, with a line at each `step`."""

    top: int
    step: int

    def at(self, value: int) -> float:
        """Per cent of the width."""
        return 100 * value / self.top

    def ticks(self) -> range:
        return range(0, self.top + 1, self.step)


def scale_for(values: Iterable[int]) -> Scale:
    """Three to six steps of 1, 2 or 5 times a power of ten, with room behind the largest value for an open side."""
    most = max([*values, _LEAST]) * 1.1
    step = 1
    while most / step > 5:
        step = next(s for s in _steps() if s > step)
    return Scale(step * (int(most // step) + 1), step)


def _steps() -> Iterable[int]:
    unit = 1
    while True:
        yield from (unit * s for s in _STEPS)
        unit *= 10


def head(scale: Scale, label: str, language: str) -> str:
    """The numbers of the scale, for the head of the column."""
    said = []
    for tick in scale.ticks():
        anchor = "end" if tick == scale.top else "middle" if tick else ""
        said.append(text(at(scale.at(tick)), 13, digits(tick, language), anchor))
    return svg("".join(said), label, 16, "scale")


def bounds_row(scale: Scale, bounds: Bounds, band: Bounds | None, label: str) -> str:
    """One source's figure: a firm edge where it is bounded, a dashed line to where it is open, a dot for one number."""
    low, high = bounds
    if low is not None and low == high:
        mark = circle("firm", at(scale.at(low)), 0)
    else:
        left, right = (0.0 if low is None else scale.at(low)), (100.0 if high is None else scale.at(high))
        dashed = " dashed" if low is None or high is None else ""
        mark = line("range" + dashed, at(left), 0, at(right), 0)
        mark += "".join(rect("firm", at(scale.at(edge)), -10, "3", 20) for edge in bounds if edge is not None)
    return _row(scale, band, mark, label)


def apart_row(scale: Scale, bounds: Bounds, band: Bounds | None, label: str) -> str:
    """What is conceded: hollow, beside the others and not among them."""
    low, high = bounds
    value = low if low is not None else high if high is not None else 0
    other = high if high is not None else scale.top if low != high else value
    reach = "" if low == high else line("range dashed", at(scale.at(value)), 0, at(scale.at(other)), 0)
    return _row(scale, band, reach + circle("hollow", at(scale.at(value)), 0), label)


def named_row(scale: Scale, count: int, band: Bounds | None, label: str) -> str:
    """Persons who are known by name."""
    return _row(scale, band, circle("firm", at(scale.at(count)), 0), label)


def range_row(scale: Scale, bounds: Bounds, words: str, label: str) -> str:
    """The range of all independent sources, with its words beside it."""
    low, high = bounds
    left, right = (0.0 if low is None else scale.at(low)), (100.0 if high is None else scale.at(high))
    wide = max(right - left, 0.8)
    kind = "firm" if low is not None and high is not None else "hollow dashed"
    beside = text(at(left - 1.5), 4, words, "end", "strong") if left > 40 else ""
    beside = beside or (text(at(right + 1.5), 4, words, "", "strong") if right < 60 else "")
    body = rect(kind, at(left), -10, at(wide), 20) + beside
    return _row(scale, None, body, label)


def _row(scale: Scale, band: Bounds | None, mark: str, label: str) -> str:
    grid = "".join(line("grid", at(scale.at(t)), 0, at(scale.at(t)), "100%") for t in scale.ticks())
    wash = ""
    if band is not None and band != (None, None):
        left = 0.0 if band[0] is None else scale.at(band[0])
        right = 100.0 if band[1] is None else scale.at(band[1])
        wash = rect("band", at(left), 0, at(max(right - left, 0.8)), "100%")
    return svg(f'{grid}{wash}<svg y="50%" overflow="visible">{mark}</svg>', label)
