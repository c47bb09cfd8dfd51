"""Makes the lists of words that are no names anew. What a list lacks is blanked in papers, so a word in doubt is left
out of it.

    renew.py en SMALL HUGE            the SCOWL lists (Debian: wamerican-small, wamerican-huge); a word stays out when
                                      HUGE has it with a capital, or also_names.txt has it
    renew.py fa SMALL_FA PERSONS      small_fa.msgpack.gz of wordfreq 3.1.1, names/persons.txt of rigour 1.3.13; a word
                                      stays out when it is, or is made of, a part of a name, or also_names_fa.txt has
                                      it, unless also_words_fa.txt has it. Needs msgpack
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
ENGLISH = re.compile("[a-z]{4,}")  # shorter ones are names in many languages: Win, Sun, Gul
PERSIAN = re.compile("[\u0621-\u063a\u0641-\u06cc\u200c]{2,}")
FAMILY = ("زاده", "پور", "نژاد", "نیا", "الدین", "الله")  # how family and given names end
MADE = ("ی", "یان", "فر", "وند", "لو", "چی")  # with these a name becomes a family's
EN_HEAD = """# English words that, written with a capital, are still no names: headings, beginnings of sentences.
# From SCOWL (wamerican-small 2020.12.07 without what wamerican-huge also has with a capital, and also_names.txt).
# Copyright 2000-2018 Kevin Atkinson and others; free use with this notice (THIRD_PARTY.md). Made by renew.py.
"""
FA_HEAD = """# Persian words that are no names. From the frequent words of wordfreq 3.1.1, without parts of persons'
# names in Wikidata. Data of Robyn Speer and others under CC BY-SA 4.0 (THIRD_PARTY.md). Made by renew.py.
"""


def english(small: Path, huge: Path) -> None:
    capitals = {word.lower() for word in huge.read_text("utf-8").split("\n") if word[:1].isupper()}
    words = {word for word in small.read_text("utf-8").split("\n") if ENGLISH.fullmatch(word)}
    _write("en.txt", EN_HEAD, words - capitals - _own("also_names.txt"))


def persian(small: Path, persons: Path) -> None:
    import msgpack  # type: ignore[import-not-found]

    from guvoh.extract.tongues.fa import bare

    bins = msgpack.unpackb(gzip.decompress(small.read_bytes()), raw=False)[1:]
    words = {bare(word) for words in bins for word in words if PERSIAN.fullmatch(word)}
    kept, own = ({bare(word) for word in _own(name)} for name in ("also_words_fa.txt", "also_names_fa.txt"))
    lines = persons.read_text("utf-8").split("\n")
    names = own | {bare(part) for line in lines for name in line.split("=>")[0].split(",") for part in name.split()}
    _write("fa.txt", FA_HEAD, {word for word in words - names if not _is_family(word, names)} | (kept - own))


def _is_family(word: str, names: set[str]) -> bool:
    return word.endswith(FAMILY) or any(word.endswith(end) and word.removesuffix(end) in names for end in MADE)


def _own(name: str) -> set[str]:
    lines = (HERE / name).read_text("utf-8").split("\n")
    return set(" ".join(line for line in lines if not line.startswith("#")).split())


def _write(name: str, head: str, words: set[str]) -> None:
    (HERE / name).write_text(head + "\n".join(sorted(words)) + "\n", "utf-8")


if __name__ == "__main__":
    {"en": english, "fa": persian}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
