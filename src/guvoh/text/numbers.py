"""Numbers in words and figures, within the speaker's own bounds.

"almost 50" is at most 50, "more than 20" at least 21, "dozens" at least 24 (the reading of the gold rules: dozens 24,
scores 40, hundreds 200, tens of thousands 20,000). The words are data: `words/<language>/numbers.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from guvoh.text.figures import grouped, scaled, whole
from guvoh.text.number_words import NEVER, PAIRED, NumberWords, Phrases, number_words
from guvoh.text.remembered import Remembered
from guvoh.text.spelling import letters
from guvoh.text.tokens import Spoken, tokens

Bounds = tuple[int | None, int | None]
FAR = 24  # words looked back over for what a list of numbers is a list of


class Read(NamedTuple):
    """A word in the one spelling of its language."""

    text: str
    low: str


class Quantity(NamedTuple):
    """`low` and `high` are the bounds said, None an open side; `first` and `last` are its tokens, half-open.

    `plain` is False where a modifier or a vague word set the bounds.
    """

    low: int | None
    high: int | None
    start: int
    end: int
    first: int
    last: int
    plain: bool


def quantities(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Quantity]:
    """The quantities between `start` and `end`, in order."""
    words = tokens(text, start, end)
    known = beginnings(language)
    return quantities_of(words, [word.start for word in words], [known[word.low] for word in words], language)


def beginnings(language: str) -> Remembered[int]:
    """Whether a quantity can begin with a word in small letters: NEVER, always, or where the right one follows."""
    return number_words(language).begins


def quantities_of(
    words: Sequence[Spoken], starts: Sequence[int], begins: Sequence[int], language: str = "en", *,
    one_spelling: bool = False,
) -> list[Quantity]:  # fmt: skip
    """The same over words already found: where each stands, and what `beginnings` says of it. `one_spelling`: their
    small letters are in the one spelling of the language."""
    known = number_words(language)
    found: list[Quantity] = []
    here = 0  # the word after the quantity found last
    places = [n for n, sure in enumerate(begins) if sure != NEVER]
    if places and not one_spelling and letters(language):
        words = [Read(word.text, known.spelled[word.low]) for word in words]
    for place in places:
        if place < here:
            continue
        if begins[place] == PAIRED and (
            place + 1 == len(words) or (words[place].low, words[place + 1].low) not in known.pairs
        ):
            continue
        said = _quantity(words, starts, place, known)
        if said is not None:
            found.append(said)
            here = said.last
    return found


def _phrase(words: Sequence[Spoken], place: int, known: Phrases, longest: int) -> tuple[str, int]:
    if place >= len(words) or words[place].low not in known.firsts:
        return "", 0
    phrase = tuple([word.low for word in words[place : place + longest]])
    for size in range(len(phrase), 0, -1):
        rule = known.rules.get(phrase[:size])
        if rule is not None:
            return rule, size
    return "", 0


def _quantity(words: Sequence[Spoken], starts: Sequence[int], place: int, known: NumberWords) -> Quantity | None:
    rule, size = _phrase(words, place, known.before, known.longest)
    here = place + size
    if here >= len(words):
        return None
    between = words[here].low in known.between
    if size == 1 and words[place].low in known.between:  # "from" is a modifier where no "to" follows
        here, between = place, True
    inner = here + between
    bounds, after = _amount(words, inner, known, words[inner - 1].low if inner > place else "")
    if bounds is None:
        return None
    second: Bounds | None = None
    if after < len(words) and (words[after].low in known.until or (between and words[after].low in known.join)):
        second, beyond = _amount(words, after + 1, known, words[after].low)
        if second is not None and second[0] is not None and (bounds[0] or 0) < second[0]:
            bounds = _thousands(bounds, second[0], words[beyond - 1].low, known)
            after, rule = beyond, "" if here == place else rule
        else:
            second = None
    if between and second is None and not (rule and here == place):
        return None
    if second is None and (bounds[0] or 0) % 10 == 0 and _ordinal(words, after, known):
        return None
    if (after < len(words) and words[after].low in known.measure) or (known.naming and _named(words, place, known)):
        return None
    low, high = bounds if second is None else (bounds[0], second[0])
    plain = not rule and bounds[1] is not None
    tail, tail_size = _phrase(words, after, known.after, known.longest)
    if tail:
        rule, after, plain = tail, after + tail_size, False
    elif after < len(words) and words[after].low in known.counted:
        beyond_noun, _ = _phrase(words, after + 1, known.after, known.longest)
        rule, plain = beyond_noun or rule, plain and not beyond_noun
    low, high = _bounded(low, high, rule)
    end = starts[after - 1] + len(words[after - 1].text)
    return Quantity(low, high, starts[place], end, place, after, plain)


def _ordinal(words: Sequence[Spoken], after: int, known: NumberWords) -> bool:
    """Whether a round number goes on to an ordinal: "twenty first", "twenty and first"."""
    after += after < len(words) and words[after].low in known.join
    return after < len(words) and words[after].low in known.ordinal


def _named(words: Sequence[Spoken], place: int, known: NumberWords) -> bool:
    """Whether a number is a name: "article 247", and the second one of "articles 247, 307 and 401"."""
    furthest = max(1, place - FAR)
    while place > furthest and (words[place - 1].low in known.join or words[place - 1].text in ",،–-"):
        if not words[place - 2].low[0].isdigit():
            return False
        place -= 2
    if place > 1 and words[place - 1].text == ".":
        place -= 1  # "art. 247"
    return place > 0 and words[place - 1].low in known.naming


def _thousands(first: Bounds, second: int, last: str, known: NumberWords) -> Bounds:
    """ "10 to 15 thousand": the scale said once holds for both."""
    scale = known.scale.get(last, 1)
    low = first[0]
    return (low * scale, low * scale) if low is not None and low == first[1] and low < second // scale else first


def _bounded(low: int | None, high: int | None, rule: str) -> Bounds:
    top = high if high is not None else low
    match rule:
        case "least":
            return low, None
        case "over":
            return (None if low is None else low + 1), None
        case "most":
            return None, top
        case "under":
            return None, (None if top is None else top - 1)
        case _:
            return low, high


def _amount(words: Sequence[Spoken], place: int, known: NumberWords, behind: str = "") -> tuple[Bounds | None, int]:
    """Bounds of the bare amount that begins at `place`, `behind` a word, and the token after it."""
    if place >= len(words):
        return None, place
    first = words[place].low
    if first in known.named and not (first in known.bounded and behind in known.governs):
        phrase = tuple([word.low for word in words[place : place + known.longest]])
        for size in range(len(phrase), 0, -1):
            said = phrase[:size]
            if said in known.vague:
                return (known.vague[said], None), place + size
            if said in known.exact:
                return (known.exact[said], known.exact[said]), place + size
    bounds, after = _pair(words, place, known) or _number(words, place, known, behind)
    if bounds and words[after - 1].low in known.short and after < len(words) and words[after].text == ".":
        after += 1
    return bounds, after


def _pair(words: Sequence[Spoken], place: int, known: NumberWords) -> tuple[Bounds, int] | None:
    """Two numbers for one, "two-three dozens", in a language that says so."""
    first, mark, second = words[place].low.partition("-")
    after = place + 1
    if not mark and ("pair", "space") in known.marks and after < len(words) and words[after].low not in known.scale:
        mark, second, after = "space", words[after].low, after + 1
    low, high = known.value.get(first, 0), known.value.get(second, 0)
    if ("pair", mark) not in known.marks or not 0 < low < high or (mark == "space" and high > 2 * low):
        return None
    scale = known.scale.get(words[after].low) if after < len(words) else None
    return (low * (scale or 1), high * (scale or 1)), after + (1 if scale else 0)


def _number(words: Sequence[Spoken], place: int, known: NumberWords, behind: str) -> tuple[Bounds | None, int]:
    here, total, current = place, 0, 0
    if words[here].low in known.article and here + 1 < len(words) and words[here + 1].low in known.scale:
        here, current = here + 1, 1  # "a hundred"
    elif words[here].low in known.bounded and behind in known.governs:
        here, current = here + 1, known.bounded[words[here].low]
    elif apart := grouped(words, here, known.marks):
        current, here = apart
    while here < len(words):
        word = words[here].low
        value = _value(word, known)
        scale = known.scale.get(word)
        if scale is not None and current:
            current *= scale
            if scale >= 1000:
                total, current = total + current, 0
        elif value is not None and (
            _joins(value, word, total + current, here == place) or (here > place and _linked(words, here, value, known))
        ):
            current += value
        elif word in known.join and (more := _goes_on(words, here + 1, total + current, known)):
            current += more
            here += 1
        elif here == place and here + 1 < len(words) and (broken := _broken(words, here, known)):
            here, total = here + 1, broken
        else:
            break
        here += 1
    total += current
    return ((total, total), here) if total else (None, place)


def _linked(words: Sequence[Spoken], here: int, value: int, known: NumberWords) -> bool:
    return value < 1000 and words[here - 1].low in known.linked


def _broken(words: Sequence[Spoken], place: int, known: NumberWords) -> int | None:
    scale = known.scale.get(words[place + 1].low)
    return None if scale is None else scaled(words[place].low, scale, known.marks)


def _joins(value: int, word: str, so_far: int, first: bool) -> bool:
    """Whether a word goes on with the number before it: "hundred forty", "forty two"; two figures never do."""
    if first:
        return True
    if word[0].isdigit() or not so_far:
        return False
    if so_far % 1000 == 0 and value < 1000:
        return True
    return (so_far % 100 == 0 and value < 100) or (so_far % 100 >= 20 and so_far % 10 == 0 and value < 10)


def _goes_on(words: Sequence[Spoken], place: int, so_far: int, known: NumberWords) -> int | None:
    """What "and" adds: "hundred and five"; figures only to a scale, "5 thousand and 200", in some languages."""
    if place >= len(words) or so_far < known.join_from:
        return None
    word = words[place].low
    value = _value(word, known)
    if value is None:
        return None
    if word[0].isdigit():
        scale = known.scale.get(words[place - 2].low, 1)
        return value if ("joined", "figures") in known.marks and scale >= 1000 and value < 1000 else None
    return value if _joins(value, word, so_far, first=False) else None


def _value(word: str, known: NumberWords) -> int | None:
    if word[0].isdigit():
        if known.joined and not word[-1].isdigit():
            word = re.sub(rf"[-\u200c]?(?:{known.joined})$", "", word)
        return whole(word, known.marks)
    if word in known.value:
        return known.value[word]
    tens, mark, unit = word.partition("-")
    if mark and tens in known.value and unit in known.value and known.value[tens] >= 20 and known.value[unit] < 10:
        return known.value[tens] + known.value[unit]
    return None
