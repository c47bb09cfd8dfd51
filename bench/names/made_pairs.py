"""Made-up people for training: what the lists of deputies do not show. TSV on standard output.

    made_pairs.py NET_FOLDER PERSONS_TXT [COUNT]

Given, father's and family names are drawn at random from open spellings of single names (the sources of
`train_letters.py`) and put together anew, so nobody is meant. True pairs: other script, turned order, father's name
left out, initials, a family name with and without its ending, a case. False pairs: brothers and sisters, some with like
names, some with his name and an -a; a contradicted father's name, father and son, wrong initials, one given name with
another family name; the other name is drawn near in sound half of the time. Columns as `make_pairs.py` of the kit
writes; the type is `made`.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from pathlib import Path

from guvoh.resolve.names.letters import folded, in_one_script, script_of_token, skeleton, spelt

rnd = random.Random(23)
ENDINGS = {
    0: ("ov", "ev", "zoda", "zade", "", ""),
    1: ("ов", "ев", "зода", "заде", "", ""),
    2: ("اف", "وف", "زاده", "", "", ""),
}
WOMEN = {0: ("ova", "eva"), 1: ("ова", "ева"), 2: ("وا", "اوا")}
COMPOUNDS = (("ullo", "улло", "الله"),
             ("ullah", "улла", "الله"), ("iddin", "иддин", "الدین"), ("uddin", "уддин", "الدين"),
             ("bek", "бек", "بیک"), ("jon", "ҷон", "جان"), ("jon", "джон", "جان"), ("ali", "али", "علی"),
             ("murod", "мурод", "مراد"), ("khon", "хон", "خان"), ("sho", "шо", "شاه"))  # fmt: skip
BEFORE = (("Abdu", "Абду", "عبدال"), ("Abdul", "Абдул", "عبد ال"), ("Mirzo", "Мирзо", "میرزا"), ("Sher", "Шер", "شیر"),
          ("Sayid", "Сайид", "سید"))  # fmt: skip
SISTER = 100  # the name of a brother and an -a
IN_A = ("a", "а", "ه")
FATHERS = {0: ("ovich", "evich"), 1: ("ович", "евич"), 2: ("وویچ", "ویچ")}


def names(net: Path, persons: Path) -> list[dict[int, list[str]]]:
    """Spellings of one name by script."""
    found = []
    by_latin = defaultdict(lambda: defaultdict(list))
    for language, script in (("russian", 1), ("arabic", 2)):
        for line in (net / f"wd_{language}_80").read_text("utf-8").splitlines():
            latin, other, _n = line.split("\t")
            by_latin[latin][script].append(other.replace(" ", ""))
    for latin, others in by_latin.items():
        found.append({0: [latin], **others})
    for line in persons.read_text("utf-8").splitlines():
        group = defaultdict(list)
        for word in line.split("=>")[0].split(","):
            word = word.strip()
            script = script_of_token(folded(word))
            if script >= 0 and re.fullmatch(r"[^\W\d_]{3,12}", word):
                group[script].append(word)
        if len(group) > 1:
            found.append(dict(group))
            if 2 in group:
                found += [dict(group)] * 3  # the Arabic script is scarce
    return [some for some in found if 0 in some and 3 <= len(some[0][0]) <= 12]


def bones(name: dict[int, list[str]]) -> str:
    word, script = in_one_script(folded(name[0][0]))
    return skeleton(spelt(word, script))


pool = names(Path(sys.argv[1]), Path(sys.argv[2]))
pool.sort(key=bones)
count = int(sys.argv[3]) if len(sys.argv) > 3 else 12000


def drawn(scripts: set[int]) -> int:
    while True:
        at = rnd.randrange(len(pool))
        if scripts <= pool[at].keys():
            return at


def other_than(at: int, scripts: set[int]) -> int:
    """Another name, near in sound half of the time."""
    for _ in range(40):
        near = at + rnd.randrange(-40, 41) if rnd.random() < 0.5 else drawn(scripts)
        if 0 <= near < len(pool) and scripts <= pool[near].keys() and bones(pool[near]) + "x" != bones(pool[at]) + "x":
            mine = {word for some in pool[at].values() for word in some}
            if not mine & {word for some in pool[near].values() for word in some}:
                return near
    return drawn(scripts)


def word(at: int, script: int) -> str:
    some = rnd.choice(pool[at][script])
    return some[:1].upper() + some[1:]


def written(
    given: int, family: int, father: int | None, script: int, ending: int, woman: bool, initials: bool = False,
    compound: int = 0,
) -> str:  # fmt: skip
    ends = WOMEN if woman and ending < 2 else ENDINGS
    last = word(family, script) + (ends[script][ending % len(ends[script])] if ending < 6 else "")
    first = word(given, script)
    if compound == SISTER:
        first += IN_A[script]
    elif compound > 0:
        first += COMPOUNDS[compound % len(COMPOUNDS)][script]
    elif compound < 0:
        first = BEFORE[compound % len(BEFORE)][script] + first.lower()
    middle = word(father, script) + rnd.choice(FATHERS[script]) if father is not None else ""
    if initials:
        first, middle = first[0] + ".", middle[:1] + "." if middle else ""
    if script == 1 and rnd.random() < 0.06:
        first, last = first + rnd.choice("ауе"), last + rnd.choice(("а", "у", "ым", "ой"))
    if (script == 1 and rnd.random() < 0.04) or (script == 0 and rnd.random() < 0.03):
        first += "и" if script == 1 else "i"
    turned = rnd.random()
    parts = [first, middle, last] if turned < 0.6 else [last, first, middle]
    text = " ".join(part for part in parts if part)
    return text.replace(" ", ", ", 1) if turned > 0.92 else text


def row(label: int, a: str, b: str, s1: int, s2: int, n: int) -> None:
    (s1, a), (s2, b) = sorted(((s1, a), (s2, b)), key=lambda some: some[0])
    print(label, "made", "LCA"[s1] + "LCA"[s2], a, b, f"M{n}", f"M{n}" if label else f"M{n}x", "made", sep="\t")


print("label\tkind\tscripts\tname1\tname2\tid1\tid2\ttype")
for n in range(count):
    s1, s2 = rnd.choice(((0, 0), (0, 1), (0, 1), (0, 1), (0, 2), (0, 2), (1, 1), (1, 1), (1, 2), (2, 2)))
    scripts = {s1, s2}
    given, family = drawn(scripts), drawn(scripts)
    father = drawn(scripts) if rnd.random() < 0.45 else None
    woman = rnd.random() < 0.3
    ending = rnd.choice((0, 0, 0, 1, 2, 6, 6, 6, 6))
    other_ending = rnd.choice((0, 2, 3, 4)) if ending < 6 and not woman and rnd.random() < 0.25 else ending
    said = father if father is not None and rnd.random() < 0.5 else None
    initials = rnd.random() < 0.08
    compound = rnd.choice((0, 0, 0, rnd.randrange(1, 12), rnd.randrange(1, 12), -rnd.randrange(1, 6)))
    one = written(given, family, father, s1, ending, woman, compound=compound)
    if rnd.random() < 0.4:
        two = written(given, family, said, s2, other_ending, woman, initials, compound)
        row(1, one, two, s1, s2, n)
        continue
    kind = rnd.random()
    if kind < 0.06 and all(word(given, script)[-1] not in "aeiouyаеиоуыэюяьййاهیو" for script in scripts):
        end = rnd.choice((0, 0, 1, 2, 6, 6))
        brother = written(given, family, father, s1, end, False)
        sister = written(given, family, said, s2, end, True, compound=SISTER)
        row(0, brother, sister, s1, s2, n)
        continue
    g, f, p = given, family, said
    if kind < 0.45:
        g = other_than(given, scripts)
    elif kind < 0.65:
        f = other_than(family, scripts)
    elif kind < 0.8:
        father = father if father is not None else drawn(scripts)
        p = other_than(father, scripts)
    elif kind < 0.92:  # the father himself, whose own father is not said
        g = father = drawn(scripts)
        p = None
    else:
        g, initials = other_than(given, scripts), True
    one = written(given, family, father, s1, ending, woman, compound=compound)
    two = written(g, f, p, s2, other_ending, woman, initials, 0 if 0.8 <= kind < 0.92 else compound)
    row(0, one, two, s1, s2, n)
