"""What an answer is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from guvoh.book.person_names import FormNames
from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.model.document import CLOSED, DETAIL, Finding, Paragraph, Text, said
from guvoh.model.records import Record, kind
from guvoh.text.i18n import _


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants a form. `language` of its questions: en, fr, es or ru; `draft`: with what is missing, for the
    group only; `reading_copy`: the family's own, not to be sent; `urgent`: the short procedure."""

    language: str = "en"
    draft: bool = False
    reading_copy: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One form for one person. `file` has all names in it; `names` as somebody confirmed them, or not. `mechanism` a
    code, `scope` the consent that the form needs."""

    form: str
    file: CaseFile
    person: PersonFile
    names: FormNames
    mechanism: str
    scope: str
    wish: Wish
    numbers: Mapping[str, int] = field(default_factory=dict)  # of the sources, by id

    @property
    def id(self) -> str:
        return self.person.person.id

    @property
    def language(self) -> str:
        return self.file.whole.language

    def records(self, name: str) -> tuple[Record, ...]:
        """The records of a kind about this person, and those of the whole case."""
        return self.file.of_kind(name, self.id)

    def cited(self, sources: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of sources, those that the case knows."""
        return tuple(self.numbers[one] for one in sources if one in self.numbers)


class Told(NamedTuple):
    """An answer. `text` empty: not known; then `what` is missing, and `enter` says where to enter it."""

    text: tuple[Paragraph, ...] = ()
    what: str = ""
    enter: str = ""
    findings: tuple[Finding, ...] = ()


def told(*lines: Paragraph, enter: str = "", what: str = "") -> Told:
    """The lines that say something."""
    return Told(tuple(one for one in lines if one.text), what, enter)


def of_person(ask: Ask, name: str, text: str) -> Text:
    """A field of the person in words, with the source that it is from."""
    source = str(ask.person.given.get(f"{name}_from") or "")
    return said(text, CLOSED, whose=ask.id, field=name, sources=ask.cited((source,)))


def of_record(record: Record, name: str, text: str = "", ask: Ask | None = None) -> Text:
    """A field of a record, as far as its kind lets it go; `text` where it needs other words than it was typed in."""
    level = getattr(kind(record.kind).field(name), "level", CLOSED)
    whose = record.about[0] if record.about else ""
    cited = ask.cited((*record.listed("sources"), *record.listed("items"))) if ask else ()
    value: Any = text or record.text(name)
    return said(str(value), level, whose=whose, field=f"{record.kind}.{name}", rests_on=(record.entry,), sources=cited)


def at_person(field_name: str) -> str:
    """Where a field of the person is entered."""
    return _("On the page of the person, or: guvoh set ID {field}=...").format(field=field_name)


def at_record(ask: Ask, name: str) -> str:
    """Where something that is recorded of the case is entered."""
    return _("Add to the case file: {kind}.").format(kind=kind(name).label(ask.language))


def at_claims() -> str:
    return _("Accept the claims that tell of it: guvoh review; then join them: guvoh resolve.")


SHOWN = DETAIL  # what a mechanism may read of nobody in particular
