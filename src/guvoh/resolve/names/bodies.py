"""Bodies (parties, groups, ministries, courts) taken apart: their names are translated, not spelt alike.

A word of `data/organisations.tsv` stands for a concept in every language. What no table knows stays a word and is
compared by sound. `bodies_alike.py` compares two bodies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from guvoh.resolve.names.acronyms import First, expanded, in_capitals
from guvoh.resolve.names.concepts import Meaning, kind_of, meaning, meaning_of_two, table
from guvoh.resolve.names.known import known_body, may_be_known, words_of
from guvoh.resolve.names.tokens import MOST_LETTERS, MOST_TOKENS, NUMBER, Prepared, Token, prepare
from guvoh.text.remembered import Remembered

KINDS = ("body", "soft")
AT_ONCE = 5  # written words taken apart together, so that a long name is not cut
MOST_PARTS = 6  # of AT_ONCE words: 30 words of a body's name are looked at
# Languages whose words for bodies are written in one land above all; the others say nothing of where a body is.
HOMES = {"tg": "tajikistan", "tr": "turkey", "uz": "uzbekistan", "kk": "kazakhstan", "ky": "kyrgyzstan",
         "uk": "ukraine", "be": "belarus", "az": "azerbaijan", "tk": "turkmenistan"}  # fmt: skip
BEFORE_PLACE = frozenset(("in", "v", "в", "во", "дар", "در", "г", "г."))
_QUOTED = re.compile(r"\s*[«\"“„‟‘'‹][^«»\"“”„]+[»\"”“’'›]\s*")
_GENITIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Body:
    """What a name says, if it is a body's. `kinds`: what it is; `about`: concepts that tell it from others; `light`:
    concepts that tell little; `lands`; `towns`; `strange`: words no table knows, `places` those of them that say where;
    `numbers`; `short`: the letters of a short name; `firsts`: the first letters of all words; `known`: its line in
    `known_bodies.tsv`; `sure`: it is hardly a person's name; `alone`: one word and nothing else; `home`: the land
    whose language the name is in, where it names none and the language is spoken in one land above all; `spoken`: the
    words of `about`, for the town that is called after one of them."""

    kinds: frozenset[str]
    about: frozenset[str]
    light: frozenset[str]
    lands: frozenset[str]
    towns: frozenset[str]
    strange: tuple[Token, ...]
    places: frozenset[str]
    numbers: frozenset[int]
    short: str
    firsts: tuple[First, ...]
    known: str
    sure: bool
    alone: bool
    home: str
    spoken: tuple[tuple[str, Token], ...]


def body_of(name: Prepared) -> Body | None:
    """The name as that of a body; None when it can only be a person's. One word alone may be either."""
    if not _worth_a_look(name):
        return None
    known = known_body(words_of(name.name[:MOST_LETTERS]))
    quoted = _QUOTED.fullmatch(name.name[:MOST_LETTERS]) is not None
    tokens = _tokens(name)
    found, strange, places, firsts, short, home, spoken = _read(tokens)
    concepts = _said_in_few_words(frozenset(found))
    by_kind: dict[str, set[str]] = {}
    for concept in concepts:
        by_kind.setdefault(kind_of(concept), set()).add(concept)
    numbers = frozenset(token.number for token in tokens if token.role == NUMBER)
    kinds = frozenset(by_kind.get("body", set()) | by_kind.get("soft", set()))
    about = frozenset(by_kind.get("of", set()) | by_kind.get("name", set()))
    light, lands = frozenset(by_kind.get("light", ())), frozenset(by_kind.get("land", ()))
    towns = frozenset(by_kind.get("place", ()))
    words = len(tokens) - len([token for token in tokens if token.role == NUMBER])
    more = bool(about or light or lands or towns or numbers)
    sure = bool(known or short) or quoted
    sure |= "body" in by_kind and (more or bool(strange) or words == 1)
    sure |= "soft" in by_kind and (more or len(kinds) > 1)
    sure |= not strange and len(by_kind.get("of", ())) + bool(lands) + bool(light) > 2
    if not sure and words > 1 and not kinds:
        return None
    alone = words == 1 and not numbers
    return Body(
        kinds, about, light, lands, towns, tuple(strange), frozenset(places), numbers, short, tuple(firsts), known,
        sure, alone, "" if lands else home, tuple(pair for pair in spoken if pair[0] in about),
    )  # fmt: skip


