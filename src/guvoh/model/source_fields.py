"""What may be said of a source, and in which form: the one place that knows the fields and the kinds of sources.

    checked_source({"published": "21.11.2026"})   {"published": "2026-11-21"}

An empty value clears a field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guvoh.errors import WrongField
from guvoh.model import vocabulary
from guvoh.model.person_fields import LONGEST, one_day
from guvoh.text.i18n import _

# `observation` is what the documenter saw; the last is a recording or statement that was made under force.
KINDS = ("document", "call", "visit", "testimony", "observation", "note", "under_force")
TEXTS = ("title", "author", "publisher", "link")
GRADES = ("reliability", "credibility")  # of the source in general, and of what it says here: never one figure
YES = ("from_inside", "hard")  # `hard`: pictures and sound of it are shown only when asked for
SOURCE_FIELDS = (*TEXTS, "published", "language", "kind", "derives_from", "authenticity", *GRADES, *YES)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def checked_source(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields in the form in which they are kept. Raises `WrongField` for the first that cannot be; the message
    holds no part of the value. That `derives_from` exists is for the vault to say."""
    return {name: checked_field(name, value) for name, value in fields.items()}


def checked_field(name: str, value: Any) -> Any:
    """One field in the form in which it is kept. Raises `WrongField`."""
    if name not in SOURCE_FIELDS:
        raise WrongField(
            _("A source has no field {name}.").format(name=name[:40]),
            _("The fields are: {fields}.").format(fields=", ".join(SOURCE_FIELDS)), field=name,
        )  # fmt: skip
    if name in YES:
        return value if isinstance(value, bool) else str(value).lower() in ("yes", "true", "on", "1")
    text = " ".join(str(value or "").split())
    if len(text) > LONGEST:
        hint = _("Write a note of it, and a few words here.")
        raise WrongField(_("This is too long for one field."), hint, field=name)
    if not text:
        return ""
    if name == "published":
        return one_day(name, text)
    if name == "kind" and text not in KINDS:
        raise WrongField(
            _("{name} cannot have this value.").format(name=name),
            _("It may be: {values}.").format(values=", ".join(KINDS)), field=name,
        )  # fmt: skip
    if name == "authenticity" and text not in {term.code for term in vocabulary.terms("authenticity")}:
        raise WrongField(
            _("There is no finding of authenticity with this code."),
            _("The codes are: {codes}.").format(codes=", ".join(t.code for t in vocabulary.terms("authenticity"))),
            field=name,
        )
    if name in GRADES and text.upper() not in (codes := [term.code for term in vocabulary.terms(name)]):
        raise WrongField(
            _("{name} cannot have this value.").format(name=name),
            _("It may be: {values}.").format(values=", ".join(codes)), field=name,
        )  # fmt: skip
    if name in GRADES:
        return text.upper()
    if name == "language" and not _LANGUAGE.fullmatch(text):
        raise WrongField(_("This is no code of a language."), _("For example: en, ru, tg, fa."), field=name)
    return text
