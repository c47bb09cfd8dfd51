"""Papers: a chronology made in memory and saved by hand; papers for others, and which of them left. What leaves the
vault unencrypted is said before and after."""

from __future__ import annotations

from guvoh import app
from guvoh.app import releases
from guvoh.errors import NotFound, Refused
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web import leaving
from guvoh.web.ask import Answer, Ask, Form, Page, download
from guvoh.web.fields import Sentences
from guvoh.web.show import at, page

MEDIA = {".pdf": "application/pdf", ".html": "text/html", ".json": "application/json"}
MOST = 100  # papers that left; the export has all
KEPT = "paper:"  # under this and the case's id the last paper lies in memory until it is saved or the desk ends


def papers(ask: Ask, typed: Form | None = None, beside: Sentences | None = None) -> Answer:
    """`typed` and `beside`: what was refused of a paper for others, or of a second reader's yes."""
    plain = {"ending": ".pdf", "internal": "", "language": i18n.language()}
    return _shown(ask, plain, status=422 if beside else 200, others=typed, beside=beside)


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


def _shown(
    ask: Ask, typed: dict[str, str], wrong: Refused | None = None, status: int = 200, others: Form | None = None,
    beside: Sentences | None = None,
) -> Answer:  # fmt: skip
    made = ask.desk.drafts.get(KEPT + ask.case.id) if ask.posted and wrong is None and beside is None else None
    return page(
        ask, "papers.html", _("Papers"), "papers", status, typed=typed, wrong=wrong, made=made,
        counted=queries.counts(ask.vault, ask.case.id), save=at(ask.case, "papers/chronology"),
        kinds=[(kind, leaving.kind_words(kind)) for kind in leaving.KINDS], endings=_endings(),
        organisations=[(one.id, one.names[0]) for one in queries.organisations(ask.vault, ask.case.id)],
        left=releases.left(ask.vault, ask.case.id)[::-1][:MOST], kind_words=leaving.kind_words,
        profile_words=leaving.profile_words,
        others=others or Form({"tongue": (i18n.language(),), "paper": (ask.query.get("paper"),)}),
        beside=beside or Sentences(), looked=leaving.kept(ask.desk, ask.case.id),
    )  # fmt: skip


def _endings() -> list[tuple[str, str]]:
    return [
        (".pdf", _("PDF, to print or send")), (".docx", _("Word document")), (".html", _("Web page in one file")),
        (".txt", _("Plain text")), (".json", _("JSON, for other programs")),
    ]  # fmt: skip


PAGES = (
    Page("/case/{case}/papers", papers),
    Page("/case/{case}/papers/make", make, ("POST",), holds=False),
    Page("/case/{case}/papers/chronology", save),
)
