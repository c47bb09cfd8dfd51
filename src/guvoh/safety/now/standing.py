"""What a vault already has for a situation: consents that stand, own contacts, which papers can be made now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from guvoh.book.record_telling import standing as consent_standing
from guvoh.model.records import Record
from guvoh.safety.network import reachable

if TYPE_CHECKING:
    from guvoh.vault.vault import Vault


class Own(NamedTuple):
    """One of the group's own contacts. `by_machine`: whether a machine may write to it (`safety.network.reachable`): a
    contact in the country or under 18, or of whom that is not known, is for a call by hand, or for nobody."""

    record: Record
    by_machine: bool


class Standing(NamedTuple):
    """Consents of the person that hold on the day and those refused; contacts for the situation's uses, those of the
    country and the language first."""

    consents: tuple[Record, ...]
    refused: tuple[Record, ...]
    contacts: tuple[Own, ...]


def standing(
    vault: Vault, case: str, person: str, uses: Sequence[str], country: str, language: str, day: str
) -> Standing:
    """`case`: its id, "" for none; `person`: whom it is about, "" where nobody was named; `day` ISO 8601."""
    from guvoh.vault import queries

    said = queries.records(vault, case or None, "consent", person) if person else []
    hold = tuple(r for r in said if consent_standing(r, day) == "given")
    no = tuple(r for r in said if consent_standing(r, day) == "refused")
    known = [r for r in queries.records(vault, None, "contact", None) if set(r.listed("uses")) & set(uses)]
    known.sort(key=lambda r: (not _names(r, "countries", country), not _names(r, "languages", language), r.first_at))
    own = []
    for record in known:
        whose = record.text("person")
        own.append(Own(record, reachable(record, queries.person(vault, whose) if whose else None)))
    return Standing(hold, no, tuple(own))


def _names(contact: Record, field: str, code: str) -> bool:
    """Whether the contact's list of countries or languages, as somebody typed it, has the code."""
    return bool(code) and code.casefold() in contact.text(field).casefold().replace(",", " ").split()
