"""Who speaks is a party to the matter: the authority, the movement itself, the family, the lawyer, the victim."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.extract.beyond.marks import AUTHORITY, FAMILY, LAWYER, MOVEMENT, SELF, any_stands, folded, marked
from guvoh.model import Claim, Span

SHORT = 3  # letters of a word that names nobody
ENDING = 2  # letters at the end of a name that a case can change


def with_parties(claims: list[Claim]) -> list[Claim]:
    """Claims whose nearest speaker is a party say so. Bodies and victims are those that the same text tells of."""
    bodies = _names(span for c in claims for span in _bodies(c))
    people = _names(
        span for c in claims if c.kind == "ACT" for span in c.victims
        if any_stands(folded(span.text, c.language), c.language, "family") < 0
    )  # fmt: skip
    known: dict[tuple[str, str], str] = {}
    found = []
    for claim in claims:
        if not claim.attribution:
            found.append(claim)
            continue
        key = claim.attribution[0].text, claim.language
        if key not in known:
            known[key] = _party(*key, bodies, people)
        found.append(marked(claim, known[key]) if known[key] else claim)
    return found


def _bodies(claim: Claim) -> tuple[Span, ...]:
    if claim.kind == "REL" and claim.code in {"member", "officer"}:
        return claim.actors
    return claim.victims if claim.kind == "PRO" and claim.act in {"", "ban_or_designation"} else ()


def _party(speaker: str, language: str, bodies: frozenset[str], people: frozenset[str]) -> str:
    said = folded(speaker, language)
    if any_stands(said, language, "lawyer") >= 0:
        return LAWYER
    if any_stands(said, language, "family") >= 0:
        return FAMILY
    if any_stands(said, language, "authority") >= 0 and any_stands(said, language, "foreign") < 0:
        return AUTHORITY
    own = _names([Span(speaker, 0, len(speaker))])
    if own & bodies:
        return MOVEMENT
    return SELF if own & people else ""


def _names(spans: Iterable[Span]) -> frozenset[str]:
    """The words with a capital, without the endings that a case changes."""
    words = [word.strip("«»“”\"',.()") for span in spans for word in span.text.split()]
    capital = [word for word in words if word[:1].isupper() and len(word) > SHORT]
    return frozenset(word[: max(SHORT + 1, len(word) - ENDING)] for word in capital)
