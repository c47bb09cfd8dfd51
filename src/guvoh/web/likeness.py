"""Why two names may be one, in the reader's words; and who of a case may be somebody whose name is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guvoh.book.name_words import band, in_words, role, why
from guvoh.book.same_person import Likeness
from guvoh.model.ids import short
from guvoh.resolve.candidates import near_name
from guvoh.vault import queries
from guvoh.web.ask import Ask
from guvoh.web.show import at

SHOWN = 3  # persons under a field; the queue has the others


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody who may be meant: where he stands, his name, the band, its code, and the reason in words."""

    person: str
    name: str
    page: str
    code: str
    band: str
    why: str


def likely(ask: Ask, name: str, passing: Iterable[str] = ()) -> list[Likely]:
    """Who of the case may have this name, the likeliest first. Nobody is joined by it."""
    found = near_name(ask.vault, name, ask.case.id, SHOWN, passing)
    return [
        Likely(
            near.person, queries.person(ask.vault, near.person).names[0], at(ask.case, f"person/{short(near.person)}"),
            near.match.band, band(near.match.band), in_words(near.match),
        )
        for near in found
    ]  # fmt: skip


def said_of(likeness: Likeness) -> list[tuple[str, str, str, str]]:
    """Rows for a table: word, word, what it is, what one is to the other."""
    return [(word.a, word.b, role(word.role), why(word.why)) for word in likeness.match.words]
