"""A person's liberty over time: one row each for whoever told of it, on one scale of days.

Held is solid, not known is hatched, denied is hollow, reported by a source is a ring; at liberty is a thin line. Where
the reader reads from the right, time runs from the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guvoh.model.dates import show
from guvoh.report.draw.svg import at, circle, digits, line, rect, svg, text

THIN = 0.8  # per cent: one day on a scale of years is still seen
NARROW = 9  # per cent between two names on the scale
Mark = tuple[date, date, str]  # first day, last day, kind: held, unknown, free, denied, reported


@dataclass(frozen=True, slots=True)
class Days:
    """The scale: `ticks` are the days at which a line stands."""

    first: date
    last: date
    today: date
    ticks: tuple[date, ...]
    turned: bool = False

    def at(self, day: date) -> float:
        """Per cent of the width, from the left."""
        whole = max(1, (self.last - self.first).days)
        share = 100 * (min(max(day, self.first), self.last) - self.first).days / whole
        return 100 - share if self.turned else share


def days_for(marks: Iterable[Mark], today: date, turned: bool = False) -> Days:
    """From the month of the first day to a little behind today, with lines at quarters, or at years."""
    first = min((start for start, _end, _kind in marks), default=today)
    first = min(first, today - timedelta(days=60)).replace(day=1)
    last = today + timedelta(days=max(8, (today - first).days // 10))
    months = (last.year - first.year) * 12 + last.month - first.month
    step = 1 if months <= 8 else 3 if months <= 30 else 12
    ticks = [first]
    while (day := _later(ticks[-1], step)) <= last:
        ticks.append(day)
    return Days(first, last, today, tuple(ticks), turned)


def _later(day: date, months: int) -> date:
    """The first day of the month so many months on, at an edge of the step: quarters begin in January."""
    number = day.year * 12 + day.month - 1
    number += months - number % months if months > 1 else 1
    return date(number // 12, number % 12 + 1, 1)


def head(scale: Days, today: str, label: str, language: str) -> str:
    """The names of the days with a line, for the head of the column."""
    here = scale.at(scale.today)
    said = [text(at(here), 13, today, "middle", "strong")]
    used = [here]
    for tick in scale.ticks:
        place = scale.at(tick)
        if all(abs(place - other) >= NARROW for other in used):
            words = digits(str(tick.year), language) if tick.month == 1 else _month(tick, language)
            edge = place < 3, place > 97
            said.append(text(at(place), 13, words, "" if edge[0] else "end" if edge[1] else "middle"))
            used.append(place)
    return svg("".join(said), label, 16, "scale")


def _month(day: date, language: str) -> str:
    """Its name, short where the script can be cut without being joined anew."""
    name = show(day.isoformat(), day.isoformat(), language).split()[1]
    return name if language == "fa" else name[:3]


def row(scale: Days, marks: Sequence[Mark], label: str, name: str, firm: bool = False) -> str:
    """One row. `name` makes the texture's id; `firm` draws what follows from all rows darker."""
    grid = "".join(line("grid", at(scale.at(t)), 0, at(scale.at(t)), "100%") for t in scale.ticks)
    grid += line("axis", at(scale.at(scale.today)), 0, at(scale.at(scale.today)), "100%")
    body = "".join(_mark(scale, mark, name, firm) for mark in marks)
    texture = hatch(name) if any(kind == "unknown" for _start, _end, kind in marks) else ""
    return svg(f'{grid}<svg y="50%" overflow="visible">{texture}{body}</svg>', label)


def hatch(name: str) -> str:
    """The texture of what is not known."""
    return (f'<defs><pattern id="hatch-{name}" width="7" height="7" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)">' + line("hatch", "0", 0, "0", 7) + "</pattern></defs>")  # fmt: skip


def _mark(scale: Days, mark: Mark, name: str, firm: bool) -> str:
    start, end, kind = mark
    left, right = sorted((scale.at(start), scale.at(end)))
    wide = max(right - left, THIN)
    left = min(left, 100 - wide)
    if kind == "reported":
        middle = at((left + right) / 2)
        reach = line("range dashed", at(left), 0, at(right), 0) if right - left > 2 * THIN else ""
        return reach + circle("hollow", middle, 0)
    if kind == "unknown":
        filled = f'<rect fill="url(#hatch-{name})" x="{at(left)}" y="-10" width="{at(wide)}" height="20"/>'
        return filled + rect("range dashed", at(left), -10, at(wide), 20)
    if kind == "free":
        begin = left + wide if scale.turned else left
        return line("range", at(left), 0, at(left + wide), 0) + line("range", at(begin), -6, at(begin), 6)
    return rect("hollow" if kind == "denied" else "firm" if firm else "mid", at(left), -10, at(wide), 20)


KEYS = ("held", "unknown", "free", "denied", "reported")


def key(kind: str) -> str:
    """One entry of the legend."""
    unknown = f'<rect fill="url(#hatch-key)" width="26" height="12"/>{rect("range dashed", "0", 0, "26", 12)}'
    inside = {
        "held": rect("firm", "0", 0, "26", 12),
        "unknown": hatch("key") + unknown,
        "free": line("range", "0", 6, "26", 6) + line("range", "1", 0, "1", 12),
        "denied": rect("hollow", "1", 1, "24", 10),
        "reported": circle("hollow", "13", 6, 5),
    }[kind]  # fmt: skip
    return f'<svg width="26" height="12" class="draw draw-key" aria-hidden="true">{inside}</svg>'
