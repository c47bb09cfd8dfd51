"""How well public bodies are found across languages: pair F1 over the spellings of `bodies.tsv`, its two halves apart.

    bench/names/bodies.py [--bare]     --bare: without the table of known bodies, the rules and the concepts alone

True pairs are two spellings of one body, false ones spellings of two. The half `unseen` was looked at once, on
22 November 2026: pair F1 0.940 at score 0.5 and 0.865 in the band `same`, which joined no two bodies; after that
look some rules were mended, so it is unseen no more. The table of known bodies was written by whoever wrote the set;
bodies that it does not hold do as --bare says.
"""

from __future__ import annotations

import csv
import sys
from itertools import combinations
from pathlib import Path

from guvoh.resolve.names import bodies, compare_many


def main() -> None:
    if "--bare" in sys.argv:
        bodies.known_body = lambda words: ""
    with (Path(__file__).parent / "bodies.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader((line for line in file if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE))
    for half in ("seen", "unseen"):
        told = [(row["identity"], name) for row in rows if row["half"] == half for name in row["spellings"].split("|")]
        pairs = list(combinations(dict.fromkeys(told), 2))
        found = compare_many([(a[1], b[1]) for a, b in pairs])
        true = [a[0] == b[0] for a, b in pairs]
        for what, said in (
            ("same", [match.band == "same" for match in found]),
            ("score 0.5", [match.score >= 0.5 for match in found]),
            ("same or ask", [match.band != "different" for match in found]),
        ):
            hit = sum(one and other for one, other in zip(true, said, strict=True))
            f1 = 2 * hit / (sum(true) + sum(said))
            print(f"{half}, {what}: pair F1 {f1:.3f}, {hit} of {sum(true)} pairs, {sum(said) - hit} of two bodies")


if __name__ == "__main__":
    main()
