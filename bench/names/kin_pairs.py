"""Invented kin and namesakes, and spellings of one of them, from `kin_parts.tsv`: TSV on standard output.

    kin_pairs.py HALF [COUNT]     (a or b)

The halves share no family name and hardly a given name. Half `a` may be read while the engine is repaired; of half `b`
only the figures are read. Six of ten pairs are two people: brothers and sisters with like names, brother and sister,
father and son, cousins, namesakes with another father or another family name.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

ENDINGS = {
    "ov": (("ov", "ova"), ("ов", "ова"), ("اف", "اوا")), "own": (("", ""), ("", ""), ("", "")),
    "zoda": (("zoda", "zoda"), ("зода", "зода"), ("زاده", "زاده")),
    "pur": (("pur", "pur"), ("пур", "пур"), ("پور", "پور")),
    "uly": (("uly", "kyzy"), ("ұлы", "қызы"), ("اولی", "قیزی")),
}  # fmt: skip
FATHERS = (("ovich", "ovna"), ("ович", "овна"), ("وویچ", "وونا"))
OGLI = ((" o'g'li", " qizi"), (" ўғли", " қизи"), (" اوغلی", " قیزی"))
Name = tuple[tuple[str, ...], ...]
half, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 360
rnd = random.Random(half)
given: dict[str, list[list[Name]]] = {"man": [], "woman": [], "both": []}
families: list[tuple[str, Name]] = []
for line in (Path(__file__).parent / "kin_parts.tsv").read_text("utf-8").splitlines():
    if not line.startswith(half + "\t"):
        continue
    _half, kind, told = line.split("\t")
    names = [tuple(tuple(some.split(",")) for some in name.strip().split("/")) for name in told.split(";")]
    if kind in given:
        given[kind].append(names)
    else:
        families.append((kind, names[0]))


def written(first: Name, father: Name | None, family: tuple[str, Name], script: int, woman: bool, other: bool) -> str:
    """One spelling. `other`: a related ending of the family name."""
    kind, stem = family
    ending = ENDINGS["zoda" if other and kind == "ov" else "ov" if other and kind == "zoda" else kind][script][woman]
    last = rnd.choice(stem[script]) + ending
    parts = [rnd.choice(first[script])]
    if father is not None:
        marks = OGLI if kind == "ov" and not woman and rnd.random() < 0.15 else FATHERS
        parts.append(rnd.choice(father[script]) + marks[script][woman])
    return " ".join([last, *parts] if rnd.random() < 0.3 else [*parts, last])


def other_of(name: Name, near: bool, kind: str) -> Name:
    """Another given name: of its own line, or any."""
    line = next(some for some in given[kind] if name in some)
    others = line if near else rnd.choice([some for some in given[kind] if some != line])
    return rnd.choice([some for some in others if some != name])


def row(label: int, one: str, other: str, note: str) -> None:
    if one != other:
        print(label, *((one, other) if rnd.random() < 0.5 else (other, one)), note, sep="\t")


print("label\ta\tb\tnote")
for _ in range(count):
    s1, s2 = rnd.choice(((0, 0), (0, 1), (0, 1), (0, 1), (0, 2), (0, 2), (1, 1), (1, 1), (1, 2), (2, 2)))
    kind = "woman" if rnd.random() < 0.25 else "man"
    woman, family = kind == "woman", rnd.choice(families)
    first, father = rnd.choice(rnd.choice(given[kind])), rnd.choice(rnd.choice(given["man"]))
    said = (father if rnd.random() < 0.4 else None, father if rnd.random() < 0.4 else None)
    one = written(first, said[0], family, s1, woman, False)
    if rnd.random() < 0.4:
        row(1, one, written(first, said[1], family, s2, woman, rnd.random() < 0.1), "one person")
        continue
    which = rnd.random()
    if which < 0.45:
        row(0, one, written(other_of(first, True, kind), said[1], family, s2, woman, False), "kin, near names")
    elif which < 0.55:
        row(0, one, written(other_of(first, False, kind), said[1], family, s2, woman, False), "kin")
    elif which < 0.72:
        near = rnd.random() < 0.7
        one = written(first, father, family, s1, woman, False)
        row(0, one, written(first, other_of(father, near, "man"), family, s2, woman, False),
            "namesakes, fathers " + ("near" if near else "apart"))  # fmt: skip
    elif which < 0.82:
        row(
            0,
            written(first, father, family, s1, woman, False),
            written(father, None, family, s2, False, False),
            "father",
        )
    elif which < 0.9:
        other = rnd.choice([some for some in families if some != family])
        row(0, one, written(first, said[1], other, s2, woman, False), "other family")
    else:
        man, girl = rnd.choice(given["both"])
        row(0, written(man, said[0], family, s1, False, False), written(girl, said[1], family, s2, True, False),
            "brother and sister")  # fmt: skip
