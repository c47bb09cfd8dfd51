"""How persons' names sound, so that whoever is typed or found can be compared with everyone at once.

A row for each spelling of each person who has a name: `bones` as `packed` writes them. Rows get a number that never
comes back, so that a reader who has seen all up to one number asks only for what is new (`queries.names_since`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from guvoh.model import Person
from guvoh.text.bones import bones_of
from guvoh.vault.view import View


def sound(view: View, gone: Iterable[str], made: Iterable[Person]) -> None:
    """To be called with the persons whose rows went, and with those that were made anew."""
    view.run("DELETE FROM sound WHERE person IN (SELECT value FROM json_each(?))", json.dumps(sorted(gone)))
    view.many(
        "INSERT INTO sound (person, case_, name, bones) VALUES (?,?,?,?)",
        [
            (person.id, person.case, name, packed(bones_of(name)))
            for person in made
            if not person.unnamed
            for name in person.names
        ],
    )


def packed(words: tuple[tuple[str, ...], ...]) -> str:
    """Words parted by a space, the ways to read one by a comma."""
    return " ".join(",".join(word) for word in words)


def unpacked(text: str) -> tuple[tuple[str, ...], ...]:
    """The other way round."""
    return tuple(tuple(word.split(",")) for word in text.split())
