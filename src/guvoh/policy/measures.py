"""What would let a blanked name be guessed by measuring: hashes of words that are few, and the count of characters."""

from __future__ import annotations

from dataclasses import replace

from guvoh.model.paper import Chronology, ClaimLine, SourceLine


def without_measures(before: Chronology, after: Chronology) -> Chronology:
    """The covered paper without the plain hash of sources that are short or were told, and, for every source in whose
    claims (or own line) something was replaced, with pages and paragraphs only. `before`: the same, not yet covered."""
    replaced = {old.number for old, new in zip(before.sources, after.sources, strict=True) if _differs(old, new)}
    for old_entry, new_entry in zip(before.entries, after.entries, strict=True):
        pairs = zip(old_entry.claims, new_entry.claims, strict=True)
        replaced |= {old.source for old, new in pairs if _differs(old, new)}
    entries = tuple(
        replace(entry, claims=tuple(_unmeasured(c) if c.source in replaced else c for c in entry.claims))
        for entry in after.entries
    )
    sources = tuple(replace(source, sha256=None) if source.tried else source for source in after.sources)
    return replace(after, entries=entries, sources=sources)


def _differs(old: ClaimLine | SourceLine, new: ClaimLine | SourceLine) -> bool:
    """Whether covering changed any words; who decided is left out of every paper and tells nothing of the source."""
    if isinstance(old, ClaimLine):
        old = replace(old, decided_by="")
    return old != new


def _unmeasured(claim: ClaimLine) -> ClaimLine:
    return replace(claim, where=replace(claim.where, start=None, end=None))
