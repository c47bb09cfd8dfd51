"""Who and what stands together: persons in one column, organisations and places in the other, lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guvoh.report.draw.svg import at, cut, line, svg, text
from guvoh.text.i18n import RIGHT_TO_LEFT, _

ROW = 26  # px
LEFT, RIGHT = 38.0, 62.0  # per cent of the width: where names of the columns end and begin
_NAME = 17  # letters that have room on a narrow page
_SHELF = 8  # brackets side by side


@dataclass(frozen=True, slots=True)
class Knot:
    """`side`: 0 a person, 1 an organisation, 2 a place."""

    id: str
    name: str
    side: int


def graph(knots: Sequence[Knot], joins: Sequence[tuple[str, str, int]], language: str) -> tuple[str, int]:
    """(SVG, height). `joins`: two ids and in how many claims they stand together; a broader line for more of them.
    Two of one column are joined by a bracket."""
    turned = language in RIGHT_TO_LEFT
    persons = [k for k in knots if k.side == 0]
    others = sorted((k for k in knots if k.side), key=lambda k: k.side)
    heights = {k.id: (n + 1) * ROW for column in (persons, others) for n, k in enumerate(column)}
    first = {k.id for k in persons}

    def x(per_cent: float) -> str:
        return at(100 - per_cent if turned else per_cent)

    out: list[str] = []
    shelves = [0, 0]
    for a, b, n in joins:
        if a not in heights or b not in heights:
            continue
        kind = "range" if n > 1 else "axis"
        if (a in first) != (b in first):
            person, other = (a, b) if a in first else (b, a)
            out.append(line(kind, x(LEFT + 0.5), heights[person], x(RIGHT - 0.5), heights[other]))
            continue
        side = 0 if a in first else 1  # both in one column: a bracket beside it
        edge, away = (LEFT + 0.5, 1.0) if side == 0 else (RIGHT - 0.5, -1.0)
        place = edge + away * (0.5 + shelves[side] % _SHELF)
        shelves[side] += 1
        out.append(line(kind, x(edge), heights[a], x(place), heights[a]))
        out.append(line(kind, x(place), heights[a], x(place), heights[b]))
        out.append(line(kind, x(place), heights[b], x(edge), heights[b]))
    for knot in persons:
        out.append(text(x(LEFT), heights[knot.id] + 4, cut(knot.name, _NAME), "" if turned else "end", "strong"))
    for knot in others:
        out.append(text(x(RIGHT), heights[knot.id] + 4, cut(knot.name, _NAME), "end" if turned else ""))
    height = (max(len(persons), len(others), 1) + 1) * ROW
    return svg("".join(out), _("Persons, organisations and places that stand in the same claims"), height), height
