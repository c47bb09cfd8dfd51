"""What may stand on the sheet that somebody carries in a pocket: numbers of people abroad, and harmless words.

Whoever takes it from that pocket learns no name, no organisation, no case, nobody in the country and no child. What
speaks against a line is said by a code, never silently left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guvoh.book.network_due import ROUTES
from guvoh.errors import Refused
from guvoh.model.document import Document
from guvoh.model.ids import short
from guvoh.model.paper import PersonLine, Words
from guvoh.model.records import Record
from guvoh.policy.find import Names, find
from guvoh.policy.guard import names_of
from guvoh.safety.network.contacts import Standing
from guvoh.safety.network.reach import by_hand
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault

MOST = 6  # numbers on one sheet
_ADDRESS = re.compile(r"@|://|\bwww\.|\b[\w-]+\.(?:org|com|net|info|io|eu)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d(?:[\d\s().-]{4,}\d)")
_DIGITS = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Call:
    """`lawyer`: whether it is said to be a lawyer's number; `words` a harmless word for it, "" for none."""

    number: str
    lawyer: bool
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`left_out`: (id of a contact, why): gone, not_reachable (in the country, under 18, or not known), organisation,
    no_number, too_many."""

    calls: tuple[Call, ...]
    own: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What no sheet may hold: names as policy looks for them, and the numbers of whoever may not stand on it."""

    names: Names
    numbers: frozenset[str]


def sheet(plan: Record, contacts: Mapping[str, Standing], forbidden: Forbidden) -> Sheet:
    """The calls of the plan in its order (buddies, duty, lawyers), and its own words. Raises `Refused` where a word
    that somebody typed for the sheet would give somebody away; the message holds no part of it."""
    calls: dict[str, Call] = {}
    left: list[tuple[str, str]] = []
    for field in ROUTES:
        for id in plan.listed(field):
            why = _against(contacts.get(id), calls, forbidden)
            if why:
                left.append((id, why))
                continue
            one = contacts[id].contact
            lawyer = field == "lawyers" and "lawyer" in one.listed("uses")
            calls.setdefault(_number(one), Call(_number(one), lawyer, one.text("sheet_words")))
    own = tuple(line for raw in plan.text("sheet_words").splitlines() if (line := " ".join(raw.split())))
    for line in (*own, *(call.words for call in calls.values())):
        refuse_words(line, forbidden)
    return Sheet(tuple(calls.values()), own, tuple(dict.fromkeys(left)))


def refuse_words(line: str, forbidden: Forbidden) -> None:
    """Raises `Refused` for a line with a name that the vault knows, an address, or a number that may not stand here."""
    hint = _("Change the words for the sheet in the plan or the contact. Nothing was written.")
    if find(line, forbidden.names):
        raise Refused(_("The words for the pocket sheet hold a name that this vault protects."), hint)
    if _ADDRESS.search(line):
        raise Refused(_("The words for the pocket sheet hold an address."), hint)
    if any(number in digits(line) for number in forbidden.numbers):
        hint = _("It belongs to somebody who may not stand there. Nothing was written.")
        raise Refused(_("The words for the pocket sheet hold a number that may not stand there."), hint)


def unprinted(vault: Vault, standings: Mapping[str, Standing]) -> Forbidden:
    """For papers of the group: persons and contacts who are in the country or under 18, or of whom nobody knows it. The
    whole name of somebody else may stand."""
    people = [
        PersonLine(p.id, p.names, *(("protected", "silent") if by_hand(p) else ("named", "public")))
        for p in queries.persons(vault)
    ] + [
        PersonLine(
            id, (one.contact.text("name"),), *(("named", "public") if one.reachable else ("protected", "silent"))
        )
        for id, one in standings.items()
    ]
    return _forbidden(people, standings)


def forbidden_in(vault: Vault, plan: Record, standings: Mapping[str, Standing]) -> Forbidden:
    """For the sheet: every person, contact, organisation and case of the vault, and the plan's own title. `standings`:
    of all contacts of the vault."""
    cases = queries.cases(vault)
    people = [PersonLine(p.id, p.names, "protected", "silent") for p in queries.persons(vault)]
    people += [_line(id, one.contact.text("name")) for id, one in standings.items()]
    people += [_line(o.id, *o.names) for case in cases for o in queries.organisations(vault, case.id)]
    people += [*(_line(case.id, case.name) for case in cases), _line(plan.id, plan.text("title"))]
    return _forbidden(people, standings)


def _forbidden(people: Iterable[PersonLine], standings: Mapping[str, Standing]) -> Forbidden:
    paper = Document("sheet", "", Words(""), "public", "public", "en", "", "", (), persons=tuple(people))
    numbers = (
        one.contact.text(name) for one in standings.values() if not one.reachable for name in ("phone", "signal")
    )
    return Forbidden(names_of(paper), frozenset(one for text in numbers if len(one := digits(text)) > 5))


def without(text: str, forbidden: Forbidden) -> str:
    """Words that somebody typed, for a paper of the group: in the place of each name that may not stand on paper the id
    under which the desk has that person, of each such number three dots; a line in which the number still stands is
    left out."""
    return "\n".join(_without(line, forbidden) for line in text.splitlines())


def _without(line: str, forbidden: Forbidden) -> str:
    for hit in sorted(find(line, forbidden.names), key=lambda one: one.start, reverse=True):
        who = ", ".join(sorted(short(owner) for owner in hit.owners if owner))
        line = f"{line[: hit.start]}({who}){line[hit.end :]}"
    line = _NUMBER.sub(lambda found: "…" if digits(found[0]) in forbidden.numbers else found[0], line)
    return "…" if any(number in digits(line) for number in forbidden.numbers) else line


def digits(text: str) -> str:
    """The figures of a number, of whatever script, as ASCII."""
    return "".join(str(int(one)) for one in _DIGITS.sub("", text))


def _against(one: Standing | None, calls: Mapping[str, Call], forbidden: Forbidden) -> str:
    if one is None:
        return "gone"
    if not one.reachable or digits(_number(one.contact)) in forbidden.numbers:  # or somebody else's in the country
        return "not_reachable"
    if one.contact.text("what") != "person":
        return "organisation"  # whoever looks its number up finds the name
    if not digits(_number(one.contact)):
        return "no_number"
    return "too_many" if len(calls) >= MOST and _number(one.contact) not in calls else ""


def _number(contact: Record) -> str:
    return contact.text("phone") or contact.text("signal")


def _line(id: str, *names: str) -> PersonLine:
    return PersonLine(id, tuple(names), "protected", "silent")
