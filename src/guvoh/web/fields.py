"""What forms share: the choices of a vocabulary in the reader's words, the sentences beside fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from guvoh.errors import WrongField
from guvoh.model import vocabulary
from guvoh.model.typed_day import typed_day, typed_moment
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.web.ask import Form

Options = list[tuple[str, str]]


class Sentences(dict[str, str]):
    """By field, what is wrong with it; "" for a field with which nothing is."""

    def __missing__(self, name: str) -> str:
        return ""


def sentence(error: WrongField) -> str:
    return f"{error.message} {error.hint}".strip()


MOMENTS = ("hearing_at", "next_call_at")  # what is still to come, with a time
DAYS = ("published", "known", "publicity_at")  # what has been
DAYS_AHEAD = ("publicity_review",)


def read_days(form: Form, now: datetime, wrong: dict[str, str]) -> dict[str, str]:
    """The days of a form as they are kept; what cannot be read stands in `wrong` and is left out."""
    found = {}
    for name in (*MOMENTS, *DAYS, *DAYS_AHEAD):
        if name not in form:
            continue
        try:
            reader = typed_moment if name in MOMENTS else typed_day
            found[name] = reader(name, form.get(name), now, name not in DAYS)
        except WrongField as error:
            wrong[name] = sentence(error)
        if name in DAYS and found.get(name, "") > now.date().isoformat():
            wrong[name] = _("This day has not come yet.")
    return found


def options(words: str, codes: Iterable[str] | None = None) -> Options:
    """(code, label) of a vocabulary, in its order or in that of `codes`."""
    language = i18n.language()
    if codes is not None:
        return [(code, vocabulary.label(words, code, language)) for code in codes]
    return [(term.code, term.label(language)) for term in vocabulary.terms(words)]


def publicities() -> Options:
    return [("silent", _("Keep silent")), ("confidential", _("Confidential advocacy")), ("public", _("Public"))]


def any_of(typed: Form, wrong: Mapping[str, str], names: Iterable[str]) -> bool:
    """Whether one of the fields holds something or is wrong: what is folded away must then be seen."""
    return any(typed.get(name) or name in wrong for name in names)
