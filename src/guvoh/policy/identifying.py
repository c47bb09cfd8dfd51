"""What tells who somebody is without a name: the only teacher of a village, the brother held there that day.

    is_identifying(field)           whether a field of a person goes only as far as the person himself may be known
    telling_of_kin(document)        pieces in which kin stands together with a place and a day

For papers that partners and the public read; others see who it is anyway, or get code names. Source: security 8.2;
domain model 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guvoh.model.document import Answer, Document, Drawing, Paragraph, Piece, Text
from guvoh.model.vocabulary import terms
from guvoh.policy.forms import fits, stem, stems_of, words_of
from guvoh.policy.letters import fold, listed, tokens

# Fields of persons and records, by their names, that single out one of few. Never of anybody who is not named himself.
IDENTIFYING = listed(
    "occupation workplace school class position village town address residence birth_place born died age age_years "
    "gender ethnic_background nationality citizenships religion civil_status ties kin family relation relatives "
    "children health lawyer holder reference id_documents aliases hearing_what post rank organisation given_by"
)
_DAY = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./]\d{4}|(?<!\d)\d{1,2}(?:st|nd|rd|th|-?го|уми)?[ \u00a0][^\W\d_]{3,}\.?"
)


def is_identifying(field: str) -> bool:
    """`field` as a piece has it: "born", "consent.given_by"."""
    return field.rpartition(".")[2] in IDENTIFYING


def telling_of_kin(document: Document) -> frozenset[Piece]:
    """In a paragraph or row that speaks of somebody's family, names a place and a day: what says so. Where the word of
    kin is our own, the place and the day; else the words that it stands in."""
    places = frozenset(fold(name) for name in document.allowed_names) - {""}
    return frozenset(piece for text in _together(document) for piece in _telling(text, places))


def _telling(text: Text, places: frozenset[str]) -> Iterator[Piece]:
    kin = [piece for piece in text if speaks_of_kin(piece.words.text)]
    where = [piece for piece in text if _place(piece, places)]
    when = [piece for piece in text if _DAY.search(piece.words.text)]
    if not (kin and where and when):
        return
    yield from (piece for piece in kin if piece.kind != "own")
    if any(piece.kind == "own" for piece in kin):
        yield from (piece for piece in (*where, *when) if piece.kind != "own")


def _together(document: Document) -> Iterator[Text]:
    """The pieces that are read in one breath: a paragraph, a row."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, Answer):
                yield from (one.text for one in block.text)
            else:
                table = block.table if isinstance(block, Drawing) else block
                yield from (tuple(piece for cell in row for piece in cell) for row in table.rows)


@lru_cache(maxsize=16384)
def speaks_of_kin(text: str) -> bool:
    """Whether a word of the text says that somebody is another's family."""
    known = _kin()
    return any(fits(t.word, word) for t in tokens(text) for base in stems_of(t.word) for word in known.get(base, ()))


@lru_cache(maxsize=1)
def _kin() -> dict[str, list[str]]:
    labels = (fold(label) for term in terms("kinship") for label in term.labels.values())
    by_stem: dict[str, list[str]] = {}
    for word in words_of("kin_words.txt") | {one for one in labels if one and " " not in one and len(one) > 2}:
        by_stem.setdefault(stem(word), []).append(word)
    return by_stem


def _place(piece: Piece, places: frozenset[str]) -> bool:
    if piece.field.rpartition(".")[2] in ("place", "village", "town", "region", "where"):
        return True
    words = [token.word for token in tokens(piece.words.text)]
    spans = (" ".join(words[at : at + many]) for many in (1, 2, 3) for at in range(len(words)))
    return any(span in places or any(fits(span, place) for place in _near(span, places)) for span in spans)


def _near(span: str, places: frozenset[str]) -> Iterator[str]:
    return (place for place in places if place[:3] == span[:3])
