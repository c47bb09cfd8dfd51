"""What the rules are worth, in one run: `bench/run.py extraction`, or this file.

    bench/extraction/run.py [--shared FOLDER] [--articles FILE.json] [--times N] [--spacy FOLDER] [--only hrd|claims]

Prints a table of HRDsAttack (product and baselines) and one of claims for each annotated set, with 95 % intervals by
bootstrap over documents, documents a second, peak memory, and the plug-ins where they are installed. The articles, the
baselines and the scorers lie outside this repository, in `../shared` beside the checkout; what is missing is said, and
the rest is measured. Some three minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def main() -> None:
    asked = argparse.ArgumentParser(description="Scores of the rules and of the baselines.")
    asked.add_argument("--shared", type=Path, help="the folder with bench/, gold/ and tools/")
    asked.add_argument("--articles", type=Path, help="another part of HRDsAttack than dev")
    asked.add_argument("--times", type=int, default=1000, help="draws for the intervals")
    asked.add_argument("--spacy", metavar="FOLDER", help="a spaCy pipeline, measured as a plug-in")
    asked.add_argument("--only", choices=("hrd", "claims"))
    given = asked.parse_args()
    if given.shared:
        os.environ["GUVOH_BENCH_SHARED"] = str(given.shared.resolve())  # also for the processes that are started
    import claim_tables
    import hrd_tables

    print(f"95 % intervals by {given.times} draws over documents, load {os.getloadavg()[0]:.1f}", flush=True)
    measured = []
    if given.only != "claims":
        measured.append(hrd_tables.show((given.articles or hrd_tables.PART).resolve(), given.times))
    if given.only != "hrd":
        plugins = ("natasha", f"spacy:{given.spacy}") if given.spacy else ("natasha",)
        times = max(100, given.times // 5)  # the scorer of claims is slower
        measured += [claim_tables.show(folder, name, times, plugins) for name, folder in claim_tables.SETS]
        if not given.spacy:
            print("rules + spaCy: not measured, give --spacy FOLDER with a pipeline")
    if not any(measured):
        sys.exit("Nothing was measured.")


if __name__ == "__main__":
    main()
