"""One organisation: what was written down of it and from which source, the claims that name it, who stands in them."""

from __future__ import annotations

from typing import Any

from guvoh import app
from guvoh.book.organisations import SHOWN, organisation_page
from guvoh.errors import WrongField
from guvoh.model.ids import short
from guvoh.model.organisation import DAYS, FROM, TEXTS
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web import wording
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.export import as_json
from guvoh.web.pages.organisations import edtf
from guvoh.web.show import at, page


def organisation(ask: Ask, status: int = 200, **refused: Any) -> Answer:
    shown = organisation_page(ask.vault, ask.case.id, ask.arg("organisation"))
    one = shown.organisation
    history = [e for e in reversed(queries.history(ask.vault, one.id)) if e.kind != "undone"]
    return page(
        ask, "organisation.html", one.names[0], "incidents", status, shown=shown, one=one, wording=wording, edtf=edtf,
        facts=_facts(), here=at(ask.case, f"organisation/{short(one.id)}"), history=history[:30], most=SHOWN,
        **{"wrong": None, "typed": _typed(one.given, one.names), **refused},
    )  # fmt: skip


def _facts() -> list[tuple[str, str, str]]:
    """(day or name, who, words) of what is shown of an organisation."""
    return [("founded", "", _("Founded")), ("banned_on", "banned_by", _("Banned")),
            ("designated_on", "designated_by", _("Designated"))]  # fmt: skip


def _typed(given: Any, names: tuple[str, ...]) -> dict[str, str]:
    out = {name: str(given.get(name) or "") for name in (*DAYS, *TEXTS)}
    out |= {f"{day}{FROM}": short(str(given[f"{day}{FROM}"])) if given.get(f"{day}{FROM}") else "" for day in DAYS}
    return {**out, "name": names[0], "aliases": "\n".join(names[1:])}


def change(ask: Ask) -> Answer:
    known = queries.organisation(ask.vault, ask.case.id, ask.arg("organisation"))
    typed = ask.form.plain()
    fields: dict[str, Any] = {name: typed[name].strip() for name in (*DAYS, *TEXTS, *(f"{d}{FROM}" for d in DAYS))
                              if name in typed}  # fmt: skip
    fields["aliases"] = typed.get("aliases", "").splitlines()
    try:
        if app.set_organisation(ask.vault, ask.case.id, known.id, fields):
            ask.desk.say(_("Kept."))
    except WrongField as error:
        return organisation(ask, 422, wrong=error, typed={**_typed(known.given, known.names), **typed})
    return go(at(ask.case, f"organisation/{short(known.id)}"))


def undo(ask: Ask) -> Answer:
    """Takes back one entry about it."""
    known = queries.organisation(ask.vault, ask.case.id, ask.arg("organisation"))
    entry = ask.form.get("entry")
    own = {e.id for e in queries.history(ask.vault, known.id) if not e.undone}
    if entry in own:
        app.undo(ask.vault, [entry])
        ask.desk.say(_("Taken back. The history keeps both."))
    gone = entry == known.entry
    return go(at(ask.case, "organisations") if gone else at(ask.case, f"organisation/{short(known.id)}"))


def export(ask: Ask) -> Answer:
    shown = organisation_page(ask.vault, ask.case.id, ask.arg("organisation"))
    rows = [{"claim": short(r.id), "source": short(r.source), "act": r.claim.act, "words": r.claim.quote,
             "start": r.claim.date.start if r.claim.date else None} for r in (*shown.bans, *shown.others)]  # fmt: skip
    one = shown.organisation
    return as_json(ask, "organisation", rows, names=list(one.names), given=dict(one.given),
                   people=[p.names[0] for p, _n in shown.people])  # fmt: skip


_HERE = "/case/{case}/organisation/{organisation}"
PAGES = (
    Page(_HERE, organisation),
    Page(f"{_HERE}/set", change, ("POST",)),
    Page(f"{_HERE}/undo", undo, ("POST",)),
    Page(f"{_HERE}/export.json", export),
)
