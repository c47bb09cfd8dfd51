"""Note of a call or visit: typed while somebody speaks, kept while it is typed, put aside, taken up, saved."""

from __future__ import annotations

import contextlib
import secrets
from textwrap import shorten
from typing import Any

from guvoh import app
from guvoh.book.typed_names import named, parts, shown
from guvoh.errors import GuvohError, WrongField
from guvoh.model import Person
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext
from guvoh.vault import queries
from guvoh.web import drafts
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.call_fields import CHANGED, MORE, Read, read
from guvoh.web.fields import Sentences, any_of, options, publicities, sentence
from guvoh.web.likeness import likely
from guvoh.web.show import at, page, part
from guvoh.web.wording import languages

OFFERED = 20  # names in the list under a field
SHOWN = 240  # characters of the last call


def call(ask: Ask) -> Answer:
    """Empty, or with what was typed before: a draft, or a note that was put aside."""
    opened = _opened(ask, ask.query)
    kept = drafts.taken(ask.desk, ask.case.id, opened)
    return _form(ask, kept if kept is not None else _begun(ask), Sentences(), again=kept is not None)


def _begun(ask: Ask) -> Form:
    """What the fields hold at first."""
    if ask.query.get("note"):
        note = app.take_up(ask.vault, _id(ask, ask.query.get("note"), "source"))
        kept = {name: tuple(str(v) for v in values) for name, values in note.fields.items() if isinstance(values, list)}
        return Form({**kept, "words": (note.words,), "note": (note.id,)})
    if ask.query.get("about"):
        person = queries.person(ask.vault, _id(ask, ask.query.get("about"), "person"))
        return Form({"about": (shown(person),), "from": (person.id,)})
    return Form()


def save(ask: Ask) -> Answer:
    if drafts.is_done(ask.desk, ask.form):
        return go(at(ask.case, "held"))
    if ask.form.get("do") == "aside":
        return put_aside(ask)
    given = read(ask.vault, ask.case, ask.form, ask.desk.now())
    if given.fields["safe"] == "no":
        return _stop(ask, given)
    if not given.wrong:
        try:
            _note(ask, given)
            drafts.done(ask.desk, ask.case.id, _opened(ask, ask.form), ask.form)
            return go(_after(ask, given))
        except WrongField as error:
            given.wrong[error.field] = sentence(error)
    return _refused(ask, given.wrong)


def _refused(ask: Ask, wrong: Sentences) -> Answer:
    """The page again, with what was typed; it is kept as a draft too, so that a reload shows the same."""
    drafts.keep(ask.desk, ask.case.id, _opened(ask, ask.form), ask.form)
    return _form(ask, ask.form, wrong, status=422)


def _note(ask: Ask, given: Read) -> None:
    added = app.note_call(
        ask.vault, given.words, ask.case.id, [p.id for p in given.about], given.fields, given.kind,
        ask.desk.today.isoformat(), given.new, ask.form.get("note") or None,
    )  # fmt: skip
    waiting = ngettext("{n} suggestion waits in it.", "{n} suggestions wait in it.", added.suggestions)
    words = _("The note is saved.")
    ask.desk.say(f"{words} {waiting.format(n=added.suggestions)}" if added.suggestions else words)


def _stop(ask: Ask, given: Read) -> Answer:
    """It is not safe: only when to call again is kept, and what was typed is put aside unread."""
    wrong = Sentences({name: given.wrong[name] for name in ("about", "next_call_at") if name in given.wrong})
    if not given.fields.get("next_call_at") and not wrong:
        wrong["next_call_at"] = _("Stop now, and agree on another time and another way.")
    if not (given.about or given.new) and not wrong:
        wrong["about"] = _("Say about whom: the next call is kept with a person.")
    if wrong:
        return _refused(ask, wrong)
    again = {name: given.fields[name] for name in ("next_call_at", "next_call_by", "next_call_whom")}
    for person in given.about:
        app.set_person(ask.vault, person.id, {name: value for name, value in again.items() if value})
    for name in given.new:
        app.enter_person(ask.vault, ask.case.id, name, {name: value for name, value in again.items() if value})
    if given.words.strip() or ask.form.get("note"):
        drafts.aside(ask.desk, ask.case.id, ask.form)
        ask.desk.say(_("The next call is kept. What was typed is put aside, unfinished."))
    else:
        ask.desk.say(_("The next call is kept, and nothing else."))
    drafts.done(ask.desk, ask.case.id, _opened(ask, ask.form), ask.form)
    return go(at(ask.case, "held"))


def put_aside(ask: Ask) -> Answer:
    drafts.aside(ask.desk, ask.case.id, ask.form)
    drafts.done(ask.desk, ask.case.id, _opened(ask, ask.form), ask.form)
    ask.desk.say(_("The note is put aside. It is sealed in the vault, unfinished; the start page lists it."))
    return go(at(ask.case))


