"""The name for forms as the page of a person shows it: what stands, what the program proposes, who confirmed it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guvoh.book.field_words import name_words
from guvoh.book.person_names import FormNames, Spelt, by_words, confirmed_names, missing_words, proposal
from guvoh.book.person_parts import because
from guvoh.model import Person
from guvoh.model.person_names import CONFIRMED, CONFIRMED_TOGETHER, NAME_LANGUAGES, told
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries.set_past import SetOnce, set_past
from guvoh.web import wording
from guvoh.web.ask import Ask

STEPS = 8  # of what was said of the name, so many are shown


@dataclass(frozen=True, slots=True)
class Part:
    """One row: what it is, in Latin letters, whence that is, in the own script."""

    words: str
    latin: Spelt
    by: str
    own: str


@dataclass(frozen=True, slots=True)
class NamesShown:
    """`proposed`: the name that the program took apart, its parts with what each is, and why, or None; `lacks` in
    words; `stands` tells whether a page is still about the same names when it is sent."""

    names: FormNames
    parts: tuple[Part, ...]
    proposed: tuple[str, tuple[tuple[str, str], ...], str] | None
    lacks: tuple[str, ...]
    steps: tuple[SetOnce, ...]
    stands: str
    languages: tuple[tuple[str, str], ...]
    words: Mapping[str, str]

    @property
    def can_be_confirmed(self) -> bool:
        """Whether only the confirmation is missing, and perhaps a spelling in Latin letters."""
        return bool({"not_confirmed", "changed_since"} & set(self.names.missing)) and not (
            {"family_name", "given_name"} & set(self.names.missing)
        )


def names_shown(ask: Ask, one: Person, given: Mapping[str, Any], atoms: Sequence[str]) -> NamesShown:
    found = confirmed_names(ask.vault, one)
    words = (_("Family name"), _("Given name"), _("Father’s name"))
    latin = (found.family, found.given, found.father)
    rows = tuple(Part(w, at, by_words(at), o) for w, at, o in zip(words, latin, found.own, strict=True) if at.text or o)
    proposed = proposal(one, given)
    parts = None
    if proposed is not None:
        name, _own, of = proposed
        parts = (name, tuple((w, p) for w, p in zip(words, of[:3], strict=True) if p), because(of))
    steps = tuple(set_past(ask.vault, atoms, (CONFIRMED, *CONFIRMED_TOGETHER))[:STEPS])
    return NamesShown(
        found, rows, parts, tuple(map(missing_words, found.missing)), steps, fingerprint(given),
        tuple((code, wording.language(code) if code != "other" else _("Another one")) for code in NAME_LANGUAGES),
        name_words(),
    )  # fmt: skip


def fingerprint(given: Mapping[str, Any]) -> str:
    """Of the names that a confirmation would hold: what was changed meanwhile has another one."""
    return hashlib.sha256(json.dumps(told(given), sort_keys=True).encode()).hexdigest()[:16]


def given_of(ask: Ask, one: Person) -> dict[str, Any]:
    return queries.settings_of_person(ask.vault, one.id)
