"""The lists of places, read once, when the first place is asked for."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from guvoh.text.fold import fold
from guvoh.text.tables import read_table

HERE = Path(__file__).parent
_WORDS = HERE.parent / "words"
_TAJIK = {"01": "TJ-GB", "02": "TJ-KT", "03": "TJ-SU", "04": "TJ-DU", "RR": "TJ-RA"}  # GeoNames' numbers
_ENDINGS = "аяйьоыеиу"  # what a Russian or Tajik name may lose or change in other cases
_STEM = 4  # letters that a stem has to have


class Spot(NamedTuple):
    """A place: `path` from its country down to itself, `level` country, province, district or town; `people` in
    thousands, 0 where nobody said: of two places of one name the larger is meant, unless the text names the larger
    place round one of them."""

    id: str
    path: tuple[str, ...]
    level: str
    people: int


Listed = dict[str, list[Spot]]


@cache
def names() -> Listed:
    """Every spelling, folded, with the places that it may be, the likeliest first."""
    found: Listed = {}
    known: set[tuple[str, str]] = set()  # (province, spelling): what our own lists say goes before GeoNames
    for name, spot in _own():
        found.setdefault(name, []).append(spot)
        known.add((spot.path[:2][-1], name))
    for spot, listed in _towns():
        province = spot.path[1]
        if not any((province, name) in known for name in listed):
            for name in listed:
                found.setdefault(name, []).append(spot)
    for spots in found.values():
        if len(spots) > 1:
            spots.sort(key=lambda s: -s.people)
    return found


@cache
def stems() -> dict[str, tuple[str, ...]]:
    """What all cases of a Cyrillic spelling begin with -> the spellings."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names():
        stem = name.rstrip(_ENDINGS)
        if len(stem) >= _STEM and "а" <= name[0] <= "ӿ":
            found[stem] = (*found.get(stem, ()), name)
    return found


def _own() -> Iterator[tuple[str, Spot]]:
    for row in read_table(_WORDS / "countries.tsv"):
        if row[0] != "code":
            for name in row[1:]:
                if name:
                    yield folded(name), Spot(row[0], (row[0],), "country", 99_999)
    for row in read_table(_WORDS / "places.tsv"):
        if row[0] != "name" and not row[3]:
            for name in (row[0], *row[1].split("|")):
                yield folded(name), Spot(row[2], (row[2],), "country", 99_999)
    paths: dict[str, tuple[str, ...]] = {}
    for table in ("tajikistan", "others"):
        for id, parent, level, listed, *_source in read_table(HERE / f"{table}.tsv"):
            path = paths[id] = (*paths.get(parent, (parent,)), id) if parent else (id,)
            size = {"country": 99_999, "province": 9_000, "district": 900, "town": 800}[level]
            for name in listed.split("|"):
                yield folded(name), Spot(id, path, level, size)


def _towns() -> Iterator[tuple[Spot, list[str]]]:
    text = gzip.decompress((HERE / "towns.tsv.gz").read_bytes()).decode()
    for line in text.splitlines():
        country, number, people, listed = line.split("\t")
        shown, *others = listed.split("|")
        province = _TAJIK.get(number, f"TJ-{number}") if country == "TJ" else f"{country}-{number}"
        yield Spot(f"{province}-{shown}", (country, province, f"{province}-{shown}"), "town", int(people)), [
            folded(shown), *others]  # fmt: skip


def folded(name: str) -> str:
    """A name as it is looked for: folded, marks as spaces."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(name).text).split())
