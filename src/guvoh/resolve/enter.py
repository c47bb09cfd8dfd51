"""Persons whom nobody's claim names: typed by hand or taken from a table; and what was told of a person's liberty.

Drafts in a batch; `app` commits. A person who is entered has a compartment of his own from the first word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guvoh.errors import WrongField
from guvoh.model import dates, vocabulary
from guvoh.model.ids import new_id
from guvoh.model.person_fields import checked_person, one_day
from guvoh.text.i18n import _
from guvoh.vault.batch import Batch

TOLD = ("said_by", "place", "holder", "note")  # words of a status that may be empty


def enter_person(
    batch: Batch, case: str, name: str, fields: Mapping[str, Any] | None = None, source: str | None = None,
    ref: str | None = None,
) -> str:  # fmt: skip
    """One person by hand; returns the id. `source`: where the name was taken from; `ref`: the documenter's own number
    for the person. Raises `WrongField`, also for an empty name."""
    name = " ".join(name.split())
    if not any(c.isalnum() for c in name):
        hint = _("Where nobody knows it, say who it is: brother of R. V.")
        raise WrongField(_("A person needs a name."), hint, field="name")
    given = checked_person(fields or {})
    id = new_id()
    batch.open_compartment(id, case, "person")
    body = {"person": id, "case": case, "name": name, "source": source, "ref": " ".join((ref or "").split())}
    batch.entry(id, "person.entered", body)
    if given:
        batch.entry(id, "set", {"owner": id, "of": "person", "fields": given})
    return id


def tell_status(
    batch: Batch, compartment: str | bytes, person: str, status: str, known: str, latest: str, since: str | None = None,
    source: str | None = None, **words: str,
) -> str:  # fmt: skip
    """What somebody knew of a person's liberty; returns the entry's id. `status`: a code of words/liberty.yaml;
    `known`: the day on which he knew it, not after `latest`; `since`: EDTF. `words`: said_by, place, holder, note.

    Raises `WrongField` for a code, a day or a stretch that cannot be.
    """
    if status not in {term.code for term in vocabulary.terms("liberty")}:
        hint = _("The codes are: {codes}.").format(codes=", ".join(t.code for t in vocabulary.terms("liberty")))
        raise WrongField(_("There is no status with this code."), hint, field="status")
    known = one_day("known", known)
    if known > latest:
        hint = _("Give the day on which whoever says so knew it.")
        raise WrongField(_("This day has not come yet."), hint, field="known")
    since = (since or "").strip()
    if since:
        _check_since(since, known)
    body = {"person": person, "status": status, "known": known, "since": since, "source": source,
            **{name: words.get(name, "").strip() for name in TOLD}}  # fmt: skip
    return batch.entry(compartment, "status.told", body)


def _check_since(since: str, known: str) -> None:
    if not dates.is_valid(since) or dates.interval(since) == dates.NOT_KNOWN:
        hint = _("For example: 2026-11-13, 2026-11 or 2026-11-03/2026-11-13.")
        raise WrongField(_("This date cannot be read."), hint, field="since")
    start = dates.interval(since)[0]
    if start is not None and start > known:
        hint = _("It began on that day or before.")
        raise WrongField(_("This begins after the day on which it was known."), hint, field="since")
