"""Who is at risk because of whom: relatives, what happened to them after what, and what a person judged of it.

    risk(vault, person, language)     one person: his relatives, for whose sake he was reached, what nobody judged yet
    proxies(vault, case)              all live judgements of a case that rest on claims which still stand
    tallies(proxies)                  how many were reached, how many were meant: two numbers, never added

What followed which event: `at_risk_pattern.py`. Nothing of it is concluded by the machine, and no paper prints it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guvoh.book.ties import Told, told_ties
from guvoh.model import Person
from guvoh.model.proxy import HARMS, LATELY, Apart, Happened, Offered, Proxy, Relative, Risk, Tallies
from guvoh.model.ties import tie_label
from guvoh.model.vocabulary import label, term
from guvoh.text.i18n import language as reader_language
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.queries.joined import linked
from guvoh.vault.vault import Vault


def risk(vault: Vault, person: str, language: str = "") -> Risk:
    """Of one person, both ways round. Raises `NotFound`."""
    one, language = queries.person(vault, person), language or reader_language()
    known = proxies(vault, one.case, language)
    kin = [t for t in told_ties(vault, one.case, one.id).get("kin", ()) if t.kind == "person"]
    told, relatives = _of(vault, one), list[Relative]()
    for id in dict.fromkeys(t.second if t.first == one.id else t.first for t in kin):
        of = [t for t in kin if id in (t.first, t.second)]
        other = queries.person(vault, id)
        relatives.append(Relative(
            id, other.names[0], relation(of, id, language), next((t.certainty for t in of if t.certainty), ""),
            next((t.closed for t in of if t.closed), ""), tuple(h for h in _of(vault, other) if is_harm(h)),
        ))  # fmt: skip
    through = tuple(p for p in known if p.target == one.id)
    judged = {(p.relative, p.claim) for p in through}
    offered = [_offered(r, act, told) for r in relatives for act in r.acts if (r.person, act.claim) not in judged]
    return Risk(one.id, one.names[0], tuple(relatives), tuple(p for p in known if p.relative == one.id), through,
                tuple(offered))  # fmt: skip


def proxies(vault: Vault, case: str, language: str = "") -> list[Proxy]:
    """The live judgements whose act still stands and whose two are still persons, in the order they were made."""
    told = [one for one in linked(vault, "proxy") if one.said.get("case") == case]
    language = language or reader_language()
    ids = sorted({id for one in told for id in (one.a, one.b)})
    of = dict(queries.persons_of_atoms(vault, ids))
    persons = queries.persons_by_id(vault, sorted(set(of.values())))
    wanted = sorted({id for one in told for id in (one.c, str(one.said.get("after") or ""), *one.said["basis"]) if id})
    stands = {row.id for row in queries.claim_rows(vault, wanted) if row.state == "accepted"}
    kin = told_ties(vault, case).get("kin", ()) if told else ()
    found = []
    for one in told:
        relative, target = (persons.get(of.get(atom, "")) for atom in (one.a, one.b))
        if relative is None or target is None or relative.id == target.id or one.c not in stands:
            continue
        between = [t for t in kin if {t.first, t.second} == {relative.id, target.id}]
        after = str(one.said.get("after") or "")
        found.append(Proxy(
            one.entry, relative.id, relative.names[0], target.id, target.names[0], one.c,
            after if after in stands else "", tuple(id for id in one.said["basis"] if id in stands),
            str(one.said.get("certainty") or ""), str(one.said.get("because") or ""), one.by, one.at,
            relation(between, relative.id, language),
        ))  # fmt: skip
    return found


def tallies(known: Sequence[Proxy]) -> Tallies:
    """Distinct persons on either side, and distinct acts."""
    return Tallies(len({p.relative for p in known}), len({p.target for p in known}), len({p.claim for p in known}))


def relation(ties: Sequence[Told], of: str, language: str) -> str:
    """What `of` is to the other one, in words: as it was said, else what its inverse can be."""
    words = [tie_label(t.code, language) for t in ties if t.first == of]
    if not words:
        words = [" / ".join(label("kinship", code, language) for code in term("kinship", t.code).inverse) for t in ties]
    return "; ".join(dict.fromkeys(words))


def is_harm(one: Happened) -> bool:
    return one.role == "victim" and one.act in HARMS


def happened(row: ClaimRow, role: str) -> Happened:
    """What a claim tells of somebody, without its words."""
    claim, when = row.claim, row.claim.date
    first, last = ((when.start or when.end), (when.end or when.start)) if when else (None, None)
    return Happened(row.id, row.source, claim.act, claim.code, role, first and first[:10], last and last[:10],
                    claim.place.text if claim.place else "")  # fmt: skip


def apart(event: Happened, act: Happened) -> Apart | None:
    """How many days the act came behind the event; None where a day is not known, or where it came before it."""
    if not (event.first and event.last and act.first and act.last) or act.last < event.first:
        return None
    least, most = _days(event.last, act.first), _days(event.first, act.last)
    return Apart(max(0, least), max(0, most))


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _of(vault: Vault, person: Person) -> list[Happened]:
    return [happened(row, role) for row, role in queries.claims_of_person(vault, person.id) if row.claim.happened]


def _offered(relative: Relative, act: Happened, told: Sequence[Happened]) -> Offered:
    """With the last that was told of the target before it, within a year."""
    before = [(between.least, -_days("2000-01-01", event.last or ""), event, between) for event in told
              if event.claim != act.claim and (between := apart(event, act)) and between.least <= LATELY]  # fmt: skip
    if not before:
        return Offered(relative.person, relative.name, act, None, None)
    _least, _day, event, between = min(before, key=lambda b: (b[0], b[1], b[2].claim))
    return Offered(relative.person, relative.name, act, event, between)
