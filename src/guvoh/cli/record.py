"""guvoh record"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.errors import UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, comma, language

if TYPE_CHECKING:
    from guvoh.model.records import Kind, Record
    from guvoh.vault.vault import Vault

SEVERAL = ("choices", "persons", "sources", "claims", "records")


@click.command()
@click.argument("kind", required=False)
@click.argument("values", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--about", multiple=True, metavar="PERSON", help="Whom it is about; may be given several times.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@click.option("--kinds", "only_kinds", is_flag=True, help="The kinds of records, with their fields and codes.")
@click.option("--due", is_flag=True, help="What is due: answers, consents that run out, risks to look at again.")
@takes_options
def record(
    given: Given, kind: str | None, values: tuple[str, ...], about: tuple[str, ...], case: str | None,
    only_kinds: bool, due: bool,
) -> None:  # fmt: skip
    """Records of the case file: consents, steps in the country, posts, submissions. With FIELD=VALUE one is added, else
    they are listed, of one KIND or PERSON. A text with line breaks: FIELD=@FILE. Corrected by `guvoh set`."""
    from guvoh import app
    from guvoh.app.records import add_record
    from guvoh.model import records as model
    from guvoh.vault import queries

    of = model.kind(kind) if kind else None
    if only_kinds:
        for one in (of,) if of else model.kinds():
            given.print(kind_row(one), kind_words(one))
        return
    fields = read_fields(of, values) if of else {}
    with opened(given) as vault:
        people = [queries.person(vault, queries.find(vault, one, ("person",))[1]) for one in about]
        if of and fields:
            home = people[0].case if people and not case else app.the_case(vault, case).id
            with naming_the_field():
                id = add_record(vault, home, of.name, [one.id for one in people], fields)
            given.print(row(queries.record(vault, id)), short(id))
            return
        home = app.the_case(vault, case).id if case else ""
        if due:
            _due(given, vault, home)
            return
        wanted = people[0].id if people else None
        for found in queries.records(vault, home or None, of.name if of else None, wanted):
            given.print(row(found), line(vault, found))


def read_fields(of: Kind, values: tuple[str, ...]) -> dict[str, Any]:
    """FIELD=VALUE as it was typed; text from a file where a field of several lines has @FILE. Raises `UsageError`."""
    from guvoh.cli.set_ import from_file

    fields: dict[str, Any] = {}
    for one in values:
        name, equals, typed = one.partition("=")
        field = of.field(name)
        if not equals:
            raise UsageError(
                _("{word} is not of the form field=value.").format(word=name[:40]),
                _("The fields are: {fields}.").format(fields=", ".join(f.name for f in of.fields)),
            )
        if field is not None and field.type == "words" and typed.startswith("@"):
            typed = from_file(typed[1:])
        if name in fields:
            if field is None or field.type not in SEVERAL:
                raise UsageError(_("{name} was given twice.").format(name=name[:40]), _("Nothing was changed."))
            typed = f"{fields[name]} {typed}"
        fields[name] = typed
    return fields


@contextmanager
def naming_the_field() -> Iterator[None]:
    """What is wrong with a field is said with its name before it: no form stands round it here."""
    from guvoh.errors import WrongField

    try:
        yield
    except WrongField as error:
        raise UsageError(f"{error.field[:40]}: {error.message}", error.hint) from error


def row(found: Record) -> dict[str, Any]:
    """A record as JSON."""
    return {**asdict(found), "fields": dict(found.fields)}


def line(vault: Vault, found: Record) -> str:
    from guvoh.book import record_telling as telling

    names = names_of(vault, found)
    parts = [telling.label(found), in_line(telling.people(found, names)), in_line(telling.title(found, names))]
    return f"{short(found.id)}  " + "  ".join(part for part in parts if part)


def names_of(vault: Vault, *found: Record) -> Mapping[str, str]:
    """The names of the persons whom records tell of."""
    from guvoh.book.record_names import names_in

    return names_in(vault, found)


def kind_row(one: Kind) -> dict[str, Any]:
    from guvoh.model import vocabulary

    tongue = language()
    fields = [
        {"name": f.name, "type": f.type, "label": f.label(tongue), "required": f.required, "level": f.level,
         "hint": f.hint(tongue),
         "codes": {t.code: t.label(tongue) for t in vocabulary.terms(f.vocabulary)} if f.vocabulary else {}}
        for f in one.fields
    ]  # fmt: skip
    return {"kind": one.name, "label": one.label(tongue), "per": one.per, "source": one.source, "date": one.date,
            "fields": fields}  # fmt: skip


def kind_words(one: Kind) -> str:
    said = kind_row(one)
    per = {"person": _("of a person"), "case": _("of the case"), "either": _("of a person or the case")}[one.per]
    out = [f"{one.name}  {said['label']} ({per})"]
    for field in said["fields"]:
        needed = _("required") if field["required"] else ""
        words = comma().join(part for part in (field["label"], needed, field["hint"]) if part)
        out.append(f"    {field['name']}  {words}")
        out += [f"        {code}  {label}" for code, label in field["codes"].items()]
    return "\n".join(out)


def _due(given: Given, vault: Vault, case: str) -> None:
    from guvoh.book import record_telling as telling
    from guvoh.book.record_due import due_of
    from guvoh.book.record_names import names_of_persons
    from guvoh.vault import queries

    for home in [c.id for c in queries.cases(vault) if case in ("", c.id)]:
        for one in due_of(vault, home, vault.now()[:10]):
            names = comma().join(names_of_persons(vault, one.about).values())
            code = short(one.record) if one.record else ""
            parts = (code, one.at, telling.waits_words(one), in_line(names))
            given.print(asdict(one), "  ".join(part for part in parts if part))
