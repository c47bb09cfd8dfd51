"""One record of the case file: entered, corrected, taken back; with its versions and what rests on it."""

from __future__ import annotations

from guvoh import app
from guvoh.app.records import add_record, change_record
from guvoh.book import record_telling as telling
from guvoh.book.record_names import as_known_now, names_in
from guvoh.book.typed_names import shown
from guvoh.errors import GuvohError, NotFound, WrongField
from guvoh.model.ids import short
from guvoh.model.records import Kind, Record, kind
from guvoh.policy.filing import filed_before
from guvoh.text.i18n import _, language
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.fields import Sentences, sentence
from guvoh.web.record_fields import controls, filled, people_named, read, said
from guvoh.web.record_pages import OWN, page_of
from guvoh.web.show import at, page


def new(ask: Ask, wrong: Sentences | None = None) -> Answer:
    """An empty form, for a person where the address names one; what was refused with what was typed."""
    of = kind(ask.arg("kind"))
    person = _person(ask)
    typed = ask.form if wrong else _begun(ask, of)
    about = typed.get("about") if wrong else ""
    people = [person] if person else people_named(ask, about, "about", Sentences())
    return page(
        ask, "record_new.html", of.label(language()), "records", 422 if wrong else 200, of=of, tongue=language(),
        controls=controls(ask, of, people, typed), wrong=wrong or Sentences(), typed=typed,
        person=queries.person(ask.vault, person) if person else None, here=_path(ask, of, person),
    )  # fmt: skip


def _begun(ask: Ask, of: Kind) -> Form:
    """What a link filled in before: the submission of a step, what a consent is asked for."""
    if ask.query.get("from"):
        return Form({"submission": (_whole(ask),)})
    if of.name == "referral" and ask.query.get("to"):
        return Form({"contact": (ask.query.get("to"),), "on": (ask.desk.today.isoformat(),)})
    return Form({n: (ask.query.get(n),) for n in ("scope", "mechanism") if of.name == "consent" and ask.query.get(n)})


def _path(ask: Ask, of: Kind, person: str) -> str:
    """Where the form goes: what is half typed there is known to be about the person."""
    return at(ask.case, f"records/{of.name}/new" + (f"/{short(person)}" if person else ""))


def _whole(ask: Ask) -> str:
    """The submission from which a step was begun."""
    try:
        return queries.find(ask.vault, ask.query.get("from"), ("record",))[1]
    except GuvohError:
        return ""


def _person(ask: Ask) -> str:
    """The id of the person in the address, "" for none. Raises `NotFound`."""
    if "person" not in ask.args:
        return ""
    one = queries.person(ask.vault, queries.find(ask.vault, ask.arg("person"), ("person",))[1])
    if one.case != ask.case.id:
        raise NotFound(_("There is no person with this id in this case."), _("Look at the list of persons."))
    return one.id


def add(ask: Ask) -> Answer:
    of, wrong = kind(ask.arg("kind")), Sentences()
    person = _person(ask)
    fields = read(ask, of, wrong)
    people = [person] if person and of.per != "case" else people_named(ask, ask.form.get("about"), "about", wrong)
    if not wrong:
        try:
            id = add_record(ask.vault, ask.case.id, of.name, people, fields)
            ask.desk.say(_("Kept."))
            return go(page_of(queries.record(ask.vault, id)))
        except WrongField as error:
            said(error, of, wrong)
    return new(ask, wrong)


def record(ask: Ask, wrong: Sentences | None = None) -> Answer:
    one = _asked(ask)
    of = kind(one.kind)
    (now,) = as_known_now(ask.vault, [one])
    known = [person for id in now.about if (person := queries.person_of(ask.vault, id))]
    typed = ask.form if wrong else filled(ask, of, one)
    all_ = queries.records(ask.vault, one.case)
    resting = [r for r in all_ if r.id != one.id and any(one.id in r.listed(name) for name in r.fields)]
    names = names_in(ask.vault, [one, *resting])
    about = ask.form.get("about") if wrong else "; ".join(shown(person) for person in known)
    return page(
        ask, "record.html", of.label(language()), "records", 422 if wrong else 200, one=one, of=of, known=known,
        controls=controls(ask, of, [p.id for p in known], typed), wrong=wrong or Sentences(), about=about,
        lines=telling.lines(one, names), versions=queries.record_versions(ask.vault, one.id)[::-1], telling=telling,
        resting=resting, names=names, here=at(ask.case, f"records/{short(one.id)}"), warned=_warned(ask, now, all_),
        tongue=language(), page_of=page_of, own=page_of(one) if one.kind in OWN else "",
    )  # fmt: skip


def _warned(ask: Ask, one: Record, all_: list[Record]) -> list[str]:
    """What lies before another procedure, of a submission that has not gone out yet."""
    if one.kind != "submission":
        return []
    listed = as_known_now(ask.vault, all_)
    found = [f for person in one.about for f in filed_before(listed, one.text("mechanism"), person, one.id)]
    return list(dict.fromkeys(f"{finding.what} {finding.source}".strip() for finding in found))


def _asked(ask: Ask) -> Record:
    """Raises `NotFound` for one of another case, too."""
    found = queries.record(ask.vault, queries.find(ask.vault, ask.arg("record"), ("record",))[1])
    if found.case != ask.case.id:
        raise NotFound(_("There is no record with this id in this case."), _("Look at the list of the case file."))
    return found


def change(ask: Ask) -> Answer:
    one, wrong = _asked(ask), Sentences()
    of = kind(one.kind)
    fields = {name: value for name, value in read(ask, of, wrong).items() if _sent(ask, of, name)}
    people = people_named(ask, ask.form.get("about"), "about", wrong) if "about" in ask.form else None
    if not wrong:
        try:
            change_record(ask.vault, one.id, fields, people)
            ask.desk.say(_("Kept."))
            return go(at(ask.case, f"records/{short(one.id)}"))
        except WrongField as error:
            said(error, of, wrong)
        except GuvohError as error:  # no person left, or of another case
            wrong["about"] = sentence(WrongField(error.message, error.hint))
    return record(ask, wrong)


def _sent(ask: Ask, of: Kind, name: str) -> bool:
    """A box that nobody ticked is not sent, and stands for nothing chosen."""
    field = of.field(name)
    return name in ask.form or (field is not None and field.type in ("choices", "claims", "records"))


def undo(ask: Ask) -> Answer:
    """Takes back one version of it; without any left it is gone."""
    one = _asked(ask)
    own = {version.entry for version in queries.record_versions(ask.vault, one.id)}
    if ask.form.get("entry") in own:
        app.undo(ask.vault, [ask.form.get("entry")])
        ask.desk.say(_("Taken back. The history keeps both."))
    left = queries.record_versions(ask.vault, one.id)
    return go(at(ask.case, f"records/{short(one.id)}" if left else "records"))


_NEW = "/case/{case}/records/{kind}/new"
_HERE = "/case/{case}/records/{record}"
PAGES = (
    Page(_NEW, lambda ask: add(ask) if ask.posted else new(ask), ("GET", "POST")),
    Page(f"{_NEW}/{{person}}", lambda ask: add(ask) if ask.posted else new(ask), ("GET", "POST")),
    Page(_HERE, record),
    Page(f"{_HERE}/set", change, ("POST",)),
    Page(f"{_HERE}/undo", undo, ("POST",)),
)
