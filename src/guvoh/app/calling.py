"""A call, a visit or a testimony about people: noted whole in one commit, or put aside and finished later.

Children are not interviewed; torture and sexual violence are referred, not questioned: the edges say so where a note is
typed. What is kept here is what was said, by whom, how he knows, and what he allows.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guvoh import capture, resolve, review
from guvoh.app.adding import Added, suggest_anew
from guvoh.app.one_commit import one_commit
from guvoh.app.people import own_compartment
from guvoh.app.sources import plain_reading
from guvoh.errors import Refused, WrongField
from guvoh.model import Person, vocabulary
from guvoh.model.held import CALLS
from guvoh.model.person_fields import FROM, PERSON_FIELDS, checked_person, one_day
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault

CODES = {"basis": "basis", "safe": "safe", "told_to": "told_to"}  # field: vocabulary
CALL_FIELDS = (*CODES, "author", "published", "from_inside", "under_pressure", "title", "language", "link")
CONSENT = ("publicity", "publicity_by", "publicity_at", "publicity_how", "publicity_review")
NEXT_CALL = ("next_call_at", "next_call_by", "next_call_whom")
STATUS = ("status", "known", "since", "place", "holder", "note", "said_by")
_YES = {"yes": True, "true": True, "1": True, "on": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A note that was put aside: its words, and what was typed into its fields, unchecked."""

    id: str
    case: str
    kind: str
    words: str
    fields: Mapping[str, Any]


def note_call(
    vault: Vault, words: str, case: str, about: Sequence[str] = (), fields: Mapping[str, Any] | None = None,
    kind: str = "call", today: str | None = None, new: Sequence[str] = (), finishes: str | None = None,
) -> Added:  # fmt: skip
    """A call becomes a source; what it changes for the people it is about is kept in the same commit.

    `case`: a case's id or name; `about`: ids of persons, `new`: names of persons who are entered with it. `fields`:
    `CALL_FIELDS` of the call; fields of a person, set on everybody it is about, with this call as their source (consent
    stays on the call as well); `status`: {status, known, since, place, holder, note}, told of everybody. Empty fields
    are left as they were. A call that was due is done with this one. `finishes`: an unfinished note.
    Raises `WrongField` for the first field that cannot be.
    """
    if not words.strip():
        raise WrongField(_("A note needs words."), _("Write down what was said, as it was said."), field="words")
    if kind not in CALLS:
        raise WrongField(_("There is no such kind of note."), ", ".join(CALLS), field="kind")
    today = today or vault.now()[:10]
    people = _people(vault, about)
    given = {name: value for name, value in (fields or {}).items() if value not in (None, "", [], (), {})}
    told = given.pop("status", None)
    call = _checked_call({name: value for name, value in given.items() if name not in PERSON_FIELDS}, today)
    day = call.get("published") or today
    person = _checked_for_people({name: value for name, value in given.items() if name in PERSON_FIELDS}, day, today)
    with one_commit(vault) as batch:
        into = _case(vault, batch, case)
        if any(p.case != into for p in people):
            raise Refused(_("The call and the person belong to different cases."), _("Note it in the person's case."))
        entered = [resolve.enter_person(batch, into, name) for name in new]
        homes = [(p.id, own_compartment(vault, batch, p)) for p in people] + [(id, id) for id in entered]
        call |= {name: person[name] for name in CONSENT if name in person}
        call |= {"published": day, "about": [id for id, _home in homes]}
        source, n = _source(vault, batch, into, words, kind, call, finishes)
        for id, home in homes:
            _set_on(vault, batch, id, home, person, source, day)
            if told:
                _tell(batch, source, id, dict(told), call, day, today)
    return Added(f"{kind}.txt", source, "added", n)


def put_aside(
    vault: Vault, words: str, case: str, fields: Mapping[str, Any] | None = None, about: Sequence[str] = (),
    kind: str = "call", id: str | None = None,
) -> Added:  # fmt: skip
    """Seals an unfinished note: nothing is checked, nothing suggested, nothing changed for anybody. `id`: the note that
    was put aside before. `take_up` gives it back."""
    known = [p.id for one in about if (p := queries.person_of(vault, one)) is not None]
    draft = {"unfinished": True, "draft": json.loads(json.dumps(dict(fields or {}))), "about": known}
    with one_commit(vault) as batch:
        if id is None:
            into = _case(vault, batch, case)
            data = io.BytesIO(words.encode())
            id = capture.take(vault, batch, into, data, f"{kind}.txt", "text/plain", kind, draft, anew=True).source
            capture.put_reading(vault, batch, id, plain_reading(words, "typed"))
        else:
            old = take_up(vault, id)
            review.set_fields(batch, id, id, "source", {**draft, "kind": kind})
            if old.words != words:
                capture.put_reading(vault, batch, id, plain_reading(words, "typed"))
    return Added(f"{kind}.txt", id, "unfinished")


def take_up(vault: Vault, id: str) -> Unfinished:
    """An unfinished note as it was put aside; `note_call` with `finishes` ends it. Raises `Refused` for others."""
    source, given = queries.source(vault, id), queries.settings(vault, id)
    if not given.get("unfinished"):
        raise Refused(_("This note was finished."), _("Correct it as any source; a later call is a note of its own."))
    reading = queries.reading(vault, id)
    return Unfinished(id, source.case, source.kind, reading.text if reading else "", given.get("draft") or {})


