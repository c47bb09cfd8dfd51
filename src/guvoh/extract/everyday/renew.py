"""Makes en.txt anew: English words that are no names, from the SCOWL lists (Debian: wamerican-small, wamerican-huge).

    renew.py SMALL HUGE        the two lists; a word stays out when HUGE has it with a capital, or also_names.txt has it

A person's name that is missed here would not be blanked, so a word in doubt is left out.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
WORD = re.compile("[a-z]{4,}")  # shorter ones are names in many languages: Win, Sun, Gul
HEAD = """# English words that, written with a capital, are still no names: headings, beginnings of sentences.
# From SCOWL (wamerican-small 2020.12.07 without what wamerican-huge also has with a capital, and also_names.txt).
# Copyright 2000-2018 Kevin Atkinson and others; free use with this notice (THIRD_PARTY.md). Made by renew.py.
"""


def main() -> None:
    small, huge = (Path(name).read_text("utf-8").split("\n") for name in sys.argv[1:3])
    capitals = {word.lower() for word in huge if word[:1].isupper()}
    own = (line for line in (HERE / "also_names.txt").read_text("utf-8").split("\n") if not line.startswith("#"))
    left_out = capitals | set(" ".join(own).split())
    words = sorted({word for word in small if WORD.fullmatch(word)} - left_out)
    (HERE / "en.txt").write_text(HEAD + "\n".join(words) + "\n", "utf-8")


if __name__ == "__main__":
    main()
