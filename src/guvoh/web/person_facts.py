"""The facts of a person as the page shows them and as they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guvoh.book.field_words import field_words
from guvoh.model import vocabulary
from guvoh.model.person_fields import CHOICES
from guvoh.model.person_identity import in_one_line
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.web.fields import options
from guvoh.web.near import stretch

OF_FORMS = ("born", "birth_place", "died", "age_known_at", "citizenships", "id_documents", "civil_status",
            "ethnic_background", "address")  # fmt: skip
FACTS = ("name", "aliases", "occupation", "age", "age_years", "gender", "whereabouts", "reference", "lawyer", "health",
         "holder", "hearing_at", "hearing_what", "next_call_at", "next_call_by", "next_call_whom",
         *OF_FORMS)  # fmt: skip


def text_of(value: Any, name: str = "") -> str:
    """A field as it is typed."""
    if name in ("citizenships", "id_documents"):
        return in_one_line(name, value)
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def of_forms_said(given: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(what it is, in words, its source) of what forms ask for besides and somebody has said."""
    language = i18n.language()
    found = []
    for name in OF_FORMS:
        said = text_of(given.get(name), name)
        if name == "civil_status" and said:
            said = vocabulary.label(name, said, language)
        if name in ("born", "died") and said:
            said = stretch(said)
        if said:
            found.append((field_words(name), said, str(given.get(f"{name}_from") or "")))
    return found


def fact_choices() -> dict[str, list[tuple[str, str]]]:
    said = {
        "adult": _("Adult"), "child": _("Child"), "unknown": _("Not known"), "free": _("At liberty"),
        "abroad": _("Abroad"), "held": _("Held"), "hiding": _("In hiding"), "dead": _("Dead"), "female": _("Female"),
        "male": _("Male"), "other": _("Other"),
    }  # fmt: skip
    chosen = {name: [(code, said[code]) for code in CHOICES[name]] for name in ("age", "whereabouts", "gender")}
    return chosen | {"civil_status": options("civil_status")}
