"""What would let a blanked name be guessed by measuring: hashes of words that are few, the count of characters, and a
place on the map where somebody lives."""

from __future__ import annotations

from dataclasses import replace

from guvoh.model.paper import Chronology, ClaimLine, PlaceLine, SourceLine

DEGREES = {"town": 2}  # decimals that are kept of a place's coordinates, 1 km; of every other 1, which is 10 km


def without_measures(before: Chronology, after: Chronology) -> Chronology:
    """The covered paper without the plain hash of sources that are short or were told, and, for every source in whose
    claims (or own line) something was replaced, with pages and paragraphs only; places no finer than a district
    or town. `before`: the same, not yet covered."""
    replaced = {old.number for old, new in zip(before.sources, after.sources, strict=True) if _differs(old, new)}
    for old_entry, new_entry in zip(before.entries, after.entries, strict=True):
        pairs = zip(old_entry.claims, new_entry.claims, strict=True)
        replaced |= {old.source for old, new in pairs if _differs(old, new)}
    entries = tuple(
        replace(entry, claims=tuple(_unmeasured(c) if c.source in replaced else c for c in entry.claims))
        for entry in after.entries
    )
    sources = tuple(without_hash(source) for source in after.sources)
    places = tuple(_no_finer(old, new) for old, new in zip(before.places, after.places, strict=True))
    return replace(after, entries=entries, sources=sources, places=places)


def without_hash(source: SourceLine) -> SourceLine:
    """Without the hash of its plain words, where guesses could be tried until it fits."""
    return replace(source, sha256=None) if source.tried else source


def _no_finer(old: PlaceLine, new: PlaceLine) -> PlaceLine:
    """A place whose name says who lives there lies nowhere; a spot lies somewhere round it."""
    if old.name != new.name or new.lat is None or new.lon is None:
        return replace(new, lat=None, lon=None, country=new.country if old.name == new.name else "")
    decimals = DEGREES.get(new.precision, 1)
    precision = "district" if new.precision == "exact" else new.precision
    return replace(new, lat=round(new.lat, decimals), lon=round(new.lon, decimals), precision=precision)


def _differs(old: ClaimLine | SourceLine, new: ClaimLine | SourceLine) -> bool:
    """Whether covering changed any words; who decided is left out of every paper and tells nothing of the source."""
    if isinstance(old, ClaimLine):
        old = replace(old, decided_by="")
    return old != new


def _unmeasured(claim: ClaimLine) -> ClaimLine:
    return replace(claim, where=replace(claim.where, start=None, end=None))
