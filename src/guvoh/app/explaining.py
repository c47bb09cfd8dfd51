"""Why a suggestion was made: the rules read its source again."""

from __future__ import annotations

from dataclasses import replace

from guvoh import extract
from guvoh.model.origin import own_rule
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault


def parts_of_score(vault: Vault, row: ClaimRow) -> tuple[tuple[str, float], ...]:
    """What the score of a claim is made of, in order; nothing where a person found it or the rules have changed."""
    source = queries.source(vault, row.source)
    claim = replace(row.claim, rule=own_rule(row.claim.rule))
    return extract.parts_of(claim, queries.text_of(vault, row.source), source.published)
