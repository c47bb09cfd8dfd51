"""`make bench`: every measurement of this folder, one after the other, each as a process of its own.

    bench/run.py [NAME...]        only these, for example `quick claims`; without names all, about an hour

Measure on a quiet machine. The figures of the day stand in README.md beside this file.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Name, script and its arguments; those that need the texts beside the checkout say so themselves when they are missing.
ALL = {
    "quick": ("quick.py",),
    "claims": ("claims.py",),
    "extraction": ("extraction/run.py",),
    "add_small": ("add_small.py",),
    "fold": ("vault/fold.py",),
    "flip": ("vault/flip.py",),
    "kill": ("vault/kill.py",),
    "seal": ("seal.py",),
    "held": ("held.py",),
    "watch": ("watch/histories.py",),
    "canaries": ("canaries/run.py",),
    "seen": ("canaries/seen.py",),
}


def main() -> None:
    asked = sys.argv[1:] or list(ALL)
    if unknown := [name for name in asked if name not in ALL]:
        sys.exit(f"There is no measurement {unknown[0]}; there are: {', '.join(ALL)}.")
    failed = []
    for name in asked:
        script, *rest = ALL[name]
        print(f"== {name} (bench/{script}), load {os.getloadavg()[0]:.1f}", flush=True)
        if subprocess.run([sys.executable, HERE / script, *rest], check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"Not measured: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
