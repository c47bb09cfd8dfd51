"""What is done with contacts, plans and events: a reply noted, a drill kept, papers made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from guvoh.app.one_commit import one_commit
from guvoh.app.papers import MARKS
from guvoh.app.records import add_record, change_record, draft_change, draft_record
from guvoh.app.writing import make
from guvoh.book import record_telling as telling
from guvoh.book.network_due import ROUTES, plus
from guvoh.book.record_names import names_in
from guvoh.book.records import first
from guvoh.errors import Refused, WrongField
from guvoh.model import Case
from guvoh.model.ids import short
from guvoh.model.records import Record, checked, kind
from guvoh.report.papers import round as papers
from guvoh.report.papers.pocket import Number, drawn
from guvoh.safety.network import contacts as known_contacts
from guvoh.safety.network import events, plans
from guvoh.safety.network.contacts import Standing
from guvoh.safety.network.lacks import lack_words
from guvoh.safety.network.reach import by_hand
from guvoh.safety.network.sheet import Forbidden, Sheet, forbidden_in, sheet, unprinted, without
from guvoh.text.i18n import LANGUAGES, _, language, using
from guvoh.vault import queries
from guvoh.vault.vault import Vault

ENDINGS = (".pdf", ".docx", ".html")
GROUPS = (
    (("risk", "signs", "who_does_what"), "risk"),
    (("at_arrest", "at_disappearance", "at_deportation", "at_travel"), "at"),
    (("medicines", "children", "power_of_attorney", "papers"), "papers"),
    (("relocation", "relocation_words", "asylum", "asylum_words"), "leaving"),
    (("every", "answer_by", "zone", "watcher", "note"), "life"),
)  # fmt: skip


class Ready(NamedTuple):
    """A paper of the first hour about somebody: whether it can be made now, else what is missing, in words."""

    person: str
    paper: str
    command: str
    ready: bool
    missing: tuple[str, ...]


def confirm(vault: Vault, contact: str, day: str, by: str = "", how: str = "", replied: bool = True) -> str:
    """They replied on that day (EDTF); where it is said by whom or how, that was a check too. Without a reply
    (`replied`) it was only checked, and `how` has to be said. Raises `WrongField`, also for a day that has not come.
    Returns the entry's id."""
    if not day:
        raise WrongField(_("Say on which day."), "", field="on")
    if not replied and not how:
        raise WrongField(_("Say how it was checked."), _("For example: their page, a colleague said so."), field="how")
    fields = {"confirmed_on": day} if replied else {}
    if by or how:
        fields |= {"verified_on": day, "verified_by": by, "verified_how": how}
    kept = checked("contact", {**_of(vault, contact, "contact").fields, **fields})
    if first(str(kept["confirmed_on" if replied else "verified_on"])) > plus(vault.now()[:10], 1):
        raise WrongField(_("This day has not come yet."), "", field="on")
    return change_record(vault, contact, fields)


def drill(vault: Vault, plan: str, fields: Mapping[str, Any], read: bool = False) -> str:
    """A drill of the plan; whoever answered in it has replied, and where it was `read` again, the plan says so: kept in
    one commit. Returns the id of the drill's record."""
    one = _of(vault, plan, "plan")
    with one_commit(vault) as batch:
        id = draft_record(vault, batch, one.case, "drill", [], {**fields, "plan": one.id})
        made = batch.drafts[-1].body["fields"]
        for contact in made.get("reached", ()):
            if queries.record(vault, contact).text("confirmed_on") < made["on"]:
                draft_change(vault, batch, contact, {"confirmed_on": made["on"]})
        if read and one.text("reviewed_on") < made["on"]:
            draft_change(vault, batch, one.id, {"reviewed_on": made["on"]})
    return id


def agreed(vault: Vault, event: str, person: str, said: str) -> str:
    """What somebody answered to the event: yes, no, not_asked. Raises `WrongField` for a yes of a child, for whom
    somebody else answers, and for whom the event does not name. Returns the entry's id."""
    one = events.known_now(vault, _of(vault, event, "event"))
    who = queries.person(vault, person)
    if who.id not in (*one.about, *one.listed("relatives")):
        raise WrongField(_("The event does not name this person."), _("Name the person in it first."), field="said")
    if said not in ("yes", "no", "not_asked"):
        raise WrongField(_("Say yes, no or not asked."), "", field="said")
    if said == "yes" and who.age == "child":
        raise WrongField(
            _("A child agrees to nothing: whoever answers for it says no, or leaves it out."), "", field="said"
        )
    answers = {"agreed": "yes", "refused": "no"}
    kept = {name: [id for id in one.listed(name) if id != who.id] + [who.id] * (said == word)
            for name, word in answers.items()}  # fmt: skip
    return change_record(vault, one.id, kept)


