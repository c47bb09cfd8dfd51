"""`field=value` as people type it: which fields a thing has, and what they may hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from guvoh.errors import UsageError
from guvoh.model import person_fields
from guvoh.model.source_fields import GRADES, checked_field
from guvoh.text.i18n import _

SOURCE = ("title", "author", "publisher", "published", "language", "kind", "link", "derives_from", "from_inside",
          "reliability", "credibility", "authenticity",
          "collected_by", "handed_over_by", "custody_note")  # fmt: skip
PERSON = (*person_fields.PERSON_FIELDS, *(name + person_fields.FROM for name in person_fields.PERSON_FIELDS))
CASE = ("name", "publicity", "publicity_by", "publicity_at", "publicity_how", "publicity_review", "not_people")
_VALUES = person_fields.CHOICES
_DAYS = ("published", "publicity_at", "publicity_review")
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}


def parse(typed: tuple[str, ...], allowed: tuple[str, ...]) -> dict[str, Any]:
    """Raises `UsageError` naming the field that is not known or the values that it may have."""
    fields: dict[str, Any] = {}
    for one in typed:
        name, equals, value = one.partition("=")
        if not equals:
            raise UsageError(
                _("{word} is not of the form field=value.").format(word=name[:40]),
                _("For example: published=2026-11-21"),
            )
        if name not in allowed:
            raise UsageError(
                _("There is no field {name} here.").format(name=name[:40]),
                _("The fields are: {fields}.").format(
                    fields=", ".join(f for f in allowed if not f.endswith(person_fields.FROM))
                ),
            )
        fields[name] = value.strip()
    return checked(fields)


def checked(fields: dict[str, Any]) -> dict[str, Any]:
    out = dict(fields)
    for name, value in fields.items():
        if name in _VALUES and value not in _VALUES[name]:
            raise UsageError(
                _("{name} cannot have this value.").format(name=name),
                _("It may be: {values}.").format(values=", ".join(_VALUES[name])),
            )
        if name in person_fields.MOMENTS and value:
            out[name] = person_fields.moment(name, value)
        if name in _DAYS and value:
            out[name] = _one_day(name, value)
        if name in (*GRADES, "authenticity") and value:
            out[name] = checked_field(name, value)
        if name == "from_inside" and not isinstance(value, bool):
            if value.lower() not in _YES:
                raise UsageError(_("{name} cannot have this value.").format(name=name), _("It may be: yes, no."))
            out[name] = _YES[value.lower()]
        if name in ("aliases", "not_people"):
            out[name] = [part.strip() for part in value.split(";") if part.strip()]
    return out


def _one_day(name: str, typed: str) -> str:
    """ISO 8601. Days as they are written in Europe and Central Asia (21.11.2026) are taken, and told as read."""
    from guvoh.model import dates

    found = _DAY_MONTH_YEAR.fullmatch(typed)
    first, last = dates.interval(f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else typed)
    if first is None or first != last:
        raise UsageError(_("{name} wants one day.").format(name=name), _("For example: 2026-11-21"))
    if found:
        click.echo(_("{typed} was read as {day} (year, month, day).").format(typed=typed, day=first), err=True)
    if name != "publicity_review" and first > _tomorrow():
        click.echo(_("{day} lies in the future. If that is a slip, correct it with `guvoh set`.").format(day=first),
                   err=True)  # fmt: skip
    return first


def _tomorrow() -> str:
    """Somewhere on earth it is today."""
    return (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
