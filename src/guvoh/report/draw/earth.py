"""A map without any network: borders of countries, points no finer than they were given, countries shaded.

The box is 16 by 9, so that land keeps its form at every width (the page gives it that form), and places are per cent
of it. The borders say nothing about whose a territory is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians
from typing import Any

from guvoh.report.draw.svg import Drawing, at, digits, svg
from guvoh.text.i18n import _

WIDE, HIGH = 1600, 900
RATIO = WIDE / HIGH
WORLD = 70  # degrees; a wider map is drawn from the coarse borders
_LETTERS = {c: n for n, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")}
_RINGS = {"district": 16.0, "region": 26.0}  # px; a town or an exact point is a dot
Box = tuple[float, float, float, float]  # west, south, east, north in degrees
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place with coordinates in degrees, and how precise they are."""

    name: str
    lat: float
    lon: float
    precision: str
    cells: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country in which something happened, known no finer. `code`: ISO 3166."""

    name: str
    code: str
    cells: tuple[str, ...] = ()
    link: str = ""


def earth(dots: Sequence[Dot], countries: Sequence[Country], heads: tuple[str, ...], language: str) -> Drawing:
    """Dots and countries are numbered as the rows of the table; `heads` begin with the number and the place."""
    label = _("Map of the places of incidents")
    known = [c for c in countries if c.code in borders()["fine"]["countries"]]
    listed: list[Dot | Country] = [*dots, *countries]
    rows = tuple((digits(n, language), one.name, *one.cells) for n, one in enumerate(listed, 1))
    links = tuple(one.link for one in listed)
    notes = (
        _("A dot is as exact as a town; a dashed ring says: somewhere within; a hatched country: nothing finer known."),
        _("Borders: Natural Earth. They help the eye and say nothing about whose a territory is."),
    )
    if not dots and not known:
        return Drawing("", label, heads, rows, notes, links)
    box = _box(dots, [c.code for c in known])
    land = _land(box, {c.code for c in known})
    marks = []
    taken: list[tuple[float, float]] = []
    for n, one in enumerate(dots, 1):
        x, y = _place(box, one.lon, one.lat)
        ring = _RINGS.get(one.precision)
        kind, r = ("range dashed", ring) if ring else ("firm", 5.0)
        marks.append(f'<circle class="{kind}" cx="{at(x)}" cy="{at(y)}" r="{r:g}"/>'
                     + _number(digits(n, language), x, y, taken))  # fmt: skip
    for n, country in enumerate(known, len(dots) + 1):
        x, y = _place(box, *_middle(country.code, box))
        marks.append(_number(digits(n, language), x, y, taken))
    return Drawing(svg(land + "".join(marks), label, None, "map"), label, heads, rows, notes, links, 506)


def _number(words: str, x: float, y: float, taken: list[tuple[float, float]]) -> str:
    """Beside its point; a little lower for each number that stands there already."""
    while any(abs(x - other) < 3.5 and abs(y - beside) < 4 for other, beside in taken):
        y += 4
    taken.append((x, y))
    return f'<text class="strong" x="{at(x + 1)}" y="{at(y)}" dy="-4">{words}</text>'


def _box(dots: Sequence[Dot], codes: Sequence[str]) -> Box:
    """What is shown: all points, and each country as far as it is not endless; padded to the form of the box."""
    wests, souths, easts, norths = [], [], [], []
    for dot in dots:
        wests.append(dot.lon - 2)
        easts.append(dot.lon + 2)
        souths.append(dot.lat - 1.5)
        norths.append(dot.lat + 1.5)
    for code in codes:
        ring = max(_rings("coarse", code) or _rings("fine", code), key=_spread)
        wests.append(min(p[0] for p in ring))
        easts.append(max(p[0] for p in ring))
        souths.append(min(p[1] for p in ring))
        norths.append(max(p[1] for p in ring))
    west, south, east, north = min(wests), max(min(souths), -60), max(easts), min(max(norths), 84)
    across, up = (east - west) * 1.1 + 1, (north - south) * 1.1 + 1
    middle, level = (east + west) / 2, (north + south) / 2
    shrink = cos(radians(max(-60.0, min(60.0, level))))
    if across * shrink < up * RATIO:
        across = up * RATIO / shrink
    else:
        up = across * shrink / RATIO
    if across > 360:
        across, up, middle, level = 360.0, 360 * shrink / RATIO, 0.0, max(-30.0, min(30.0, level))
    return middle - across / 2, level - up / 2, middle + across / 2, level + up / 2


def _place(box: Box, lon: float, lat: float) -> tuple[float, float]:
    """Per cent of the box, from the upper left."""
    west, south, east, north = box
    return 100 * (lon - west) / (east - west), 100 * (north - lat) / (north - south)


def _land(box: Box, shaded: set[str]) -> str:
    scale = "coarse" if box[2] - box[0] > WORLD else "fine"
    paths: list[str] = []
    hatched: list[str] = []
    for code in borders()[scale]["countries"]:
        inside = [ring for ring, reach in _reaches(scale, code) if _meets(reach, box)]
        if inside:
            drawn = f'<path d="{"".join(_path(ring, box) for ring in inside)}"/>'
            paths.append(drawn)
            if code in shaded:
                hatched.append(drawn)
    pattern = (
        '<defs><pattern id="guvoh-hatch" width="12" height="12" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line class="hatch" x1="0" x2="0" y1="0" y2="12"/></pattern></defs>'
    )
    return (
        f'<svg viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none" width="100%" height="100%">{pattern}'
        f'<g class="land">{"".join(paths)}</g><g class="shaded" fill="url(#guvoh-hatch)">{"".join(hatched)}</g></svg>'
    )


def _path(ring: Points, box: Box) -> str:
    west, south, east, north = box
    across, up = WIDE / (east - west), HIGH / (north - south)
    steps: list[str] = []
    last = None
    for lon, lat in ring:
        here = (max(-200, min(WIDE + 200, round((lon - west) * across))),
                max(-200, min(HIGH + 200, round((north - lat) * up))))  # fmt: skip
        if here != last:
            steps.append(f"{here[0]} {here[1]}")
            last = here
    return f"M{'L'.join(steps)}Z"


def _meets(one: Box, other: Box) -> bool:
    return one[2] >= other[0] and one[0] <= other[2] and one[3] >= other[1] and one[1] <= other[3]


def _spread(ring: Points) -> float:
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return (max(lons) - min(lons)) * (max(lats) - min(lats))


def _middle(code: str, box: Box) -> tuple[float, float]:
    """A point for the number of a country: the middle of what is seen of its largest part."""
    ring = max(_rings("fine", code), key=_spread)
    west, south, east, north = box
    lons = [max(west, min(east, p[0])) for p in ring]
    lats = [max(south, min(north, p[1])) for p in ring]
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


@cache
def borders() -> Mapping[str, Any]:
    """The file as it is: see `borders/renew.py`."""
    return dict(json.loads((files("guvoh.report") / "borders" / "borders.json").read_text("utf-8")))


@cache
def _arcs(scale: str) -> tuple[Points, ...]:
    units = borders()["units"]
    return tuple(tuple(_steps(arc, units)) for arc in borders()[scale]["arcs"])


def _steps(arc: str, units: int) -> Iterator[tuple[float, float]]:
    place, which, value, shift = [0, 0], 0, 0, 0
    for letter in arc:
        bits = _LETTERS[letter]
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            place[which] += ~(value >> 1) if value & 1 else value >> 1
            if which:
                yield place[0] / units, place[1] / units
            which, value, shift = 1 - which, 0, 0


@cache
def _rings(scale: str, code: str) -> tuple[Points, ...]:
    """The outlines of a country, in degrees."""
    arcs = _arcs(scale)
    return tuple(
        tuple(p for a in ring for p in (arcs[a] if a >= 0 else arcs[~a][::-1]))
        for ring in borders()[scale]["countries"].get(code, ())
    )


@cache
def _reaches(scale: str, code: str) -> tuple[tuple[Points, Box], ...]:
    """Each outline with the box that it fills."""
    found = []
    for ring in _rings(scale, code):
        lons, lats = [p[0] for p in ring], [p[1] for p in ring]
        found.append((ring, (min(lons), min(lats), max(lons), max(lats))))
    return tuple(found)
