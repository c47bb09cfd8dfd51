"""The name for forms on the page of a person: its parts are said, a proposal is taken, all of it is confirmed."""

from __future__ import annotations

from guvoh import app
from guvoh.book.person_names import proposal
from guvoh.errors import WrongField
from guvoh.model.ids import short
from guvoh.model.person_names import CONFIRMED, CONFIRMED_TOGETHER, ONE_NAME
from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.fields import Sentences, sentence
from guvoh.web.pages.person import HERE, asked, person
from guvoh.web.person_names import fingerprint, given_of
from guvoh.web.show import at


def change(ask: Ask) -> Answer:
    """The parts as typed; only what differs is kept."""
    one, form = asked(ask), ask.form
    given = given_of(ask, one)
    typed = {name: form.get(name) for name in CONFIRMED_TOGETHER if name in form}
    typed[ONE_NAME] = "yes" if form.get(ONE_NAME) else ""  # a tick: whatever it sends means that it is set
    fields = {name: value for name, value in typed.items() if value != str(given.get(name) or "")}
    if fields == {ONE_NAME: ""} and given.get(ONE_NAME) in (None, "", "no"):
        fields = {}
    if not fields:
        ask.desk.say(_("Nothing was different; nothing was changed."))
        return _back(ask)
    try:
        app.set_person(ask.vault, one.id, fields)
    except WrongField as error:
        return person(ask, Sentences({error.field: sentence(error)}), form, "names")
    ask.desk.say(_("Kept."))
    return _back(ask)


def take(ask: Ask) -> Answer:
    """What the program proposes is said by the person who presses the button; it still waits for a confirmation."""
    one = asked(ask)
    found = proposal(one, given_of(ask, one))
    if found is None or ask.form.get("of") != fingerprint(given_of(ask, one)):
        ask.desk.say(_("The names were changed meanwhile. Look at them again; nothing was changed."))
        return _back(ask)
    _name, own, parts = found
    app.set_person(ask.vault, one.id, parts.fields(own))
    ask.desk.say(_("Kept. Look at it, complete it, then confirm it."))
    return _back(ask)


def confirm(ask: Ask) -> Answer:
    """Just what the page showed is confirmed, or nothing."""
    one = asked(ask)
    if ask.form.get("of") != fingerprint(given_of(ask, one)):
        ask.desk.say(_("The names were changed meanwhile. Look at them again; nothing was changed."))
        return _back(ask)
    try:
        app.set_person(ask.vault, one.id, {CONFIRMED: "yes"})
    except WrongField as error:
        return person(ask, Sentences({error.field: sentence(error)}), ask.form, "names")
    ask.desk.say(_("Confirmed. It can be taken back here."))
    return _back(ask)


def _back(ask: Ask) -> Answer:
    return go(at(ask.case, f"person/{short(asked(ask).id)}") + "#form-name")


PAGES = (
    Page(HERE + "/names", change, ("POST",)),
    Page(HERE + "/names/proposal", take, ("POST",)),
    Page(HERE + "/names/confirm", confirm, ("POST",)),
)
