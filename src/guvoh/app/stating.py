"""Names that a text says to be one person's, as the run of a source keeps them."""

from __future__ import annotations

from typing import Any

from guvoh import extract
from guvoh.model import Claim, Reading


def stated_names(reading: Reading, fields: dict[str, Any]) -> list[Claim]:
    """The names that the text says to be one person's, as claims of the kind IDE."""
    return extract.aliases_in(reading.text, reading.main_spans(), fields.get("language"))


def as_stated(claim: Claim) -> dict[str, Any]:
    """One of them, as it is written down."""
    return {
        "name": claim.victims[0].text, "other": claim.actors[0].text, "code": claim.code, "start": claim.start,
        "end": claim.end, "language": claim.language, "score": claim.score, "by": [s.text for s in claim.attribution],
    }  # fmt: skip
