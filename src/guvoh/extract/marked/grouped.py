"""Verbs of several words as one: "arrested was", "done have been", "will take", "take can". What the first says (which
verb) and what the last says (time, number, not) is read from one word, and everything behind sees a plain verb.

Which words go on with a participle is said in words.tsv: auxiliary, light_passive, possible; `will` goes before."""

from __future__ import annotations

from guvoh.extract.marked.words import NOTHING, Reading, Word, meaning

VERBAL = frozenset("vag")
MOST = 4  # words of one verb
FOLLOWS = frozenset({"auxiliary", "light_passive", "possible", "going_on"})


def grouped(text: str, words: list[Word], starts: list[int]) -> tuple[list[Word], list[int]]:
    """The words of a sentence and where they stand, each verb of several words joined to one."""
    verbal = [(n, word) for n, word in enumerate(words) if word.part in VERBAL]
    sizes = {n: size for n, word in verbal if (size := _size(words, n, word)) > 1}
    if not sizes:
        return words, starts
    made: list[Word] = []
    places: list[int] = []
    here = 0
    while here < len(words):
        size = sizes.get(here, 1)
        last = here + size - 1
        end = starts[last] + len(words[last].text)
        made.append(_one(text[starts[here] : end], words[here : last + 1]) if size > 1 else words[here])
        places.append(starts[here])
        here += size
    return made, [*places, *starts[len(words) :]]


def _size(words: list[Word], here: int, word: Word) -> int:
    if not word.readings:
        return 1
    if "will" in word.tags:
        after = words[here + 1].as_part("v") if here + 1 < len(words) else None
        return 2 if after is not None and after.time == "past" else 1
    if word.as_part("g") is None:
        return 1
    size = 1
    while size < MOST and here + size < len(words) and not FOLLOWS.isdisjoint(words[here + size].tags):
        following = words[here + size]
        if following.as_part("v") is None and following.as_part("g") is None:
            break
        size += 1
    return size


def _one(text: str, parts: list[Word]) -> Word:
    """The verb that several words make together."""
    future = "will" in parts[0].tags
    main, helped = (parts[1], []) if future else (parts[0], parts[1:])
    finite = (parts[0] if future else parts[-1]).as_part("v")
    carried = main.as_part("v") if future else main.as_part("g")
    lemma = carried.lemma if carried is not None else main.low
    passive = any("light_passive" in part.tags for part in helped) and "light_passive" not in main.tags
    refused = any("not" in r.traits for part in parts for r in part.readings if r.part in "vg")
    reading = Reading(
        lemma, "g" if finite is None else "v", "", "" if finite is None else finite.number, "", "p" if passive else "a",
        "future" if future else "past" if finite is None else finite.time, frozenset({"not"}) if refused else NOTHING,
    )  # fmt: skip
    low = " ".join(part.low for part in parts)
    tags = main.tags.union(*[part.tags & {"possible"} for part in helped])
    keys = frozenset([low, lemma])
    means = meaning(keys, tags, NOTHING)
    return Word(text, low, (reading,), keys, tags, reading.part, "", 0, 0, means=means)
