"""Records of the case file: written, corrected, listed; taken back by `undo`, as anything that a person says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guvoh.app.one_commit import one_commit
from guvoh.errors import Refused, WrongField
from guvoh.model.ids import new_id
from guvoh.model.records import Kind, checked, kind
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault

_LOOKED_UP = {
    "person": "person", "persons": "person", "organisation": "organisation", "source": "source", "sources": "source",
    "claims": "claim", "record": "record",
}  # fmt: skip


def add_record(vault: Vault, case: str, name: str, about: Sequence[str], fields: Mapping[str, Any]) -> str:
    """A new record of the kind `name`; returns its id. `about`: ids of persons of the case.

    Raises `WrongField`, `NotFound`, and `Refused` where the kind needs a person or the persons are of another case."""
    of = kind(name)
    people = _people(vault, of, case, about)
    kept = checked(name, _whole_ids(vault, of, fields))
    id = new_id()
    with one_commit(vault) as batch:
        batch.open_compartment(id, case, "record")
        batch.entry(id, "recorded", {"record": id, "kind": name, "case": case, "about": people, "fields": kept})
    return id


def change_record(vault: Vault, id: str, fields: Mapping[str, Any], about: Sequence[str] | None = None) -> str:
    """Some fields anew (an empty value clears one); the rest stays. Returns the entry's id, which an undo may name."""
    old = queries.record(vault, id)
    of = kind(old.kind)
    people = list(old.about) if about is None else _people(vault, of, old.case, about)
    kept = checked(old.kind, {**old.fields, **_whole_ids(vault, of, fields)})
    if kept == dict(old.fields) and people == list(old.about):
        return old.entry
    home = queries.compartment_of_entry(vault, old.entry)
    with one_commit(vault) as batch:
        body = {"record": id, "kind": old.kind, "case": old.case, "about": people, "fields": kept}
        return batch.entry(home, "recorded", body)


def _people(vault: Vault, of: Kind, case: str, about: Sequence[str]) -> list[str]:
    people = [queries.person(vault, id) for id in dict.fromkeys(about)]
    if of.per == "person" and not people:
        raise WrongField(_("Say whom it is about."), _("`guvoh persons` lists them."), field="about")
    if of.per == "case" and people:
        raise WrongField(_("This is recorded of the whole case, of no single person."), "", field="about")
    if any(one.case != case for one in people):
        raise Refused(_("These belong to different cases."), _("Only what lies in one case can be recorded together."))
    return [one.id for one in people]


def _whole_ids(vault: Vault, of: Kind, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, with whole ids where one was given by its ending. Raises `NotFound`."""
    out = dict(fields)
    for field in of.fields:
        wanted, value = _LOOKED_UP.get(field.type), fields.get(field.name)
        if wanted is None or not value:
            continue
        parts = value.replace(",", " ").split() if isinstance(value, str) else [str(one) for one in value]
        whole = [queries.find(vault, part, (wanted,))[1] for part in parts]
        out[field.name] = whole if field.type.endswith("s") else whole[0]
    return out
