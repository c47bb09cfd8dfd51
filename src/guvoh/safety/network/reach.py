"""Who may be written to by a machine, or stand on a sheet that somebody carries: one function decides."""

from __future__ import annotations

from guvoh.model import Person
from guvoh.model.records import Record

ABROAD = "abroad"


def reachable(contact: Record, person: Person | None = None) -> bool:
    """Whether a machine may write to the contact, and whether it may stand on a printed sheet.

    True only where somebody said both that it is not in the country and that it is not under 18: what is not known
    counts as yes. A contact who is somebody of the case file (`person`) counts as that person too: without him, or
    where he is a child, or not known to be an adult abroad, the answer is False. decisions/012, security 8.3."""
    if contact.kind != "contact":
        return False
    said = contact.text("in_country") == "no" and contact.text("under_18") == "no"
    if not contact.text("person"):
        return said
    return said and person is not None and not by_hand(person)


def by_hand(person: Person) -> bool:
    """Whether only a person may call somebody of the case file: under 18 or in the country, or nobody said."""
    return person.age != "adult" or person.whereabouts != ABROAD