def name_relative(vault: Vault, event: str, person: str) -> str:
    """Somebody who could pay for it, named in the event, so that the rounds of calls know of him. Raises `WrongField`
    for somebody of another case. Returns the entry's id."""
    one = events.known_now(vault, _of(vault, event, "event"))
    named = dict.fromkeys((*one.listed("relatives"), queries.person(vault, person).id))
    return change_record(vault, one.id, {"relatives": list(named)})


def called(vault: Vault, event: str, person: str, fields: Mapping[str, Any]) -> str:
    """A call of a round about somebody whom the event names. Returns the id of its record."""
    one, who = events.known_now(vault, _of(vault, event, "event")), queries.person(vault, person)
    if who.id not in (*one.about, *one.listed("relatives")):
        raise WrongField(_("The event does not name this person."), _("Name the person in it first."), field="heard")
    return add_record(vault, one.case, "called", [who.id], {**fields, "event": one.id})


def pocket_sheet(vault: Vault, plan: str, languages: Sequence[str], today: str) -> tuple[bytes, Sheet]:
    """The PDF, a page for each language, and what stands on it; it bears no mark of ours. Raises `Refused`."""
    for one in languages:
        if one not in LANGUAGES:
            raise Refused(_("Guvoh does not speak this language."), ", ".join(LANGUAGES))
    of, standings = _of(vault, plan, "plan"), all_standings(vault, today)
    made = sheet(of, standings, forbidden_in(vault, of, standings))
    numbers = [Number(call.number, call.lawyer, call.words) for call in made.calls]
    return drawn(numbers, made.own, list(dict.fromkeys(languages)), today), made


def plan_paper(vault: Vault, plan: str, ending: str, today: str) -> bytes:
    """The plan whole, for the group's own use: nobody in the country or under 18 by name or number."""
    of, standings = _of(vault, plan, "plan"), all_standings(vault, today)
    forbidden, by_id = unprinted(vault, standings), everyone(vault, standings)
    names, about = names_in(vault, [of]), kind("plan")
    groups = []
    for fields, heading in GROUPS:
        rows = [(f.label(language()), without(telling.value(f, of.fields.get(name), names), forbidden))
                for name in fields if (f := about.field(name)) and of.text(name)]  # fmt: skip
        groups.append((_heading(heading), rows))
    called = [_called(standings[id], field, by_id, forbidden)
              for field in ROUTES for id in of.listed(field) if id in standings]  # fmt: skip
    covered = [by_id[p.id] for id in of.about if (p := queries.person_of(vault, id)) and p.id in by_id]
    kept = [one for name in plans.KEPT for one in queries.records(vault, of.case, name)]
    state = plans.state(of, standings, kept, today)
    lacks = [(lack_words(one), one.red) for one in state.lacks]
    title = without(of.text("title"), forbidden)
    return _drawn(papers.plan(title, covered, groups, called, lacks, _frame(vault, of.case, forbidden)), ending)


def call_list(vault: Vault, event: str, ending: str) -> bytes:
    """The rounds of calls around an event that are not done, each with whom to call in it."""
    found = events.before(vault, _of(vault, event, "event"))
    standings = all_standings(vault, vault.now()[:10])
    forbidden, by_id = unprinted(vault, standings), everyone(vault, standings)
    people = [one for one in found.people if one.part != "offered"]
    rounds = []
    for each in found.rounds:
        words = telling.waits_words_of(each.name)
        heading = _("{what}: by {day}").format(what=words, day=telling.day(each.due))
        asked = [one for one in people if one.person in each.open_]
        called = [papers.Called(by_id[one.person], part_words(one.part), _known(one.last_known))
                  for one in asked if one.person in by_id]  # fmt: skip
        if called and not each.done:
            rounds.append((heading, called))
    if not rounds:
        raise Refused(_("Nobody is left to call for this event."), _("Look at it: `guvoh plans before`."))
    title = without(found.event.text("title"), forbidden)
    return _drawn(papers.calls(title, rounds, _frame(vault, found.event.case, forbidden)), ending)


