"""What somebody says in custody before a camera, or under duress, is marked on every claim inside his speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guvoh.extract.beyond.marks import COERCED, any_stands, folded, marked, words_of
from guvoh.model import Claim, Span
from guvoh.text.sentences import sentences

TELLS_OF_IT = frozenset({"forced_confession", "statement_or_condemnation"})  # the coercion itself is no content of it
OTHERS = ("family", "lawyer", "authority", "observer")  # who speaks of the recording, not in it


def with_coercion(claims: list[Claim], text: str, stretches: Sequence[tuple[int, int]], language: str) -> list[Claim]:
    """The claims of one language, those inside a coerced speech marked."""
    said = folded(text, language)
    if any_stands(said, language, "coerced") < 0 and any_stands(said, language, "camera") < 0:
        return claims
    spoken = list(_speeches(said, stretches, text, language))
    return [_marked(claim, spoken, said, language) for claim in claims]


def _speeches(
    said: str, stretches: Sequence[tuple[int, int]], text: str, language: str
) -> Iterator[tuple[int, int, int]]:
    """Where a coerced speech begins, and where its sentence and its paragraph end."""
    for low, high in stretches:
        for start, end in sentences(text, low, high, language):
            here = said[start:end]
            cue = any_stands(here, language, "coerced")
            camera, captive = any_stands(here, language, "camera"), any_stands(here, language, "captive")
            if cue < 0 and camera >= 0 and captive >= 0:
                cue = min(camera, captive)
            if cue >= 0:
                stop = text.find("\n", end)
                yield start + cue, end, stop if stop >= 0 else len(text)


def _marked(claim: Claim, spoken: list[tuple[int, int, int]], said: str, language: str) -> Claim:
    if claim.act in TELLS_OF_IT or claim.kind == "OPI":
        return claim
    for begins, ends, stop in spoken:
        if not begins <= claim.end <= stop:
            continue
        inside = claim.start < ends
        speaker = claim.attribution[0] if claim.attribution else None
        if speaker is None or (inside and speaker.end <= begins):  # "she said": she who spoke before
            own = inside and any_stands(said[begins : claim.end], language, "says") >= 0
        else:
            own = _speaks_himself(speaker, ends, language)
        if own:
            return marked(claim, COERCED)
    return claim


def _speaks_himself(speaker: Span, ends: int, language: str) -> bool:
    """Whether it is still who was made to speak: nobody named after him, no relative, lawyer, officer or observer."""
    said = folded(speaker.text, language)
    pronoun = any(said in words_of(language, row) for row in ("he", "she", "one", "they"))
    named = speaker.start >= ends and not pronoun
    return not named and all(any_stands(said, language, row) < 0 for row in OTHERS)
