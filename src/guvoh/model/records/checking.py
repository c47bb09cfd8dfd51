"""The fields of a record in the form in which they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guvoh.errors import WrongField
from guvoh.model import dates, vocabulary
from guvoh.model.records.kind import Field, kind
from guvoh.text.i18n import _, language

LONGEST = 20_000  # characters of a text: an argument may have pages
LINE = 400  # characters of a line
MANY = 500  # ids in one field
_SEVERAL = ("choices", "persons", "sources", "claims", "records")


def checked(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were given, empty ones left out. Raises `WrongField` for the first that cannot be, or that is
    missing; no message holds a part of a value. Ids are taken as they are: who knows the vault looks them up before."""
    of = kind(name)
    for field in given:
        if of.field(field) is None:
            raise WrongField(
                _("{kind} has no field {name}.").format(kind=of.label(language()), name=str(field)[:40]),
                _("The fields are: {fields}.").format(fields=", ".join(f.name for f in of.fields)), field=str(field),
            )  # fmt: skip
    kept = {}
    for row in of.fields:
        value = _value(row, given.get(row.name))
        if value not in ("", (), []):
            kept[row.name] = value
        elif row.required:
            label = row.label(language())
            raise WrongField(_("{field} is missing.").format(field=label), row.hint(language()), field=row.name)
    if not kept:
        raise WrongField(_("Nothing was filled in."), "", field=of.title)
    return kept


def _value(field: Field, value: Any) -> Any:
    if field.type in _SEVERAL:
        parts = value.replace(",", " ").split() if isinstance(value, str) else [str(one) for one in value or ()]
        listed = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
        if len(listed) > MANY:
            raise WrongField(_("These are too many for one field."), "", field=field.name)
        return [_code(field, one) for one in listed] if field.type == "choices" else listed
    text = "" if value is None else str(value).strip()
    if not text:
        return ""
    if len(text) > (LONGEST if field.type == "words" else LINE):
        hint = _("Write a note of it, and a few words here.")
        raise WrongField(_("This is too long for one field."), hint, field=field.name)
    if field.type == "choice":
        return _code(field, text)
    if field.type == "yesno" and text not in ("yes", "no", "unknown"):
        raise WrongField(_("Say yes, no or unknown."), "", field=field.name)
    if field.type == "day" and (not dates.is_valid(text) or dates.interval(text) == dates.NOT_KNOWN):
        raise WrongField(_("This date cannot be read."), _("For example: 1985, 1985-03 or 1985-03-21."),
                         field=field.name)  # fmt: skip
    if field.type == "number":
        if not (text.isascii() and text.isdecimal() and len(text) < 12):
            raise WrongField(_("This is no number."), _("Write it in figures."), field=field.name)
        return int(text)
    return text if field.type == "words" else " ".join(text.split())


def _code(field: Field, text: str) -> str:
    known = [term.code for term in vocabulary.terms(field.vocabulary)]
    if text not in known:
        raise WrongField(
            _("{name} cannot have this value.").format(name=field.name),
            _("It may be: {values}.").format(values=", ".join(known)), field=field.name,
        )  # fmt: skip
    return text
