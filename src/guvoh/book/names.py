"""Which names a case's papers could tell: the known persons, what may stand, and whatever else looks like a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from guvoh.book.placing import places_in
from guvoh.extract import may_name_persons, persons_in
from guvoh.model import Claim, Source
from guvoh.model.derive.ladder import key
from guvoh.model.ids import derived_id
from guvoh.text.invisible import visible, without_turns
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def not_people(vault: Vault, case: str) -> tuple[str, ...]:
    """What a reader of this case said is no person's name, whatever it looks like: places, groups, common words."""
    return tuple(str(word) for word in queries.settings(vault, case).get("not_people") or ())


def are_nobody(names: Collection[str], nobody: Collection[str]) -> bool:
    """Whether all spellings of what stands in the register were said to be no person's."""
    passed = {key(word) for word in nobody}
    return bool(passed) and {key(name) for name in names} <= passed


def mentions_in(source: str, claim: Claim, nobody: Collection[str] = ()) -> list[dict[str, str]]:
    """The persons that a claim names, as atoms: one spelling in one source is one mention, wherever it stands. What is
    in `nobody` is no person."""
    found = []
    passed = {key(word) for word in nobody}
    places = places_in(claim.place.text) if claim.place else ()
    for role, spans in (("victim", claim.victims), ("actor", claim.actors), ("speaker", claim.attribution)):
        for span in spans:
            for name in persons_in(span.text, claim.language, places):
                if key(name.text) not in passed:
                    found.append(one_mention(source, role, name.text))
    return found


def one_mention(source: str, role: str, name: str) -> dict[str, str]:
    return {"id": derived_id(source, key(name)), "role": role, "name": name}


def name_in_line(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a line of a list without the number, dot or dash before the name, and the comma behind it."""
    found = _IN_LINE.fullmatch(text, start, max(start, end))
    return found.span(1) if found and found.group(1) else (start, start)


_IN_LINE = re.compile(r"[\s\d().:•*·–—№#-]*(.*?)[\s,;:.]*", re.S)


def allowed_in(claims: Iterable[Claim], sources: Iterable[Source]) -> tuple[str, ...]:
    """What may stand although it is written with capitals: places of accepted claims, and publishers. Of a place that
    is somebody's house, shop or room, only where it lies."""
    allowed = {place for claim in claims if claim.place for place in places_in(visible(claim.place.text))}
    allowed.update(s.publisher for s in sources if s.publisher and not persons_in(s.publisher))
    return tuple(sorted(allowed))


def unclassified_in(
    texts: Iterable[tuple[str, str | None]], persons: Iterable[str], places: Collection[str]
) -> tuple[str, ...]:
    """Every run in the texts (each with its language) that may be a person's name and is no known person's spelling."""
    known = {key(p) for p in persons}
    ways = {(way, language or "en") for text, language in texts for way in (text, without_turns(text))}
    found = {name.text for text, language in ways for name in may_name_persons(visible(text), language, places)}
    return tuple(sorted(n for n in found if key(n) not in known))
