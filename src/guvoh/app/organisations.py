"""Organisations entered by hand: founded, banned, designated, each with the source that says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guvoh import review
from guvoh.app.one_commit import one_commit
from guvoh.errors import GuvohError, WrongField
from guvoh.model.ids import new_id
from guvoh.model.organisation import FROM, checked_name, checked_organisation
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def enter_organisation(
    vault: Vault, case: str, name: str, fields: Mapping[str, Any] | None = None, source: str | None = None
) -> str:
    """Returns the id. `fields`: see `model.organisation`. It lies in a compartment of its own. Raises `WrongField`."""
    given = checked_organisation(_with_sources(vault, fields or {}))
    plain = checked_name(name)
    taken = queries.find(vault, source, ("source",))[1] if source else None
    with one_commit(vault) as batch:
        id = new_id()
        batch.open_compartment(id, case, "organisation")
        body = {"organisation": id, "case": case, "name": plain, "source": taken}
        batch.entry(id, "organisation.entered", body)
        if any(given.values()):
            review.set_fields(batch, id, id, "organisation", {k: v for k, v in given.items() if v})
    return id


def set_organisation(vault: Vault, case: str, id: str, fields: Mapping[str, Any]) -> str | None:
    """Keeps what differs from what stands; returns the entry's id, None where nothing differs. Raises `WrongField`."""
    known = queries.organisation(vault, case, id)
    given = checked_organisation(_with_sources(vault, fields))
    stands = {**known.given, "name": known.names[0]}
    new = {name: value for name, value in given.items() if (value or "") != (stands.get(name) or "")}
    if not new:
        return None
    with one_commit(vault) as batch:
        return review.set_fields(batch, known.id, known.id, "organisation", new)


def _with_sources(vault: Vault, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Whole ids where a source was given by its ending. Raises `WrongField`."""
    out = dict(fields)
    for name, value in fields.items():
        if name.endswith(FROM) and value:
            try:
                out[name] = queries.find(vault, str(value), ("source",))[1]
            except GuvohError as error:
                hint = _("It stands beside each source.")
                raise WrongField(_("There is no source with this id."), hint, name) from error
    return out
