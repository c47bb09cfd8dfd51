"""Renews what is vendored here from the packages of npm: `python renew.py FOLDER`, where `npm pack` put the archives
named in VENDORED.tsv. Checks each archive's members against the hashes, or writes new hashes with `--accept`."""

from __future__ import annotations

import csv
import hashlib
import io
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).parent
LIST = HERE / "VENDORED.tsv"
COLUMNS = ("file", "package", "version", "member", "licence", "sha256")


def main(folder: Path, accept: bool) -> None:
    rows = list(csv.DictReader(LIST.open(encoding="utf-8"), delimiter="\t"))
    for row in rows:
        archive = folder / f"{row['package'].replace('@', '').replace('/', '-')}-{row['version']}.tgz"
        with tarfile.open(archive) as tar:
            member = tar.extractfile(f"package/{row['member']}")
            if member is None:
                sys.exit(f"{archive.name} has no {row['member']}")
            data = member.read()
        found = hashlib.sha256(data).hexdigest()
        if found != row["sha256"] and not accept:
            sys.exit(f"{row['file']}: the hash differs from VENDORED.tsv; look at why, then give --accept")
        row["sha256"] = found
        (HERE / row["file"]).write_bytes(data)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    LIST.write_text(text.getvalue(), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--accept" in sys.argv)
