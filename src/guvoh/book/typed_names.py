"""From names that somebody types to the persons of a case: known, not known yet, or several of that name.

named(vault, case, "Umed D.; Amina V.")     persons by their whole names, in any spelling that was noted
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guvoh.errors import GuvohError
from guvoh.model import Person
from guvoh.model.derive.ladder import key
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import Vault

BETWEEN = re.compile(r"[;؛\n]")
_WITH_ID = re.compile(r"(.*)\[([0-9A-Za-z]{4,26})\]\s*")
MOST = 20  # persons of one name that are looked at


@dataclass(frozen=True, slots=True)
class Named:
    """`known` in the order typed, each once; `unknown` are names of nobody in the case; `several` are names that more
    than one person has, with those persons."""

    known: tuple[Person, ...] = ()
    unknown: tuple[str, ...] = ()
    several: tuple[tuple[str, tuple[Person, ...]], ...] = ()


def parts(typed: str) -> list[str]:
    """The names in a field, without what lies between them."""
    return [words for part in BETWEEN.split(typed) if (words := " ".join(part.split()))]


def named(vault: Vault, case: str, typed: str) -> Named:
    """Who is meant by the names in a field; a name may carry the id of its person in brackets, as `shown` puts it."""
    known: dict[str, Person] = {}
    unknown: list[str] = []
    several: list[tuple[str, tuple[Person, ...]]] = []
    for words in parts(typed):
        found = _persons(vault, case, words)
        if len(found) == 1:
            known[found[0].id] = found[0]
        elif found:
            several.append((words, tuple(found)))
        elif words not in unknown:
            unknown.append(words)
    return Named(tuple(known.values()), tuple(unknown), tuple(several))


def shown(person: Person) -> str:
    """The name as a list offers it; with its id, so that it means this person and no other of the name."""
    return f"{person.names[0]} [{short(person.id)}]"


def _persons(vault: Vault, case: str, words: str) -> list[Person]:
    marked = _WITH_ID.fullmatch(words)
    if marked:
        try:
            found = queries.person(vault, queries.find(vault, marked[2], ("person",))[1])
            return [found] if found.case == case else []
        except GuvohError:
            words = marked[1].strip()
    wanted = key(words)
    page, _after = queries.persons_page(vault, case, limit=MOST, words=words)
    return [p for p in page if any(key(name) == wanted for name in p.names)]
