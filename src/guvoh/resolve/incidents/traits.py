"""What of a claim is compared, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from guvoh.model.claim import Claim
from guvoh.model.dates import Days
from guvoh.model.derive.incident import Told
from guvoh.model.gazetteer import find
from guvoh.resolve.incidents.people import KIN, NOBODY, Meant, meant, sort_of
from guvoh.resolve.incidents.spelling import sounds, words

# Acts that are told of one episode stand under one stage (domain model 8.4: arrest and detention of one episode).
STAGES = {
    "arrest": "custody", "detention": "custody", "interrogation": "custody", "search_or_seizure": "custody",
    "enforced_disappearance": "custody", "torture_or_ill_treatment": "custody", "forced_confession": "custody",
    "threat_or_harassment": "pressure", "travel_ban": "pressure", "release": "release", "conviction": "trial",
    "killing": "death", "physical_attack": "attack", "abduction_or_rendition": "removal",
    "deportation_or_extradition": "removal", "dismissal": "post", "ban_or_designation": "ban",
    "censorship": "censorship", "protest": "protest", "statement_or_condemnation": "statement", "other": "other",
}  # fmt: skip


FINE = 62  # days
SOON = 20  # days within which a paper is taken to tell what is new
MISSION = "mission"  # of words.tsv


@dataclass(frozen=True, slots=True)
class Traits:
    """One claim, ready to be compared. `days`: its own; `published`: of its document, (None, None) where unknown."""

    told: Told
    stage: str
    days: Days
    published: Days
    victims: Meant
    actors: Meant
    place: str
    marks: frozenset[str]  # how its rare words sound: names and numbers of the quote, of people and of the place


def traits(told: Told) -> Traits:
    """What of one claim is compared."""
    claim = told.claim
    days = (claim.date.start, claim.date.end) if claim.date else (None, None)
    victims = meant(v.text for v in claim.victims) if claim.victims else NOBODY
    if victims.names and KIN not in victims.sorts and _is_kin(claim.quote, victims.names):
        victims = victims._replace(sorts=victims.sorts | {KIN})
    return Traits(
        told, STAGES.get(claim.act, "other"), days, published(told.source.published),
        victims,
        meant(a.text for a in claim.actors) if claim.actors else NOBODY,
        _place(claim.place.text) if claim.place else "", _all_marks(claim),
    )  # fmt: skip


def _all_marks(claim: Claim) -> frozenset[str]:
    parts = [p.text for p in (*claim.victims, *claim.actors, *claim.attribution)]
    parts += [claim.place.text] if claim.place else []
    return frozenset(mark for said in (claim.quote, *(f"- {p}" for p in parts)) for mark in _marks(said))


def _place(said: str) -> str:
    """The place, but for an embassy named by its country alone: where it stands is not said."""
    spot = find(said)
    abroad = any(sort_of(word) == MISSION for word in words(said))
    return "" if abroad and (spot is None or spot.level == "country") else said


def _is_kin(quote: str, names: Iterable[str]) -> bool:
    """Whether somebody is named as a relative: "his mother N"."""
    return any(
        sort_of(word) == KIN
        for name in names if name in quote
        for word in words(quote[: quote.index(name)])[-2:]
    )  # fmt: skip


def published(day: str | None) -> Days:
    """The days on which a document of "2023", "2023-10" or "2023-10-06" may have come out; unreadable: not known."""
    if not day:
        return None, None
    parts = day[:10].split("-")
    try:
        first = date(*(int(p) for p in [*parts, *"11"][:3]))
    except (ValueError, TypeError):
        return None, None
    last = {1: first.replace(month=12, day=31), 2: _month_end(first)}.get(len(parts), first)
    return first.isoformat(), last.isoformat()


def _month_end(first: date) -> date:
    from calendar import monthrange

    return first.replace(day=monthrange(first.year, first.month)[1])


def _marks(quote: str) -> frozenset[str]:
    found = set()
    for n, word in enumerate(words(quote), quote.startswith("- ")):
        if word.isdigit() or (n and word[0].isupper() and not sort_of(word)):
            form = sounds(word)
            if len(form) > 1 or word.isdigit():
                found.add(form)
    return frozenset(found)


def out_by(claims: Sequence[Traits]) -> list[Traits]:
    """The claims of one document: where nobody said when it came out, not before the last day that it tells of."""
    if not claims or claims[0].published != (None, None):
        return list(claims)
    told = [day for t in claims if t.told.claim.polarity == "asserted" and _is_fine(t.days) for day in t.days if day]
    last = day_number(max(told, default=None))
    if last is None:
        return list(claims)
    guess = date.fromordinal(last).isoformat(), date.fromordinal(min(last + SOON, date.max.toordinal())).isoformat()
    return [replace(t, published=guess) for t in claims]


def _is_fine(days: Days) -> bool:
    """Whether a stretch is no longer than two months: a year is what old things are dated by."""
    first, last = day_number(days[0]), day_number(days[1])
    return first is None or last is None or last - first <= FINE


@lru_cache(maxsize=16384)
def day_number(day: str | None) -> int | None:
    """Days since the year 1; None for None and for what is no day."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
