"""The language of the answers: one of the program's, or one that only papers speak (French, Spanish).

    with speaking("fr"):            for one form, in this thread
        _("Yes")                    "Oui"; what the table does not have stays English
        label("acts", "arrest", "en")   "Arrestation": inside, the table goes before the language that is asked for
        show("2026-11-07", "2026-11-07", "en")     "7 novembre 2026"

Words are data, words/fr.yaml and words/es.yaml. Outside `speaking`, and for all other languages, these are functions
of `text.i18n`, `model.vocabulary`, `model.dates` and `report.wording` themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from guvoh.errors import GuvohError
from guvoh.model import dates, vocabulary
from guvoh.model.paper import ClaimLine, SourceLine
from guvoh.report import wording
from guvoh.text import i18n
from guvoh.text.language import language_of

TABLES = ("fr", "es")
FEW_WORDS = 4  # fewer are names and titles: they say nothing of a language

_tongue: ContextVar[str] = ContextVar("form_language", default="")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The answers made inside are in this language."""
    before = _tongue.set(language if language in TABLES else "")
    try:
        yield
    finally:
        _tongue.reset(before)


def _(message: str) -> str:
    """As `i18n._`, the table first."""
    return _words().get("messages", {}).get(message) or i18n._(message)


def label(name: str, code: str, language: str) -> str:
    """As `vocabulary.label`."""
    found = _words().get("labels", {}).get(name, {}).get(code)
    return found or vocabulary.label(name, code, language)


def act(code: str, finer: str, otherwise: str) -> str:
    """The label of a finer term, else of its class; `otherwise`, as it was told, outside of the tables."""
    if not _words():
        return otherwise
    own = _words()["labels"]["act_types"].get(finer)
    return str(own or label("acts", code, "en"))


def told(sentence: str) -> str:
    """A whole sentence of ours that was made in English before the form."""
    return str(_words().get("messages", {}).get(sentence, sentence))


def show(start: str | None, end: str | None, language: str) -> str:
    """As `dates.show`."""
    words = _words()
    if not words:
        return dates.show(start, end, language)
    if start and end and start == end:
        return _day(start, words)
    if start and end and dates.show(start, end, "en").count(" ") <= 1:  # a whole month or year
        return str(words["month"]).format(month=words["months"][int(start[5:7]) - 1], year=start[:4]) if (
            start[:7] == end[:7]) else start[:4]  # fmt: skip
    form = "between" if start and end else "since" if start else "by" if end else "unknown"
    values = {"first": _day(start, words) if start else "", "last": _day(end, words) if end else ""}
    return str(words["dates"][form]).format(**values)


def day(stamp: str | None, language: str) -> str:
    """As `wording.day`."""
    if not _words():
        return wording.day(stamp, language)
    try:
        return show(stamp[:10], stamp[:10], language) if stamp else ""
    except (GuvohError, ValueError):
        return stamp or ""


def bounds(low: int | None, high: int | None) -> str:
    """As `wording.bounds`."""
    if not _words() or (low == high and low is not None):
        return wording.bounds(low, high)
    return str(_words()["messages"]["between {low} and {high}"]).format(low=low, high=high)


def speakers(claim: ClaimLine, source: SourceLine) -> str:
    """As `wording.speakers`: the chain from the first speaker to the paper that carries it."""
    if not _words():
        return wording.speakers(claim, source)
    who = source.publisher.text or source.title.text or _("source {n}").format(n=source.number)
    first = [words.text for words in claim.said_by if words.text]
    if first:
        steps = [_("According to {speaker}").format(speaker=first[0])]
        steps += [_("by way of {speaker}").format(speaker=speaker) for speaker in first[1:]]
        if who not in first and source.kind not in wording.TOLD:
            steps.append(_("carried by {publisher}").format(publisher=who))
        said = ", ".join(steps)
    elif source.typed:
        said = _("{publisher}; its words were typed by hand").format(publisher=who)
    elif source.kind in wording.TOLD:
        said = _("Told to the documenter")
    else:
        said = _("{publisher}, in its own words").format(publisher=who)
    if claim.under_pressure:
        said = _("{speakers}, speaking from inside the country: may be under pressure").format(speakers=said)
    return said


def said_as(claim: ClaimLine) -> str:
    """As `wording.said_as`."""
    return told(wording.said_as(claim))


def colon() -> str:
    """What stands between a word and what it announces; in French with a space before it."""
    return str(_words().get("colon", ": "))


def quoted() -> tuple[str, str]:
    """The marks before and behind somebody's words."""
    first, last = _words().get("quotes") or wording.quote_marks(i18n.language())
    return str(first), str(last)


def country(code: str) -> str:
    """The name of a country in the table; "" where it has none."""
    return str(_words().get("countries", {}).get(code.upper(), ""))


def foreign(text: str, language: str | None, own: str) -> str:
    """How to say in which language somebody's words stand, where it is not the form's own (`own`): "en anglais"; ""
    where it is the same, or nobody can tell."""
    if len(text.split()) < FEW_WORDS:
        return ""
    of = language or language_of(text)
    primary = (of or own).replace("_", "-").split("-", 1)[0].lower()
    return "" if primary == own else str(_marks().get(own, {}).get(primary, ""))


def _day(iso: str, words: Mapping[str, Any]) -> str:
    found = date.fromisoformat(iso)
    number = words["first"] if found.day == 1 else str(found.day)
    return str(words["day"]).format(day=number, month=words["months"][found.month - 1], year=found.year)


def _words() -> Mapping[str, Any]:
    """The table of the language in use, empty for the program's own."""
    language = _tongue.get()
    return _read(language) if language else {}


def _marks() -> Mapping[str, Mapping[str, str]]:
    marks: Mapping[str, Mapping[str, str]] = _read("languages")["in"]
    return marks


@cache
def _read(name: str) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("guvoh.report.forms") / "words" / f"{name}.yaml").read_text("utf-8")
    content: Mapping[str, Any] = yaml.load(text, loader)  # noqa: S506  both loaders are safe
    return content
