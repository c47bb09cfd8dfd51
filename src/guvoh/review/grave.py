"""What is so grave that victim, act and polarity are confirmed apart before a claim counts. The words: `grave.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from guvoh.model import Claim
from guvoh.text.fold import fold
from guvoh.text.i18n import _

GROWN = 18  # years: Convention on the Rights of the Child, article 1
_ACTS = {"killing": "killing", "torture_or_ill_treatment": "torture"}


def grave(claim: Claim, named: Sequence[Mapping[str, str]] = ()) -> tuple[str, ...]:
    """Why a claim is grave: killing, torture, sexual_violence, child, official; empty when it is not. `named` are the
    persons that it names (`book.mentions_in`): an actor with a name can be harmed by a wrong word, and can harm."""
    found = [_ACTS[claim.act]] if claim.act in _ACTS else []
    if claim.code in _codes():
        found.append("sexual_violence")
    slots = [*claim.victims, *((claim.count,) if claim.count else ())]
    said = (claim.quote, *(slot.text for slot in slots))
    if any(_tells_of_child(fold(words).text) or _has_young_name(words) for words in said):
        found.append("child")
    if any(mention["role"] == "actor" for mention in named):
        found.append("official")
    return tuple(found)


def why_grave(reason: str) -> str:
    """The reason in words, for a page."""
    told = {
        "killing": _("somebody was killed"),
        "torture": _("torture or ill-treatment"),
        "sexual_violence": _("sexual violence"),
        "child": _("a child is concerned"),
        "official": _("an official is named"),
    }
    return told[reason]


def ages_said(words: str) -> tuple[int, ...]:
    """Ages below 18 that the words say, in years; one that is spelt out ("sixteen-year-old") counts as 0."""
    folded = fold(words).text
    spelt = tuple(0 for _found in _spelt().finditer(folded))
    return (*(age for age in _ages(folded) if age < GROWN), *spelt)


def _tells_of_child(folded: str) -> bool:
    return _patterns()[0].search(folded) is not None or any(age < GROWN for age in _ages(folded))


def _ages(folded: str) -> Iterator[int]:
    return (int(n) for found in _patterns()[1].finditer(folded) for n in found.groups() if n is not None)


# An age that stands by itself behind a name: "Adel Mirov, 16," or "Adel Mirov (16)", in any script.
_AGE_BEHIND = re.compile(r"[^\W\d_]{2,}(?:,\s*|\s*\()(\d{1,2})\s*(?=[,;.)،]|$)")


def _has_young_name(words: str) -> bool:
    return any(int(found.group(1)) < GROWN for found in _AGE_BEHIND.finditer(words))


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    lines = files("guvoh.review").joinpath("grave.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def _codes() -> frozenset[str]:
    return frozenset(words for reason, _language, words in _rows() if reason == "code")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """All words, and all ways to say an age, as one pattern each over folded text."""
    said = [words for reason, _language, words in _rows() if reason == "child"]
    plain = [_pattern(words) for words in said if "{n}" not in words]
    ages = [_pattern(words) for words in said if "{n}" in words]
    return re.compile("|".join(plain)), re.compile("|".join(ages))


@cache
def _spelt() -> re.Pattern[str]:
    """The rows that spell an age out: those that are said like one of the rows with a number of years."""
    said = [words for reason, _language, words in _rows() if reason == "child"]
    numbered = (words for words in said if "{n}" in words and not words.startswith(("age ", "{n} months")))
    ways = tuple(words.replace("{n}", "").strip("* -") for words in numbered)
    spelt = (w for w in said if "{n}" not in w and any(way in w for way in ways))
    # "Twenty-five-year-old" ends like a child's age, in Persian and Tajik too ("twenty and five years old").
    return re.compile(rf"(?<!-)(?<!\bو )(?<!\w[уو] )(?:{'|'.join(_pattern(words) for words in spelt)})")


def _pattern(words: str) -> str:
    folded = re.escape(fold(words.removesuffix("*")).text.replace("{n}", "\x00"))
    numbered = folded.replace("\x00", r"(?<!\d)(\d{1,3})(?!\d)").replace(r"\-", "[- ]?").replace(r"\ ", r"\s+")
    return rf"\b{numbered}" + (r"\w*" if words.endswith("*") else r"\b")
