"""How the engine does on invented names of Central Asia, none of which it was trained on: `invented.tsv` beside this.

invented.py [--all]     prints the mistakes, with --all every pair
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from guvoh.resolve.names import compare_many

with (Path(__file__).parent / "invented.tsv").open(encoding="utf-8") as f:
    rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
found = compare_many([(row["a"], row["b"]) for row in rows])
true = [row["label"] == "1" for row in rows]
for row, label, match in zip(rows, true, found, strict=True):
    wrong = (
        (match.score >= 0.5) != label or (match.band == "same" and not label) or (match.band == "different" and label)
    )
    if wrong or "--all" in sys.argv:
        print(f"{int(label)} {match.score:.3f} {match.band:9} {row['a']} | {row['b']}  {row['note']}")
hit = sum(label and match.score >= 0.5 for label, match in zip(true, found, strict=True))
said = sum(match.score >= 0.5 for match in found)
bands = {
    band: [label for label, match in zip(true, found, strict=True) if match.band == band]
    for band in ("same", "ask", "different")
}
print(f"{len(rows)} pairs: F1 {2 * hit / (said + sum(true)):.3f} at 0.5;", ", ".join(
    f"{band} {len(some)} of which true {sum(some)}" for band, some in bands.items()
))  # fmt: skip