def _worth_a_look(name: Prepared) -> bool:
    """The quick question: most names are persons', and are asked no more."""
    words = [token for token in name.tokens if token.role != NUMBER]
    if len(words) <= 1:
        return bool(name.tokens)
    hints = [_hints(token.folded) for token in words]
    if "body" in hints:
        return True
    capitals = [_CAPITALS[token.written] for token in words]
    if True in capitals and (False in capitals or any(expanded(token.folded, capitals=True) for token in words)):
        return True
    if "" not in hints:
        return True
    return name.name[:1] in '«"“„' and _QUOTED.fullmatch(name.name) is not None


_CAPITALS = Remembered(in_capitals)


@lru_cache(maxsize=65536)
def _hints(word: str) -> str:
    found = meaning(word)
    if (found and found.kind in KINDS) or len(expanded(word, capitals=False)) > 1:
        return "body"
    if found and found.kind in ("of", "small", "land", "light", "place"):
        return "small" if found.kind == "small" else "of"
    return "known" if may_be_known(word) else ""


def _tokens(name: Prepared) -> tuple[Token, ...]:
    """All tokens of a body's name: without the genitive 's, not cut after eight; behind them those in brackets, when
    they are a short name's or a land's."""
    text, tokens = name.name[:MOST_LETTERS], name.tokens
    if len(tokens) >= MOST_TOKENS or _GENITIVE.search(text):
        words = _IN_BRACKETS.sub(" ", _GENITIVE.sub("", text)).split()[: AT_ONCE * MOST_PARTS]
        parts = [" ".join(words[at : at + AT_ONCE]) for at in range(0, len(words), AT_ONCE)]
        tokens = tuple(token for part in parts for token in prepare(part).tokens)
    for inside in _IN_BRACKETS.findall(text):
        aside = prepare(inside).tokens
        if aside and all((found := meaning(token.folded)) and found.kind == "land" for token in aside):
            tokens += aside
    return tokens


def _read(
    tokens: tuple[Token, ...],
) -> tuple[list[str], list[Token], set[str], list[First], str, str, list[tuple[str, Token]]]:
    """Concepts, strange words, those of them that say where, first letters, the short name if it is one, whose
    language it is, and which word says which concept."""
    found: list[str] = []
    said: list[tuple[str, Token]] = []
    strange: list[Token] = []
    places: set[str] = set()
    firsts: list[First] = []
    shorts: list[str] = []
    content = 0
    before, skip = "", False
    languages: list[frozenset[str]] = []
    for at, token in enumerate(tokens):
        if token.role == NUMBER or skip:
            skip, before = False, token.folded
            continue
        capitals = in_capitals(token.written)
        concepts = expanded(token.folded, capitals or len(tokens) == 1)
        behind = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        told: Meaning | None = meaning_of_two(token.folded, behind) if behind else None
        skip = told is not None
        told = told or meaning(token.folded)
        if concepts and (capitals or told is None):
            found += concepts
            content += any(kind_of(one) not in ("land", "light", "place") for one in concepts)
            if capitals:
                shorts.append(token.folded)
            firsts.append(First(token.folded[0], optional=False))
        elif capitals and (told is None or told.kind in ("small", "name")):
            shorts.append(token.folded)
            strange.append(token)
            firsts.append(First(token.folded[0], optional=False))
            content += 1
        elif told is None:
            if len(token.folded) > 1:
                strange.append(token)
                firsts.append(First(token.folded[0], optional=False))
                content += 1
                if before in BEFORE_PLACE or _is_place_word(before):
                    places.add(token.folded)
        elif told.kind == "small":
            firsts.append(First(token.folded[0], optional=True))
        else:
            found.append(told.concept)
            said.append((told.concept, token))
            languages.append(told.languages)
            little = told.kind in ("land", "light", "place")
            content += not little
            firsts.append(First(token.folded[0], little, told.concept))
        before = token.folded
    short = shorts[0] if content == 1 and shorts else ""
    if short:
        strange = [token for token in strange if token.folded != short]
    spoken = frozenset.intersection(*languages) if languages else frozenset()
    home = HOMES.get(next(iter(spoken)), "") if len(spoken) == 1 else ""
    return found, strange, places, firsts, short, home, said


def _is_place_word(word: str) -> bool:
    return (told := meaning(word)) is not None and told.concept in ("city", "region", "district", "village")


def _said_in_few_words(concepts: frozenset[str]) -> frozenset[str]:
    """Concepts that together say what one other says are that other."""
    for several, one in _phrases():
        if several <= concepts:
            concepts = concepts - several | one
    return concepts


@cache
def _phrases() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(a.split()), frozenset(b.split())) for a, b in table("phrases.tsv"))
