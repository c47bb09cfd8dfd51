"""The log of threats: what was threatened, by whom, how it goes on; reported to whom, and when to ask again."""

from __future__ import annotations

from guvoh.app.records import change_record
from guvoh.book import record_telling as telling
from guvoh.book.network_due import plus
from guvoh.book.record_names import names_in, names_of_persons
from guvoh.book.records import last
from guvoh.errors import NotFound, WrongField
from guvoh.model import Person
from guvoh.model.ids import short
from guvoh.model.records import Record, kind
from guvoh.safety.network.telling import pattern_words, tallies
from guvoh.safety.network.threats import by_month, family_at_risk, pattern, rank, threats_of, whom
from guvoh.text.i18n import _, language
from guvoh.vault import queries
from guvoh.web.about import asked_about
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.export import as_csv
from guvoh.web.fields import Sentences
from guvoh.web.near import near
from guvoh.web.record_fields import controls, filled, read, said
from guvoh.web.show import at, number, page

REPORTED = ("reported", "reported_on", "reference", "came_of_it", "follow_up_on", "closed_on")  # written later
APART = ("what", "sources", "claims", "to")  # fields that the page shows in a place of their own
MOST = 200  # threats of one list, the last first; the export has all
COLUMNS = ("id", "on", "severity", "against", "said_to", "by", "office", "channel", "what", "reported", "follow_up_on",
           "closed_on")  # fmt: skip


def threats(ask: Ask) -> Answer:
    one, only_open, listed = _found(ask)
    today = ask.desk.today.isoformat()
    found = pattern(listed, today)
    names = names_of_persons(ask.vault, [id for one in listed for id in whom(one)])
    return page(
        ask, "threats.html", _("Threats"), "safety", listed=listed[::-1][:MOST], found=found, names=names, person=one,
        only_open=only_open, here=at(ask.case, "threats"), said=number(pattern_words(found)), telling=telling,
        months=by_month(listed), tallied=tallies(found, names), whom=whom, near=near,
        day_of=last, late=lambda day: _late(day, today), grave=lambda code: rank(code) >= rank("family"),
    )  # fmt: skip


def _late(day: str, today: str) -> bool:
    """Whether it is due by today."""
    return bool(day) and last(day) < plus(today, 1)


def _found(ask: Ask) -> tuple[Person | None, bool, list[Record]]:
    """Of this case, in the order of days; with the person and the choice of the filter."""
    person, only_open = asked_about(ask), ask.query.get("only") == "open"
    listed = threats_of(ask.vault, ask.case.id, person.id if person else "")
    return person, only_open, [one for one in listed if not only_open or not one.text("closed_on")]


def table(ask: Ask) -> Answer:
    listed = _found(ask)[2]
    names = names_of_persons(ask.vault, [id for one in listed for id in whom(one)])
    rows = [
        (short(one.id), one.text("on"), one.text("severity"), "; ".join(names.get(id, "") for id in one.about),
         "; ".join(names.get(id, "") for id in one.listed("to")), one.text("by"), one.text("office"),
         one.text("channel"), one.text("what"), " ".join(one.listed("reported")), one.text("follow_up_on"),
         one.text("closed_on"))
        for one in listed
    ]  # fmt: skip
    return as_csv(ask, "threats", COLUMNS, rows)


def threat(ask: Ask, wrong: Sentences | None = None) -> Answer:
    one = _asked(ask)
    of = kind("threat")
    names = names_in(ask.vault, [one])
    typed = ask.form if wrong else filled(ask, of, one)
    against = [person for id in one.about if (person := queries.person_of(ask.vault, id))]
    sources = {id: names.get(id, short(id)) for id in one.listed("sources")}
    return page(
        ask, "threat.html", _("Threat"), "safety", 422 if wrong else 200, one=one, against=against, sources=sources,
        to=[person for id in one.listed("to") if (person := queries.person_of(ask.vault, id))],
        claims=queries.claim_rows(ask.vault, one.listed("claims")), family=family_at_risk(ask.vault, one),
        lines=[(field, words) for field, words in telling.lines(one, names) if field.name not in APART],
        controls=[c for c in controls(ask, of, [], typed) if c.name in REPORTED], wrong=wrong or Sentences(),
        here=at(ask.case, f"threats/{short(one.id)}"), tongue=language(), telling=telling,
        late=_late(one.text("follow_up_on"), ask.desk.today.isoformat()) and not one.text("closed_on"), near=near,
        day_of=last,
    )  # fmt: skip


def reported(ask: Ask) -> Answer:
    """To whom it was reported, what came of it, when to ask again."""
    one, of, wrong = _asked(ask), kind("threat"), Sentences()
    fields = {name: value for name, value in read(ask, of, Sentences()).items() if name in REPORTED}
    try:
        change_record(ask.vault, one.id, fields)
        ask.desk.say(_("Kept."))
        return go(at(ask.case, f"threats/{short(one.id)}"))
    except WrongField as error:
        said(error, of, wrong)
    return threat(ask, wrong)


def _asked(ask: Ask) -> Record:
    """Raises `NotFound` for one of another case or another kind, too."""
    found = queries.record(ask.vault, queries.find(ask.vault, ask.arg("threat"), ("record",))[1])
    if found.case != ask.case.id or found.kind != "threat":
        raise NotFound(_("There is no threat with this id in this case."), _("Look at the list of threats."))
    return found


PAGES = (
    Page("/case/{case}/threats", threats),
    Page("/case/{case}/threats.csv", table),
    Page("/case/{case}/threats/{threat}", threat),
    Page("/case/{case}/threats/{threat}/reported", reported, ("POST",)),
)
