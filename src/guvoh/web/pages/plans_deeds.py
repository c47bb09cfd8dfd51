"""What is done with a plan: a drill is noted, the pocket sheet and the whole plan are drawn and saved by hand."""

from __future__ import annotations

from guvoh.app import network
from guvoh.errors import GuvohError, NotFound, WrongField
from guvoh.model.ids import short
from guvoh.model.records import kind
from guvoh.safety.network.lacks import left_out_words
from guvoh.text.i18n import LANGUAGES, _, language
from guvoh.web.ask import Answer, Ask, Page, download, go
from guvoh.web.fields import Sentences
from guvoh.web.pages.plans import HERE, plan
from guvoh.web.plans_deeds import KEPT, drill_controls
from guvoh.web.plans_shown import asked_plan
from guvoh.web.record_fields import read, said
from guvoh.web.show import at

MEDIA = {
    ".pdf": "application/pdf", ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


def drill(ask: Ask) -> Answer:
    one, of, wrong = asked_plan(ask), kind("drill"), Sentences()
    names = {control.name for control in drill_controls(ask, one, ask.form)}
    fields = {name: value for name, value in read(ask, of, wrong).items() if name in names}
    if not wrong:
        try:
            network.drill(ask.vault, one.id, fields, ask.form.get("read") == "yes")
            ask.desk.say(_("Kept: the drill, and who replied in it."))
            return go(at(ask.case, f"plans/{short(one.id)}"))
        except WrongField as error:
            said(error, of, wrong)
    return plan(ask, wrong, "drill")


def sheet(ask: Ask) -> Answer:
    one, wrong = asked_plan(ask), Sentences()
    languages = tuple(dict.fromkeys(code for code in ask.form.all("tongue") if code in LANGUAGES)) or (language(),)
    try:
        drawn, found = network.pocket_sheet(ask.vault, one.id, languages, ask.desk.today.isoformat())
    except GuvohError as error:
        wrong["tongue"] = f"{error.message} {error.hint}".strip()
        return plan(ask, wrong, "sheet")
    left = [(id, left_out_words(why)) for id, why in found.left_out]
    # A file name that says nothing, as the command advises.
    kept = {"data": drawn, "name": f"{ask.desk.today.isoformat()}.pdf", "ending": ".pdf", "what": "sheet",
            "calls": len(found.calls), "left_out": left}  # fmt: skip
    ask.desk.drafts[KEPT + one.id] = kept
    return plan(ask, part="made")


def paper(ask: Ask) -> Answer:
    one, wrong = asked_plan(ask), Sentences()
    ending = ask.form.get("ending", ".pdf")
    try:
        drawn = network.plan_paper(ask.vault, one.id, ending, ask.desk.today.isoformat())
    except GuvohError as error:
        wrong["ending"] = f"{error.message} {error.hint}".strip()
        return plan(ask, wrong, "paper")
    kept = {"data": drawn, "name": f"plan {ask.desk.today.isoformat()}{ending}", "ending": ending, "what": "paper",
            "calls": 0, "left_out": []}  # fmt: skip
    ask.desk.drafts[KEPT + one.id] = kept
    return plan(ask, part="made")


def save(ask: Ask) -> Answer:
    made = ask.desk.drafts.get(KEPT + asked_plan(ask).id)
    if made is None:
        raise NotFound(_("The paper is not in memory any more."), _("Make it again."))
    return download(made["data"], made["name"], MEDIA[made["ending"]])


PAGES = (
    Page(HERE + "/{plan}/drill", drill, ("POST",)),
    Page(HERE + "/{plan}/sheet", sheet, ("POST",)),
    Page(HERE + "/{plan}/paper", paper, ("POST",)),
    Page(HERE + "/{plan}/file", save),
)
