"""Codes of ours and of the HURIDOCS micro-thesauri, into one another. Ours are finer: the way back finds the class.

esf_act("forced_confession", "X01.1")    "350118"        act_of("350118")    ("forced_confession", "")
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from guvoh.model import vocabulary

OTHER, UNKNOWN, INDIVIDUAL, GROUP = "90", "99", "01", "03"
NO_ACTS = frozenset({"release", "protest", "statement_or_condemnation"})  # occurrences: no violation of anybody
SEX = MappingProxyType({"01": "male", "02": "female"})
MEMBER, WORKS_FOR = "1101", "1190"
LAWYER, RELATIVE = "01060201", "010105"
_SPOUSES = MappingProxyType({"female": "K11", "male": "K12"})
# What a status of the micro-thesaurus 25 is with us, the longer code first; of several of ours the plainest.
_LIBERTY = (
    ("020201", "L03"), ("020202", "L04"), ("020203", "L05"), ("020204", "L07"), ("010402", "L07"), ("0101", "L10"),
    ("0103", "L01"), ("010401", "L00"), ("0201", "L08"), ("0202", "L07"), ("0203", "L11"), ("0301", "L14"),
    ("0302", "L09"),
)  # fmt: skip


def plain(code: str) -> str:
    """A code of pairs of digits without spaces and without the pairs of noughts behind it."""
    digits = re.sub(r"\s", "", code)
    while len(digits) > 2 and digits.isdigit() and digits.endswith("00") and len(digits) % 2 == 0:
        digits = digits[:-2]
    return digits


def esf_act(act: str, code: str) -> str | None:
    """The term of the micro-thesaurus 04 for an act; None for what is no act against anybody."""
    if act in NO_ACTS:
        return None
    found = _esf("act_types").get(code) or _esf("acts").get(act)
    digits = [one for one in found or () if one.isdigit()] or [one for one in _esf("acts").get(act) or ()]
    return digits[0] if digits else OTHER


def act_of(code: str) -> tuple[str, str]:
    """(class, finer term) of a code of the micro-thesaurus 04; the nearest term above it that we have."""
    digits = plain(code)
    while digits:
        if digits in _esf("act_types"):
            return vocabulary.act_class(digits), digits
        if digits in _classes():
            return _classes()[digits], ""
        digits = digits[:-2]
    return "other", ""


@cache
def _classes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for term in vocabulary.terms("acts"):
        for code in term.esf:
            found.setdefault(code, term.code)
    for term in vocabulary.terms("act_types"):
        for code in term.esf:
            if code.isdigit() and code not in found:
                found[code] = vocabulary.act_class(term.code)
    return found


@cache
def _esf(name: str) -> Mapping[str, tuple[str, ...]]:
    return {term.code: term.esf for term in vocabulary.terms(name)}


def esf_tie(code: str) -> str:
    """What the first is to the second, in the micro-thesaurus 21."""
    if code in ("member", "works_for"):
        return MEMBER if code == "member" else WORKS_FOR
    found = _esf("kinship").get(code) or ()
    return next((one.removeprefix("MT21:") for one in found if one.startswith("MT21:")), OTHER)


def tie_of(code: str, gender: str = "") -> str | None:
    """Our tie for a relationship; None where we have none. Of several the one that says least: a parent, not which."""
    digits = plain(code)
    if digits.startswith("11"):
        return "member" if digits in (MEMBER, "1102") else "works_for" if digits == WORKS_FOR else None
    if digits == "010101":
        return _SPOUSES.get(gender, "K90")
    if digits == RELATIVE:
        return "K90"
    found = [of for of, codes in _esf("kinship").items() if f"MT21:{digits}" in codes]
    return found[-1] if found and digits != RELATIVE else None


def esf_status(code: str) -> str:
    """A status of liberty in the micro-thesaurus 25."""
    found = _esf("liberty").get(code) or ()
    return next((one.removeprefix("MT25:") for one in found if one.startswith("MT25:")), UNKNOWN)


def status_of(code: str) -> str | None:
    """Our status of liberty for one of the micro-thesaurus 25; None for what says nothing of liberty."""
    digits = plain(code)
    for begins, ours in sorted(_LIBERTY, key=lambda pair: -len(pair[0])):
        if digits.startswith(begins):
            return ours
    return "L00" if digits == "02" else None
