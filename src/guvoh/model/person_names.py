"""The parts of a person's name, for a form: family, given and father's name in Latin letters and in the own script, and
as the passport has them.

A machine never makes any of these: what is missing is asked for, and a transliteration is only shown beside
(`book.person_names`). Whoever has looked at all of them confirms them; the confirmation holds what was confirmed, so
that it stands only as long as nothing of it is changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from guvoh.errors import WrongField
from guvoh.text.i18n import _

LATIN = ("family_name", "given_name", "father_name")
OWN = tuple(f"{name}_own" for name in LATIN)
PASSPORT = ("passport_family", "passport_given")  # the two lines of the passport, letter by letter
NAME_FIELDS = (*LATIN, *OWN, *PASSPORT)
ONE_NAME, CONFIRMED = "one_name", "names_confirmed"
CONFIRMED_TOGETHER = (*NAME_FIELDS, ONE_NAME, "name_language")
# In which language the own spelling is: by it the letters are read (`book/romanised.tsv`).
NAME_LANGUAGES = ("tg", "ru", "uz", "kk", "ky", "tk", "az", "be", "uk", "fa", "ps", "ar", "tr", "other")
LONGEST = 200  # characters of one part


def checked_name_part(name: str, text: str) -> str:
    """One part in the form in which it is kept. Raises `WrongField`; the message holds nothing of the value."""
    text = " ".join(text.split())
    if not text:
        return ""
    if len(text) > LONGEST:
        raise WrongField(_("This is too long for a name."), _("Other spellings have a field of their own."), field=name)
    letters = [c for c in text if c.isalpha()]
    if not letters:
        raise WrongField(_("A name needs a letter."), _("Write it as your sources do."), field=name)
    if name in PASSPORT and not all(_is_latin(c) for c in letters):
        hint = _("Copy the line in Latin letters from the passport. Where nobody has seen it, leave it empty.")
        raise WrongField(_("A passport has this in Latin letters."), hint, field=name)
    if name in LATIN and not all(_is_latin(c) for c in letters):
        hint = _("The own script has fields of its own beside these.")
        raise WrongField(_("This part of the name is in Latin letters."), hint, field=name)
    return text


def checked_confirmation(value: Any) -> str | dict[str, str]:
    """Nothing ("") for none, "yes" for what stands now (`checked_person` puts that in its place), else what was
    confirmed. Raises `WrongField`."""
    if isinstance(value, Mapping):
        return {str(k): str(v) for k, v in sorted(value.items()) if k in CONFIRMED_TOGETHER and v}
    text = "" if value is None else str(value).strip()
    if text not in ("", "yes", "no"):
        hint = _("It may be: {values}.").format(values="yes, no")
        raise WrongField(_("{name} cannot have this value.").format(name=CONFIRMED), hint, field=CONFIRMED)
    return "" if text == "no" else text


def told(given: Mapping[str, Any]) -> dict[str, str]:
    """What a confirmation of these fields would hold."""
    return {name: str(given[name]) for name in sorted(CONFIRMED_TOGETHER) if given.get(name)}


def confirmation(given: Mapping[str, Any]) -> dict[str, str]:
    """The same, where it can be confirmed: a family and a given name in one script, or one name for who has only one.
    Raises `WrongField`."""
    if lacking(given):
        hint = _("Say it first, or that the person has one name only; then confirm.")
        raise WrongField(_("The family name and the given name are not both known."), hint, field=CONFIRMED)
    return told(given)


def lacking(given: Mapping[str, Any]) -> tuple[str, ...]:
    """Which of family_name and given_name nobody has said, in any script; who has one name lacks neither."""
    known = {part for part, places in _PLACES.items() if any(given.get(place) for place in places)}
    if given.get(ONE_NAME) == "yes" and known:
        return ()
    return tuple(part for part in _PLACES if part not in known)


_PLACES = {
    "family_name": ("family_name", "family_name_own", "passport_family"),
    "given_name": ("given_name", "given_name_own", "passport_given"),
}


def is_confirmed(given: Mapping[str, Any]) -> bool:
    """Whether just what stands now was confirmed."""
    return bool(given.get(CONFIRMED)) and given[CONFIRMED] == told(given) and not lacking(given)


def spellings(given: Mapping[str, Any]) -> tuple[str, ...]:
    """The whole names that the parts make, each once: they are spellings of the name like any other, to be searched
    for and to be hidden. "Given Father Family", in Latin letters, in the own script, as in the passport."""
    family, first, father = LATIN
    orders = ((first, father, family), (OWN[1], OWN[2], OWN[0]), (PASSPORT[1], PASSPORT[0]))
    made = (" ".join(str(given[name]) for name in order if given.get(name)) for order in orders)
    return tuple(dict.fromkeys(name for name in made if name))


def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "") or letter in "ʻʼʹ"
