"""What may be said of a person, and in which form: the one place that knows the fields.

    checked_person({"hearing_at": "23.11.2026 10:00"})   {"hearing_at": "2026-11-23T10:00"}

The parts of a name: `person_names.py`; citizenships and identity documents: `person_identity.py`. Each field may have
`<field>_from` beside it, the id of the source that says so. An empty value clears a field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from guvoh.errors import WrongField
from guvoh.model import dates
from guvoh.model.person_identity import checked_citizenships, checked_documents
from guvoh.model.person_names import (
    CONFIRMED,
    NAME_FIELDS,
    NAME_LANGUAGES,
    ONE_NAME,
    checked_confirmation,
    checked_name_part,
    confirmation,
)
from guvoh.model.ties import checked_ties
from guvoh.text.i18n import _

CHOICES: Mapping[str, tuple[str, ...]] = {
    "protection": ("protected", "initials", "named"),
    "publicity": ("silent", "confidential", "public"),
    "age": ("adult", "child", "unknown"),
    "whereabouts": ("free", "abroad", "held", "hiding", "dead", "unknown"),
    "gender": ("female", "male", "other", "unknown"),
    "unnamed": ("yes", "no"),  # a placeholder: the name is only a description, such as "brother of R. V."
    "civil_status": ("single", "married", "widowed", "separated", "divorced", "partner", "other", "unknown"),
    "name_language": NAME_LANGUAGES,
    ONE_NAME: ("yes", "no"),
}
DAYS = ("publicity_at", "publicity_review", "age_known_at")
MOMENTS = ("hearing_at", "next_call_at")
TEXTS = ("name", "protection_because", "publicity_by", "publicity_how", "occupation", "reference", "lawyer", "health",
         "holder", "hearing_what", "next_call_by", "next_call_whom", "birth_place", "address",
         "ethnic_background")  # fmt: skip
STRETCHES = ("born", "died")  # EDTF
OTHERS = ("aliases", "age_years", *STRETCHES, "ties", "citizenships", "id_documents", CONFIRMED, *NAME_FIELDS)
PERSON_FIELDS = (*CHOICES, *DAYS, *MOMENTS, *TEXTS, *OTHERS)
FROM = "_from"
LONGEST = 4000  # characters; more is a note
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\.(\d{1,2})\.(\d{4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")


def checked_person(fields: Mapping[str, Any], known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The fields in the form in which they are kept. Raises `WrongField` for the first that cannot be. `known`: what
    stands already, for what is confirmed is all of the name together."""
    out = {name: checked_field(name, value) for name, value in fields.items()}
    if out.get(CONFIRMED) == "yes":
        out[CONFIRMED] = confirmation({**(known or {}), **out})
    years = str(out.get("age_years") or "")
    if years and int(years) < 18 and not out.get("age"):
        out["age"] = "child"  # towards more protection; never the other way by itself
    return out


def checked_field(name: str, value: Any) -> Any:
    """One field in the form in which it is kept. Raises `WrongField`; the message holds no part of the value."""
    if name not in PERSON_FIELDS and name.removesuffix(FROM) not in PERSON_FIELDS:
        raise WrongField(
            _("A person has no field {name}.").format(name=name[:40]),
            _("The fields are: {fields}.").format(fields=", ".join(PERSON_FIELDS)), field=name,
        )  # fmt: skip
    if name == "ties":
        return checked_ties(value or ())
    if name == "citizenships":
        return checked_citizenships(value)
    if name == "id_documents":
        return checked_documents(value)
    if name == CONFIRMED:
        return checked_confirmation(value)
    if name in NAME_FIELDS:
        return checked_name_part(name, str(value or ""))
    if name == "aliases":
        listed = value.split(";") if isinstance(value, str) else value
        names = [part for one in listed or () if (part := " ".join(str(one).split()))]
        if len("; ".join(names)) > LONGEST:
            hint = _("Write a note of it, and a few words here.")
            raise WrongField(_("This is too long for one field."), hint, field=name)
        return names
    text = "" if value is None else str(value).strip()
    if not text:
        return ""
    if len(text) > LONGEST:
        hint = _("Write a note of it, and a few words here.")
        raise WrongField(_("This is too long for one field."), hint, field=name)
    if name in CHOICES and text not in CHOICES[name]:
        raise WrongField(
            _("{name} cannot have this value.").format(name=name),
            _("It may be: {values}.").format(values=", ".join(CHOICES[name])), field=name,
        )  # fmt: skip
    if name in MOMENTS:
        return moment(name, text)
    if name in DAYS:
        return one_day(name, text)
    if name in STRETCHES:
        if not dates.is_valid(text) or dates.interval(text) == dates.NOT_KNOWN:
            raise WrongField(_("This date cannot be read."), _("For example: 1985, 1985-03 or 1985-03-21."), field=name)
        return text
    if name == "age_years":
        if not text.isdecimal() or not int(text) <= 130:
            raise WrongField(_("An age is a number of years."), _("Leave it empty where nobody knows it."), field=name)
        return str(int(text))
    if name == "name" and not any(c.isalnum() for c in text):
        raise WrongField(_("A name needs a letter."), _("Write it as your sources do."), field=name)
    return " ".join(text.split()) if name in ("name", "reference", "birth_place") else text


def moment(name: str, typed: str) -> str:
    """A day, or a day and a local time, as ISO 8601: `2026-11-22` or `2026-11-22T19:00`. Raises `WrongField`."""
    day, _t, clock = typed.strip().replace("T", " ").replace(",", " ").partition(" ")
    found, time = _DAY.fullmatch(day), _CLOCK.fullmatch(clock.strip()) if clock.strip() else None
    if found and (time or not clock.strip()):
        parts = found.groups()[:3] if found[1] else found.groups()[:2:-1]
        year, month, number = (int(part) for part in parts)
        hour, minute = (int(time[1]), int(time[2])) if time else (0, 0)
        try:
            at = datetime(year, month, number, hour, minute)
            return at.strftime("%Y-%m-%dT%H:%M") if time else at.strftime("%Y-%m-%d")
        except ValueError:
            pass
    example = _("For example: 2026-11-22 or 2026-11-22 19:00.")
    raise WrongField(_("This day or time cannot be read."), example, field=name)


def one_day(name: str, typed: str) -> str:
    """One day as ISO 8601. Raises `WrongField`."""
    read = moment(name, typed)
    if len(read) > 10:
        raise WrongField(_("{name} wants one day.").format(name=name), _("For example: 2026-11-21"), field=name)
    return read
