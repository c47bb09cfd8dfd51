"""Ties that were told: whoever is something to somebody on one side, what he is on the line, to whom on the other."""

from __future__ import annotations

from collections.abc import Sequence

from guvoh.report.draw.svg import at, cut, line, svg, text
from guvoh.text.i18n import RIGHT_TO_LEFT

ROW, HEAD = 40, 12  # px
LEFT, RIGHT = 34.0, 66.0  # per cent of the width: where names of the first end, and those of the second begin
_NAME = 16  # letters that have room on a narrow page
MOST = 40


def ties(told: Sequence[tuple[str, str, str, str]], label: str, language: str) -> tuple[str, int]:
    """(SVG, height) of (first, what it is, second's id, second) in an order in which those of one second follow each
    other; the first `MOST` of them."""
    turned = language in RIGHT_TO_LEFT
    drawn = told[:MOST]
    rows: dict[str, list[int]] = {}
    for n, (_first, _what, second, _name) in enumerate(drawn):
        rows.setdefault(second, []).append(n)
    middle = {second: HEAD + ROW * (sum(of) / len(of) + 0.5) for second, of in rows.items()}

    def x(per_cent: float) -> str:
        return at(100 - per_cent if turned else per_cent)

    out, named = [], set()
    for n, (first, what, second, name) in enumerate(drawn):
        y = HEAD + ROW * (n + 0.5)
        out.append(line("axis", x(LEFT + 1), y, x(LEFT + 20), y))
        out.append(line("axis", x(LEFT + 20), y, x(RIGHT - 1), middle[second]))
        out.append(text(x(LEFT), y + 4, cut(first, _NAME), "" if turned else "end", "strong"))
        if what:
            out.append(text(x(LEFT + 1.5), y - 5, cut(what, _NAME), "end" if turned else ""))
        if second not in named:
            named.add(second)
            out.append(text(x(RIGHT), middle[second] + 4, cut(name, _NAME), "end" if turned else "", "strong"))
    height = HEAD + ROW * max(len(drawn), 1)
    return svg("".join(out), label, height), height
