"""Who else is at risk if a paper is published: asked before, shown to whoever makes it, printed in none.

    at_risk(file, document)      persons and why, from the ties and judgements of the case; of closed cases what is open

Relatives in the country are reached in the place of somebody abroad, also where the paper names none of them. So those
count whom a tie joins to anybody of whom the paper tells. Nothing is concluded: a tie says who is near, a judgement
what was done already. Source: domain model 9; issue 5, 8.6.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from guvoh.model.case_file import CaseFile
from guvoh.model.document import Document, pieces_of
from guvoh.model.ties import group, tie_label
from guvoh.policy.guard import may_be_named
from guvoh.policy.minors import minors
from guvoh.text.i18n import _, language


@dataclass(frozen=True, slots=True)
class AtRisk:
    """`why`: in words, without names of others; `reached`: that it was done before, as somebody judged; `closed`: that
    it is known from a closed case which is open now; `told`: through whom in the paper, ids."""

    person: str
    why: tuple[str, ...]
    reached: bool
    closed: bool
    told: tuple[str, ...]


def told_of(document: Document) -> frozenset[str]:
    """The persons whom a reader of the paper can know to be meant: named, or subjects of it."""
    named = {one.id for one in document.persons if may_be_named(one, document.publicity)}
    return frozenset(document.subjects) | {p.whose for p in pieces_of(document) if p.whose in named}


def at_risk(file: CaseFile, document: Document) -> tuple[AtRisk, ...]:
    """Those who were reached before come first, then the nearest; never who the paper tells of himself, nor the dead.
    `document`: as it is for its reader (`profiles.for_reader`)."""
    told = told_of(document)
    dead = {one.person.id for one in file.people if one.person.whereabouts == "dead"}
    away = {one.person.id for one in file.people if one.person.whereabouts == "abroad"}
    children = minors(file)
    why: dict[str, list[str]] = {}
    through: dict[str, list[str]] = {}
    reached, closed = set(), set()
    for proxy in file.proxies:
        if proxy.target in told and proxy.relative not in told:
            why.setdefault(proxy.relative, []).append(_("was reached before in this person's place"))
            through.setdefault(proxy.relative, []).append(proxy.target)
            reached.add(proxy.relative)
    for tie in file.ties:
        for one, other, first in ((tie.first, tie.second, True), (tie.second, tie.first, False)):
            if other in told and one not in told and group(tie.code) in ("kin", "in_place_of"):
                said = tie_label(tie.code, language())
                why.setdefault(one, []).append(said if first else _("near: {tie} the other way").format(tie=said))
                through.setdefault(one, []).append(other)
                if tie.closed:
                    closed.add(one)
    known = {one.person.id for one in file.people}
    found = [
        AtRisk(id, _once([*_marks(id, children, away), *why[id]]), id in reached, id in closed, _once(through[id]))
        for id in why if id in known and id not in dead
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.reached, one.person in away, one.person)))


def _marks(id: str, children: Collection[str], away: set[str]) -> list[str]:
    return [_("a child")] * (id in children) + [_("abroad")] * (id in away)


def _once(those: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(those))
