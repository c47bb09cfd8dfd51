"""Ties between persons, and of persons to organisations, as somebody says them."""

from __future__ import annotations

from guvoh.app.people import set_person
from guvoh.errors import GuvohError, WrongField
from guvoh.model.ties import TO_ORGANISATIONS
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def tie(vault: Vault, case: str, first: str, code: str, second: str, source: str = "") -> str | None:
    """The first is to the second what `code` says (`model.ties`); `second` is a person or an organisation of the case,
    `source` an ending of the id of the source that says so. Returns the entry's id, None where it was said already.
    Raises `WrongField`."""
    one = queries.person(vault, first)
    organisations = {o.id for o in queries.organisations(vault, case)}
    if second in organisations:
        if code not in TO_ORGANISATIONS:
            raise WrongField(_("Only persons are kin."), _("Choose what fits an organisation."), field="code")
    elif code == "member" or queries.person(vault, second).case != case:
        hint = _("Enter the organisation first.")
        raise WrongField(_("Somebody is a member of an organisation."), hint, field="other")
    if one.id == second or one.case != case:
        raise WrongField(_("A tie needs two."), _("Choose somebody else."), field="other")
    given = queries.settings_of_person(vault, one.id).get("ties") or []
    new = {"code": code, "other": second, "from": _source(vault, source)}
    if any((t["code"], t["other"]) == (code, second) for t in given):
        return None
    return set_person(vault, one.id, {"ties": [*given, new]})


def untie(vault: Vault, first: str, code: str, second: str) -> str | None:
    """Takes a tie away; None when there was none. The history keeps it."""
    given = queries.settings_of_person(vault, first).get("ties") or []
    left = [t for t in given if (t["code"], t["other"]) != (code, second)]
    return set_person(vault, first, {"ties": left}) if len(left) < len(given) else None


def _source(vault: Vault, typed: str) -> str:
    try:
        return queries.find(vault, typed, ("source",))[1] if typed else ""
    except GuvohError as error:
        hint = _("It stands beside each source.")
        raise WrongField(_("There is no source with this id."), hint, field="source") from error
