"""What a form is, read from data/*.yaml: its sections and questions, each with the answer that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from guvoh.errors import Damage, NotFound
from guvoh.model.document import Checked
from guvoh.text.i18n import _

NEVER = Checked()
TABLES = ("abusive", "checks", "law")  # files of data/ that are no forms
FIND = "find and confirm"  # an address that nobody could compare with the live page


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `answer` names a function ("identity.sex"); `required_if` a field whose answer is empty ("4a").
    `questions` by language, English always there; `kind`: the record or place where it is entered."""

    code: str
    section: str
    questions: Mapping[str, str]
    answer: str
    required: bool = False
    required_if: str = ""
    checked: Checked = NEVER
    confidential: bool = False

    def question(self, language: str) -> str:
        return self.questions.get(language) or self.questions["en"]


@dataclass(frozen=True, slots=True)
class Form:
    """`mechanism` is a code of words/mechanisms.yaml, `scope` the consent that it needs, `profile` for whom it is;
    `languages` that the mechanism accepts, the first one by default. `address`: where to send it, as read on the day
    `address_day`, else `FIND`. `source`, `date`: where the list of questions comes from."""

    name: str
    titles: Mapping[str, str]
    mechanism: str
    scope: str
    profile: str
    languages: tuple[str, ...]
    sections: Mapping[str, Mapping[str, str]]
    fields: tuple[Field, ...]
    address: str
    address_day: str
    source: str
    date: str

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles["en"]

    def field(self, code: str) -> Field:
        """Raises `NotFound`."""
        for one in self.fields:
            if one.code == code:
                return one
        raise NotFound(
            _("This form has no question {code}.").format(code=code[:20]),
            _("The questions are: {codes}.").format(codes=", ".join(one.code for one in self.fields)),
        )


@cache
def names() -> tuple[str, ...]:
    """The forms there are."""
    from importlib.resources import files

    folder = files("guvoh.report.forms") / "data"
    stems = (p.name.removesuffix(".yaml") for p in folder.iterdir() if p.name.endswith(".yaml"))
    return tuple(sorted(stem for stem in stems if stem not in TABLES))


@cache
def form_of(name: str) -> Form:
    """Raises `NotFound`; `Damage` where its file cannot be used."""
    if name not in names():
        raise NotFound(
            _("There is no form {name}.").format(name=name[:40]),
            _("The forms are: {forms}.").format(forms=", ".join(names())),
        )
    try:
        return _form(name, read_data(name))
    except (KeyError, TypeError, ValueError) as fault:
        raise Damage(
            _("The form {name} does not have the expected shape.").format(name=name),
            _("Install Guvoh again, or undo the last change to the list. Your vault is not touched."),
        ) from fault


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """A file of data/ as it stands. A form that is `like` another has its questions but those that it leaves out."""
    from importlib.resources import files

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("guvoh.report.forms") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, loader)  # noqa: S506  both loaders are safe
    if "like" not in content:
        return content
    base = dict(read_data(content["like"]))
    own = {row["code"]: row for row in content.get("fields", ())}
    left = set(content.get("leave", ()))
    kept = [own.pop(row["code"], row) for row in base["fields"] if row["code"] not in left]
    sections = {**base["sections"], **content.get("sections", {})}
    return {**base, **content, "sections": sections, "fields": [*kept, *own.values()]}


def _form(name: str, content: Mapping[str, Any]) -> Form:
    sections = content["sections"]
    address = content.get("address") or {}
    fields = tuple(_field(row) for row in content["fields"])
    if any(one.section not in sections for one in fields) or len({one.code for one in fields}) != len(fields):
        raise ValueError("a question without its section")
    return Form(
        name=name, titles=content["titles"], mechanism=content["mechanism"], scope=content.get("scope", "C2"),
        profile=content.get("profile", "mechanism"), languages=tuple(content["languages"]), sections=sections,
        fields=fields, address=str(address.get("to") or FIND), address_day=str(address.get("day") or ""),
        source=str(content["source"]), date=str(content["date"]),
    )  # fmt: skip


def _field(row: Mapping[str, Any]) -> Field:
    seen = row.get("checked") or {}
    if not row["q"]["en"]:
        raise ValueError("a question without words")
    return Field(
        code=str(row["code"]), section=str(row["in"]), questions=row["q"], answer=row["from"],
        required=bool(row.get("required")), required_if=str(row.get("required_if", "")),
        checked=Checked(str(seen.get("day", "")), str(seen.get("where", ""))),
        confidential=bool(row.get("confidential")),
    )  # fmt: skip
