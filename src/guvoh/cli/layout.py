"""Words on a screen: lines that break between words and never inside one, and numbered columns."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence

_STYLE = re.compile("\x1b\\[[0-9;]*m")  # takes no room
WIDTH = 80  # where no terminal says how wide it is
COLUMNS = 5


def screen_width() -> int:
    return shutil.get_terminal_size((WIDTH, 24)).columns


def wrapped(text: str, width: int) -> str:
    """Each line broken between words, the rest as far in as its beginning. A longer word stands alone, whole."""
    return "\n".join(part for line in text.split("\n") for part in _broken(line, width))


def _broken(line: str, width: int) -> list[str]:
    if _room(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip(" "))]
    out, now = [], ""
    for word in line[len(indent) :].split(" "):
        if now and _room(f"{indent}{now} {word}") > width:
            out.append(f"{indent}{now.rstrip()}")
            now = word
        else:
            now = f"{now} {word}" if now else word
    return [*out, f"{indent}{now}"]


def _room(text: str) -> int:
    return len(_STYLE.sub("", text))


def numbered(words: Sequence[str], width: int) -> str:
    """The words with their numbers, five a line or as many as have room, to be read along the lines."""
    cells = [f"{n:>{len(str(len(words)))}} {word}" for n, word in enumerate(words, 1)]
    cell = max(map(len, cells), default=0) + 2
    each = max(1, min(COLUMNS, (width + 2) // cell))
    lines = (cells[at : at + each] for at in range(0, len(cells), each))
    return "\n".join("".join(f"{one:{cell}}" for one in line).rstrip() for line in lines)
