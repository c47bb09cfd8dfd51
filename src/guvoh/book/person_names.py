"""A person's name for forms: what stands, who confirmed it and when, and what is still missing.

    confirmed_names(vault, person)    the names that a form may print, with the reasons why it may not yet

A machine never makes a passport's spelling. Where nobody has seen the passport, and nobody typed the part in Latin
letters, a transliteration by a named system stands in its place and says that the program made it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from guvoh.book.person_parts import Proposed, proposed_parts
from guvoh.book.person_romanised import language_by_letters, romanised
from guvoh.errors import Refused
from guvoh.model import Person
from guvoh.model.person_names import CONFIRMED, LATIN, NAME_FIELDS, OWN, PASSPORT, is_confirmed, lacking
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries.set_past import set_past
from guvoh.vault.vault import Vault

FROM_PASSPORT, TYPED, MADE = "passport", "typed", "transliteration"


class Spelt(NamedTuple):
    """One part in Latin letters. `by`: passport, typed, transliteration; `system` names how a transliteration was made,
    "" for the others. `text` is "" where the part is not known or cannot be written so."""

    text: str = ""
    by: str = ""
    system: str = ""

    @property
    def made_by_program(self) -> bool:
        return self.by == MADE


class FormNames(NamedTuple):
    """The name for a form. `own`: family, given, father's name in the own script. `confirmed_by` and `confirmed_at`
    (moment, ISO 8601) are "" as long as nobody confirmed just what stands here. `missing`: codes, see
    `missing_words`; a form may print the name only where it is empty."""

    family: Spelt
    given: Spelt
    father: Spelt
    own: tuple[str, str, str]
    confirmed_by: str
    confirmed_at: str
    missing: tuple[str, ...]

    @property
    def is_confirmed(self) -> bool:
        return not self.missing


def confirmed_names(vault: Vault, person: Person) -> FormNames:
    """The person's names for a form, and what is missing before one may print them:

    family_name, given_name   nobody said which it is (a person of one name lacks neither)
    latin_family, latin_given known only in the own script, and no system is known to write it in Latin letters
    not_confirmed             nobody has confirmed the names
    changed_since             they were confirmed, and something of them was changed after that
    """
    given = queries.settings_of_person(vault, person.id)
    family, first, father = (spelt(given, part) for part in LATIN)
    missing = list(lacking(given))
    for part, code, latin in ((0, "latin_family", family), (1, "latin_given", first)):
        if not latin.text and given.get(OWN[part]):
            missing.append(code)
    by = at = ""
    if is_confirmed(given):
        steps = set_past(vault, queries.atoms_of(vault, person.id), (CONFIRMED,))
        last = next((s for s in steps if not s.undone and s.fields[CONFIRMED] == given[CONFIRMED]), None)
        by, at = (last.by, last.at) if last else ("", "")
    else:
        missing.append("changed_since" if given.get(CONFIRMED) else "not_confirmed")
    own = tuple(str(given.get(name) or "") for name in OWN)
    return FormNames(family, first, father, (own[0], own[1], own[2]), by, at, tuple(missing))


def names_for_form(vault: Vault, person: Person) -> FormNames:
    """As `confirmed_names`. Raises `Refused` with what is missing, in words, where a form may not print them."""
    found = confirmed_names(vault, person)
    if found.missing:
        raise Refused(
            _("The names of this person are not confirmed for a form."),
            _("Open the page of the person and look at the name for forms. Nothing was made."),
            missing=tuple(missing_words(code) for code in found.missing),
        )
    return found


def spelt(given: Mapping[str, Any], part: str) -> Spelt:
    """One of family_name, given_name, father_name in Latin letters: the passport's, else as typed, else a
    transliteration of the own script by the system of its language."""
    n = LATIN.index(part)
    if n < len(PASSPORT) and given.get(PASSPORT[n]):
        return Spelt(str(given[PASSPORT[n]]), FROM_PASSPORT)
    if given.get(part):
        return Spelt(str(given[part]), TYPED)
    own = str(given.get(OWN[n]) or "")
    whole = " ".join(str(given.get(name) or "") for name in OWN)  # one part may hold no letter that tells
    language = str(given.get("name_language") or "") or language_by_letters(whole)
    made = romanised(own, language) if own else None
    return Spelt(made.text, MADE, made.system) if made else Spelt()


def missing_words(code: str) -> str:
    """What is missing, in words."""
    return {
        "family_name": _("Which is the family name is not said."),
        "given_name": _("Which is the given name is not said."),
        "latin_family": _("The family name is not known in Latin letters. Say in which language it is, or spell it."),
        "latin_given": _("The given name is not known in Latin letters. Say in which language it is, or spell it."),
        "not_confirmed": _("Nobody has confirmed the names."),
        "changed_since": _("The names were confirmed, and changed after that: confirm them again."),
    }[code]


def by_words(one: Spelt) -> str:
    """Where a part in Latin letters comes from, in words."""
    if one.by == MADE:
        return _("made by the program: {system}").format(system=f"\u2068{one.system}\u2069")
    words = {FROM_PASSPORT: _("as in the passport"), TYPED: _("typed by hand; the passport was not seen")}
    return words.get(one.by, "")


def proposal(person: Person, given: Mapping[str, Any]) -> tuple[str, bool, Proposed] | None:
    """(the name, whether it is in the own script, its parts as proposed) of the first name that falls into parts; None
    where any part is said already, and for placeholders. Only shown: a person says it."""
    if person.unnamed or any(given.get(name) for name in NAME_FIELDS):
        return None
    for name in person.names:
        latin = name.isascii() or not any(ord(c) > 0x36F for c in name if c.isalpha())
        language = str(given.get("name_language") or "") or language_by_letters(name)
        found = proposed_parts(name, language)
        if found:
            return name, not latin, found
    return None
