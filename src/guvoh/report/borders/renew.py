"""Makes borders.json anew, and countries.tsv among the words of the model. For those who work on Guvoh; needs Babel;
is not installed.

    renew.py world-atlas-2.0.2.tgz

Borders are those of Natural Earth (public domain), as the package world-atlas brings them: countries at 1:50 million
for a region, at 1:110 million for the world. Coordinates are cut to a fiftieth of a degree (about 2 km) and islands too
small to be seen are left out. The names of countries come from CLDR, by way of Babel.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

HERE = Path(__file__).parent
ARCHIVE = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"  # SHA-256 of world-atlas-2.0.2.tgz
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
UNITS = 50  # to a degree
SEEN = 0.02  # square degrees; a smaller ring stays where a country has no larger one
LEFT_OUT = {"AQ"}
NO_CODE = {"Kosovo": "XK"}  # what has borders here and no code keeps its name in place of one
LANGUAGES = ("en", "ru", "tg", "fa")


def main() -> None:
    data = Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(data).hexdigest() != ARCHIVE:
        sys.exit("This is another archive than the one that the borders were made from.")
    with tarfile.open(sys.argv[1]) as archive:
        fine, coarse = (
            json.load(archive.extractfile(f"package/countries-{scale}m.json"))  # type: ignore[arg-type]
            for scale in (50, 110)
        )
    out: dict[str, Any] = {
        "about": "Countries, for the map. A help for the eye; it says nothing about whose a territory is.",
        "source": "Natural Earth 4.1, Admin 0 countries, 1:50m and 1:110m, from world-atlas 2.0.2 (2019)",
        "licence": "Natural Earth: public domain. world-atlas: ISC, copyright 2013-2019 Michael Bostock.",
        "archive_sha256": ARCHIVE, "made_by": "renew.py", "units": UNITS,
        "fine": packed(fine), "coarse": packed(coarse),
    }  # fmt: skip
    (HERE / "borders.json").write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    codes = sorted({*out["fine"]["countries"], *out["coarse"]["countries"]})
    (HERE.parents[1] / "model" / "words" / "countries.tsv").write_text(names(codes), "utf-8")


def packed(topology: dict[str, Any]) -> dict[str, Any]:
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [absolute(arc, scale, move) for arc in topology["arcs"]]
    rings: dict[str, list[list[int]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = code_of(shape)
        if code not in LEFT_OUT and shape.get("arcs"):
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            rings.setdefault(code, []).extend(ring for polygon in polygons for ring in polygon)
    kept = {code: large(found, arcs) for code, found in rings.items()}
    used = sorted({a if a >= 0 else ~a for found in kept.values() for ring in found for a in ring})
    number = {a: n for n, a in enumerate(used)}
    return {
        "arcs": [written(arcs[a]) for a in used],
        "countries": {code: [[number[a] if a >= 0 else ~number[~a] for a in ring] for ring in found]
                      for code, found in sorted(kept.items())},
    }  # fmt: skip


def absolute(arc: list[list[int]], scale: list[float], move: list[float]) -> list[tuple[int, int]]:
    x = y = 0
    points: list[tuple[int, int]] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round((x * scale[0] + move[0]) * UNITS), round((y * scale[1] + move[1]) * UNITS))
        if not points or points[-1] != point:
            points.append(point)
    return points if len(points) > 1 else points * 2


def large(rings: list[list[int]], arcs: list[list[tuple[int, int]]]) -> list[list[int]]:
    sized = sorted(((area(ring, arcs), n) for n, ring in enumerate(rings)), reverse=True)
    return [rings[n] for size, n in sized if size >= SEEN * UNITS**2 or n == sized[0][1]]


def area(ring: list[int], arcs: list[list[tuple[int, int]]]) -> float:
    points = [p for a in ring for p in (arcs[a] if a >= 0 else arcs[~a][::-1])]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))) / 2


def written(points: list[tuple[int, int]]) -> str:
    """Each step as two numbers, five bits to a letter, the least first; bit 6 says that more of it follows."""
    out, last = [], (0, 0)
    for point in points:
        for step in (point[0] - last[0], point[1] - last[1]):
            value = step << 1 if step >= 0 else ~(step << 1)
            while value > 31:
                out.append(ALPHABET[value & 31 | 32])
                value >>= 5
            out.append(ALPHABET[value])
        last = point
    return "".join(out)


def code_of(shape: dict[str, Any]) -> str:
    name = str(shape["properties"]["name"])
    found = get_global("territory_aliases").get(str(shape.get("id")))
    return NO_CODE.get(name) or (found[0] if found else name)


def names(codes: list[str]) -> str:
    listed = {language: Locale(language).territories for language in LANGUAGES}
    head = (
        "# Names of countries, for finding which one a place lies in. From CLDR by way of Babel (Unicode-3.0).\n"
        "# Made by renew.py. Other spellings belong into places.tsv, which is read too.\n"
    )
    lines = ["\t".join(["code", *LANGUAGES])]
    lines += ["\t".join([code, *(listed[language].get(code, "") for language in LANGUAGES)])
              for code in codes if code in listed["en"]]  # fmt: skip
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
