"""Why two things may be the same, in the reader's words: for the pages and the terminal alike."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.resolve.names import Match, compare
from guvoh.text.i18n import _, comma


def reasons(codes: Iterable[str]) -> str:
    """Why two claims or two persons are proposed."""
    said = {
        "words": _("the same words"), "victims": _("the same people"), "place": _("the same place"),
        "count": _("figures that fit"), "dates": _("days that fit"), "name": _("the same name"),
        "part_of_name": _("one name is part of the other"), "like_name": _("names that sound alike"),
        "stated": _("a text says that both names are one person's"),
    }  # fmt: skip
    return comma().join(said.get(code, code) for code in codes)


def stated(code: str) -> str:
    """What a text says that the second name is to the first."""
    said = {
        "alias": _("another name of the same person"), "real_name": _("the real name"),
        "born_name": _("the name at birth"), "former_name": _("a former name"), "pen_name": _("a pen name"),
        "nickname": _("a nickname"), "other_script": _("the name in other letters"),
        "bracket": _("in brackets behind the name; this may be somebody else"),
    }  # fmt: skip
    return said.get(code, code)


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
        "number_differs": _("another number"), "differs": _("differ"), "left_out": _("in one of the two names only"),
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
    return _("By the names alone: {band} ({words})").format(band=band(match.band), words=in_words(match))
