"""guvoh set"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli import fields as known
from guvoh.cli.edge import Given, opened, takes_options
from guvoh.errors import NotFound, UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext

if TYPE_CHECKING:
    from guvoh.model import Case, Person
    from guvoh.vault.vault import Vault


@click.command("set")
@click.argument("id")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@takes_options
def set_(given: Given, id: str, values: tuple[str, ...]) -> None:
    """Correct what is known of a source (and suggest anew), or set what is known of a person, case or record.

    Text typed by hand, where no reader could read a source: text=WORDS or text=@FILE.

    A person's name for forms: family_name, given_name, father_name in Latin letters, the same with _own behind in the
    own script, name_language, passport_family and passport_given as the passport has them (the program never makes
    those); then names_confirmed=yes. Documents: id_documents="passport | number | issuer | 2019-04-02".
    """
    from guvoh import app
    from guvoh.vault import queries

    typed = tuple(v for v in values if not v.startswith("text="))
    text = next((v[5:] for v in values if v.startswith("text=")), None)
    if text is not None and text.startswith("@"):
        text = from_file(text[1:])
    with opened(given) as vault:
        kind, whole = queries.find(vault, id, ("source", "person", "case", "record"))
        if text is not None and kind not in ("source", "record"):
            raise UsageError(_("Only a source has a text."), _("Give the id of a source."))
        if kind == "record":
            _record(given, vault, whole, values)
        elif kind == "source":
            n = app.set_source(vault, whole, known.parse(typed, known.SOURCE), text)
            words = ngettext("{n} suggestion", "{n} suggestions", n).format(n=n)
            given.print({"id": whole, "suggestions": n}, f"{short(whole)}  {words}")
        elif kind == "person":
            asked = known.parse(typed, known.PERSON)
            entry = app.set_person(vault, whole, asked)
            person = queries.person_of(vault, whole)
            given.print({"id": whole, "entry": entry, **_levels(person)}, short(whole))
            for line in [*_held_back(person, asked, _case_of(vault, person)), *_for_forms(vault, person, asked)]:
                given.say(line)
        else:
            entry = app.set_case(vault, whole, known.parse(typed, known.CASE))
            given.print({"id": whole, "entry": entry}, short(whole))


def _record(given: Given, vault: Vault, id: str, values: tuple[str, ...]) -> None:
    """Some fields of a record of the case file anew."""
    from guvoh.app.records import change_record
    from guvoh.cli.record import naming_the_field, read_fields
    from guvoh.model.records import kind
    from guvoh.vault import queries

    fields = read_fields(kind(queries.record(vault, id).kind), values)
    with naming_the_field():
        entry = change_record(vault, id, fields)
    given.print({"id": id, "entry": entry}, short(id))


def _levels(person: Person | None) -> dict[str, str]:
    if person is None:
        return {}
    return {"protection": person.protection, "because": person.protection_because, "publicity": person.publicity}


def _for_forms(vault: Vault, person: Person | None, asked: dict[str, Any]) -> list[str]:
    """What the name still lacks for a form, and how it would stand there; nothing where no part of it was set."""
    from guvoh.book.person_names import by_words, confirmed_names, missing_words
    from guvoh.model.person_names import CONFIRMED, CONFIRMED_TOGETHER

    if person is None or {CONFIRMED, *CONFIRMED_TOGETHER}.isdisjoint(asked):
        return []
    found = confirmed_names(vault, person)
    parts = [f"{one.text} ({by_words(one)})" for one in (found.family, found.given, found.father) if one.text]
    out = [_("On a form: {names}.").format(names="; ".join(parts))] if parts else []
    out += [missing_words(code) for code in found.missing]
    if found.missing == ("not_confirmed",) or found.missing == ("changed_since",):
        out.append(_("Where all of it is right: guvoh set {id} names_confirmed=yes").format(id=short(person.id)))
    if not found.missing:
        at = found.confirmed_at[:10]
        out.append(_("Confirmed by {who} on {day}.").format(who=found.confirmed_by, day=at))
    return out


def _case_of(vault: Vault, person: Person | None) -> Case | None:
    from guvoh.vault import queries

    return next((c for c in queries.cases(vault) if person is not None and c.id == person.case), None)


def _held_back(person: Person | None, asked: dict[str, Any], case: Case | None) -> list[str]:
    """What was asked for and does not hold yet, why, and what is still needed."""
    wanted = asked.get("protection", "protected")
    if person is None or (wanted == "protected" and asked.get("publicity") != "public"):
        return []
    out, id = [], short(person.id)
    if wanted != "protected" and person.protection != wanted:
        out.append(_("Still protected: {why}.").format(why=_reason(person)))
    if person.age == "child":
        out.append(_("Children are never named."))
        return out
    if person.age != "adult":
        out.append(_("Needed: that this is an adult: guvoh set {id} age=adult").format(id=id))
    if person.whereabouts == "unknown":
        out.append(_("Needed: where the person is: guvoh set {id} whereabouts=free (or abroad, held, hiding, dead)")
                   .format(id=id))  # fmt: skip
    if person.publicity != "public":
        needed = _("Needed: that the family wants it: guvoh set {id} publicity=public publicity_by=WHO")
        out.append(needed.format(id=id))
    if case is not None and case.publicity == "silent":
        out.append(_("Needed: that the case is not silent: guvoh set {id} publicity=public").format(id=short(case.id)))
    return out


def _reason(person: Person) -> str:
    told = {"age unknown": _("the age is unknown"), "whereabouts unknown": _("the whereabouts are unknown"),
            "child": _("a child")}  # fmt: skip
    return told.get(person.protection_because, _("another name of this person is set so"))


def from_file(name: str) -> str:
    """The text of a file that somebody named. Raises `NotFound` or `UsageError`."""
    try:
        return Path(name).read_text("utf-8")
    except FileNotFoundError as error:
        raise NotFound(_("The file with the text is not there."), _("Look at how its name is spelt.")) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(_("The file cannot be read as text."), _("Save it as UTF-8 text.")) from error
