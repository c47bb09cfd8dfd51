"""Marks of direction for a printed page, which nobody sees and every search passes over.

Words of the other direction keep their full stop and their brackets, and the number of their source stands behind them
as the page reads. The marks stand beside signs and numbers only: beside a letter they would come out of the file in the
middle of a word. Pages on a screen do the same by `bdi`.
"""

from __future__ import annotations

import re
from typing import Any

from guvoh.report.content import direction

_LTR, _RTL = "\u200e", "\u200f"
_LETTER = re.compile(r"[^\W\d_]")
_OURS = frozenset({"title", "question", "missing", "notes", "heads", "what", "enter", "source", "about"})


def turned(page: dict[str, Any]) -> dict[str, Any]:
    """The laid-out page with its marks; everything else as it was."""
    inner, outer = (_LTR, _RTL) if page["dir"] == "rtl" else (_RTL, _LTR)

    def other(text: str) -> bool:
        return _LETTER.search(text) is not None and direction(text) != page["dir"]

    def kept(text: str) -> str:
        if not other(text):
            return text
        return ("" if text[0].isalnum() else inner) + text + ("" if text[-1].isalnum() else inner)

    def pieces(those: list[dict[str, str]]) -> list[dict[str, str]]:
        out, turn = [], False
        for one in those:
            if one["k"] == "sup" or (turn and not _LETTER.search(one["t"])):  # a closing mark, as the page reads too
                out.append(one | {"t": outer + one["t"]} if turn else one)
                turn = turn and one["k"] == "sup"
            else:
                turn = other(one["t"])
                out.append(one | {"t": kept(one["t"])})
        return out

    def walk(value: Any, ours: bool) -> Any:
        if isinstance(value, list):
            if value and isinstance(value[0], dict) and "k" in value[0]:
                return pieces(value)
            return [walk(one, ours) for one in value]
        if isinstance(value, dict):
            # A quotation that stands in a block of its own direction needs none.
            own = value.get("dir", page["dir"]) != page["dir"]
            return {key: one if own and key == "quote" else walk(one, key in _OURS) for key, one in value.items()}
        return kept(value) if ours and isinstance(value, str) else value

    turned_page: dict[str, Any] = walk(page, False)
    return turned_page
