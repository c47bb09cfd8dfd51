"""Whether an authority owns to an act of its own: the primary proof "by admission" (domain model 6).

Narrow on purpose: it lifts a fact to "confirmed", so whatever is doubtful is none. Words are data: `authority.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from guvoh.model.claim import Claim
from guvoh.model.held import CALLS
from guvoh.model.source import Source
from guvoh.text.fold import fold
from guvoh.text.tables import read_table

MARK = "party:authority"  # in `certainty`: a machine's word that the nearest speaker is the authority
# Done by an authority whoever else is named or nobody: only it can arrest, convict, ban.
OF_STATES = frozenset({
    "arrest", "detention", "interrogation", "conviction", "deportation_or_extradition", "travel_ban",
    "search_or_seizure", "ban_or_designation", "censorship",
})  # fmt: skip
# Done by anybody: admitted only where the claim itself says that an authority's people did it.
OF_ANYBODY = frozenset({
    "killing", "torture_or_ill_treatment", "physical_attack", "enforced_disappearance", "abduction_or_rendition",
    "forced_confession", "threat_or_harassment", "dismissal",
})  # fmt: skip


def admits(claim: Claim, source: Source) -> bool:
    """Whether the nearest speaker, else who published the source, is an authority or its press, and says that an act
    was done which is the authority's own: `OF_STATES`, or any other whose actors are an authority's people. Not: what
    somebody told of an authority in a call; nameless officials and "sources in the ministry"; embassies, bodies of the
    United Nations, authorities of one country on acts in another. Nothing is asked here of force (`ladder.proof_of`).
    """
    if not claim.happened or source.kind in CALLS:
        return False
    speaker = claim.attribution[0].text if claim.attribution else source.publisher or ""
    if not (_has(speaker, "authority") or (claim.attribution and MARK in claim.certainty)) or _has(speaker, "not"):
        return False
    doers = [actor.text for actor in claim.actors]
    if doers and not any(_has(doer, "authority") or _has(doer, "force") for doer in doers):
        return False
    if claim.act not in OF_STATES and not (claim.act in OF_ANYBODY and doers):
        return False
    return not _of_two_countries(speaker, claim)


def _of_two_countries(speaker: str, claim: Claim) -> bool:
    """Whether the speaker is of one country, and the act, as its words say, of another; whose citizen the victim is
    tells nothing."""
    own = _countries(speaker)
    quote = claim.quote
    for span in (*claim.victims, *claim.attribution):
        quote = quote.replace(span.text, " ")
    told = _countries(" ".join([quote, *(actor.text for actor in claim.actors)]))
    return bool(own) and bool(told) and own.isdisjoint(told)


def _has(text: str, kind: str) -> bool:
    said = f" {_folded(text)} "
    return any(f" {begin}" in said for begin in _words(kind)) or any(f" {w} " in said for w in _words(f"{kind} alone"))


def _countries(text: str) -> frozenset[str]:
    said = _folded(text).split()
    return frozenset(code for word in said for stem, code in _stems() if word.startswith(stem))


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text).text).split())


@cache
def _words(kind: str) -> frozenset[str]:
    rows = read_table(Path(__file__).parent / "authority.tsv")
    return frozenset(_folded(word) for row in rows if row[0] == kind for word in row[2].split("|"))


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    """(how a country's name and its adjective begin, the country): "uzbek" of Uzbekistan. Names of several words tell
    nothing by their first one; very short ones are left out."""
    rows = read_table(Path(__file__).parents[1] / "words" / "countries.tsv")
    stems = {(_stem(name), row[0]) for row in rows[1:] for name in _single(row[1:])}
    return tuple(sorted((stem, code) for stem, code in stems if len(stem) >= SHORTEST))


SHORTEST = 4  # letters of a stem
_LANDS = ("istan", "stan", "истан", "стан", "истон", "стон", "ستان")


def _single(names: Iterable[str]) -> list[str]:
    return [folded for name in names if (folded := _folded(name)) and " " not in folded]


def _stem(name: str) -> str:
    for land in _LANDS:
        if name.endswith(land) and len(name) - len(land) >= SHORTEST:
            return name.removesuffix(land)
    return name[: max(SHORTEST, len(name) - 2)]
