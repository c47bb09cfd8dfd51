"""The records of a case: what is due, every record by its kind or by whom it is about, and what can be added."""

from __future__ import annotations

from typing import Any

from guvoh.book import record_telling as telling
from guvoh.book.record_due import due_of
from guvoh.book.record_names import names_in, names_of_persons
from guvoh.book.typed_names import shown
from guvoh.errors import GuvohError
from guvoh.model.ids import short
from guvoh.model.records import Record, kinds
from guvoh.text.i18n import _, language
from guvoh.vault import queries
from guvoh.vault.queries import SourceFilters
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv
from guvoh.web.near import near
from guvoh.web.record_fields import sources_shown
from guvoh.web.show import at, page, part

COLUMNS = ("id", "kind", "about", "title", "field", "value", "recorded_by", "recorded_at")
MOST = 200  # records of one list; the export has all
OFFERED = 20
OF_THE_PROGRAM = ("answer", "intake", "release", "watching")  # kept where a form or a paper is made, never typed here


def records(ask: Ask) -> Answer:
    found, person = _found(ask)
    today = ask.desk.today.isoformat()
    due = due_of(ask.vault, ask.case.id, today)
    names = {**names_in(ask.vault, found[:MOST]),
             **names_of_persons(ask.vault, [id for one in due for id in one.about])}  # fmt: skip
    counted: dict[str, int] = {}
    for one in queries.records(ask.vault, ask.case.id):
        counted[one.kind] = counted.get(one.kind, 0) + 1
    offered = [one for one in kinds() if one.name not in OF_THE_PROGRAM]
    return page(
        ask, "records.html", _("Case file"), "records", found=telling.in_order(found)[:MOST], all_n=len(found),
        names=names, due=due, near=near, kinds=offered, tongue=language(), counted=counted, telling=telling,
        chosen=ask.query.get("kind"), person=person, here=at(ask.case, "records"),
    )  # fmt: skip


def _found(ask: Ask) -> tuple[list[Record], Any]:
    """The records that the filters leave, and the person of the filter; who is not there filters nothing."""
    kind = ask.query.get("kind") if any(one.name == ask.query.get("kind") for one in kinds()) else None
    person = None
    if ask.query.get("about"):
        try:
            id = queries.find(ask.vault, ask.query.get("about"), ("person",))[1]
            person = queries.person(ask.vault, id)
        except GuvohError:
            person = None
    if person is not None and person.case != ask.case.id:
        person = None
    return queries.records(ask.vault, ask.case.id, kind, person.id if person else None), person


def names(ask: Ask) -> Answer:
    """The names that a field offers while it is typed."""
    field = next((name for name in ask.form.fields if name == ask.query.get("n")), "about")
    typed = (ask.form.fields.get(field) or ("",))[0]
    before, _between, last = typed.rpartition(";")
    people, _more = queries.persons_page(ask.vault, ask.case.id, limit=OFFERED, words=last)
    offered = [f"{before.strip()}; {shown(p)}" if before.strip() else shown(p) for p in people] if last.strip() else []
    return part(ask, "record_names.html", field=field, offered=offered)


def sources(ask: Ask) -> Answer:
    """The sources that a field offers while words of a title are typed."""
    field = next((name for name in ask.form.fields if name == ask.query.get("n")), "sources")
    before, _between, last = (ask.form.fields.get(field) or ("",))[0].rpartition(";")
    words = SourceFilters(words=last.strip())
    listed = queries.sources_page(ask.vault, ask.case.id, limit=OFFERED, filters=words).rows if words.words else ()
    named = sources_shown(ask, [one.id for one in listed])
    offered = [f"{before.strip()}; {one}" if before.strip() else one for one in named]
    return part(ask, "record_names.html", field=field, offered=offered)


def export(ask: Ask) -> Answer:
    found, _person = _found(ask)
    names = names_in(ask.vault, found)
    rows = []
    for one in found:
        head = (short(one.id), one.kind, telling.people(one, names), telling.title(one, names))
        rows += [(*head, field.name, words, one.by, one.at) for field, words in telling.lines(one, names)]
    return as_csv(ask, "records", COLUMNS, rows)


PAGES = (
    Page("/case/{case}/records", records),
    Page("/case/{case}/records/names", names, ("POST",)),
    Page("/case/{case}/records/sources", sources, ("POST",)),
    Page("/case/{case}/records.csv", export),
)
