"""Where on earth a place is, as far as somebody wrote it down: never guessed, and never finer than it was given.

    locate("Moscow, Russia", {})          the country, for nobody gave coordinates of the town
    locate("Tolvar", {"tolvar": {...}})   what a person set on the case

Known are countries (`words/countries.tsv`, `words/places.tsv`) and whatever a person set. A name is found as a whole
word; endings of Russian and Tajik cases count as the same word.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from guvoh.errors import WrongField
from guvoh.model.derive.ladder import key
from guvoh.model.person_fields import LONGEST
from guvoh.text.i18n import _
from guvoh.text.remembered import Remembered

PRECISIONS = ("exact", "town", "district", "region")  # of coordinates; "country" has none
_ENDINGS = "аяйьоыеиӣ"
_CASE = 3  # letters by which a case may make a word longer
_SHORT = 4  # letters; a shorter word has to be equal


@dataclass(frozen=True, slots=True)
class Located:
    """`country`: ISO 3166, "" unknown. `lat` and `lon` in degrees, None where only the country is known. `source`:
    where they come from."""

    country: str
    lat: float | None
    lon: float | None
    precision: str
    source: str


def locate(place: str, own: Mapping[str, Mapping[str, Any]]) -> Located | None:
    """`own`: what a person set, by the folded name. None where nothing is known."""
    name = place_key(place)
    given = own.get(name)
    if given is not None:
        return Located(str(given.get("country") or ""), float(given["lat"]), float(given["lon"]),
                       str(given.get("precision") or "region"), str(given.get("source") or ""))  # fmt: skip
    words = name.replace(",", " ").split()
    if name in _exact():
        return _exact()[name]
    found: list[tuple[int, Located]] = []
    for at, word in enumerate(words):
        for cut in range(min(_CASE, len(word) - 1) + 1):
            for known, located in _countries().get(word[: len(word) - cut], ()):
                if len(words) - at >= len(known) and all(map(_same, words[at : at + len(known)], known)):
                    found.append((len(known), located))
    return max(found, key=lambda f: f[0])[1] if found else None  # South Korea before Korea


def place_key(place: str) -> str:
    """The folded name, by which a place is known."""
    return _KEYS[place]


_KEYS = Remembered(lambda place: key(place).removeprefix("the "))  # a case names the same places again and again


def checked_place(lat: str, lon: str, precision: str, source: str) -> dict[str, Any]:
    """What is kept of a place that somebody sets. Raises `WrongField`."""
    read: dict[str, Any] = {}
    for name, typed, most in (("lat", lat, 90), ("lon", lon, 180)):
        try:
            value = float(typed.strip().replace(",", "."))
        except ValueError:
            value = 999
        if not abs(value) <= most:
            hint = _("In degrees, for example 38.56. South and west are negative.")
            raise WrongField(_("This is no number of degrees."), hint, field=name)
        read[name] = round(value, 5)
    if precision not in PRECISIONS:
        hint = _("A district's centre is no point in a town.")
        raise WrongField(_("Say how precise it is."), hint, field="precision")
    if not source.strip():
        raise WrongField(_("Say where the coordinates come from."), _("For example: map of 2024."), field="source")
    if len(source) > LONGEST:
        raise WrongField(_("This is too long for one field."), _("For example: map of 2024."), field="source")
    return {**read, "precision": precision, "source": source.strip()}


def _same(word: str, known: str) -> bool:
    if word == known:
        return True
    stem = _stem(known)
    return "а" <= stem[0] <= "ӿ" and len(stem) >= _SHORT and word.startswith(stem) and len(word) - len(stem) <= _CASE


def _stem(known: str) -> str:
    """What all cases of a Russian or Tajik name begin with; another name itself."""
    stem = known.rstrip(_ENDINGS)
    return stem if len(stem) >= _SHORT and "а" <= stem[0] <= "ӿ" else known


@cache
def _exact() -> Mapping[str, Located]:
    """Places with coordinates of places.tsv."""
    return {place_key(name): place for name, place in _rows() if place.lat is not None}


@cache
def _countries() -> Mapping[str, list[tuple[tuple[str, ...], Located]]]:
    """Names of countries as words, by what the first of them begins with in every case."""
    found: dict[str, list[tuple[tuple[str, ...], Located]]] = {}
    for name, place in _rows():
        words = tuple(place_key(name).replace(",", " ").split())
        if place.lat is None and words:
            found.setdefault(_stem(words[0]), []).append((words, place))
    return found


def _rows() -> Iterator[tuple[str, Located]]:
    for row in _table("countries"):
        for language in ("en", "ru", "tg", "fa"):
            if row[language]:
                yield row[language], Located(row["code"], None, None, "country", "CLDR")
    for row in _table("places"):
        place = Located(row["country"], float(row["lat"]) if row["lat"] else None,
                        float(row["lon"]) if row["lon"] else None, row["precision"], row["source"])  # fmt: skip
        for name in (row["name"], *row["spellings"].split("|")):
            if name:
                yield name, place


def _table(name: str) -> Iterator[dict[str, str]]:
    text = (files("guvoh.model") / "words" / f"{name}.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return iter(csv.DictReader(lines, delimiter="\t"))


def country_name(code: str, language: str) -> str:
    """The country's name in the language; the code where there is none."""
    row = next((row for row in _table("countries") if row["code"] == code), None)
    return (row[language] or row["en"]) if row else code
