"""Changes random bytes of objects and view, one at a time; prints how many were found and named (all).

    python bench/vault/flip.py [--bytes 2000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "vault"))

from invented import filled

from guvoh.errors import GuvohError
from guvoh.vault import check
from guvoh.vault.vault import open_with_key


def found(folder: Path, key: bytes, file: Path) -> bool:
    """Whether `verify` names the file."""
    try:
        said = " ".join(check.verify(folder, key).findings)
    except GuvohError as error:
        said = error.message
    return file.name in said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, figures = random.Random(given.seed), Counter[str]()
    place = Path(tempfile.mkdtemp(prefix="flip-"))
    try:
        folder = place / "vault"
        key, _first, _second = filled(folder)
        open_with_key(folder, key).close()
        objects = sorted(folder.glob("objects/??/*"))
        for n in range(given.bytes):
            file = folder / "view.db" if n % 2 else chance.choice(objects)
            whole = file.read_bytes()
            changed = bytearray(whole)
            changed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            file.write_bytes(changed)
            kind = "view" if n % 2 else "objects"
            figures[kind] += 1
            figures[f"{kind} found"] += found(folder, key, file)
            file.write_bytes(whole)
            for name in ("view.db-wal", "view.db-shm"):
                (folder / name).unlink(missing_ok=True)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(", ".join(f"{kind}: {figures[f'{kind} found']} of {figures[kind]} found" for kind in ("objects", "view")))
    return 0 if all(figures[k] == figures[f"{k} found"] for k in ("objects", "view")) else 1


if __name__ == "__main__":
    sys.exit(main())
