"""Persons and their liberty: who is entered by hand, what is set on a person, what was told of him."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from guvoh import resolve, review
from guvoh.app.one_commit import one_commit
from guvoh.errors import Refused, WrongField
from guvoh.model import Person
from guvoh.model.derive.ladder import key
from guvoh.model.person_fields import FROM, checked_person
from guvoh.model.person_names import CONFIRMED
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault


def enter_person(
    vault: Vault, case: str, name: str, fields: Mapping[str, Any] | None = None, source: str | None = None,
    ref: str | None = None,
) -> str:  # fmt: skip
    """A person typed by hand, without any claim; returns the id. `case` is a case's id; `source` where the name was
    taken from; `ref` the documenter's own number for the person. Raises `WrongField`."""
    with one_commit(vault) as batch:
        return resolve.enter_person(batch, case, name, with_sources(vault, fields or {}), source, ref)


def set_person(vault: Vault, id: str, fields: Mapping[str, Any]) -> str:
    """Level, publicity, spellings, lawyer, health, hearing, next call and what else `model.person_fields` knows, in a
    compartment of the person's own. Returns the entry's id. Raises `WrongField`."""
    person = queries.person(vault, id)
    with one_commit(vault) as batch:
        return draft_fields(vault, batch, person, fields)


def say_nobody(vault: Vault, id: str) -> str:
    """What a claim seemed to name is no person (a place, a group, a word): it leaves the register and the board. The
    claim stays. Papers then print the word like any other, so it is refused for whoever was entered by hand, told of,
    called about or had anything set on. Returns the entry's id, which an undo may name. Raises `Refused`."""
    person = queries.person(vault, id)
    mine = {key(name) for name in person.names}
    # The word is passed over in the whole case: whoever else has this name would stand on papers too.
    namesakes = [p for p in queries.persons(vault, person.case) if mine & {key(name) for name in p.names}]
    if any(_known_of(vault, one) for one in namesakes):
        raise Refused(
            _("Something is known of this person beyond the words of a claim."),
            _("Papers would print the name. Take back what was said of the person first. Nothing was changed."),
        )
    known = tuple(queries.settings(vault, person.case).get("not_people") or ())
    more = [name for name in person.names if name not in known]
    batch = vault.batch()
    entry = review.set_fields(batch, person.case, person.case, "case", {"not_people": [*known, *more]})
    vault.commit(batch)
    return entry


def _known_of(vault: Vault, one: Person) -> bool:
    """Whether anything but the words of claims tells of a person."""
    told = queries.settings_of_person(vault, one.id) or queries.statuses(vault, one.id)
    return bool(told or queries.calls_about(vault, one.id)) or not one.claims


def say_somebody(vault: Vault, id: str) -> str:
    """It is a person after all: its names are no longer passed over."""
    person = queries.person(vault, id)
    mine = {key(name) for name in person.names}
    left = [w for w in queries.settings(vault, person.case).get("not_people") or () if key(str(w)) not in mine]
    batch = vault.batch()
    entry = review.set_fields(batch, person.case, person.case, "case", {"not_people": left})
    vault.commit(batch)
    return entry


def tell_status(
    vault: Vault, person: str, status: str, known: str, since: str | None = None, said_by: str = "", place: str = "",
    holder: str = "", note: str = "", source: str | None = None, today: str | None = None,
) -> str:  # fmt: skip
    """What somebody knew of a person's liberty; returns the entry's id, which an undo may name.

    `status`: a code of words/liberty.yaml; `known`: the day on which whoever says so knew it, not after `today`;
    `since`: EDTF. Where a `source` says so, the status goes with it when it is withdrawn or erased. Raises
    `WrongField`, and `NotFound` for an unknown person or source.
    """
    of = queries.person(vault, person)
    if source is not None:
        queries.source(vault, source)
    with one_commit(vault) as batch:
        return resolve.tell_status(
            batch, source or own_compartment(vault, batch, of), of.id, status, known, today or latest_day(vault),
            since, source, said_by=said_by, place=place, holder=holder, note=note,
        )  # fmt: skip


def draft_fields(vault: Vault, batch: Batch, person: Person, fields: Mapping[str, Any]) -> str:
    """The same as `set_person`, in a batch that is committed later."""
    known = queries.settings_of_person(vault, person.id) if fields.get(CONFIRMED) == "yes" else None
    given = with_sources(vault, checked_person(fields, known))
    return review.set_fields(batch, own_compartment(vault, batch, person), person.id, "person", given)


def own_compartment(vault: Vault, batch: Batch, person: Person) -> str | bytes:
    """Where what is said of a person lies; opened in this batch when there is none."""
    own = queries.compartment_of_person(vault, person.id)
    if own is None and not batch.has_compartment(person.id):
        batch.open_compartment(person.id, person.case, "person")
    return own or person.id


def with_sources(vault: Vault, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, with whole ids where the source of one was given by its ending. Raises `WrongField`."""
    out = dict(fields)
    for name, value in fields.items():
        if name.endswith(FROM) and value:
            out[name] = queries.find(vault, str(value), ("source",))[1]
        if name.endswith(FROM) and name.removesuffix(FROM) not in fields:
            hint = _("Give the field itself beside it.")
            raise WrongField(_("A source was given for a field that was not."), hint, field=name)
    return out


def latest_day(vault: Vault) -> str:
    """The last day that it can be anywhere on earth by the vault's clock."""
    return (date.fromisoformat(vault.now()[:10]) + timedelta(days=1)).isoformat()
