"""An organisation of a case: its founding, bans and designations as a person wrote them down, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guvoh.errors import WrongField
from guvoh.model import dates
from guvoh.text.i18n import _

DAYS = ("founded", "banned_on", "designated_on")  # EDTF
TEXTS = ("name", "banned_by", "designated_by", "note")
FIELDS = (*DAYS, *TEXTS, "aliases")
FROM = "_from"  # beside a field: the id of the source that says so
LONGEST = 4000  # characters


@dataclass(frozen=True, slots=True)
class Organisation:
    """`given` are the live values of what was set, `<field>_from` among them."""

    id: str
    case: str
    name: str
    entry: str
    source: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    at: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name that stands, then every other spelling."""
        first = str(self.given.get("name") or self.name)
        return tuple(dict.fromkeys((first, *self.given.get("aliases", ()))))


def checked_organisation(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields in the form in which they are kept; an empty value clears one. Raises `WrongField`."""
    return {name: _checked(name, value) for name, value in fields.items()}


def checked_name(name: str) -> str:
    """Raises `WrongField` for a name without a letter."""
    plain = " ".join(name.split())
    if not any(c.isalnum() for c in plain):
        raise WrongField(_("An organisation needs a name."), _("Write it as your sources do."), field="name")
    if len(plain) > LONGEST:
        raise WrongField(_("This is too long for a field."), _("Keep it as a note."), field="name")
    return plain


def _checked(name: str, value: Any) -> Any:
    if name not in FIELDS and name.removesuffix(FROM) not in FIELDS:
        raise WrongField(_("There is no field of this name."), ", ".join(FIELDS), field=name)
    if name == "aliases":
        names = [plain for alias in value if (plain := " ".join(str(alias).split()))]
        if len("; ".join(names)) > LONGEST:
            raise WrongField(_("This is too long for a field."), _("Keep it as a note."), field=name)
        return names
    text = str(value or "").strip()
    if len(text) > LONGEST:
        raise WrongField(_("This is too long for a field."), _("Keep it as a note."), field=name)
    if name == "name":
        return checked_name(text)
    if name in DAYS and text and (not dates.is_valid(text) or dates.interval(text) == dates.NOT_KNOWN):
        raise WrongField(_("This date cannot be read."), _("For example: 1985, 1985-03 or 1985-03-21."), field=name)
    return text
