"""How likely two bodies are one.

Figures, lands and lines of the known bodies are hard evidence. For the rest: what both say against what one says and
the other does not. `same` is reached only where nothing is left over; a land, a town or a word that only one of them
has is a matter for a person.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from guvoh.resolve.names.acronyms import same_letters, stands_for
from guvoh.resolve.names.bodies import HOMES, Body
from guvoh.resolve.names.concepts import kind_of
from guvoh.resolve.names.endings import base_forms
from guvoh.resolve.names.known import lands_of
from guvoh.resolve.names.letters import CYRILLIC, LATIN, LONGEST, script_of_token, spelt
from guvoh.resolve.names.sounds import Spelt, alike
from guvoh.resolve.names.tokens import Token

WORTH = {"body": 1.0, "soft": 0.9, "of": 1.0, "name": 1.0, "light": 0.1, "land": 0.5, "place": 1.3}
LAND_LEFT = 0.3  # a land that one of them leaves out
STRANGE_WORTH, PLACE_WORTH, NUMBER_WORTH = 1.6, 0.4, 3.0
ALIKE = 0.55  # two words that no table knows are one from this likeness on
TURN, STEEP = 0.6, 11.0  # share of the words that agree at which nothing is known, and how fast it gets sure
OTHER_KIND, OTHER_MATTER = 1.5, 1.0  # what it costs when both have something and not the same
# Concepts that one language parts and another does not: neither for nor against.
NEAR = [set(pair.split()) for pair in (
    "prison colony", "prison detention", "society union", "society organisation", "organisation movement",
    "group movement", "department service", "department agency", "department bureau", "congress council",
    "assembly parliament", "council assembly", "centre organisation", "society group", "union federation",
    "defence protection", "information journalists", "public social", "public civil", "people civil", "united unity",
    "justice fairness", "law rights", "defenders protection", "freedom independent", "elections choice",
    "intelligence information", "refugees migration", "prisoners penitentiary", "workers trade", "supreme central",
)]  # fmt: skip
LITTLE_LEFT = 0.25  # what may be left over where `same` is said
ENOUGH = 1.8  # what must agree for `same`; one common word is not enough
ENOUGH_WORDS = 2.8  # the same where neither a land, a town, a figure nor a word of its own agrees
# What each land has: without the land, or a word of its own, two of them are never called the same.
STATE = frozenset((
    "ministry", "court", "police", "prosecutor", "prison", "colony", "detention", "service", "committee", "parliament",
    "government", "army", "senate", "hospital", "school", "department", "camp", "guard", "inspectorate", "commission",
    "ombudsman",
))  # fmt: skip
SURE, ASK_HIGH, ASK, ASK_LOW, APART = 0.99, 0.93, 0.75, 0.55, 0.004
OWN = {LATIN: "en", CYRILLIC: "ru"}  # the language of a name of that script that is no other's
LANGUAGE_OF = {land: language for language, land in HOMES.items()}
WORTH_ASKING = 0.15
PERSON_AND_BODY = 0.3


def chance(a: Body, b: Body) -> float:
    """How likely two bodies are one: 0 to 1."""
    if a.known and b.known:
        return SURE if a.known == b.known and a.numbers == b.numbers else APART
    if a.numbers and b.numbers and a.numbers != b.numbers:
        return APART
    here, there = (body.lands or (lands_of(body.known) if body.known else frozenset()) for body in (a, b))
    if here - there and there - here:
        return APART
    if a.towns - b.towns and b.towns - a.towns:
        return APART
    elsewhere = any(
        x.home and y.lands | {y.home} - {""} and x.home not in y.lands | {y.home} for x, y in ((a, b), (b, a))
    )
    score = max(_by_letters(a, b), _by_letters(b, a), _by_words(a, b))
    if a.numbers != b.numbers:
        score = PERSON_AND_BODY if score >= ASK_LOW else APART
    if elsewhere:
        score = APART
    if (
        score > ASK_HIGH
        and (a.kinds | b.kinds) & STATE
        and not (_lands(a) & _lands(b) or a.towns & b.towns or a.strange)
    ):
        score = ASK_HIGH
    return score if score >= WORTH_ASKING else APART


def mixed_chance(a: Body | None, b: Body | None, otherwise: float) -> float:
    """When one of two names may be a person's, the letters (`otherwise`) have a say."""
    if a is not None and b is not None:
        if a.sure or b.sure:
            return chance(a, b)
        return max(otherwise, min(ASK_HIGH, chance(a, b))) if a.kinds or b.kinds else otherwise
    known = a or b
    if (
        known is None
        or not known.sure
        or not (known.about or known.known or (known.kinds and known.lands | known.light))
    ):
        return otherwise  # a short name, or a person who is called after an office
    return PERSON_AND_BODY if otherwise > PERSON_AND_BODY else min(otherwise, APART)


def _by_letters(short: Body, long: Body) -> float:
    """One is a short name of the other."""
    if not short.short:
        return 0.0
    lands_fit = _lands(short) == _lands(long)
    if long.short:
        if not same_letters(short.short, long.short):
            return 0.0
        return (SURE if len(short.short) > 2 else ASK) if lands_fit else ASK_HIGH
    lands = _lands(long) | _lands(short)
    own = "" if long.home or not long.firsts else OWN.get(script_of_token(long.firsts[0].letter), "")
    fit = stands_for(short.short, long.firsts, tuple(LANGUAGE_OF.get(land, "") for land in lands), own)
    if not fit:
        return 0.0
    enough = len(short.short) > 3
    if short.known or long.known:  # its other names stand in the table
        return ASK if fit == 1 else 0.0
    if fit < 1:
        if short.kinds or short.about:  # then it is known what they stand for
            return 0.0
        return ASK_HIGH - 0.03 if enough else ASK
    needed = sum(not first.optional for first in long.firsts)
    lands_fit |= len(short.short) > needed  # a letter of it stands for the land
    return SURE if enough and lands_fit else ASK_HIGH


