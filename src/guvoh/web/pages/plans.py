"""Plans: which are armed, which may not be relied on and why; one whole; written and corrected."""

from __future__ import annotations

from guvoh.app.checking_in import code_of
from guvoh.app.records import add_record, change_record
from guvoh.book import record_telling as telling
from guvoh.book.record_names import names_in, names_of_persons
from guvoh.book.typed_names import shown as shown_name
from guvoh.book.watching import watched
from guvoh.errors import GuvohError, WrongField
from guvoh.model.ids import short
from guvoh.model.records import Record, kind
from guvoh.safety.network.contacts import CHANNELS, standings
from guvoh.safety.network.plans import states
from guvoh.text.i18n import _, language
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.fields import Sentences, sentence
from guvoh.web.plans_deeds import drill_controls, made
from guvoh.web.plans_shown import (
    FORM,
    LINES,
    Shown,
    asked_plan,
    clock,
    form_groups,
    group_words,
    ladder,
    moment_words,
    shown,
    texts,
    window_words,
)
from guvoh.web.record_fields import filled, people_named, read, said
from guvoh.web.record_pages import page_of
from guvoh.web.show import at, page

EMPTY = Sentences()


def plans(ask: Ask) -> Answer:
    everything = ask.query.get("done") == "yes"
    listed = queries.records(ask.vault, ask.case.id, "plan")
    live = [one for one in listed if everything or not one.text("ended_on")]
    found = [shown(ask, one) for one in states(ask.vault, live, clock(ask).date().isoformat())]
    found.sort(key=lambda one: (bool(one.plan.text("ended_on")), not one.reds, LINES.index(one.phase)))
    return page(
        ask, "plans.html", _("Plans"), "safety", found=found, ended=len(listed) - len(live), everything=everything,
        here=at(ask.case, "plans"), events=len(queries.records(ask.vault, ask.case.id, "event")), telling=telling,
    )  # fmt: skip


def plan(ask: Ask, wrong: Sentences | None = None, part: str = "", status: int = 200) -> Answer:
    """`wrong`: what cannot be in the form `part`; then what was typed stands in it again."""
    one, of = asked_plan(ask), kind("plan")
    (state,) = states(ask.vault, [one], clock(ask).date().isoformat())
    view, names = shown(ask, state), names_in(ask.vault, [one])
    drills = [r for r in queries.records(ask.vault, one.case, "drill") if r.text("plan") == one.id]
    drill_names = names_in(ask.vault, drills)
    groups = [(group_words(which), texts(of, one, fields, names)) for which, fields in FORM
              if which in ("risk", "at", "papers", "leaving", "life", "sheet", "after")]  # fmt: skip
    code = code_of(ask.vault, one) if view.watched.armed else ""
    return page(
        ask, "plan.html", telling.title(one), "safety", 422 if wrong else status, view=view, one=one, code=code,
        groups=[(heading, rows) for heading, rows in groups if rows], sources=one.listed("sources"), names=names,
        contacts=_contacts(ask, one, view), ladder=ladder(ask, one, view.watched),
        window=window_words(one, view.watched), last=moment_words(one, view.watched.said),
        drills=[(r, telling.lines(r, drill_names)) for r in sorted(drills, key=lambda r: r.text("on"), reverse=True)],
        drill=drill_controls(ask, one, ask.form if part == "drill" else None), tongue=language(),
        wrong=wrong or EMPTY, part=part, made=made(ask, one), telling=telling, typed=ask.form if part else Form(),
    )  # fmt: skip


def _contacts(ask: Ask, one: Record, view: Shown) -> list[dict[str, object]]:
    """Whom an alarm reaches: what each is, by which ways, how fresh, what only a person may do."""
    of, found = kind("plan"), []
    known = {r.id: r for r in queries.records(ask.vault, None, "contact")}
    labels = {name: f.label(language()) for name in CHANNELS if (f := kind("contact").field(name))}
    for name in ("buddies", "duty", "lawyers"):
        field = of.field(name)
        here = [known[id] for id in one.listed(name) if id in known]
        for each in standings(ask.vault, here, clock(ask).date().isoformat()):
            ways = [(labels[way], each.contact.text(way)) for way in each.channels]
            reached = each.contact.id in view.watched.replied
            found.append({"of": each, "role": field.label(language()) if field else "", "ways": ways,
                          "reached": reached, "to": page_of(each.contact)})  # fmt: skip
    return found


def write(ask: Ask, wrong: Sentences | None = None) -> Answer:
    """The form of a new plan, or of one that is corrected."""
    old = asked_plan(ask) if "plan" in ask.args else None
    names = names_of_persons(ask.vault, old.about) if old else {}
    typed = ask.form if wrong else filled(ask, kind("plan"), old) if old else _begun()
    about = typed.get("about") if wrong else "; ".join(_whole(ask, id) for id in (old.about if old else ()))
    return page(
        ask, "plan_form.html", _("Correct the plan") if old else _("Write a plan"), "safety", 422 if wrong else 200,
        groups=form_groups(ask, typed), about=about, wrong=wrong or EMPTY, old=old, names=names,
        here=ask.path, back=at(ask.case, f"plans/{short(old.id)}" if old else "plans"), routes=("buddies", "duty",
        "lawyers"), tongue=language(), about_words=kind("plan").about,
    )  # fmt: skip


def _begun() -> Form:
    """A sign of life each day, as most plans want it."""
    return Form({"every": ("1",), "answer_by": ("20:00",)})


def _whole(ask: Ask, id: str) -> str:
    person = queries.person_of(ask.vault, id)
    return shown_name(person) if person else ""


def keep(ask: Ask) -> Answer:
    """A new plan, or another version of one."""
    of, wrong = kind("plan"), Sentences()
    old = asked_plan(ask) if "plan" in ask.args else None
    asked_for = {name for _which, names in FORM for name in names}
    fields = {name: value for name, value in read(ask, of, wrong).items() if name in asked_for}
    people = people_named(ask, ask.form.get("about"), "about", wrong)
    _hour(fields, wrong)
    if not wrong:
        try:
            if old is None:
                id = add_record(ask.vault, ask.case.id, "plan", people, fields)
            else:
                id = old.id
                change_record(ask.vault, id, fields, people)
                if _given_out(ask, old):
                    ask.desk.say(_("The watcher still has the plan as it was: give it to the watcher anew."))
            ask.desk.say(_("Kept."))
            return go(at(ask.case, f"plans/{short(id)}"))
        except WrongField as error:
            said(error, of, wrong)
        except GuvohError as error:
            wrong["about"] = sentence(WrongField(error.message, error.hint))
    return write(ask, wrong)


def _hour(fields: dict[str, object], wrong: Sentences) -> None:
    """What a watcher could not count with is refused here, where it is typed."""
    from guvoh.app.checking_in import refuse_times

    try:
        refuse_times(str(fields.get("answer_by") or ""), str(fields.get("zone") or ""), str(fields.get("every") or ""))
    except WrongField as error:
        wrong[error.field] = sentence(error)


def _given_out(ask: Ask, old: Record) -> bool:
    """Whether a watcher has the plan as it was before."""
    kept = [r for name in ("checkin", "watching") for r in queries.records(ask.vault, old.case, name)]
    return watched(old, kept).armed


HERE = "/case/{case}/plans"
PAGES = (
    Page(HERE, plans),
    Page(HERE + "/new", lambda ask: keep(ask) if ask.posted else write(ask), ("GET", "POST")),
    Page(HERE + "/{plan}", plan),
    Page(HERE + "/{plan}/correct", lambda ask: keep(ask) if ask.posted else write(ask), ("GET", "POST")),
)
