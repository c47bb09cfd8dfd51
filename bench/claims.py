"""Scores of `guvoh suggest` on the gold texts beside the checkout, by the scorer that lies with them.

    bench/claims.py [GOLD]        default: ../shared/gold
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def main() -> None:
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "gold"
    scorer = SHARED / "tools" / "score_claims.py"
    if not gold.is_dir() or not scorer.is_file():
        sys.exit("The gold texts (../shared beside the checkout) are not here: nothing was measured.")
    with tempfile.TemporaryDirectory() as folder:
        documents, suggested = Path(folder, "documents.jsonl"), Path(folder, "suggested.jsonl")
        documents.write_bytes(
            subprocess.run([sys.executable, scorer, gold, "--documents"], capture_output=True, check=True).stdout
        )
        guvoh = Path(sys.executable).with_name("guvoh")
        suggested.write_bytes(subprocess.run([guvoh, "suggest", documents], capture_output=True, check=True).stdout)
        subprocess.run([sys.executable, scorer, gold, suggested], check=True)


if __name__ == "__main__":
    main()