def _by_words(a: Body, b: Body) -> float:
    pairs, left_a, left_b = _paired(a.strange, b.strange)
    left_a, named_b = _called_after(left_a, a, b)
    left_b, named_a = _called_after(left_b, b, a)
    pairs += len(named_a) + len(named_b)
    number = NUMBER_WORTH * len(a.numbers & b.numbers)
    both = number + STRANGE_WORTH * pairs
    for mine, theirs in ((a.kinds, b.kinds), (a.about, b.about), (a.light, b.light), (a.lands, b.lands),
                         (a.towns, b.towns)):  # fmt: skip
        both += sum(WORTH[kind_of(one)] for one in mine & theirs)
    if both < 0.5:
        return 0.0
    only_a, only_b = _left(a, b, left_a, named_a), _left(b, a, left_b, named_b)
    more = max(only_a, only_b)
    if min(only_a, only_b) <= LITTLE_LEFT:
        if more <= LITTLE_LEFT:
            own = pairs or number or _lands(a) & _lands(b) or a.towns & b.towns
            return SURE if both >= (ENOUGH if own else ENOUGH_WORDS) else ASK_HIGH if both >= ENOUGH else ASK
        likely = _sure(both / (both + 0.7 * more))
        if pairs and not left_a and not left_b and not a.light ^ b.light:
            likely = max(likely, ASK_LOW)  # the name itself agrees, and one of them says more of what it is
        if (a.alone or b.alone) and not (a.about ^ b.about) and not left_a and not left_b:
            likely = max(likely, ASK_LOW)
        return min(likely, ASK_HIGH)
    likely = both / (both + only_a + only_b)
    against = OTHER_KIND * bool(a.kinds - b.kinds and b.kinds - a.kinds and not _near(a, b))
    against += OTHER_MATTER * bool((a.about - b.about or left_a) and (b.about - a.about or left_b))
    return min(_sure(likely, against), ASK_HIGH)


def _called_after(strange: tuple[Token, ...], mine: Body, other: Body) -> tuple[tuple[Token, ...], frozenset[str]]:
    """Strange words without those that are spelt like a concept of the other (Vahdat, the town, and ваҳдат, unity);
    and those concepts."""
    named = set()
    left = []
    for token in strange:
        for concept, word in other.spoken:
            if concept not in mine.about and concept not in named and likeness(token, word) >= ALIKE:
                named.add(concept)
                break
        else:
            left.append(token)
    return tuple(left), frozenset(named)


def _left(mine: Body, other: Body, strange: tuple[Token, ...], named: frozenset[str]) -> float:
    """What only one of them says, without what is `named` by a word of the other."""
    left = sum(PLACE_WORTH if token.folded in mine.places else STRANGE_WORTH for token in strange)
    left += PLACE_WORTH * len(mine.towns - other.towns)
    left += LAND_LEFT * len(mine.lands - _lands(other))
    kinds = [one for one in mine.kinds - other.kinds if not any({one, their} in NEAR for their in other.kinds)]
    about = [one for one in mine.about - other.about - named if not any({one, its} in NEAR for its in other.about)]
    for some in (kinds, about, mine.light - other.light):
        left += sum(WORTH[kind_of(one)] for one in some)
    return left


def _lands(body: Body) -> frozenset[str]:
    """The lands it names; else the one whose language it is named in."""
    return body.lands or frozenset((body.home,) if body.home else ())


def _near(a: Body, b: Body) -> bool:
    return any({one, other} in NEAR for one in a.kinds for other in b.kinds)


def _sure(share: float, against: float = 0.0) -> float:
    return 1 / (1 + math.exp(-STEEP * (share - TURN) + against))


def _paired(a: tuple[Token, ...], b: tuple[Token, ...]) -> tuple[int, tuple[Token, ...], tuple[Token, ...]]:
    """How many strange words answer to one another, and which are left on each side."""
    left_a, left_b = [], list(b)
    count = 0
    for x in a:
        best = max(left_b, key=lambda y: likeness(x, y), default=None)
        if best is not None and likeness(x, best) >= ALIKE:
            left_b.remove(best)
            count += 1
        else:
            left_a.append(x)
    return count, tuple(left_a), tuple(left_b)


@lru_cache(maxsize=65536)
def likeness(x: Token, y: Token) -> float:
    """How alike two words sound at best, with or without endings of cases: 1 the same, below 0 worse than chance."""
    if x.folded == y.folded:
        return 1.0
    forms = [(form, token.script) for token in (x, y) for form in base_forms(token.folded, token.script)]
    ones = len(base_forms(x.folded, x.script))
    rows = [spelt(form, script) if script >= 0 else [] for form, script in forms]
    if not all(rows):
        return -1.0
    table = Spelt(
        np.array([row + [0] * (LONGEST - len(row)) for row in rows], np.int16),
        np.array([len(row) for row in rows], np.int16),
        np.array([script for _, script in forms], np.int8),
    )
    first, second = np.meshgrid(np.arange(ones), np.arange(ones, len(rows)))
    found = alike(table, first.ravel(), second.ravel())[1]
    taken_off = np.array([(at > 0) + (to > ones) for at, to in zip(first.ravel(), second.ravel(), strict=True)])
    return float((found - 0.05 * taken_off).max())
