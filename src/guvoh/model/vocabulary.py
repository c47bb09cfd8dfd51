"""The field's words: codes with labels in four languages, own definitions, and the ESF codes that they stand for.

    label("liberty", "L04", "ru")           what to print
    terms("occurrences")                    all of them, in their order
    act_label("arrest", "tg")               classes of act and their finer terms alike

The words are data, `words/*.yaml`; each file's head says where it comes from and how to correct it. Nothing is read
before the first question. A label that nobody has translated is the English one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from guvoh.errors import Damage, NotFound
from guvoh.text.i18n import _


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary. `parent` is the term above, `esf` the HURIDOCS codes (micro-thesaurus 04 unless
    "MTnn:" says otherwise), `asks` what should be recorded with it, `inverse` what the second is to the first."""

    code: str
    labels: Mapping[str, str]
    parent: str | None
    definition: str
    esf: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()

    def label(self, language: str = "en") -> str:
        """The label in the language, else in English."""
        return self.labels.get(language) or self.labels["en"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of terms, with where it comes from and under which licence."""

    name: str
    about: str
    source: str
    date: str
    licence: str
    correct: str
    terms: tuple[Term, ...]


def names() -> tuple[str, ...]:
    """The vocabularies there are, by name."""
    from importlib.resources import files

    folder = files("guvoh.model") / "words"
    stems = (path.name.removesuffix(".yaml") for path in folder.iterdir() if path.name.endswith(".yaml"))
    return tuple(sorted(stem for stem in stems if stem != "dates"))


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that name. Raises NotFound, or Damage when its file cannot be used."""
    content = read_words(name)
    try:
        rows = tuple(_term(row) for row in content["terms"])
        head = {key: str(content[key]) for key in ("name", "about", "source", "date", "licence", "correct")}
    except (KeyError, TypeError) as fault:
        raise Damage(
            _("The word list {name} does not have the expected form.").format(name=name),
            _("Install Guvoh again, or undo the last change to the list. Your vault is not touched."),
        ) from fault
    return Vocabulary(terms=rows, **head)


def terms(name: str) -> tuple[Term, ...]:
    """The terms of a vocabulary, in the order in which a list should show them."""
    return vocabulary(name).terms


def term(name: str, code: str) -> Term:
    """The term with that code. Raises NotFound."""
    found = _by_code(name).get(code)
    if found is None:
        raise NotFound(
            _("The word list {name} has no code {code}.").format(name=name, code=code),
            _("The codes it has: {codes}.").format(codes=", ".join(_by_code(name))),
        )
    return found


def label(name: str, code: str, language: str = "en") -> str:
    """The label to print. A code that this version does not know stands as itself: a vault may have been written by a
    later one, and its papers must come out all the same."""
    found = _by_code(name).get(code)
    return found.label(language) if found else code


def act_label(act: str, language: str = "en") -> str:
    """The label of a class of act, or of a finer term such as "X01.1" or "01010601"."""
    return label("acts" if act in _by_code("acts") else "act_types", act, language)


def act_class(code: str) -> str:
    """The class of `guvoh.model.ACTS` to which a finer term belongs. Raises NotFound."""
    classes = _by_code("acts")
    while code not in classes:
        code = term("act_types", code).parent or "other"
    return code


def ladder_label(code: str, language: str = "en") -> str:
    """How far a fact is established, in words: "V1" is "Reported"."""
    return label("ladder", code, language)


@cache
def read_words(name: str) -> Mapping[str, Any]:
    """The content of a file of `words/`. Raises NotFound."""
    from importlib.resources import files

    import yaml

    path = files("guvoh.model") / "words" / f"{name}.yaml"
    if not name.isidentifier() or not path.is_file():
        raise NotFound(_("There is no word list {name}.").format(name=name))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times quicker; not on every platform
    content: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506  both are safe
    return content


@cache
def _by_code(name: str) -> Mapping[str, Term]:
    return {term.code: term for term in terms(name)}


def _term(row: Mapping[str, Any]) -> Term:
    if not row["labels"]["en"]:
        raise KeyError(row["code"])
    return Term(
        code=row["code"], labels=row["labels"], parent=row.get("parent"), definition=row["definition"],
        esf=tuple(row.get("esf", ())), asks=tuple(row.get("asks", ())), inverse=tuple(row.get("inverse", ())),
    )  # fmt: skip
