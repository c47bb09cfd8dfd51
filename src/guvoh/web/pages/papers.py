"""Papers: a chronology made in memory and saved by hand. What leaves the vault unencrypted is said before and after."""

from __future__ import annotations

from guvoh import app
from guvoh.errors import NotFound, Refused
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page, download
from guvoh.web.show import at, page

MEDIA = {".pdf": "application/pdf", ".html": "text/html", ".json": "application/json"}
KEPT = "paper:"  # under this and the case's id the last paper lies in memory until it is saved or the desk ends


def papers(ask: Ask) -> Answer:
    return _shown(ask, {"ending": ".pdf", "internal": "", "language": i18n.language()})


def make(ask: Ask) -> Answer:
    """Draws the paper; nothing is written anywhere. Gathered with the vault to itself, drawn beside other pages."""
    desk = ask.desk
    typed = {name: ask.form.get(name) for name in ("ending", "internal", "language")}
    typed["ending"] = typed["ending"] if typed["ending"] in MEDIA else ".pdf"
    language, internal = i18n.known(typed["language"]), typed["internal"] == "yes"
    try:
        with desk.mutex:
            ask.vault.refresh()
            case = ask.case
            whole = app.gather_paper(ask.vault, case, internal, language)
        drawn = app.draw_paper(whole, typed["ending"])
    except Refused as wrong:
        with desk.mutex:
            return _shown(ask, typed, wrong, status=422)
    name = f"chronology {'internal ' if internal else ''}{desk.today.isoformat()}{typed['ending']}"
    with desk.mutex:
        ask.vault.refresh()  # raises where the desk was locked meanwhile
        desk.drafts[KEPT + case.id] = {"name": name, "ending": typed["ending"], "data": drawn, "internal": internal}
        return _shown(ask, typed)


def save(ask: Ask) -> Answer:
    made = ask.desk.drafts.get(KEPT + ask.case.id)
    if made is None:
        raise NotFound(_("The paper is not in memory any more."), _("Make it again."))
    return download(made["data"], made["name"], MEDIA[made["ending"]])


def _shown(ask: Ask, typed: dict[str, str], wrong: Refused | None = None, status: int = 200) -> Answer:
    made = ask.desk.drafts.get(KEPT + ask.case.id) if ask.posted and wrong is None else None
    return page(
        ask, "papers.html", _("Papers"), "papers", status, typed=typed, wrong=wrong, made=made,
        counted=queries.counts(ask.vault, ask.case.id), save=at(ask.case, "papers/chronology"),
    )  # fmt: skip


PAGES = (
    Page("/case/{case}/papers", papers),
    Page("/case/{case}/papers/make", make, ("POST",), holds=False),
    Page("/case/{case}/papers/chronology", save),
)
