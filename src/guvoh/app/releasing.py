"""Release day: what was heard of one person, noted as a call and told with it; and taken back whole.

The claim of a release is about a group and changes nobody's status. Only a call about a person does, and one that asks
that nothing be said changes none: the wish is kept with the call, and nothing else of it.
"""

from __future__ import annotations

import io
from typing import Any

from guvoh import capture, resolve, review
from guvoh.app.adding import suggest_anew
from guvoh.app.calling import NEXT_CALL
from guvoh.app.one_commit import one_commit
from guvoh.app.people import latest_day, own_compartment
from guvoh.app.sources import plain_reading
from guvoh.book.release_telling import answer_label
from guvoh.book.released import among, before_it, release
from guvoh.errors import NotFound, Refused, Stale, WrongField
from guvoh.model.held import HELD, NOTHING_KNOWN
from guvoh.model.ids import short
from guvoh.model.person_fields import one_day
from guvoh.model.release import ANSWERS, HOME, NOWHERE, RELEASED, STILL, UNKNOWN, Heard, Release
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import held
from guvoh.vault.queries.released import answered
from guvoh.vault.vault import Vault


def answer(
    vault: Vault, claim: str, person: str, what: str, said_by: str = "", words: str = "", day: str = "",
    status: str = "", place: str = "", holder: str = "", seen: str | None = None, today: str = "",
) -> str:  # fmt: skip
    """What was heard of a person on a release; returns the call's id, by which it is taken back.

    `claim`: of the release, or its incident; `what`: of `ANSWERS`; `words`: as they were said, which the machine then
    reads too; `day`: of the call, today where it is empty; `status`: how he is held, where he is and nobody told it
    before. `seen`: the id of the last word that a page showed, "" for none. Raises `WrongField`, `Stale` where another
    word stands by now, `Refused` for somebody of another case.
    """
    one, of = queries.person(vault, person), release(vault, claim)
    if one.case != of.case:
        raise Refused(_("The release and the person belong to different cases."), _("Note it in the person's case."))
    today = today or latest_day(vault)
    day = one_day("day", day) if day else min(today, vault.now()[:10])
    if day > today or day < of.first:
        hint = _("Give the day of the call: it came after the news of the release.")
        raise WrongField(_("This cannot be the day of the call."), hint, field="day")
    if what not in ANSWERS:
        raise WrongField(_("There is no such answer."), ", ".join(ANSWERS), field="answer")
    code = {HOME: RELEASED, UNKNOWN: NOTHING_KNOWN}.get(what, "")
    if what == STILL:
        code = _how_held(vault, of, one.id, status)
    if seen is not None:
        _still(vault, of, one.id, seen)
    with one_commit(vault) as batch:
        fields: dict[str, Any] = {"release": {"claim": of.id, "answer": what}, "published": day, "about": [one.id]}
        fields |= {"author": said_by.strip()} if said_by.strip() else {}
        due = queries.settings_of_person(vault, one.id).get("next_call_at") or ""
        if due and due[:10] <= day:
            home, done = own_compartment(vault, batch, one), dict.fromkeys(NEXT_CALL, "")
            fields["release"]["cleared"] = review.set_fields(batch, home, one.id, "person", done)
        # Our own words where nobody typed any: no machine reads them.
        text = words.strip() or _("Asked after a release. {answer}.").format(answer=answer_label(what))
        data = io.BytesIO(text.encode())
        source = capture.take(vault, batch, of.case, data, "call.txt", "text/plain", "call", fields, anew=True).source
        reading = plain_reading(text, "typed")
        capture.put_reading(vault, batch, source, reading)
        if words.strip():
            suggest_anew(vault, batch, source, reading, fields)
        if code:
            resolve.tell_status(
                batch, source, one.id, code, day, today, None, source, said_by=said_by,
                place=place if what == STILL else "", holder=holder if what == STILL else "",
            )  # fmt: skip
    return source


def take_back(vault: Vault, source: str) -> list[str]:
    """Takes back what a call for a release brought: the call, what it told, and that a call which was due is done.
    Returns the entries' ids; undoing them brings it back. Raises `NotFound` for another source."""
    found = next((a for a in answered(vault, queries.source(vault, source).case) if a.source == source), None)
    if found is None:
        raise NotFound(_("No such answer stands."), _("It may have been taken back already."))
    with one_commit(vault) as batch:
        review.set_fields(batch, source, source, "source", {"withdrawn": True, "withdrawn_because": _("Taken back")})
        cleared = found.said.get("cleared")
        if cleared and not queries.entry(vault, cleared).undone:
            batch.entry(queries.compartment_of_entry(vault, cleared), "undone", {"target": cleared})
    return [draft.id for draft in batch.drafts]


def _how_held(vault: Vault, of: Release, person: str, status: str) -> str:
    """The code that is typed, else the last that was told of him in custody. Raises `WrongField` for none."""
    if status:
        if status in HELD:
            return status
        raise WrongField(_("This is no state of somebody held."), ", ".join(sorted(HELD)), field="status")
    before = before_it(held.told_in(vault, of.case, [person]).get(person, ()), of)
    if before and before[-1][2] in HELD - NOWHERE:
        return str(before[-1][2])
    hint = _("Say how: without charge, awaiting trial, serving a sentence.")
    raise WrongField(_("Nobody has told yet how this person is held."), hint, field="status")


def _still(vault: Vault, of: Release, person: str, seen: str) -> None:
    """What others committed meanwhile counts too. Raises `Stale`."""
    vault.refresh()
    heard: Heard | None = next((a.heard for a in among(vault, of, [person])), None)
    if (heard.id if heard else "") != seen:
        raise Stale(
            _("Somebody noted another answer meanwhile."),
            _("Look at it before you note yours. Nothing was changed."), short(person), heard.id if heard else None,
        )  # fmt: skip
