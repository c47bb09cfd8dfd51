"""Adding: files dropped, chosen or pasted, and pasted text. Each is kept in a commit of its own, and told then."""

from __future__ import annotations

from typing import Any

from guvoh.app import receiving
from guvoh.app.adding import Added, open_without_sandbox
from guvoh.errors import GuvohError, Unreadable, WrongField
from guvoh.model import Reading
from guvoh.model.source_fields import checked_source
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.address import unquoted
from guvoh.web.ask import Answer, Ask, Form, Page
from guvoh.web.show import page, part

FACTS = ("published", "publisher", "from_inside", "hard")
OF_TEXT = ("title", "author", "publisher", "published", "link", "from_inside")


def add(ask: Ask) -> Answer:
    return _shown(ask, {})


def _shown(ask: Ask, typed: dict[str, str], wrong: WrongField | None = None, made: object = None) -> Answer:
    status = 422 if wrong else 200
    return page(ask, "add.html", _("Add sources"), "sources", status, typed=typed, wrong=wrong, made=made)


def file(ask: Ask) -> Answer:
    """One file. Others may ask the desk while it is read."""
    desk, name = ask.desk, receiving.plain_name(unquoted(ask.name))
    try:
        fields = _given(ask.query, FACTS)
        sandbox = desk.jobs.sandbox
        with desk.mutex:
            case = ask.case.id
            asks = receiving.must_ask(ask.vault, sandbox, name, ask.body)
        refused = asks and ask.query.get("open") == "no"
        if asks and not refused:
            return part(ask, "add_item.html", item=None, name=name, error=None)
        reading: Reading | Unreadable
        reading = receiving.not_opened() if refused else desk.jobs.read(name, ask.body)
        received = receiving.received_from(name, ask.body, reading, fields)
        with desk.mutex:
            ask.vault.refresh()
            added = receiving.receive(ask.vault, case, received, fields)
            return part(ask, "add_item.html", item=_told(ask, added), name=name, error=None)
    except GuvohError as error:
        with desk.mutex:
            return part(ask, "add_item.html", item=None, name=name, error=error)


def yes(ask: Ask) -> Answer:
    """PDF and office files are opened from now on, although there is no sandbox."""
    open_without_sandbox(ask.vault)
    return Answer(b"", "text/plain")


def text(ask: Ask) -> Answer:
    """What was pasted or typed becomes a source of its own."""
    typed = ask.form.plain()
    words = ask.form.fields.get("words", ("",))[0].replace("\r\n", "\n")
    try:
        if not words.strip():
            raise WrongField(_("There are no words."), _("Paste or type them."), field="words")
        receiving.refuse_address(words)
        fields = _given(ask.form, OF_TEXT)
    except WrongField as wrong:
        return _shown(ask, typed, wrong)
    stamp = ask.desk.now().strftime("%Y-%m-%d %H.%M")
    name = _("pasted text {moment}").format(moment=stamp) + ".txt"
    data = words.encode()
    received = receiving.received_from(name, data, ask.desk.jobs.read(name, data), fields)
    made = receiving.receive(ask.vault, ask.case.id, received, fields)
    return _shown(ask, {}, made=_told(ask, made))


def _given(form: Form, names: tuple[str, ...]) -> dict[str, Any]:
    return checked_source({name: value for name in names if (value := form.get(name))})


def _told(ask: Ask, added: Added) -> dict[str, Any]:
    """What became of one file, with the source as it stands."""
    known = queries.source(ask.vault, added.id)
    warnings = queries.reading_facts(ask.vault, added.id).get("warnings", []) if added.state == "added" else []
    return {"added": added, "source": known, "warnings": warnings,
            "elsewhere": known.case != ask.case.id, "of": _case(ask, known.case)}  # fmt: skip


def _case(ask: Ask, id: str) -> object:
    return next((c for c in queries.cases(ask.vault) if c.id == id), ask.case)


PAGES = (
    Page("/case/{case}/add", add),
    Page("/case/{case}/add/file", file, ("POST",), takes="file", holds=False),
    Page("/case/{case}/add/yes", yes, ("POST",)),
    Page("/case/{case}/add/text", text, ("POST",)),
)
