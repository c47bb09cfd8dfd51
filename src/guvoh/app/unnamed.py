"""Members whom a claim counts and does not name ("his two brothers"): a placeholder for each, until a name is known.

    unnamed(vault, claim)        the words, how many they seem to be, and who stands for them by now
    stand_in(vault, claim, n)    enters placeholders until there are so many

A placeholder is in no claim, so it changes no figure: neither when it comes, nor when it gets a name or is judged the
same as somebody, nor when that is taken back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from guvoh import resolve
from guvoh.app.one_commit import one_commit
from guvoh.book.names import not_people
from guvoh.errors import Refused, WrongField
from guvoh.extract import persons_in
from guvoh.model import Claim, Person
from guvoh.model.derive.ladder import key
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries.entered import entered_from
from guvoh.vault.vault import Vault

MOST = 12  # of one claim; a crowd is a figure, not people whom somebody will ask about by name


class Unnamed(NamedTuple):
    """`words`: as the claim has them; `n`: how many they seem to be, for a person to say; `kept`: who stands for them
    in the register now, some of them by name."""

    words: str
    n: int
    kept: tuple[Person, ...]


def unnamed(vault: Vault, claim: str) -> Unnamed | None:
    """None for a claim that nobody accepted, or that names all of whom it tells."""
    row = queries.claim(vault, claim)
    members = _members(row.claim, not_people(vault, row.case)) if row.state == "accepted" else None
    if members is None:
        return None
    words, n = members
    persons = (queries.person_of(vault, atom) for atom in _standing(vault, row.source, words))
    return Unnamed(words, n, tuple({p.id: p for p in persons if p}.values()))


def stand_in(vault: Vault, claim: str, n: int) -> list[str]:
    """Enters placeholders until `n` stand for the members without a name, all or none; returns the new ids. Raises
    `Refused` where there is nobody to stand in for, `WrongField` for a number that cannot be."""
    found, row = unnamed(vault, claim), queries.claim(vault, claim)
    if found is None:
        raise Refused(
            _("This claim tells of nobody without a name."), _("Choose an accepted claim. Nothing was changed.")
        )
    if not 0 < n <= MOST:
        hint = _("A crowd is a figure; a place is kept for those whom somebody asks about.")
        raise WrongField(_("A number from 1 to {n} is wanted.").format(n=MOST), hint, field="n")
    standing = len(_standing(vault, row.source, found.words))
    names = [f"{found.words} ({at})" if n > 1 else found.words for at in range(standing + 1, n + 1)]
    with one_commit(vault) as batch:
        return [resolve.enter_person(batch, row.case, name, {"unnamed": "yes"}, row.source) for name in names]


def _members(claim: Claim, nobody: tuple[str, ...]) -> tuple[str, int] | None:
    """The words for the victims without a name, and how many they seem to be."""
    passed = {key(word) for word in nobody}
    named, nameless = set[str](), []
    for span in claim.victims:
        names = {key(name.text) for name in persons_in(span.text, claim.language, ())} - passed
        named |= names
        if not names:
            nameless.append(span.text)
    if not nameless or claim.polarity != "asserted":
        return None
    low = claim.count.low if claim.count else None
    n = (low or len(named) + 1) - len(named)
    return " ".join(nameless[0].split()), min(max(n, 1), MOST)


def _standing(vault: Vault, source: str, words: str) -> list[str]:
    """The atoms of the placeholders that were entered for these words."""
    return [atom for atom, name in entered_from(vault, source) if _NUMBERED.sub("", name) == words]


_NUMBERED = re.compile(r" \(\d{1,2}\)$")
