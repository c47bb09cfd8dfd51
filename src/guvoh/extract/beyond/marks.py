"""The marks that stand in `certainty`: what a reader must know before a claim supports anything.

`opinion` and `question`: nobody says that it is so. `coerced`: said in custody before a camera or under duress (basis
B9); never support for what it says. `party:...`: who speaks is a party to the matter.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from guvoh.model import Claim
from guvoh.text.spelling import spelled
from guvoh.text.tables import read_table

LEXICON = Path(__file__).parents[1] / "lexicon"
OPINION, QUESTION, COERCED = "opinion", "question", "coerced"
AUTHORITY, MOVEMENT, FAMILY, LAWYER, SELF = (
    "party:authority", "party:movement", "party:family", "party:lawyer", "party:self",
)  # fmt: skip


def marked(claim: Claim, *marks: str) -> Claim:
    """The claim with these marks behind its words of doubt, each once."""
    return replace(claim, certainty=tuple(dict.fromkeys((*claim.certainty, *marks))))


@cache
def words_of(language: str, row: str) -> tuple[str, ...]:
    """The phrases of one row of `lexicon/<language>/kinds/words.tsv`, spelled as `folded` spells a text."""
    rows = read_table(LEXICON / language / "kinds" / "words.tsv")
    found = [phrase.strip() for kind, listed in rows if kind == row for phrase in listed.split("|")]
    return tuple(folded(phrase, language) for phrase in found if phrase)


def folded(text: str, language: str) -> str:
    """Small letters, one spelling, of the same length as `text`."""
    low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return spelled(low, language).replace("\u200c", " ").replace("ё", "е")


def stands(said: str, phrase: str) -> int:
    """Where a phrase stands in a folded text as whole words, else -1; a phrase that ends in * may go on."""
    stem = phrase.rstrip("*")
    at = said.find(stem)
    while at >= 0:
        after = said[at + len(stem) :][:1]
        if (at == 0 or not said[at - 1].isalnum()) and (stem != phrase or not after.isalnum()):
            return at
        at = said.find(stem, at + 1)
    return -1


def any_stands(said: str, language: str, row: str) -> int:
    """The first place at which a phrase of that row stands in a folded text, else -1."""
    places = [at for phrase in words_of(language, row) if (at := stands(said, phrase)) >= 0]
    return min(places, default=-1)
