"""How the engine does on invented names, none of which it was trained on: `invented*.tsv` beside this.

    invented.py [FILE...] [--all | --figures]

Prints the mistakes, with --all every pair, with --figures neither: so are the files read that nobody is to learn from
(`invented_kin_b.tsv`).
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from guvoh.resolve.names import compare_many


def told(file: Path) -> None:
    with file.open(encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = compare_many([(row["a"], row["b"]) for row in rows])
    true = [row["label"] == "1" for row in rows]
    for row, label, match in zip(rows, true, found, strict=True):
        wrong = (
            (match.score >= 0.5) != label
            or (match.band == "same" and not label)
            or (match.band == "different" and label)
        )
        if "--figures" not in sys.argv and (wrong or "--all" in sys.argv):
            print(f"{int(label)} {match.score:.3f} {match.band:9} {row['a']} | {row['b']}  {row['note']}")
    hit = sum(label and match.score >= 0.5 for label, match in zip(true, found, strict=True))
    said = sum(match.score >= 0.5 for match in found)
    bands = {
        band: [label for label, match in zip(true, found, strict=True) if match.band == band]
        for band in ("same", "ask", "different")
    }
    joined = [
        row["note"] for row, match in zip(rows, found, strict=True) if row["label"] == "0" and match.band == "same"
    ]
    joined_notes = Counter(joined)
    print(f"{file.name}: {len(rows)} pairs: F1 {2 * hit / (said + sum(true)):.3f} at 0.5;", ", ".join(
        f"{band} {len(some)} of which true {sum(some)}" for band, some in bands.items()
    ), *(f"; wrongly same: {note} {n}" for note, n in joined_notes.most_common()))  # fmt: skip


files = [Path(given) for given in sys.argv[1:] if not given.startswith("--")]
for file in files or [Path(__file__).parent / "invented.tsv"]:
    told(file)
