"""Before somebody protests, speaks or publishes: who takes part, which relatives could pay for it, who agreed; after it
the rounds of calls, ticked off with who called and what was heard."""

from __future__ import annotations

from guvoh.app import network
from guvoh.app.network import first_hour, part_words
from guvoh.app.records import add_record, change_record
from guvoh.book import record_telling as telling
from guvoh.book.network_due import rounds
from guvoh.book.record_due import heard_of
from guvoh.book.record_names import names_of_persons
from guvoh.book.typed_names import shown as shown_name
from guvoh.errors import GuvohError, NotFound, Refused, WrongField
from guvoh.model.ids import short
from guvoh.model.records import Record, kind
from guvoh.safety.network.events import before, known_now
from guvoh.text.i18n import _, language
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page, download, go
from guvoh.web.fields import Sentences, options, sentence
from guvoh.web.plans_shown import asked
from guvoh.web.record_fields import controls, filled, people_named, read, said
from guvoh.web.show import at, page

KEPT = "calls:"  # under this and the event's id its list of calls lies in memory until it is saved
EMPTY = Sentences()


def asked_event(ask: Ask) -> Record:
    return asked(ask, "event", _("There is no such event in this case."))


def events(ask: Ask) -> Answer:
    listed = sorted(queries.records(ask.vault, ask.case.id, "event"), key=lambda r: r.text("on"), reverse=True)
    heard = heard_of(ask.vault, listed)
    now = [known_now(ask.vault, one) for one in listed]
    found = [(one, rounds(known, heard), telling.people(known, names_of_persons(ask.vault, known.about)))
             for one, known in zip(listed, now, strict=True)]  # fmt: skip
    return page(
        ask, "events.html", _("Before you protest, speak or publish"), "safety", found=found, telling=telling,
        here=at(ask.case, "events"),
    )  # fmt: skip


def event(ask: Ask, wrong: Sentences | None = None, part: str = "", status: int = 200) -> Answer:
    """`part`: of which form `wrong` tells: said, called, list."""
    one = asked_event(ask)
    found = before(ask.vault, one)
    ready = first_hour(ask.vault, ask.case, found.event.about) if ask.query.get("part") == "papers" else None
    names = {each.person: each.name for each in found.people}
    return page(
        ask, "event.html", telling.title(one), "safety", 422 if wrong else status, found=found, one=found.event,
        telling=telling, here=at(ask.case, f"events/{short(one.id)}"), part_words=part_words, ready=ready, names=names,
        calls=_calls(ask, one), heard=options("called_heard"), wrong=wrong or EMPTY, part=part, typed=ask.form,
        whom=ask.form.get("person"), made=ask.desk.drafts.get(KEPT + one.id), rows=_rows(found.event),
        today=ask.desk.today, by=ask.vault.by,
    )  # fmt: skip


def _rows(one: Record) -> list[tuple[str, str]]:
    """What the event says besides people and days."""
    names = ("what", "place", "measures", "asked_how", "before", "note")
    return [(f.label(language()), words) for name in names
            if (f := kind("event").field(name)) and (words := telling.value(f, one.fields.get(name), {}))]  # fmt: skip


def _calls(ask: Ask, one: Record) -> dict[str, list[Record]]:
    """By the id of a person as it is known now: the calls of the rounds, the last first."""
    mine = [r for r in queries.records(ask.vault, one.case, "called") if r.text("event") == one.id]
    now = dict(queries.persons_of_atoms(ask.vault, sorted({id for r in mine for id in r.about})))
    found: dict[str, list[Record]] = {}
    for each in sorted(mine, key=lambda r: (r.text("on"), r.at), reverse=True):
        for id in each.about:
            found.setdefault(now.get(id, id), []).append(each)
    return found


