"""Which names a case's papers could tell: the known persons, what may stand, and whatever else looks like a name."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.extract import person_names
from guvoh.model import Claim, Source
from guvoh.model.derive.ladder import key
from guvoh.model.ids import derived_id


def mentions_in(source: str, claim: Claim) -> list[dict[str, str]]:
    """The persons that a claim names, as atoms: one spelling in one source is one mention, wherever it stands."""
    found = []
    for role, spans in (("victim", claim.victims), ("actor", claim.actors), ("speaker", claim.attribution)):
        for span in spans:
            for name in person_names(span.text):
                found.append({"id": derived_id(source, key(name.text)), "role": role, "name": name.text})
    return found


def allowed_in(claims: Iterable[tuple[Claim, Iterable[str]]], sources: Iterable[Source]) -> tuple[str, ...]:
    """Places, publishers, and who acts or speaks without being a person. The second of each pair is the names of the
    persons in that claim."""
    allowed: set[str] = set()
    for claim, persons in claims:
        named = [key(p) for p in persons]
        if claim.place:
            allowed.add(claim.place.text)
        for span in (*claim.actors, *claim.attribution, *claim.victims):
            if not any(name in key(span.text) for name in named) and not person_names(span.text):
                allowed.add(span.text)
    allowed.update(s.publisher for s in sources if s.publisher and not person_names(s.publisher))
    return tuple(sorted(allowed))


def unclassified_in(texts: Iterable[str], persons: Iterable[str]) -> tuple[str, ...]:
    """Every name-like run in the texts that is no known person's spelling."""
    known = {key(p) for p in persons}
    found = {name.text for text in texts for name in person_names(text)}
    return tuple(sorted(n for n in found if key(n) not in known))
