"""Incidents on a line of time, each as the stretch of days that its sources allow; open sides stay open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guvoh.model.dates import show
from guvoh.report.draw.svg import Drawing, at, circle, cut, digits, line, svg, text
from guvoh.text.i18n import RIGHT_TO_LEFT, _, ngettext

ROW, HEAD = 36, 28  # px: the name stands above its line, so that both have room on a narrow page
AXIS = (7.0, 93.0)  # per cent of the width
MOST = 60  # rows that are drawn; the table has them all
_NAME = 42  # letters of a name that have room on a narrow page


@dataclass(frozen=True, slots=True)
class Stretch:
    """`start` and `end` ISO days, None for an open side. `firm`: corroborated. `link`: what the row leads to."""

    name: str
    start: str | None
    end: str | None
    firm: bool = False
    link: str = ""
    where: str = ""


def intervals(
    stretches: Sequence[Stretch], language: str, whole: int | None = None, over: Sequence[Stretch] = ()
) -> Drawing:
    """The first of them drawn, all of them in the table. Time runs as the reader reads: leftwards in Persian. `whole`:
    how many there are, where these are the first of more. `over`: what else the line of time has to reach."""
    dated = [s for s in stretches if s.start or s.end]
    drawn = dated[:MOST]
    label = _("Incidents on a line of time")
    rows = tuple((s.name, show(s.start, s.end, language), s.where) for s in stretches)
    heads = (_("Incident"), _("When"), _("Where"))
    notes = [_("A dot is one day, full where it is corroborated; a line the days that the sources allow; a dashed end "
               "is open.")]  # fmt: skip
    further = (whole or len(stretches)) - len(stretches)
    if len(dated) > MOST:
        left = len(dated) - MOST + further
        notes.append(ngettext("{n} later incident is not drawn; the file of the table has it.",
                              "{n} later incidents are not drawn; the file of the table has them.",
                              left).format(n=digits(left, language)))  # fmt: skip
    if len(stretches) > len(dated) and not further:
        left = len(stretches) - len(dated)
        notes.append(ngettext("{n} incident has no date and is not drawn.",
                              "{n} incidents have no date and are not drawn.", left)
                     .format(n=digits(left, language)))  # fmt: skip
    links = tuple(s.link for s in stretches)
    if not drawn:
        return Drawing("", label, heads, rows, tuple(notes), links)
    height = HEAD + len(drawn) * ROW + 8
    body = _body(drawn, language, height, [*drawn, *over])
    return Drawing(svg(body, label, height), label, heads, rows, tuple(notes), links, height)


def _body(drawn: Sequence[Stretch], language: str, height: int, over: Sequence[Stretch]) -> str:
    turned = language in RIGHT_TO_LEFT
    days = [date.fromisoformat(d[:10]) for s in over for d in (s.start, s.end) if d]
    first, last = min(days), max(days)
    margin = timedelta(days=max(1, (last - first).days // 20))
    first, last = _padded(first, margin, -1), _padded(last, margin, 1)
    whole = (last - first).days or 1

    def x(day: date) -> float:
        part = (day - first).days / whole
        left, right = (100 - AXIS[1], 100 - AXIS[0]) if turned else AXIS
        return right - part * (right - left) if turned else left + part * (right - left)

    out = []
    for tick in _ticks(first, last):
        words = _tick(tick, first, last, language)
        out.append(line("grid", at(x(tick)), HEAD - 6, at(x(tick)), height))
        out.append(text(at(x(tick)), 12, words, "middle"))
    for n, one in enumerate(drawn):
        y = HEAD + n * ROW + 24.0
        out.append(text("100%" if turned else "0", y - 11, cut(one.name, _NAME), "end" if turned else "", "strong"))
        out.append(_mark(one, x, y, first, last))
    return "".join(out)


def _padded(day: date, margin: timedelta, sign: int) -> date:
    try:
        return day + sign * margin
    except OverflowError:
        return day


def _mark(one: Stretch, x: Callable[[date], float], y: float, first: date, last: date) -> str:
    start = date.fromisoformat(one.start[:10]) if one.start else None
    end = date.fromisoformat(one.end[:10]) if one.end else None
    if start is not None and start == end:
        return circle("firm" if one.firm else "hollow", at(x(start)), y, 5)
    left, right = x(start or first), x(end or last)
    dashed = "" if start and end else " dashed"
    body = line("range" + dashed, at(left), y, at(right), y)
    for edge in (start, end):
        if edge is not None:
            body += line("range", at(x(edge)), y - 6, at(x(edge)), y + 6)
    return body


def _ticks(first: date, last: date) -> list[date]:
    """Two to six days on which a line is drawn: beginnings of years, months, or days."""
    whole = (last - first).days
    if whole > 5 * 366:
        step = max(1, round(whole / 365 / 4))
        return [d for y in range(first.year, last.year + 1, step) if first <= (d := date(y, 1, 1)) <= last]
    if whole > 75:
        step = next(s for s in (1, 2, 3, 6, 12, 24) if whole / 30.4 / s <= 5)
        months = ((y, m) for y in range(first.year, last.year + 1, max(1, step // 12)) for m in range(1, 13, step))
        return [d for y, m in months if first <= (d := date(y, m, 1)) <= last]
    step = max(1, round(whole / 4))
    return [first + timedelta(days=n) for n in range(step // 2, whole + 1, step)]


def _tick(tick: date, first: date, last: date, language: str) -> str:
    whole = (last - first).days
    if whole > 5 * 366:
        return digits(str(tick.year), language)
    if whole > 75:
        return digits(f"{tick:%m.%Y}", language)
    return digits(f"{tick:%d.%m.}", language)
