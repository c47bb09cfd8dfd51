"""Second looks: the claims that others decided, and one in twenty of one's own shown again without what was decided.

A look changes no claim. Where two readers differ, the question is open beside the claim.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guvoh import app
from guvoh.errors import GuvohError, UsageError
from guvoh.model import Claim
from guvoh.model.ids import short
from guvoh.review.slots import SLOTS
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries.order import reading_order
from guvoh.web import wording
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv
from guvoh.web.reading import claim_id, shown, source_id
from guvoh.web.review_answer import forth, values
from guvoh.web.show import at, page, part
from guvoh.web.sitting import sitting

MOST = 100  # claims in the list; the grave ones come first


def wanted(ask: Ask) -> Answer:
    """What others accepted and this reader has not looked at, and where two readers differ."""
    rows = queries.claim_rows(ask.vault, app.second_looks(ask.vault, ask.vault.by, ask.case.id, MOST))
    listed = [(row, *queries.decisions_by(ask.vault, row.id)) for row in rows]
    differ = queries.differing(ask.vault, ask.case.id)
    asked = {row.id: row for row in queries.claim_rows(ask.vault, [d.claim for d in differ])}
    return page(ask, "second.html", _("Second look"), "review", rows=listed, by_reader=ask.vault.by, wording=wording,
                differ=[(d, asked[d.claim]) for d in differ if not d.blind])  # fmt: skip


def export(ask: Ask) -> Answer:
    rows = queries.claim_rows(ask.vault, app.second_looks(ask.vault, ask.vault.by, ask.case.id, MOST))
    table = [(short(r.id), r.claim.act, r.claim.quote, *queries.decisions_by(ask.vault, r.id)) for r in rows]
    return as_csv(ask, "second look", ("id", "act", "words", "decided_by", "decided_at"), table)


def one(ask: Ask) -> Answer:
    return page(ask, "review.html", _("Second look"), "review", **_values(ask, "second"))


def again(ask: Ask) -> Answer:
    return page(ask, "review.html", _("Once more"), "review", **_values(ask, "again"))


def perhaps_again(ask: Ask) -> Answer | None:
    """After a decision: the page of an earlier one, once for every twenty."""
    desk, vault = sitting(ask.desk), ask.vault
    n = queries.decided_by(vault, vault.by)
    if n == desk.blind_at:
        return None
    desk.blind_at = n
    id = app.blind_claim(vault, vault.by)
    if id is None:
        return None
    row = queries.claim(vault, id)
    if row.case != ask.case.id:
        return None
    there = replace(ask, args={**ask.args, "source": short(row.source), "claim": short(id)})
    return _part(there, "again", said=_("Kept."))


def look(ask: Ask) -> Answer:
    """Agrees or differs (`second`), or decides anew without having seen what was decided (`again`)."""
    mode = "again" if ask.path.split("/")[3] == "again" else "second"
    what, _colon, more = ask.form.get("do").partition(":")
    source = source_id(ask)
    id = claim_id(ask, reading_order(ask.vault, source))
    try:
        if what == "show":
            sitting(ask.desk).shown.add(source)
            return _part(ask, mode)
        if what == "undo":
            app.undo(ask.vault, [more])
            return _part(ask, mode, said=_("Taken back."))
        if what in ("skip", "next"):
            return _on(ask, mode, "")
        answer = {"accept": "accepted", "reject": "rejected"}.get(what)
        if answer is None:
            raise UsageError(_("The page asked for something that is not known."), _("Nothing was changed."))
        entry = app.look(ask.vault, id, answer, mode == "again", [s for s in ask.form.all("slot") if s in SLOTS])
    except GuvohError as error:
        return _part(ask, mode, said=f"{error.message} {error.hint}", status=error.status)
    return _on(ask, mode, _told(ask, id, entry, mode))


def _told(ask: Ask, id: str, entry: str, mode: str) -> str:
    same = next(look.verdict for look in queries.looks(ask.vault, id) if look.id == entry) == "same"
    if mode == "again":
        if same:
            return _("You decided the same as before. Nobody else is told.")
        state = wording.state(queries.claim(ask.vault, id).state)
        return _("Before, you decided otherwise: {state}. It stands; look at it again. Nobody else is told.").format(
            state=state
        )
    return _("You agree; it is recorded.") if same else _("You differ; the question is open beside the claim.")


def _on(ask: Ask, mode: str, said: str) -> Answer:
    """To the next second look, or back to the review."""
    if mode == "again":
        return forth(ask, source_id(ask), None, said=said)
    left = [id for id in app.second_looks(ask.vault, ask.vault.by, ask.case.id, MOST) if short(id) != ask.arg("claim")]
    if not left:
        if said:
            ask.desk.say(said)
        return Answer(b"", headers={"hx-location": at(ask.case, "second")})
    row = queries.claim(ask.vault, left[0])
    there = replace(ask, args={**ask.args, "source": short(row.source), "claim": short(row.id)})
    return _part(there, mode, said=said)


def _part(ask: Ask, mode: str, status: int = 200, **more: Any) -> Answer:
    answer = part(ask, "review_part.html", status, **_values(ask, mode, **more))
    return replace(answer, headers={"hx-replace-url": _address(ask, mode)})


def _address(ask: Ask, mode: str) -> str:
    return at(ask.case, f"{mode}/{ask.arg('source')}/{ask.arg('claim')}")


def _values(ask: Ask, mode: str, **more: Any) -> dict[str, Any]:
    source = source_id(ask)
    row = queries.claim(ask.vault, claim_id(ask, reading_order(ask.vault, source)))
    claim = None
    if mode == "again":  # as it was proposed: what the reader made of it is not to be seen
        proposed = queries.suggestion(ask.vault, row.id)
        claim = Claim.from_dict(proposed["claim"]) if proposed else row.claim
    known = values(ask, shown(ask, source, row, claim))
    return {**known, "mode": mode, "action": f"{_address(ask, mode)}/do", "slot_names": SLOTS, **more}


PAGES = (
    Page("/case/{case}/second", wanted),
    Page("/case/{case}/second.csv", export),
    Page("/case/{case}/second/{source}/{claim}", one),
    Page("/case/{case}/second/{source}/{claim}/do", look, ("POST",)),
    Page("/case/{case}/again/{source}/{claim}", again),
    Page("/case/{case}/again/{source}/{claim}/do", look, ("POST",)),
)
