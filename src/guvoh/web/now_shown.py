"""What the page "Whom now?" shows of a situation: steps with their terms, contacts, bodies and ways into the case. The
rules are those of `safety.now`; here they are only gathered for one reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from guvoh.app.forms import FORMS
from guvoh.app.whom_now import Ready, form_called, ready
from guvoh.book import record_telling
from guvoh.model.ids import short
from guvoh.safety.network.contacts import Standing, fits, standings
from guvoh.safety.network.telling import fresh_words
from guvoh.safety.now import Entry, Moment, Situation, Source, Step, counted, entries, telling, whom
from guvoh.safety.now.read import TIMES
from guvoh.safety.now.standing import standing
from guvoh.text.i18n import _, language
from guvoh.web.ask import Ask
from guvoh.web.show import at, case_of, days

Links = list[tuple[str, str]]
CONTACTS = 4  # of one step; the list of contacts has all


class Asked(NamedTuple):
    """What was said: the country's code, when it happened, when it is to happen, whom it is about (id)."""

    country: str = ""
    since: Moment | None = None
    planned: Moment | None = None
    person: str = ""


class Shown(NamedTuple):
    """One step. `term`: until when, "" where it has none; `missing`: since or planned, where that has to be said first;
    `rule`: how it is counted; `marks`: the numbers of its sources."""

    step: Step
    who: str
    term: str
    missing: str
    rule: str
    passed: bool
    marks: tuple[tuple[int, Source, str], ...]
    contacts: tuple[Standing, ...]
    more: int
    bodies: tuple[Entry, ...]
    links: Links


def shown_day(edtf: str) -> str:
    """A day in the reader's words and calendar."""
    return days(edtf, edtf) if len(edtf) == 10 else record_telling.day(edtf)


def fresh(one: Standing) -> list[str]:
    """What is old about a contact, in the reader's calendar."""
    return fresh_words(one, shown_day)


def event_of(of: Situation) -> str:
    return of.since.get(language()) or of.since["en"]


def steps_of(ask: Ask, of: Situation, said: Asked) -> list[tuple[str, list[Shown]]]:
    """(time, its steps), in their order; `said.country` leaves out what holds elsewhere only."""
    today, instant = ask.desk.today.isoformat(), datetime.now(UTC)
    own = own_contacts(ask, of, said)
    bodies = bodies_of(ask, of, said)
    marks: dict[str, int] = {}
    found = []
    for time in TIMES:
        listed = []
        for step in of.in_country(time, said.country):
            due = counted(step.rule, said.since, said.planned) if step.rule else None
            mine = [one for one in own if any(fits(one.contact, use, said.country) for use in step.uses)]
            listed.append(Shown(
                step, telling.who_words(step.by), telling.term_words(due, shown_day) if due else "",
                due.needs if due else "", telling.rule_words(step.rule, event_of(of)) if step.rule else "",
                bool(due and due.until and due.until < instant),
                tuple((marks.setdefault(cited.id, len(marks) + 1), cited, telling.source_words(cited, today, shown_day))
                      for cited in step.sources),
                tuple(mine[:CONTACTS]), max(0, len(mine) - CONTACTS),
                tuple(one for one in bodies if set(one.uses) & set(step.uses)), links_of(ask, step, said.person),
            ))  # fmt: skip
        found.append((telling.time_words(time), listed))
    return found


def own_contacts(ask: Ask, of: Situation, said: Asked) -> Sequence[Standing]:
    """The group's own, for any use of the situation; none while the vault is closed."""
    if ask.desk.vault is None:
        return ()
    case = case_of(ask)
    today = ask.desk.today.isoformat()
    there = standing(ask.vault, case.id if case else "", said.person, of.uses, said.country, language(), today)
    return standings(ask.vault, [one.record for one in there.contacts], today)


def bodies_of(ask: Ask, of: Situation, said: Asked) -> list[Entry]:
    return whom(entries(), of.name, ask.desk.today.isoformat(), said.country, language())


def links_of(ask: Ask, step: Step, person: str) -> Links:
    """Where in the desk a step is done. Without a case: nowhere yet."""
    case = case_of(ask)
    if case is None:
        return []
    found = [link_of(command, short(person) if person else "") for command in step.commands]
    placed = [(words, place if place[0] == "/" else at(case, place)) for words, place in found if words]
    return list(dict.fromkeys(placed))


def link_of(command: str, person: str) -> tuple[str, str]:
    """The words and the place in a case for a command as `steps.yaml` has it; ("", "") for one that the desk has no
    page for. An address that begins with / is of no case."""
    words = command.split()[1:]
    own = f"person/{person}" if person else "persons"
    of = f"/{person}" if person else ""
    known = {
        "note": (_("Note a call"), "call" + (f"?about={person}" if person else "")),
        "enter": (_("Add a person"), "held#enter-head"),
        "record consent": (_("Record a consent"), f"records/consent/new{of}"),
        "risk": (_("Who is at risk because of whom"), f"risk{of}"), "persons": (_("Persons"), own),
        "checklist list": (_("Digital security"), "/checklist"), "add FILE": (_("Add sources"), "add"),
        "board": (_("People held"), "held"), "record --due": (_("What is due"), "records"),
        "plans list": (_("Plans"), "plans"), "threats add": (_("Write down the threat"), f"records/threat/new{of}"),
        "threats list": (_("Threats"), "threats"), "status ID": (_("What is known of the person's liberty"), own),
        "verify": ("", ""),
    }  # fmt: skip
    if words[0] == "report":
        return _("Papers that can be made now"), f"now/papers?about={person}" if person else "now/papers"
    if "--use" in words:
        return _("Contacts"), f"contacts?use={words[-1]}"
    return known.get(" ".join(words[:2])) or known[words[0]]


def papers_of(ask: Ask, of: Situation, person: str) -> list[tuple[Ready, str]]:
    """Each paper of the situation's steps for that person, once, with the name of its form, "" for what is none."""
    commands = [one for listed in of.steps.values() for step in listed for one in step.commands]
    found: dict[str, tuple[Ready, str]] = {}
    for command in commands:
        words = command.split()[2:]
        if command.startswith("guvoh report "):
            name = form_called(words) if words[0] in FORMS else ""
            if (name or words[0]) not in found:
                found[name or words[0]] = ready(ask.vault, ask.case, command, person), name
    return list(found.values())