def _people(vault: Vault, about: Sequence[str]) -> list[Person]:
    """Each once, although two of their mentions may have been given."""
    return list({p.id: p for p in (queries.person(vault, one) for one in about)}.values())


def _case(vault: Vault, batch: Batch, case: str) -> str:
    known = {c.id for c in queries.cases(vault)}
    return case if case in known else capture.case_for(vault, batch, case)


def _source(
    vault: Vault, batch: Batch, case: str, words: str, kind: str, fields: dict[str, Any], finishes: str | None
) -> tuple[str, int]:
    """The call as a source, with its text and its suggestions: (id, how many)."""
    reading = plain_reading(words, "typed")
    if finishes is None:
        data = io.BytesIO(words.encode())
        id = capture.take(vault, batch, case, data, f"{kind}.txt", "text/plain", kind, fields, anew=True).source
        capture.put_reading(vault, batch, id, reading)
        return id, suggest_anew(vault, batch, id, reading, fields)
    old = take_up(vault, finishes)
    if old.case != case:
        raise Refused(_("The note that was put aside belongs to another case."), _("Finish it in its own case."))
    done = {**fields, "kind": kind, "unfinished": False, "draft": {}}
    review.set_fields(batch, finishes, finishes, "source", done)
    if old.words != words:
        capture.put_reading(vault, batch, finishes, reading)
    return finishes, suggest_anew(vault, batch, finishes, reading, fields)


def _set_on(
    vault: Vault, batch: Batch, id: str, home: str | bytes, fields: dict[str, Any], source: str, day: str
) -> None:
    """Sets the fields on one person; a call that was due by this day is no longer."""
    given = dict(fields)
    given |= {name + FROM: source for name in fields if name not in NEXT_CALL}
    due = queries.settings_of_person(vault, id).get("next_call_at") or ""
    if "next_call_at" not in given and due and due[:10] <= day:
        given |= dict.fromkeys(NEXT_CALL, "")
    if given:
        review.set_fields(batch, home, id, "person", given)


def _tell(
    batch: Batch, source: str, person: str, told: dict[str, Any], call: Mapping[str, Any], day: str, today: str
) -> None:
    for name in told:
        if name not in STATUS:
            raise WrongField(_("A status has no field {name}.").format(name=name[:40]), ", ".join(STATUS), field=name)
    words = {name: str(told.get(name) or "") for name in ("place", "holder", "note")}
    resolve.tell_status(
        batch, source, person, str(told.get("status") or ""), str(told.get("known") or day), today,
        str(told.get("since") or ""), source, said_by=str(told.get("said_by") or call.get("author") or ""), **words,
    )  # fmt: skip


def _checked_call(fields: Mapping[str, Any], today: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in CALL_FIELDS:
            raise WrongField(
                _("A call has no field {name}.").format(name=name[:40]),
                _("The fields are: {fields}.").format(fields=", ".join(CALL_FIELDS)), field=name,
            )  # fmt: skip
        if name in CODES:
            out[name] = _codes(name, value)
        elif name in ("from_inside", "under_pressure"):
            out[name] = _yes_or_no(name, value)
        elif name == "published":
            out[name] = one_day(name, str(value))
            if out[name] > today:
                raise WrongField(_("This day has not come yet."), _("Give the day of the call."), field=name)
        else:
            out[name] = str(value).strip()
    if out.get("under_pressure"):
        out["from_inside"] = True  # by which every paper says that he may be under pressure
    return out


def _codes(name: str, value: Any) -> str | list[str]:
    several = name == "told_to"
    given = [part.strip() for part in value.split(";")] if isinstance(value, str) else [str(one) for one in value]
    known = [term.code for term in vocabulary.terms(CODES[name])]
    if any(one not in known for one in given) or (len(given) > 1 and not several):
        raise WrongField(
            _("{name} cannot have this value.").format(name=name),
            _("It may be: {values}.").format(values=", ".join(known)), field=name,
        )  # fmt: skip
    return given if several else given[0]


def _yes_or_no(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() not in _YES:
        raise WrongField(_("{name} cannot have this value.").format(name=name), _("It may be: yes, no."), field=name)
    return _YES[str(value).lower()]


def _checked_for_people(fields: Mapping[str, Any], day: str, today: str) -> dict[str, Any]:
    """What is set on the persons; the day on which publicity was decided is that of the call unless it was given."""
    out = checked_person(fields)
    if out.get("publicity") in ("confidential", "public") and not out.get("publicity_by"):
        hint = _("Who in the family, or the person, decided this? Without that it stays silent.")
        raise WrongField(_("Nobody is named who decided this."), hint, field="publicity_by")
    if out.get("publicity") and not out.get("publicity_at"):
        out["publicity_at"] = day
    if (out.get("next_call_at") or today) < today:
        raise WrongField(_("This day has passed."), _("Give the day of the next call."), field="next_call_at")
    if out.get("publicity_at", "") > today:
        hint = _("Give the day on which it was decided.")
        raise WrongField(_("This day has not come yet."), hint, field="publicity_at")
    return out