def write(ask: Ask, wrong: Sentences | None = None) -> Answer:
    old, of = (asked_event(ask) if "event" in ask.args else None), kind("event")
    now = known_now(ask.vault, old) if old else None
    typed = ask.form if wrong else filled(ask, of, now)
    people = [p for id in (now.about if now else ()) if (p := queries.person_of(ask.vault, id))]
    about = typed.get("about") if wrong else "; ".join(map(shown_name, people))
    title = _("Correct") if old else _("Before you protest, speak or publish")
    return page(
        ask, "event_form.html", title, "safety", 422 if wrong else 200, about=about, here=ask.path, old=old,
        controls=controls(ask, of, [p.id for p in people], typed), wrong=wrong or EMPTY, of=of, tongue=language(),
        back=at(ask.case, f"events/{short(old.id)}" if old else "events"),
    )  # fmt: skip


def keep(ask: Ask) -> Answer:
    old, of, wrong = (asked_event(ask) if "event" in ask.args else None), kind("event"), Sentences()
    fields = read(ask, of, wrong)
    people = people_named(ask, ask.form.get("about"), "about", wrong)
    if not wrong:
        try:
            if old is None:
                id = add_record(ask.vault, ask.case.id, "event", people, fields)
            else:
                id = old.id
                change_record(ask.vault, id, fields, people)
            ask.desk.say(_("Kept."))
            return go(at(ask.case, f"events/{short(id)}"))
        except WrongField as error:
            said(error, of, wrong)
        except GuvohError as error:
            wrong["about"] = sentence(WrongField(error.message, error.hint))
    return write(ask, wrong)


def agreed(ask: Ask) -> Answer:
    """What somebody answered; or that a relative whom the vault knows is named in the event."""
    one, person = asked_event(ask), _person(ask)
    try:
        if ask.form.get("said") == "name":
            network.name_relative(ask.vault, one.id, person)
        else:
            network.agreed(ask.vault, one.id, person, ask.form.get("said"))
    except WrongField as error:
        return event(ask, Sentences(said=sentence(error)), "said")
    ask.desk.say(_("Kept."))
    return go(at(ask.case, f"events/{short(one.id)}"))


def called(ask: Ask) -> Answer:
    """A call of a round, noted."""
    one, person = asked_event(ask), _person(ask)
    fields = {name: ask.form.get(name) for name in ("heard", "on", "by", "note")}
    try:
        network.called(ask.vault, one.id, person, fields)
    except WrongField as error:
        beside = error.field if error.field in fields else "heard"
        return event(ask, Sentences({beside: sentence(error)}), "called")
    words = {"trouble": _("Kept. Write down what happened: note a call."), "not_reached": _("Kept. The round stays"
             " open for this person.")}  # fmt: skip
    ask.desk.say(words.get(fields["heard"], _("Kept.")))
    return go(at(ask.case, f"events/{short(one.id)}"))


def _person(ask: Ask) -> str:
    return queries.person(ask.vault, queries.find(ask.vault, ask.form.get("person"), ("person",))[1]).id


def call_list(ask: Ask) -> Answer:
    """The list for the rounds, drawn as a PDF and kept in memory."""
    one = asked_event(ask)
    try:
        drawn = network.call_list(ask.vault, one.id, ".pdf")
    except Refused as error:
        return event(ask, Sentences(list=f"{error.message} {error.hint}".strip()), "list")
    ask.desk.drafts[KEPT + one.id] = {"data": drawn, "name": f"calls {ask.desk.today.isoformat()}.pdf"}
    return event(ask, part="made")


def save(ask: Ask) -> Answer:
    made = ask.desk.drafts.get(KEPT + asked_event(ask).id)
    if made is None:
        raise NotFound(_("The paper is not in memory any more."), _("Make it again."))
    return download(made["data"], made["name"], "application/pdf")


HERE = "/case/{case}/events"
PAGES = (
    Page(HERE, events),
    Page(HERE + "/new", lambda ask: keep(ask) if ask.posted else write(ask), ("GET", "POST")),
    Page(HERE + "/{event}", event),
    Page(HERE + "/{event}/correct", lambda ask: keep(ask) if ask.posted else write(ask), ("GET", "POST")),
    Page(HERE + "/{event}/agreed", agreed, ("POST",)),
    Page(HERE + "/{event}/called", called, ("POST",)),
    Page(HERE + "/{event}/list", call_list, ("POST",)),
    Page(HERE + "/{event}/file", save),
)
