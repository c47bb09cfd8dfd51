"""Counts with their ranges as lying bars: solid to the least, dashed on to the most, no middle value. Scales of counts
run from left to right in every language; only time turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guvoh.report.draw.svg import Drawing, at, cut, digits, line, rect, svg, text
from guvoh.text.i18n import _, ngettext

ROW, TALL = 28, 44  # px: of short names, that stand before the bar, and of others, that stand above it
BAR, LONG_BAR = (33.0, 80.0), (0.2, 80.0)  # per cent of the width; numbers stand behind the longest bar
MOST = 40
_SHORT, _NAME = 15, 42  # letters that have room before a bar on a narrow page, and above it


@dataclass(frozen=True, slots=True)
class Count:
    """`low` must be, `high` may be. `more`: further cells of the table; `link`: what the row leads to."""

    name: str
    low: int
    high: int
    more: tuple[str, ...] = ()
    link: str = ""


def counts(rows: Sequence[Count], label: str, heads: tuple[str, ...], language: str) -> Drawing:
    """`label` names the unit. `heads` are those of the table: what, how many, and those of `more`."""
    drawn = rows[:MOST]
    most = max((r.high for r in drawn), default=0) or 1
    above = any(len(r.name) > _SHORT for r in drawn)
    begin, end = LONG_BAR if above else BAR
    high, top, step = TALL if above else ROW, 22 if above else 6, (end - begin) / most

    def x(value: float) -> float:
        return begin + value * step

    def bar(kind: str, y: int, low: int, high: int) -> str:
        return rect(kind, at(x(low)), y, at((high - low) * step), 14)

    out = [line("axis", at(x(0)), 0, at(x(0)), len(drawn) * high)]
    for n, row in enumerate(drawn):
        y, name = n * high + top, cut(row.name, _NAME)
        out.append(text("1%" if above else "0", y - 6 if above else y + 11, name))
        if row.low:
            out.append(bar("mid", y, 0, row.low))
        if row.high > row.low:
            out.append(bar("hollow dashed", y, row.low, row.high))
        out.append(text(at(x(row.high) + 1.2), y + 11, between(row.low, row.high, language), "", "strong"))
    notes = [_("Solid: the least. Dashed: the most. There is no middle value.")]
    if len(rows) > MOST:
        left = len(rows) - MOST
        notes.append(ngettext("{n} more row is in the table only.", "{n} more rows are in the table only.", left)
                     .format(n=digits(left, language)))  # fmt: skip
    height = len(drawn) * high + 4
    table = tuple((r.name, between(r.low, r.high, language), *r.more) for r in rows)
    picture = svg("".join(out), label, height) if drawn else ""
    return Drawing(picture, label, heads, table, tuple(notes), tuple(r.link for r in rows), height)


def between(low: int, high: int, language: str) -> str:
    """ "3", or "3 to 5" where it is not sure."""
    if low == high:
        return digits(low, language)
    return _("{low} to {high}").format(low=digits(low, language), high=digits(high, language))
