"""Records of the case file: written, corrected, listed; taken back by `undo`, as anything that a person says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from guvoh.app.one_commit import one_commit
from guvoh.errors import Ambiguous, NotFound, Refused, WrongField
from guvoh.model.ids import new_id
from guvoh.model.records import Field, Kind, Record, checked, kind
from guvoh.safety.network.referrals import consent_of
from guvoh.text.i18n import _, language
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault

_LOOKED_UP = {
    "person": "person", "persons": "person", "organisation": "organisation", "source": "source", "sources": "source",
    "claims": "claim", "record": "record",
    "records": "record",
}  # fmt: skip

_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def add_record(vault: Vault, case: str, name: str, about: Sequence[str], fields: Mapping[str, Any]) -> str:
    """A new record of the kind `name`; returns its id. `about`: ids of persons of the case.

    Raises `WrongField`, `NotFound`, and `Refused` where the kind needs a person or the persons are of another case."""
    of = _by_hand(kind(name))
    with one_commit(vault) as batch:
        return draft_record(vault, batch, case, of.name, about, fields)


def draft_record(
    vault: Vault, batch: Batch, case: str, name: str, about: Sequence[str], fields: Mapping[str, Any]
) -> str:
    """`add_record` as part of what is kept together; also for kinds that the program keeps."""
    of = kind(name)
    people = _people(vault, of, case, about)
    kept = checked(name, _looked_up(vault, of, case, fields))
    _refuse_unasked(vault, name, case, people, kept)
    id = new_id()
    batch.open_compartment(id, case, "record")
    batch.entry(id, "recorded", {"record": id, "kind": name, "case": case, "about": people, "fields": kept})
    return id


def change_record(vault: Vault, id: str, fields: Mapping[str, Any], about: Sequence[str] | None = None) -> str:
    """Some fields anew (an empty value clears one); the rest stays. Returns the entry's id, which an undo may name."""
    _by_hand(kind(queries.record(vault, id).kind))
    with one_commit(vault) as batch:
        return draft_change(vault, batch, id, fields, about)


def draft_change(
    vault: Vault, batch: Batch, id: str, fields: Mapping[str, Any], about: Sequence[str] | None = None
) -> str:
    """`change_record` as part of what is kept together, at most once for each record in it."""
    old = queries.record(vault, id)
    of = kind(old.kind)
    people = list(old.about) if about is None else _people(vault, of, old.case, about)
    kept = checked(old.kind, {**old.fields, **_looked_up(vault, of, old.case, fields)})
    _refuse_unasked(vault, old.kind, old.case, people, kept)
    if kept == dict(old.fields) and people == list(old.about):
        return old.entry
    home = queries.compartment_of_entry(vault, old.entry)
    body = {"record": id, "kind": old.kind, "case": old.case, "about": people, "fields": kept}
    return batch.entry(home, "recorded", body)


def _refuse_unasked(vault: Vault, name: str, case: str, people: Sequence[str], kept: Mapping[str, Any]) -> None:
    """A referral without a live consent of that person to share with that contact has to say why. Raises
    `WrongField`."""
    if name != "referral":
        return
    partner = queries.record(vault, str(kept["contact"])).text("name")
    asked = Record("", name, case, tuple(people), kept, "", "", "", "")
    of_each = (queries.records(vault, case, "consent", person) for person in people)
    if any(consent_of(asked, partner, consents) == "none" for consents in of_each):
        raise WrongField(
            _("No consent of the person to share with this contact stands on that day."),
            _("Record it (consent, scope C6, with this partner), or write why nobody was asked."),
            field="without_consent",
        )


def _by_hand(of: Kind) -> Kind:
    """What the program keeps of papers that left, a second reader's yes among it, nobody writes himself."""
    if of.name == "release":
        raise Refused(_("This is kept by the program."), _("A second reader says yes with `guvoh approve`."))
    if of.name == "watching":
        raise Refused(_("This is kept by the program."), _("`guvoh plans watcher` asks the watcher of a plan."))
    if of.name == "intake":
        raise Refused(_("This is kept by the program."), _("`guvoh intake list` shows what did."))
    return of


def _people(vault: Vault, of: Kind, case: str, about: Sequence[str]) -> list[str]:
    people = [queries.person(vault, id) for id in dict.fromkeys(about)]
    if of.per == "person" and not people:
        raise WrongField(_("Say whom it is about."), _("`guvoh persons` lists them."), field="about")
    if of.per == "case" and people:
        raise WrongField(_("This is recorded of the whole case, of no single person."), "", field="about")
    if any(one.case != case for one in people):
        raise Refused(_("These belong to different cases."), _("Only what lies in one case can be recorded together."))
    return [one.id for one in people]


def _looked_up(vault: Vault, of: Kind, case: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, with whole ids of things of the case where one was given by its ending, and days as Europe writes
    them (21.11.2031) the other way round. Raises `WrongField` beside the field for what is not there."""
    out = dict(fields)
    for field in of.fields:
        value = fields.get(field.name)
        if field.type == "day" and isinstance(value, str) and (found := _DAY_MONTH_YEAR.fullmatch(value.strip())):
            out[field.name] = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
        wanted = _LOOKED_UP.get(field.type)
        if wanted is None or not value:
            continue
        parts = value.replace(",", " ").split() if isinstance(value, str) else [str(one) for one in value]
        whole = [_found(vault, field, wanted, case, part) for part in parts]
        if not field.type.endswith("s") and len(set(whole)) > 1:
            raise WrongField(_("Only one can stand here."), _("Give one id."), field=field.name)
        out[field.name] = whole if field.type.endswith("s") else whole[0] if whole else ""
    return out


def _found(vault: Vault, field: Field, wanted: str, case: str, typed: str) -> str:
    name = field.name
    try:
        id = queries.find(vault, typed, (wanted,))[1]
        if field.of and queries.record(vault, id).kind != field.of:
            what = kind(field.of).label(language())
            raise WrongField(
                _("This is another kind of record."), _("Here belongs: {kind}.").format(kind=what), field=name
            )
        if not field.across and _case_of(vault, wanted, id) != case:
            raise WrongField(
                _("This is not of the same case."), _("Give the id of something of this case."), field=name
            )
    except (NotFound, Ambiguous) as error:
        raise WrongField(error.message, error.hint, field=name) from error
    return id


def _case_of(vault: Vault, wanted: str, id: str) -> str:
    if wanted == "person":
        return queries.person(vault, id).case
    if wanted == "source":
        return queries.source(vault, id).case
    if wanted == "claim":
        return queries.claim(vault, id).case
    if wanted == "record":
        return queries.record(vault, id).case
    return next(c.id for c in queries.cases(vault) if any(o.id == id for o in queries.organisations(vault, c.id)))
