"""What we say whole, in our own words: labels and sentences of the program into which nobody's words are put.

Such a text names nobody, whatever a word of it looks like: "Сообщено" is no name for its capital, and the Persian word
for a border in a sentence of ours is not the person whose surname it is. Only a whole text counts; a sentence with a
value in it is searched like any other.
"""

from __future__ import annotations

from functools import lru_cache

from guvoh.model.document import Document, Piece, pieces_of
from guvoh.model.paper import Chronology
from guvoh.model.vocabulary import names, terms
from guvoh.policy.letters import tokens
from guvoh.text.i18n import known, messages


@lru_cache(maxsize=8)
def our_texts(language: str) -> frozenset[str]:
    """In the language, or in the one of ours that stands for it."""
    of = known(language)
    labels = (term.label(of) for name in names() for term in terms(name))
    return frozenset((*(text for text in messages(of) if "{" not in text), *labels)) - {""}


def is_ours(piece: Piece, language: str) -> bool:
    return piece.kind == "own" and piece.words.text in our_texts(language)


def words_of_ours(paper: Chronology | Document) -> frozenset[str]:
    """The folded words of those pieces of a paper that are wholly ours."""
    pieces = pieces_of(paper) if isinstance(paper, Document) else ()
    said = {piece.words.text for piece in pieces if is_ours(piece, paper.language)}
    return frozenset(token.word for text in said for token in tokens(text))
