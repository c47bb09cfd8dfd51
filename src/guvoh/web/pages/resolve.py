"""Proposals of sameness, one pair at a time: two claims or two persons side by side, one key for each answer."""

from __future__ import annotations

from typing import Any

from guvoh import app, resolve
from guvoh.book import finer_label
from guvoh.errors import GuvohError
from guvoh.model import Incident
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web import wording
from guvoh.web.address import address, number_in
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.export import as_csv
from guvoh.web.judging import reasons, take_back, undo_bar
from guvoh.web.pages.same import VERDICTS, beside
from guvoh.web.show import at, page

COLUMNS = ("of", "one", "other", "because", "words_of_one", "words_of_other")
SHOWN = 4  # claims of a person that are shown


def proposals(ask: Ask, status: int = 200, **typed: Any) -> Answer:
    case = ask.case
    whole = resolve.windows(ask.vault, case.id)
    window = min(number_in(typed.get("w", ask.query.get("w"))), whole - 1)
    waiting = resolve.propose(ask.vault, case.id, window if whole > 1 else None)
    n = min(number_in(typed.get("n", ask.query.get("n"))), max(len(waiting) - 1, 0))
    now = waiting[n] if waiting else None
    here, at_window = at(case, "resolve"), window or ""
    of_persons = now is not None and now.of == "mention"
    return page(
        ask, "resolve.html", _("The same or different"), "incidents", status, now=now, n=n, total=len(waiting),
        sides=[] if of_persons else _sides(ask, now), persons=_persons(ask, now) if of_persons else None,
        reasons=reasons, wording=wording, called=finer_label, language=i18n.language(),
        done=undo_bar(ask), here=here, w=window, windows=whole, export=address(f"{here}.csv", w=at_window),
        back=address(here, w=at_window, n=n or ""),
        following=address(here, w=at_window, n=n + 1) if n + 1 < len(waiting) else "",
        before=address(here, w=at_window, n=n - 1 or "") if n else "",
        next_window=address(here, w=window + 1) if window + 1 < whole else "",
        last_window=address(here, w=window - 1 or "") if window else "",
        **{"wrong": "", "typed": "", **{k: v for k, v in typed.items() if k not in ("n", "w")}},
    )  # fmt: skip


def _persons(ask: Ask, now: resolve.Proposal | None) -> dict[str, Any]:
    """Two persons, as the page of a pair shows them."""
    return beside(ask, *(queries.person(ask.vault, id) for id in (now.a, now.b))) if now else {}


def _sides(ask: Ask, now: resolve.Proposal | None) -> list[dict[str, Any]]:
    """Both sides, each with the claims that it rests on."""
    if now is None:
        return []
    found: list[tuple[str, Incident | None, tuple[str, ...], list[str]]] = [
        (id, queries.incident_of(ask.vault, id), (), [id]) for id in (now.a, now.b)
    ]
    wanted = [c for _id, _incident, _names, claims in found for c in claims[:SHOWN]]
    rows = {r.id: r for r in queries.claim_rows(ask.vault, wanted)}
    sources = queries.source_rows(ask.vault, list({r.source for r in rows.values()}))
    return [
        {"id": id, "incident": incident, "names": names, "n": len(claims),
         "claims": [(rows[c], sources.get(rows[c].source)) for c in claims[:SHOWN] if c in rows]}
        for id, incident, names, claims in found
    ]  # fmt: skip


def judge(ask: Ask) -> Answer:
    form = ask.form
    verdict, because = form.get("verdict"), form.get("because")
    where = {name: str(number_in(form.get(name))) for name in ("n", "w")}
    if verdict not in VERDICTS:
        return proposals(ask, 422, wrong=_("Press Same, Different or Not sure."), typed=because, **where)
    try:
        entry = app.judge(ask.vault, form.get("a"), form.get("b"), verdict, because or _("judged side by side"))
    except GuvohError as error:
        return proposals(ask, 422, wrong=f"{error.message} {error.hint}", typed=because, **where)
    return go(address(at(ask.case, "resolve"), **{k: v for k, v in where.items() if v != "0"}, done=entry))


def undo(ask: Ask) -> Answer:
    back = ask.form.get("back")
    return take_back(ask, back if back.startswith("/case/") else at(ask.case, "resolve"))


def export(ask: Ask) -> Answer:
    rows = []
    whole = resolve.windows(ask.vault, ask.case.id)
    for p in resolve.propose(ask.vault, ask.case.id, number_in(ask.query.get("w")) if whole > 1 else None):
        if p.of == "claim":
            words = [r.claim.quote for r in queries.claim_rows(ask.vault, [p.a, p.b])]
        else:
            words = [queries.person(ask.vault, id).names[0] for id in (p.a, p.b)]
        rows.append([p.of, p.a, p.b, " ".join(p.because), *words])
    return as_csv(ask, "proposals", COLUMNS, rows)


PAGES = (
    Page("/case/{case}/resolve", proposals),
    Page("/case/{case}/resolve/judge", judge, ("POST",)),
    Page("/case/{case}/resolve.csv", export),
    Page("/case/{case}/judged/undo", undo, ("POST",)),
)
