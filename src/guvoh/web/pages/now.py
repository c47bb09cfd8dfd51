"""Whom now? What to do in the first hour, day and week; opened by somebody whose brother was arrested this morning.

The six situations first; one press shows the steps. Where and when it happened may be said then, to count the terms.
The general advice needs neither a case nor an open vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from guvoh.app.whom_now import made
from guvoh.book.record_telling import consent_words
from guvoh.book.typed_names import named, shown
from guvoh.errors import NotFound, WrongField
from guvoh.model.countries import countries, country_name
from guvoh.model.typed_day import typed_moment
from guvoh.report.sheets import ENDINGS, family
from guvoh.safety import now as data
from guvoh.safety.now import Entry, Moment, Situation, telling
from guvoh.safety.now.standing import standing
from guvoh.text.i18n import LANGUAGES, _, language
from guvoh.vault import queries
from guvoh.web import now_shown
from guvoh.web.about import asked_about
from guvoh.web.ask import Answer, Ask, Page, download, go
from guvoh.web.fields import Sentences, sentence
from guvoh.web.pages.settings import LANGUAGES as SPOKEN
from guvoh.web.record_pages import page_of
from guvoh.web.show import at, case_of, page

TYPED = ("what", "country", "zone", "since", "planned", "whom")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA = {".pdf": "application/pdf", ".png": "image/png"}


def now(ask: Ask) -> Answer:
    case = case_of(ask)
    if case is None and ask.desk.vault is not None and len(known := queries.cases(ask.vault)) == 1:
        return go(at(known[0], "now"))
    here = at(case, "now") if case else "/now"
    name = ask.query.get("what")
    if name not in data.names():
        listed = [(one, data.situation(one).title(language())) for one in data.names()]
        return page(ask, "now.html", _("Whom now?"), "now", here=here, of=None, listed=listed, spoken=SPOKEN)
    of, wrong = data.situation(name), Sentences()
    typed = {field: ask.query.get(field) for field in TYPED}
    said = _read(ask, of, typed, wrong)
    today = ask.desk.today.isoformat()
    times = now_shown.steps_of(ask, of, said)
    steps = [one for _time, listed in times for one in listed]
    several = [(one, one.replace("_", " ")) for one in data.zones_of(said.country)]
    return page(
        ask, "now.html", of.title(language()), "now", 422 if wrong else 200, here=here, of=of, spoken=SPOKEN, said=said,
        typed=typed, wrong=wrong, times=times, event=now_shown.event_of(of),
        bodies=now_shown.bodies_of(ask, of, said), today_=today, countries=countries(language()),
        country=country_name(said.country, language()), zones=several if len(several) > 1 else [], age=_age(today),
        since=telling.moment_words(said.since.at, now_shown.shown_day) if said.since else "",
        plans=any(step.rule and step.rule.weekday_before for steps in of.steps.values() for step in steps),
        terms=[one for one in steps if one.step.rule and one.term and not one.step.rule.find],
        shown_day=now_shown.shown_day,
        by_call=any(not known.reachable for one in steps for known in one.contacts),
        cited_all=sorted({mark[0]: mark for one in steps for mark in one.marks}.values(), key=lambda mark: mark[0]),
        person=queries.person(ask.vault, said.person) if said.person else None, language=language(),
        fresh=now_shown.fresh, home=page_of,
    )  # fmt: skip


def _age(today: str) -> Callable[[Entry], str]:
    return lambda one: telling.entry_age(one, today, now_shown.shown_day)


def _read(ask: Ask, of: Situation, typed: dict[str, str], wrong: Sentences) -> now_shown.Asked:
    """What was said; what cannot be stands in `wrong`, and the steps are shown all the same."""
    country = typed["country"] if typed["country"] in dict(countries(language())) else ""
    since = _moment(ask, "since", typed, country, wrong)
    if since is not None and since.at > datetime.now(UTC):
        wrong["since"], since = _("This moment has not come yet."), None
    planned = _moment(ask, "planned", typed, country, wrong)
    return now_shown.Asked(country, since, planned, _person(ask, typed, wrong))


def _moment(ask: Ask, name: str, typed: dict[str, str], country: str, wrong: Sentences) -> Moment | None:
    """On the clock of the country; a country that has several asks for one of them."""
    try:
        words = typed_moment(name, typed[name], ask.desk.now())
    except WrongField as error:
        wrong[name] = sentence(error)
        return None
    if not words:
        return None
    zone = typed["zone"] if typed["zone"] in data.zones_of(country) else data.only_zone(country, words)
    if not country:
        wrong["country"] = _("Choose the country: terms are counted on its clock.")
    elif not zone:
        wrong["zone"] = _("This country has several clocks. Choose the one of the place.")
    else:
        return data.moment(words, zone)
    return None


def _person(ask: Ask, typed: dict[str, str], wrong: Sentences) -> str:
    """The id of whom it is about, of this case; "" for nobody."""
    case = case_of(ask)
    if case is None:
        return ""
    if typed["whom"]:
        who = named(ask.vault, case.id, typed["whom"])
        if len(who.known) == 1 and not who.unknown and not who.several:
            return who.known[0].id
        wrong["whom"] = _("Choose one person from the list.")
        return ""
    one = asked_about(ask)
    if one is None:
        return ""
    typed["whom"] = shown(one)
    return one.id


def sheet(ask: Ask) -> Answer:
    """The page for a family, drawn in memory. Its name says nothing."""
    tongue, ending = ask.arg("tongue"), f".{ask.arg('form')}"
    if tongue not in LANGUAGES or ending not in ENDINGS:
        raise NotFound(_("There is no such page."), _("Go back, or begin at the start page."))
    return download(family(tongue, ending), f"page{ending}", MEDIA[ending])


def papers(ask: Ask) -> Answer:
    """Of one person and one situation: what was agreed to, and which papers can be made of it now."""
    name = ask.query.get("what") if ask.query.get("what") in data.names() else data.names()[0]
    of, wrong, case = data.situation(name), Sentences(), ask.case
    typed = {"whom": ask.query.get("whom")}
    person = _person(ask, typed, wrong)
    there = standing(ask.vault, case.id, person, of.uses, "", language(), ask.desk.today.isoformat())
    today = ask.desk.today.isoformat()
    consents = [(one, consent_words(one, today), True) for one in there.consents]
    consents += [(one, consent_words(one, today), False) for one in there.refused]
    return page(
        ask, "now_papers.html", _("Papers that can be made now"), "now", 422 if wrong else 200, of=of, typed=typed,
        wrong=wrong, here=at(case, "now/papers"), back=at(case, "now"), name=name, consents=consents,
        person=queries.person(ask.vault, person) if person else None, language=language(),
        papers=now_shown.papers_of(ask, of, person) if person else [],
    )  # fmt: skip


def form(ask: Ask) -> Answer:
    """The form for one person, as `guvoh report` makes it; it is saved by hand, and nothing is sent."""
    name, case = ask.arg("form"), ask.case
    person = _person(ask, {"whom": ""}, Sentences())
    if not person:
        raise NotFound(_("There is no person with this id in this case."), _("Look at the list of persons."))
    return download(made(ask.vault, case, name, person), f"{name}.docx", WORD)


PAGES = (
    Page("/now", now, needs_vault=False),
    Page("/now/family/{tongue}/{form}", sheet, needs_vault=False, holds=False),
    Page("/case/{case}/now", now),
    Page("/case/{case}/now/papers", papers),
    Page("/case/{case}/now/form/{form}", form),
)
