"""Whose clock: the time zones of a country, from data/zones.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from guvoh.safety.now.deadlines import zone_of
from guvoh.safety.now.read import damaged

LOOKED_AT = tuple(range(0, 371, 7))  # days after the moment on which the clocks of a country are compared


@cache
def _zones() -> Mapping[str, tuple[str, ...]]:
    text = (files("guvoh.safety.now") / "data" / "zones.tsv").read_text(encoding="utf-8")
    try:
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
        return {country: tuple(zones.split()) for country, zones in rows}
    except ValueError as fault:
        raise damaged("zones.tsv") from fault


def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country by its code (ISO 3166), the most used first as the database has them; none for a country
    that nobody knows. Raises `Damage`."""
    return _zones().get(country, ())


def only_zone(country: str, words: str) -> str:
    """The zone of the country where it has one clock at the moment that was typed (ISO 8601) and in the year after it;
    else "": which of several is meant is asked, never guessed. Raises `UsageError` for a zone that this machine does
    not know."""
    named = zones_of(country)
    try:
        begins = datetime.fromisoformat(words).replace(tzinfo=None)
    except ValueError:
        return ""
    if not named or begins.year > 9000:
        return ""
    days = [begins + timedelta(days=n) for n in LOOKED_AT]
    clocks = {tuple(day.replace(tzinfo=where).utcoffset() for day in days) for where in map(zone_of, named)}
    return named[0] if len(clocks) == 1 else ""