def _known(day: str) -> str:
    return telling.day(day) if day else _("nothing known")


def part_words(part: str) -> str:
    """What somebody is in an event."""
    return {"takes_part": _("takes part"), "relative": _("relative"), "offered": _("relative, not named yet")}[part]


def first_hour(vault: Vault, case: Case, persons: Sequence[str]) -> list[Ready]:
    """Which papers of the first hour could be made now of each of these: the alert, and the urgent appeal to the
    Working Group on Arbitrary Detention. What an arrest itself would bring is among what is missing."""
    from guvoh.app.forms import fill_form
    from guvoh.app.writing import gather
    from guvoh.report.papers import Asked

    found = []
    for person in persons:
        lacks: tuple[str, ...] = ()
        try:
            make(gather(vault, case, "group", language()), "alert", "group", Asked(person=person))
        except Refused as error:
            lacks = error.missing or (error.message,)
        found.append(Ready(person, "alert", f"guvoh report alert --person {short(person)}", not lacks, tuple(lacks)))
        try:
            document = fill_form(vault, case, "wgad_urgent", person, urgent=True)[1]
            lacks = tuple(one.what for one in document.missing)
        except Refused as error:
            lacks = error.missing or (error.message,)
        command = f"guvoh report wgad --urgent --person {short(person)}"
        found.append(Ready(person, "wgad", command, not lacks, tuple(lacks)))
    return found


def all_standings(vault: Vault, today: str) -> dict[str, Standing]:
    """Every contact of the vault by its id."""
    listed = queries.records(vault, None, "contact")
    return {one.contact.id: one for one in known_contacts.standings(vault, listed, today)}


def everyone(vault: Vault, standings: Mapping[str, Standing]) -> dict[str, papers.Whom]:
    """Every person and contact by id, each with whether the name may stand on paper."""
    people = [papers.Whom(p.id, p.names[0], not by_hand(p)) for p in queries.persons(vault)]
    people += [papers.Whom(id, one.contact.text("name"), one.reachable) for id, one in standings.items()]
    return {one.id: one for one in people}


def _called(one: Standing, field: str, by_id: Mapping[str, papers.Whom], forbidden: Forbidden) -> papers.Called:
    of = kind("plan").field(field)
    assert of is not None
    # Isolated (U+2066, U+2069), so that a number keeps its order in a line that runs from right to left.
    ways = [f"\u2066{one.contact.text(name)}\u2069" for name in one.channels]
    ways += [one.contact.text("reach")] if one.contact.text("reach") else []
    replied = telling.day(one.contact.text("confirmed_on")) if one.contact.text("confirmed_on") else _("never")
    return papers.Called(by_id[one.contact.id], of.label(language()), replied, without("; ".join(ways), forbidden))


def _heading(which: str) -> str:
    return {
        "risk": _("What may happen, and who does what"), "at": _("When it happens"),
        "papers": _("Health, children, papers"), "leaving": _("Relocation and protection"), "life": _("Signs of life"),
    }[which]  # fmt: skip


def _frame(vault: Vault, case: str, forbidden: Forbidden) -> papers.Frame:
    name = next(c.name for c in queries.cases(vault) if c.id == case)
    return papers.Frame(without(name, forbidden), language(), vault.now(), vault.by)


def _drawn(document: Any, ending: str) -> bytes:
    from guvoh.report.document import finished

    if ending not in ENDINGS:
        raise Refused(_("A paper ends in {endings}.").format(endings=", ".join(ENDINGS)), "")
    with using(document.language):
        return finished(document, ending) + MARKS.get(ending, b"")


def _of(vault: Vault, id: str, name: str) -> Record:
    """Raises `WrongField` for a record of another kind."""
    found = queries.record(vault, queries.find(vault, id, ("record",))[1])
    if found.kind != name:
        what = kind(name).label(language())
        raise WrongField(_("This is another kind of record."), _("Here belongs: {kind}.").format(kind=what), field="id")
    return found
