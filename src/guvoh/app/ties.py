"""Ties between persons, and of persons to organisations, as somebody says them."""

from __future__ import annotations

from guvoh.app.people import set_person
from guvoh.app.proxies import check_certainty, closed_or, keep_link
from guvoh.errors import GuvohError, WrongField
from guvoh.model.ties import TO_ORGANISATIONS, codes
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries.joined import linked
from guvoh.vault.vault import Vault


def tie(
    vault: Vault, case: str, first: str, code: str, second: str, source: str = "", certainty: str = "",
    closed: str = "",
) -> str | None:  # fmt: skip
    """The first is to the second what `code` says (`model.ties`); `second` is a person or an organisation of the case,
    `source` an ending of the id of the source that says so, `certainty` of `model.proxy.CERTAINTIES` or empty.
    `closed`: the id of an open closed case in which it is to be kept, so that the everyday passphrase shows nothing of
    it. Returns the entry's id, None where it was said already. Raises `WrongField`, and `Refused` where that case is
    not open."""
    if certainty:
        check_certainty(certainty)
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
    if closed:
        return _closed_tie(vault, case, one.id, code, second, _source(vault, source), certainty, closed)
    given = queries.settings_of_person(vault, one.id).get("ties") or []
    new = {"code": code, "other": second, "from": _source(vault, source)}
    new |= {"certainty": certainty} if certainty else {}
    if any((t["code"], t["other"]) == (code, second) for t in given):
        return None
    return set_person(vault, one.id, {"ties": [*given, new]})


def _closed_tie(
    vault: Vault, case: str, first: str, code: str, second: str, source: str, certainty: str, closed: str
) -> str | None:
    if code not in codes():
        raise WrongField(_("This is no tie between two."), _("Choose what the first is to the other."), field="code")
    if any((one.a, one.said.get("code"), one.b) == (first, code, second) for one in linked(vault, "tie")):
        return None
    body = {"first": first, "code": code, "second": second, "certainty": certainty or "said", "case": case,
            "source": source or None, "because": ""}  # fmt: skip
    return keep_link(vault, closed_or(vault, closed, case), "tie.told", body)


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
