"""The form of a record, made from its kind: one control for each field, and what was typed as it is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guvoh.book.record_telling import title
from guvoh.book.typed_names import named, shown
from guvoh.errors import WrongField
from guvoh.model.ids import short
from guvoh.model.records import Field, Kind, Record
from guvoh.text.i18n import _, language
from guvoh.vault import queries
from guvoh.web import wording
from guvoh.web.ask import Ask, Form
from guvoh.web.fields import Options, Sentences, options, sentence

CLAIMS = 60  # of a person, so many are offered
NAMED = ("person", "persons")  # fields in which a name is typed
SOURCES = ("source", "sources")  # fields in which a title is typed
TITLE = 80  # characters of a title in a field
_BETWEEN = re.compile(r"[;؛\n]")
_WITH_ID = re.compile(r"\(([0-9A-Z]{8})\)$")


@dataclass(frozen=True, slots=True)
class Control:
    """How a field is asked for. `how`: line, lines, one (of `options`), several, names, sources; `held` what
    stands in it."""

    name: str
    words: str
    hint: str
    how: str
    held: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False

    @property
    def text(self) -> str:
        return self.held[0] if self.held else ""


def controls(ask: Ask, of: Kind, people: Sequence[str], typed: Form) -> list[Control]:
    """One for each field. `people`: ids of those whom it is about; only their claims are offered."""
    return [_control(ask, field, people, typed) for field in of.fields]


def _control(ask: Ask, field: Field, people: Sequence[str], typed: Form) -> Control:
    hint, held = field.hint(language()), tuple(typed.all(field.name))
    how, offered = "line", list[tuple[str, str]]()
    if field.type == "words":
        how = "lines"
    elif field.type in ("choice", "choices"):
        how, offered = ("one" if field.type == "choice" else "several"), options(field.vocabulary)
    elif field.type == "yesno":
        how, offered = "one", [("yes", _("yes")), ("no", _("no")), ("unknown", _("not known"))]
    elif field.type == "organisation":
        listed = queries.organisations(ask.vault, ask.case.id)
        how, offered = "one", [(one.id, one.names[0]) for one in listed]
    elif field.type in ("record", "records"):
        how, offered = ("several" if field.type == "records" else "one"), _records(ask, field)
    elif field.type == "claims" and people:
        how, offered = "several", _claims(ask, people, held)
    elif field.type in NAMED:
        how = "names"
    elif field.type in SOURCES:
        how = "sources"
    hint = hint or {
        "day": _("A day, a month or a year: 2026-09-03, 2026-09, 2026."),
        "source": _("Type words of its title, or its id."),
        "sources": _("Type words of a title, or an id; several: put ; between them."), "claims": _("Ids of claims"),
        "person": _("A name from the list of persons."), "persons": _("Several: put ; between them"),
    }.get(field.type, "")  # fmt: skip
    return Control(field.name, field.label(language()), hint, how, held, tuple(offered), field.required)


def _records(ask: Ask, field: Field) -> Options:
    """Those of the kind that belongs here."""
    listed = queries.records(ask.vault, None if field.across else ask.case.id, field.of or None)
    return [(one.id, f"{title(one)} ({short(one.id)})") for one in listed]


def _claims(ask: Ask, people: Sequence[str], held: Sequence[str]) -> Options:
    """The accepted claims of these persons, the last first; those that are chosen already always."""
    rows = {row.id: row for one in people for row, _role in queries.claims_of_person(ask.vault, one)}
    listed = [row for row in reversed(rows.values()) if row.state == "accepted"]
    found = [row for n, row in enumerate(listed) if n < CLAIMS or row.id in held]
    found += queries.claim_rows(ask.vault, [id for id in held if id not in rows and _is_id(id)])
    return [
        (row.id, f"{wording.act(row.claim.act)}: {row.claim.quote[:90]} ({short(row.id)})")
        for row in found
    ]  # fmt: skip


def _is_id(typed: str) -> bool:
    return len(typed) == 36


def filled(ask: Ask, of: Kind, one: Record | None) -> Form:
    """What the fields hold at first: the record's own values as they are typed."""
    if one is None:
        return Form()
    out: dict[str, tuple[str, ...]] = {}
    for field in of.fields:
        held = one.listed(field.name)
        if field.type in NAMED:
            known = [person for id in held if (person := queries.person_of(ask.vault, id))]
            out[field.name] = ("; ".join(shown(person) for person in known),)
        elif field.type in SOURCES:
            out[field.name] = ("; ".join(sources_shown(ask, held)),)
        elif field.type in ("choices", "claims", "records"):
            out[field.name] = held
        else:
            out[field.name] = (one.text(field.name),)
    return Form(out)


def read(ask: Ask, of: Kind, wrong: Sentences) -> dict[str, Any]:
    """The fields of the form; names become ids. What cannot be stands in `wrong`."""
    found: dict[str, Any] = {}
    for field in of.fields:
        if field.type in NAMED:
            ids = people_named(ask, ask.form.get(field.name), field.name, wrong)
            if field.type == "person" and len(ids) > 1:
                wrong[field.name] = _("Only one can stand here.")
            found[field.name] = ids if field.type == "persons" else "".join(ids[:1])
        elif field.type in SOURCES:
            found[field.name] = _ids_of(ask.form.get(field.name))
        elif field.type in ("choices", "claims", "records"):
            found[field.name] = " ".join(ask.form.all(field.name))
        else:
            found[field.name] = ask.form.get(field.name)
    return found


def sources_shown(ask: Ask, ids: Sequence[str]) -> list[str]:
    """Each source as it is typed: its title, with the ending of its id in brackets."""
    rows = queries.source_rows(ask.vault, ids)
    return [
        f"{' '.join(rows[id].title.replace(';', ',').split())[:TITLE]} ({short(id)})"
        if id in rows else short(id) for id in ids
    ]  # fmt: skip


def _ids_of(typed: str) -> str:
    """The ids in a field for sources, with a space between them: of a title the one in brackets behind it."""
    parts = [part.strip() for part in _BETWEEN.split(typed) if part.strip()]
    return " ".join(found[1] if (found := _WITH_ID.search(part)) else part for part in parts)


def people_named(ask: Ask, typed: str, name: str, wrong: Sentences) -> list[str]:
    """The ids of those whose names were typed; what is nobody, or several, stands in `wrong`."""
    who = named(ask.vault, ask.case.id, typed)
    if who.unknown or who.several:
        wrong[name] = _("Choose each name from the list of persons.")
    return [person.id for person in who.known]


def said(error: WrongField, of: Kind, wrong: Sentences) -> None:
    """The sentence beside its field; beside the first where the form has no such field."""
    known = {"about", *(field.name for field in of.fields)}
    wrong[error.field if error.field in known else of.title] = sentence(error)
