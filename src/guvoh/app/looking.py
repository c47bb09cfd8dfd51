"""Second looks, translations, and what is so grave that it is asked twice."""

from __future__ import annotations

from collections.abc import Sequence

from guvoh import review
from guvoh.book.names import mentions_in, not_people
from guvoh.model import Claim
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def look(vault: Vault, claim: str, answer: str, blind: bool, slots: Sequence[str] = ()) -> str:
    """Records what a reader answers (accepted, rejected) to a claim that stands, without changing it. `blind`: he was
    not shown what was decided. `slots`: the parts that he reads otherwise. Returns the entry's id."""
    batch = vault.batch()
    entry = review.look(vault, batch, claim, answer, blind, slots)
    vault.commit(batch)
    return entry


def blind_claim(vault: Vault, by: str) -> str | None:
    """The claim to show this reader again without his decision, now that one is due; None when none is."""
    if not review.blind_due(queries.decided_by(vault, by)):
        return None
    earlier, looked = queries.standing_of(vault, by), queries.looked_blind(vault, by)
    return review.to_show_blind(earlier, looked, vault.now(), by, lambda claim: bool(grave(vault, claim)))


def second_looks(vault: Vault, by: str, case: str | None = None, limit: int = 100) -> list[str]:
    """Claims that others accepted and this reader has not looked at, the grave acts first."""
    return queries.second_looks_wanted(vault, by, case, review.GRAVE_ACTS, limit)


def grave(vault: Vault, id: str, claim: Claim | None = None) -> tuple[str, ...]:
    """Why victim, act and polarity of a claim must be confirmed apart (`review.why_grave` says each in words); empty
    when they need not. `claim`: as a person has edited it."""
    row = queries.claim(vault, id)
    said = claim or row.claim
    return review.grave(said, mentions_in(row.source, said, not_people(vault, row.case)))


def translate(
    vault: Vault, source: str, start: int, end: int, text: str, language: str, translator: str, date: str
) -> str:
    """Writes a line under words of a source: what they mean in another language. Returns the entry's id."""
    batch = vault.batch()
    entry = review.translate(vault, batch, source, start, end, text, language, translator, date)
    vault.commit(batch)
    return entry
