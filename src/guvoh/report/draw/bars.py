"""Lying bars with an open end: solid to the least, dashed to the most, the figure in words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from guvoh.report.draw.svg import text

ROW = 24
LABEL, END = 50.0, 80.0  # per cent of the width: where bars begin, and where the longest one ends; its words follow
INK, SOFT, SHEET = "#1a1e22", "#4c545b", "#fdfdfc"  # tokens.css: --ink, --ink-soft, --sheet on paper
FACES = "Noto Sans, Vazirmatn, sans-serif"


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: what it stands for, the least, the most, and both in words."""

    label: str
    low: int
    high: int
    words: str


def bars(rows: tuple[Row, ...], label: str, width: int | None = None) -> str:
    """SVG for the rows. With `width` in px it has a fixed size (for the PDF); without, it takes the width it is given
    and its lines and letters keep their size. `label` says the same to those who cannot see it."""
    most = max((row.high for row in rows), default=0) or 1
    step = (END - LABEL) / most

    def at(per_cent: float) -> str:
        return f"{per_cent:.2f}%" if width is None else f"{per_cent * width / 100:.2f}"

    out = []
    for number, row in enumerate(rows):
        top = number * ROW + 4
        base = top + 12
        out.append(_ink(text("0", base, row.label), SOFT))
        if row.low:
            out.append(f'<rect x="{at(LABEL)}" y="{top}" width="{at(row.low * step)}" height="16" fill="{SOFT}"/>')
        if row.high > row.low:
            open_from, open_wide = at(LABEL + row.low * step), at((row.high - row.low) * step)
            out.append(
                f'<rect x="{open_from}" y="{top}" width="{open_wide}" height="16" '
                f'fill="{SHEET}" stroke="{INK}" stroke-width="1.2" stroke-dasharray="4 3"/>'
            )
        out.append(_ink(text(at(LABEL + row.high * step + 1.2), base, row.words), INK, 600))
    size = f'width="{"100%" if width is None else width}" height="{len(rows) * ROW + 4}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="draw" {size} direction="ltr" role="img" '
        f'aria-label="{escape(label)}">{"".join(out)}</svg>'
    )


def _ink(words: str, fill: str, weight: int = 400) -> str:
    ink = f'<text fill="{fill}" font-family="{FACES}" font-size="13" font-weight="{weight}" '
    return words.replace("<text ", ink, 1)
