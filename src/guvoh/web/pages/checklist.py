"""The digital security check: what to do by level of risk, why and how, how far one has come; and what this machine
says of itself."""

from __future__ import annotations

from guvoh import app
from guvoh.app.machine import checks as of_machine
from guvoh.app.records import add_record
from guvoh.errors import GuvohError, NotFound, WrongField
from guvoh.safety.digital import LEVELS, WHO, Done, said, standings
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.fields import Sentences, sentence
from guvoh.web.show import page

STATES = ("done", "later", "not_for_us")


def checklist(ask: Ask, wrong: Sentences | None = None) -> Answer:
    """With the mutex for the records, without it for the machine, which is asked by commands."""
    with ask.desk.mutex:
        records = queries.records(ask.vault, None, "check")
    level, who = _chosen(ask, "level", LEVELS, "high"), _chosen(ask, "who", WHO, "")
    listed = standings(records, ask.desk.today.isoformat(), level, who)
    only = ask.query.get("open") == "yes"
    shown = [one for one in listed if one.due or not only]
    with ask.desk.mutex:
        return page(
            ask, "checklist.html", _("Digital security"), status=422 if wrong else 200, wrong=wrong or Sentences(),
            typed=ask.form if wrong else Form(), shown=shown, due=sum(one.due for one in listed), all_n=len(listed),
            level=level, who=who, only=only, levels=_levels(), people=_people(), tongue=i18n.language(),
            states=STATES, cases=queries.cases(ask.vault), machine=of_machine(ask.desk.folder), words=_words,
        )  # fmt: skip


def _chosen(ask: Ask, name: str, known: tuple[str, ...], otherwise: str) -> str:
    return ask.query.get(name) if ask.query.get(name) in known else otherwise


def _words(one: Done) -> str:
    return one.check.say(i18n.language()) if one.check else one.item


def _levels() -> list[tuple[str, str]]:
    return [("basic", _("Basic")), ("raised", _("Raised: basic and more")), ("high", _("High: all of them"))]


def _people() -> list[tuple[str, str]]:
    return [
        ("documenter", _("A documenter")), ("traveller", _("Whoever travels")),
        ("family", _("A relative reached by phone")),
    ]  # fmt: skip


def done(ask: Ask) -> Answer:
    """What became of one step."""
    item, state = ask.form.get("item"), ask.form.get("state")
    with ask.desk.mutex:
        records = queries.records(ask.vault, None, "check")
    if item not in {one.item for one in standings(records, ask.desk.today.isoformat())}:
        raise NotFound(_("There is no such step."), _("Look at the list of steps."))
    wrong = Sentences()
    if state not in STATES:
        wrong["state"] = _("Choose one.")
    if state == "later" and not ask.form.get("again_on"):
        wrong["again_on"] = _("Until when?")
    return _kept(ask, wrong, item, state)


def add(ask: Ask) -> Answer:
    """A step of one's own."""
    wrong = Sentences()
    if not ask.form.get("own"):
        wrong["own"] = _("Write what is to be done.")
    return _kept(ask, wrong, ask.form.get("own"), "todo")


def _kept(ask: Ask, wrong: Sentences, item: str, state: str) -> Answer:
    again, note, today = ask.form.get("again_on"), ask.form.get("note"), ask.desk.today.isoformat()
    if not wrong:
        try:
            with ask.desk.mutex:
                case = app.the_case(ask.vault, ask.form.get("case") or None)
                add_record(ask.vault, case.id, "check", (), said(item, state, today, again, note))
            ask.desk.say(_("Kept."))
            return go("/checklist")
        except WrongField as error:
            field = "own" if error.field == "item" and state == "todo" else error.field or "note"
            wrong[field] = sentence(error)
        except GuvohError as error:  # no case of that name, or none was chosen
            wrong["case"] = f"{error.message} {error.hint}"
    return checklist(ask, wrong)


def _checklist(ask: Ask) -> Answer:
    return checklist(ask)


PAGES = (
    Page("/checklist", _checklist, holds=False),
    Page("/checklist/done", done, ("POST",), holds=False),
    Page("/checklist/add", add, ("POST",), holds=False),
)
