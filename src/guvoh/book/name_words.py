"""Why two names may be one, in the reader's words: for the pages and the terminal alike."""

from __future__ import annotations

from guvoh.resolve.names import Match, compare
from guvoh.text.i18n import _, comma


def band(code: str) -> str:
    """What the program thinks; never more than a proposal."""
    said = {"same": _("very likely the same"), "ask": _("may be the same"), "different": _("most likely different")}
    return said.get(code, code)


def in_words(match: Match) -> str:
    """Word by word in one sentence: `Daler - Далер: sound alike`."""
    pairs = (
        f"{word.a} – {word.b}: {why(word.why)}" if word.a and word.b else f"{word.a or word.b}: {why(word.why)}"
        for word in match.words
    )
    return comma().join(pairs)


def why(code: str) -> str:
    """What one word is to the other."""
    said = {
        "same_spelling": _("the same spelling"), "sounds_alike": _("sound alike"),
        "known_forms": _("known forms of one name"), "stands_for": _("one stands for the other"),
        "without_ending": _("the same without an ending"), "initial_fits": _("the initial fits"),
        "initial_differs": _("the initial does not fit"), "number_same": _("the same number"),
        "number_differs": _("another number"), "differs": _("differ"), "left_out": _("nothing answers to it"),
    }  # fmt: skip
    return said.get(code, code)


def role(code: str) -> str:
    """What a word is in its name."""
    said = {
        "name": _("name"), "father": _("father's name"), "initial": _("initial"), "particle": _("small word"),
        "title": _("title"), "rank": _("elder or younger"), "number": _("number"),
    }  # fmt: skip
    return said.get(code, code)


def explained(one: str, other: str) -> str:
    """The band and the words of two names, in one line."""
    match = compare(one, other)
    return f"{band(match.band)}: {in_words(match)}"
