"""Pieces of a drawing: SVG whose positions are per cent of the width and whose sizes are px, so that lines and letters
keep their size. It has no `viewBox` and no `style`; the classes are those of `draw` in desk.css."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_RIGHT = re.compile("[\u0590-\u08ff]")
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # no file of a drawing may hold them
_DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture and the table that says the same. `links`: for each row the key of what it counts, "" for none; the
    page makes an address of it."""

    svg: str
    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    height: int = 0


def digits(value: int | str, language: str) -> str:
    """A number in the reader's digits."""
    text = f"{value:,}".replace(",", "\u202f") if isinstance(value, int) else value
    return text.translate(_DIGITS.get(language, {}))


def svg(body: str, label: str, height: int | None = None, more: str = "") -> str:
    """A whole drawing. Letters are anchored as from left to right, in every language; a run of Persian words still
    reads from the right."""
    high = f' height="{height}"' if height is not None else ""
    return (f'<svg class="draw{" " + more if more else ""}"{high} direction="ltr" role="img" '
            f'aria-label="{escape(label.translate(_CONTROLS))}">{body}</svg>')  # fmt: skip


def text(x: str, y: float, words: str, anchor: str = "", kind: str = "") -> str:
    """Words with their left edge at `x`, their right one (`anchor` "end") or their middle. Words of a right-to-left
    script are set as a line of that direction, for else a range beginning with a number would be turned round; the
    anchor of such a line is named from its other side."""
    right = _RIGHT.search(words) is not None
    named = {"": "end", "end": "", "middle": "middle"}[anchor] if right else anchor
    more = (' direction="rtl"' if right else "") + (f' text-anchor="{named}"' if named else "")
    more += f' class="{kind}"' if kind else ""
    return f'<text x="{x}" y="{y:g}"{more}>{escape(words.translate(_CONTROLS))}</text>'


def line(kind: str, x1: str, y1: float | str, x2: str, y2: float | str) -> str:
    return f'<line class="{kind}" x1="{x1}" x2="{x2}" y1="{y1}" y2="{y2}"/>'


def rect(kind: str, x: str, y: float, width: str, height: float | str) -> str:
    return f'<rect class="{kind}" x="{x}" y="{y:g}" width="{width}" height="{height}"/>'


def circle(kind: str, x: str, y: float, r: float = 6) -> str:
    return f'<circle class="{kind}" cx="{x}" cy="{y:g}" r="{r:g}"/>'


def at(per_cent: float) -> str:
    return f"{per_cent:.2f}%"


def cut(words: str, most: int) -> str:
    """The words, shortened where a drawing has no room; the table beside it has them whole. Shortened between two words
    where that leaves half of them: a piece of a word may be somebody's name."""
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    whole = kept.rpartition(" ")[0] if words[most - 1] != " " else kept
    return (whole if len(whole) > most // 2 else kept).rstrip(" ,:;") + "…"


def listed(parts: Sequence[str]) -> str:
    """For a label that is read aloud."""
    return "; ".join(part for part in parts if part)