def draft(ask: Ask) -> Answer:
    """What the page sends by itself while somebody types."""
    drafts.keep(ask.desk, ask.case.id, _opened(ask, ask.form), ask.form)
    return Answer(b"", status=204)


def drop(ask: Ask) -> Answer:
    """Begins anew: what was typed and not saved is let go."""
    opened = _opened(ask, ask.form)
    drafts.forget(ask.desk, ask.case.id, opened)
    return go(_address(ask, ask.form))


def names(ask: Ask) -> Answer:
    """The names that a field offers while it is typed, what would be new, and the last call about whom it names."""
    typed = (ask.form.fields.get("about") or ask.form.fields.get("other") or ("",))[0]
    before, _between, last = typed.rpartition(";")
    found, _more = queries.persons_page(ask.vault, ask.case.id, limit=OFFERED, words=last)
    who = named(ask.vault, ask.case.id, typed)
    offered = [f"{before.strip()}; {shown(p)}" if before.strip() else shown(p) for p in found]
    if "other" in ask.form:  # the field of another page, which wants somebody known
        return part(ask, "call_names.html", offered=offered if last.strip() else [], unknown=[], new=[], person=None)
    unknown = [n for n in who.unknown if not (found and parts(last) == [n])]
    return part(
        ask, "call_names.html", offered=offered if last.strip() else [], unknown=unknown, new=ask.form.all("new"),
        likely={name: likely(ask, name, [p.id for p in who.known]) for name in unknown},
        **_about_one(ask, who.known),
    )  # fmt: skip


def _form(ask: Ask, typed: Form, wrong: Sentences, status: int = 200, again: bool = False) -> Answer:
    who = named(ask.vault, ask.case.id, typed.get("about"))
    return page(
        ask, "call.html", _("Note a call"), "held", status, typed=typed, wrong=wrong, again=again, kinds=_kinds(),
        sheet=typed.get("sheet") or secrets.token_hex(8), said=(typed.fields.get("words") or ("",))[0],
        bases=options("basis", ("B2", "B1", "B3", "B4", "B7")), told_to=options("told_to"), states=options("liberty"),
        languages=languages(), publicities=publicities(), offered=[], new=typed.all("new"),
        unknown=who.unknown if status == 422 or again else [],
        likely={name: likely(ask, name) for name in who.unknown if status == 422 or again},
        folded_out={"changed": any_of(typed, wrong, CHANGED), "more": any_of(typed, wrong, MORE) or
                    typed.get("kind") not in ("", "call")}, **_about_one(ask, who.known),
    )  # fmt: skip


def _about_one(ask: Ask, who: tuple[Person, ...]) -> dict[str, Any]:
    """What is known of the one person that it is about: his fields, the last call and how it began."""
    if len(who) != 1:
        return {"person": None, "given": {}, "last": None, "last_words": "", "state": None}
    one = who[0]
    words = ""
    calls = [c for c in queries.calls_about(ask.vault, one.id) if not c.unfinished]
    if calls and (reading := queries.reading(ask.vault, calls[0].source)):
        words = shorten(reading.text, SHOWN, placeholder=" ...")
    told = queries.statuses(ask.vault, one.id)
    return {
        "person": one, "given": queries.settings_of_person(ask.vault, one.id), "last": calls[0] if calls else None,
        "last_words": words, "state": told[-1] if told else None,
    }  # fmt: skip


def _kinds() -> list[tuple[str, str]]:
    return [("call", _("A call")), ("visit", _("A visit")), ("testimony", _("A testimony"))]


def _after(ask: Ask, given: Read) -> str:
    """The person that it was about; the board where there are several."""
    if len(given.about) == 1 and not given.new:
        return at(ask.case, f"person/{short(given.about[0].id)}")
    return at(ask.case, "held")


def _opened(ask: Ask, form: Form) -> str:
    """The id of what the page was opened for."""
    note, about = form.get("note"), form.get("from") or (form.get("about") if form is ask.query else "")
    return _id(ask, note, "source") if note else _id(ask, about, "person") if about else ""


def _address(ask: Ask, form: Form) -> str:
    """The address of the page that this form stands on."""
    for field, kind, name in (("note", "source", "note"), ("from", "person", "about")):
        if form.get(field):
            with contextlib.suppress(GuvohError):  # it was erased meanwhile
                return at(ask.case, f"call?{name}={short(queries.find(ask.vault, form.get(field), (kind,))[1])}")
    return at(ask.case, "call")


def _id(ask: Ask, typed: str, kind: str) -> str:
    try:
        return queries.find(ask.vault, typed, (kind,))[1]
    except GuvohError:
        return typed


PAGES = (
    Page("/case/{case}/call", call),
    Page("/case/{case}/call", save, ("POST",)),
    Page("/case/{case}/call/draft", draft, ("POST",)),
    Page("/case/{case}/call/drop", drop, ("POST",)),
    Page("/case/{case}/call/names", names, ("POST",)),  # names do not belong into addresses
)
