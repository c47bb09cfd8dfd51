"""The kinds of records and their fields, read from kinds/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from guvoh.errors import Damage, NotFound
from guvoh.text.i18n import _

# What a field may hold. text: one line; words: several; day: EDTF; choice: a code of `vocabulary`; choices: several;
# person(s), organisation, source(s), claim(s), record(s): ids; number: not negative; yesno: yes, no or unknown.
TYPES = ("text", "words", "day", "choice", "choices", "person", "persons", "organisation", "source", "sources",
         "claims", "record", "records", "number", "yesno")  # fmt: skip
PER = ("person", "case", "either")


@dataclass(frozen=True, slots=True)
class Field:
    """`level`: how far it may go (security 8.2), 0 official to 3 never; `vocabulary` of a choice; `hints` say what to
    write, in the languages that somebody translated.

    `of`, for records: their kind, "" where any will do; `across`: they may lie in other cases (whom one can turn to is
    the same for all)."""

    name: str
    type: str
    labels: Mapping[str, str]
    required: bool = False
    level: int = 3
    vocabulary: str = ""
    hints: Mapping[str, str] | None = None
    of: str = ""
    across: bool = False

    def label(self, language: str = "en") -> str:
        return self.labels.get(language) or self.labels["en"]

    def hint(self, language: str = "en") -> str:
        said = self.hints or {}
        return said.get(language) or said.get("en", "")


@dataclass(frozen=True, slots=True)
class Kind:
    """`per`: whether a record belongs to a person, to the case, or to either; `title` the field that stands for it in
    lists; `source`, `date`: where the rule comes from."""

    name: str
    labels: Mapping[str, str]
    about: Mapping[str, str]
    per: str
    title: str
    source: str
    date: str
    fields: tuple[Field, ...]

    def label(self, language: str = "en") -> str:
        return self.labels.get(language) or self.labels["en"]

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


def kinds() -> tuple[Kind, ...]:
    """All of them, by name."""
    return tuple(kind(name) for name in _names())


@cache
def kind(name: str) -> Kind:
    """Raises `NotFound`; `Damage` where its file cannot be used."""
    from importlib.resources import files

    import yaml

    if name not in _names():
        raise NotFound(
            _("There is no kind of record {name}.").format(name=name[:40]),
            _("The kinds are: {kinds}.").format(kinds=", ".join(_names())),
        )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("guvoh.model.records") / "kinds" / f"{name}.yaml").read_text(encoding="utf-8")
    try:
        return _kind(yaml.load(text, loader))  # noqa: S506  both loaders are safe
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as fault:
        raise Damage(
            _("The list of fields {name} does not have the expected form.").format(name=name),
            _("Install Guvoh again, or undo the last change to the list. Your vault is not touched."),
        ) from fault


@cache
def _names() -> tuple[str, ...]:
    from importlib.resources import files

    folder = files("guvoh.model.records") / "kinds"
    return tuple(sorted(p.name.removesuffix(".yaml") for p in folder.iterdir() if p.name.endswith(".yaml")))


def _kind(content: Mapping[str, Any]) -> Kind:
    rows = tuple(_field(row) for row in content["fields"])
    read = Kind(
        name=content["kind"], labels=content["labels"], about=content["about"], per=content["per"],
        title=content["title"], source=str(content["source"]), date=str(content["date"]), fields=rows,
    )  # fmt: skip
    if read.per not in PER or read.field(read.title) is None or len({f.name for f in rows}) != len(rows):
        raise ValueError("a kind without what it needs")
    return read


def _field(row: Mapping[str, Any]) -> Field:
    read = Field(
        name=row["name"], type=row["type"], labels=row["labels"], required=bool(row.get("required")),
        level=int(row.get("level", 3)), vocabulary=row.get("vocabulary", ""), hints=row.get("hints"),
        of=row.get("of", ""), across=bool(row.get("across")),
    )  # fmt: skip
    if read.type not in TYPES or not read.labels["en"] or not 0 <= read.level <= 3:
        raise ValueError("a field without what it needs")
    if read.type in ("choice", "choices") and not read.vocabulary:
        raise ValueError("a choice of nothing")
    return read
