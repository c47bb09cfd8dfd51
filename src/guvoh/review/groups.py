"""Repeats: suggestions of one source that say the same, so that one decision can be made for all of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from guvoh.model import Claim
from guvoh.model.derive.ladder import key
from guvoh.vault.queries import ClaimRow


def groups(rows: Sequence[ClaimRow]) -> list[tuple[ClaimRow, ...]]:
    """The rows in their order, each with its repeats behind it: the same source, act, polarity, victims and number,
    whatever the spelling. Where neither victims nor a number are named, only the same words are a repeat. Every row
    is in exactly one group; one without repeats is a group of its own."""
    found: dict[Hashable, list[ClaimRow]] = {}
    for row in rows:
        found.setdefault((row.source, row.state, *_said(row.claim)), []).append(row)
    return [tuple(group) for group in found.values()]


def _said(claim: Claim) -> tuple[Hashable, ...]:
    victims = frozenset(key(victim.text) for victim in claim.victims)
    count = None if claim.count is None else (claim.count.low, claim.count.high)
    words = "" if victims or count else key(claim.quote)
    return claim.kind, claim.act, claim.polarity, victims, count, words
