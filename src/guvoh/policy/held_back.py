"""What a paper for others does not say, and why: shown to whoever makes it, printed in none.

    held_back(file, levels, document, shown)     people who are not in it, each with the reason; how much else is not

`document` is the paper with everything in it, `shown` the same as its reader gets it (`profiles.for_reader`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.model.document import ADULT, Document, Drawing, Piece, Table, pieces_of
from guvoh.policy.agreement import missing_agreement
from guvoh.policy.minors import minors
from guvoh.text.i18n import _

CHILD, KIN, CONSENT, DECISION = "child", "kin", "consent", "decision"  # why somebody is not in it


@dataclass(frozen=True, slots=True)
class Person:
    """`reason`: one of the four above, `why` in words, which name nobody."""

    id: str
    reason: str
    why: str


@dataclass(frozen=True, slots=True)
class HeldBack:
    """`small`: numbers that counted too few to be printed; `coarser`: days and places in whose stead the month or the
    region stands; `quotes`: words of sources; `details`: what else was left out."""

    people: tuple[Person, ...]
    small: int
    coarser: int
    quotes: int
    details: int


def held_back(
    file: CaseFile, levels: Mapping[str, int], document: Document, shown: Document, granted: Collection[str] = ()
) -> HeldBack:
    """`levels` of the persons (`levels.level_of`), and who agreed that just this reader sees what is recorded."""
    kin = {id for tie in file.ties if tie.code.startswith("K") for id in (tie.first, tie.second)}
    young = minors(file)
    known = {line.id for line in document.persons}
    people = tuple(
        _person(file, one, kin, young, document.profile, granted) for one in file.people
        if one.person.id in known and levels.get(one.person.id, ADULT + 1) > ADULT
    )  # fmt: skip
    before, after = pieces_of(document), pieces_of(shown)
    quotes = _many(before, "quote") - _many(after, "quote")
    coarser = sum(piece.kind == "own" and bool(piece.field) for piece in after)
    return HeldBack(people, _small(document, shown), coarser, quotes, max(0, len(before) - len(after) - quotes))


def _person(
    file: CaseFile, one: PersonFile, kin: Collection[str], young: Collection[str], profile: str,
    granted: Collection[str],
) -> Person:  # fmt: skip
    id = one.person.id
    if id in young:
        return Person(id, CHILD, _("A child stands in no paper for others."))
    if id in kin and one.person.whereabouts != "abroad":
        return Person(id, KIN, _("Family of somebody in this case, and not known to be abroad."))
    lacks = missing_agreement(file, id, "C4")
    if lacks and not (profile == "partner" and id in granted):
        return Person(id, CONSENT, lacks)
    return Person(id, DECISION, _("What was decided of this person does not allow the name."))


def _many(pieces: Collection[Piece], kind: str) -> int:
    return sum(piece.kind == kind for piece in pieces)


def _small(document: Document, shown: Document) -> int:
    """Tables keep their rows and their order on the way; only figures in them are taken out."""
    pairs = zip(_cells(document), _cells(shown), strict=False)
    return sum(_many(before, "figure") > _many(after, "figure") for before, after in pairs)


def _cells(document: Document) -> Iterator[tuple[Piece, ...]]:
    for section in document.sections:
        for block in section.blocks:
            table = block.table if isinstance(block, Drawing) else block
            if isinstance(table, Table):
                yield from (cell for row in table.rows for cell in row)
