"""Renews `age.js`: the encrypting half of typage with its parts, bundled by esbuild into one file. Needs npm.

`python renew.py` builds the versions of VENDORED.tsv in a new folder and compares; `--accept` writes what was built.
npm checks each archive against the `integrity` of the list, and whatever npm brings must stand in the list: a part
that another part wants in a version of its own stands there as `PART/node_modules/ITS PART`. No part of the program;
nothing here is run by it."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LIST = HERE / "VENDORED.tsv"
BUNDLE = ("--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=ascii", "--legal-comments=none")


def main(accept: bool) -> None:
    rows = list(csv.DictReader(LIST.open(encoding="utf-8"), delimiter="\t"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "package.json").write_text(json.dumps(wanted(rows)), "utf-8")
        subprocess.run(["npm", "install", "--ignore-scripts"], cwd=folder, check=True)
        lock = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
        # What esbuild brings for other machines, and for this one, is esbuild's own and not in the bundle.
        came = {path.removeprefix("node_modules/") for path in lock if path and "/@esbuild/" not in path}
        if came != {row["package"] for row in rows}:
            sys.exit(f"other parts than VENDORED.tsv says: {sorted(came ^ {row['package'] for row in rows})}")
        for row in rows:
            if lock[f"node_modules/{row['package']}"]["integrity"] != row["integrity"] and not accept:
                sys.exit(f"{row['package']}: the archive is another one than VENDORED.tsv says; look at why")
            row["integrity"] = lock[f"node_modules/{row['package']}"]["integrity"]
        (folder / "entry.js").write_bytes((HERE / "age.entry.txt").read_bytes())
        subprocess.run(["npx", "esbuild", "entry.js", *BUNDLE, "--outfile=age.js"], cwd=folder, check=True)
        data = (folder / "age.js").read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if any(row["sha256"] not in ("", found) for row in rows) and not accept:
        sys.exit("age.js: the hash differs from VENDORED.tsv; look at why, then give --accept")
    for row in rows:
        row["sha256"] = found if row["sha256"] else ""
    (HERE / "age.js").write_bytes(data)
    with LIST.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def wanted(rows: list[dict[str, str]]) -> dict[str, Any]:
    """What npm is asked for; parts inside another part it finds by itself. `type` is what `npm init` writes: without it
    esbuild wraps the entry in another way, and the bytes differ."""
    asked = {row["package"]: row["version"] for row in rows if "/node_modules/" not in row["package"]}
    return {"private": True, "type": "commonjs", "dependencies": asked}


if __name__ == "__main__":
    main("--accept" in sys.argv)
