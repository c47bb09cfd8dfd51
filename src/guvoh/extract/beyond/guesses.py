"""Questions and guesses: kept, marked, never counted, never a cause. The question itself is the quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guvoh.extract.beyond.marks import OPINION, QUESTION, folded, stands, words_of
from guvoh.model import Claim, Span
from guvoh.text.sentences import sentences

LONGEST = 400  # characters of a quote
FEWEST = 3  # words of a question that asks something
ASKS = "?؟"
CLOSING = "\"”»)' "


def guesses(text: str, stretches: Sequence[tuple[int, int]], language: str) -> Iterator[Claim]:
    """The questions, and the sentences that say of something that it may be so."""
    for low, high in stretches:
        for start, end in sentences(text, low, high, language):
            quote = text[start : min(end, start + LONGEST)]
            if quote.rstrip(CLOSING).endswith(tuple(ASKS)):
                if len(quote.split()) >= FEWEST:
                    yield _claim(text, start, quote, language, (QUESTION, OPINION), ())
                continue
            said = folded(quote, language)
            doubt = next((w for w in words_of(language, "guess") if stands(said, w) >= 0), "")
            if doubt:
                at = stands(said, doubt)
                yield _claim(text, start, quote, language, (quote[at : at + len(doubt.rstrip("*"))], OPINION), ())


def _claim(
    text: str, start: int, quote: str, language: str, certainty: tuple[str, ...], speakers: tuple[Span, ...]
) -> Claim:
    code = QUESTION if QUESTION in certainty else "guess"
    return Claim(
        start, start + len(quote), quote, "", code=code, kind="OPI", polarity="hypothetical", certainty=certainty,
        attribution=speakers, language=language, rule=f"opinion:{code}", score=0.3,
    )  # fmt: skip
