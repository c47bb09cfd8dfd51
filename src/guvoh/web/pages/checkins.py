"""Check-ins: what is awaited now, late, away or said to be safe until when; a call is noted; a check-in, an absence or
a "safe until" is told to the watcher, by a press that says so."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from guvoh.app import checking_in as deeds
from guvoh.book import record_telling as telling
from guvoh.book.watching import moment
from guvoh.errors import GuvohError, WrongField
from guvoh.model.records import Record
from guvoh.model.typed_day import typed_day, typed_moment
from guvoh.safety.network.plans import states
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.fields import Sentences, sentence
from guvoh.web.pages.plans_watch import told
from guvoh.web.plans_shown import LINES, Shown, asked_plan, clock, ladder, moment_words, shown, window_words, zone_of
from guvoh.web.show import at, page

MOST = 30  # check-ins that are listed; the case file has all
NOBODY = Sentences()


class Line(NamedTuple):
    """One plan: from when a check-in counts and when it is due, the steps of its alarm, the last sign in words."""

    view: Shown
    window: tuple[str, str]
    ladder: list[tuple[str, str, str]]
    last: str
    typed: Form
    wrong: Sentences
    part: str


def checkins(ask: Ask, wrong: Sentences | None = None, part: str = "") -> Answer:
    """`wrong`: what cannot be in the form `part` of the plan in the address."""
    live = [one for one in queries.records(ask.vault, ask.case.id, "plan") if not one.text("ended_on")]
    about = asked_plan(ask).id if wrong else ""
    lines = []
    for state in states(ask.vault, live, clock(ask).date().isoformat()):
        view, mine = shown(ask, state), state.plan.id == about
        lines.append(Line(
            view, window_words(state.plan, view.watched), ladder(ask, state.plan, view.watched),
            _last(state.plan, view), ask.form if mine else Form(), (wrong or NOBODY) if mine else NOBODY,
            part if mine else "",
        ))  # fmt: skip
    lines.sort(key=lambda line: LINES.index(line.view.phase))
    kept = sorted(queries.records(ask.vault, ask.case.id, "checkin"), key=_when, reverse=True)[:MOST]
    plans = {one.id: one for one in queries.records(ask.vault, ask.case.id, "plan")}
    past = [(one, moment_words(plan, moment(one.text("at")) or clock(ask)), telling.title(one), plan)
            for one in kept if (plan := plans.get(one.text("plan")))]  # fmt: skip
    watched = [line for line in lines if line.view.watched.armed]
    return page(
        ask, "checkins.html", _("Check-ins"), "safety", 422 if wrong else 200, watched=watched,
        others=[line for line in lines if not line.view.watched.armed], past=past, telling=telling,
        late=sum(line.view.phase == "late" for line in lines), here=at(ask.case, "checkins"),
    )  # fmt: skip


def _last(plan: Record, view: Shown) -> str:
    by = view.watched
    if by.said is None:
        return ""
    return f"{telling.code('checkin_how', by.how)}: {moment_words(plan, by.said)}"


def _when(one: Record) -> tuple[str, str]:
    return one.text("at"), one.at


def call(ask: Ask) -> Answer:
    """Somebody spoke with the person: noted here; nobody is told."""
    one = asked_plan(ask)
    try:
        if not ask.form.get("note"):
            raise WrongField(_("A note needs words."), _("Write down what was said, as it was said."), field="note")
        deeds.note_call(ask.vault, one, clock(ask), ask.form.get("note"))
    except WrongField as error:
        return checkins(ask, Sentences(note=sentence(error)), "call")
    ask.desk.say(_("Noted. The watcher does not know it: check in to tell it."))
    return go(at(ask.case, "checkins"))


def check_in(ask: Ask) -> Answer:
    return told(ask, lambda one, now: deeds.in_word(ask.vault, one, now), "checkins")


def away(ask: Ask) -> Answer:
    """A planned absence: both days belong to it."""
    wrong, days = Sentences(), list[date]()
    for name in ("from", "to"):
        try:
            read = typed_day(name, ask.form.get(name), ask.desk.now(), True)
            if not read:
                raise WrongField(_("Say the day."), _("For example: 22 November."), field=name)
            days.append(date.fromisoformat(read))
        except WrongField as error:
            wrong[name] = sentence(error)
    if not wrong and days[1] < days[0]:
        wrong["to"] = _("The last day lies before the first.")
    return _moved(ask, wrong, "away", (days[0], days[1]) if not wrong else None, None, "to")


def safe(ask: Ask) -> Answer:
    """Nothing is due before a moment, in the time zone of the plan."""
    wrong, until = Sentences(), None
    try:
        read = typed_moment("until", ask.form.get("until"), ask.desk.now(), True)
        if len(read) < 11:
            raise WrongField(_("Say the day and the time."), _("For example: tomorrow, 20:00."), field="until")
        with ask.desk.mutex:
            until = datetime.fromisoformat(read).replace(tzinfo=zone_of(asked_plan(ask)))
    except WrongField as error:
        wrong["until"] = sentence(error)
    return _moved(ask, wrong, "safe", None, until, "until")


def _moved(
    ask: Ask, wrong: Sentences, part: str, days: tuple[date, date] | None, until: datetime | None, field: str
) -> Answer:
    """Told to the watcher, unless it cannot be: then nothing leaves."""
    if not wrong:
        with ask.desk.mutex:
            try:
                deeds.in_word(ask.vault, asked_plan(ask), clock(ask), days, until)
            except GuvohError as error:
                wrong[field] = f"{error.message} {error.hint}".strip()
    if wrong:
        with ask.desk.mutex:
            ask.vault.refresh()
            return checkins(ask, wrong, part)
    return told(ask, lambda one, now: deeds.in_word(ask.vault, one, now, days, until), "checkins")


HERE = "/case/{case}/checkins"
PAGES = (
    Page(HERE, checkins),
    Page(HERE + "/{plan}/call", call, ("POST",)),
    Page(HERE + "/{plan}/in", check_in, ("POST",), holds=False),
    Page(HERE + "/{plan}/away", away, ("POST",), holds=False),
    Page(HERE + "/{plan}/safe", safe, ("POST",), holds=False),
)
