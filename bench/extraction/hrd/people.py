"""The people whom an article names, each with the facts that speak for or against being a victim of what it tells.

Facts are small numbers; `weights.tsv` says how much each counts, as learnt from the training articles by `fit.py`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from guvoh.extract import persons_in
from guvoh.model import Claim

LEAD = 400  # characters after the title that count as the opening
NEAR = 150  # characters between a name and an act told beside it
HARM = {
    "arrest": "held", "detention": "held", "conviction": "held", "interrogation": "held", "release": "held",
    "killing": "killed", "enforced_disappearance": "taken", "abduction_or_rendition": "taken",
    "torture_or_ill_treatment": "hurt", "physical_attack": "hurt", "threat_or_harassment": "pressed",
    "search_or_seizure": "pressed", "dismissal": "pressed", "censorship": "pressed", "travel_ban": "pressed",
    "deportation_or_extradition": "pressed", "forced_confession": "pressed", "other": "pressed",
}  # fmt: skip
PRONOUNS = frozenset(["he", "him", "his", "she", "her", "they", "them", "their"])
SAYS = re.compile(
    r",?\s+(?:has |have |had |also |later )?"
    r"(?:said|says|told|tells|added|adds|wrote|writes|tweeted|stated|noted)\b"
)
SAID_BY = re.compile(r"\b(?:said|says|according to|told by|tweeted|wrote|added)\s+(?:[\w-]+\s+){0,3}$")
TRADE = re.compile(
    r"\b(?:journalists?|reporters?|activists?|lawyers?|bloggers?|editors?|defenders?|teachers?|students?|writers?|poets?|"
    r"photographers?|photojournalists?|correspondents?|campaigners?|dissidents?|prisoners?|victims?|doctors?|nurses?|"
    r"farmers?|hostages?|citizens?|brothers?|sisters?|son|daughter|wife|husband|mother|father|leaders?|unionists?|"
    r"\w+-year-old|politicians?|cartoonist|comedian|pastor|priest|professor|scholar|academic|worker)[, ]+$"
)
OFFICE = re.compile(
    r"\b(?:President|Minister|Judge|Justice|Sen\.|Senator|Secretary|General|Gen\.|Col\.|Colonel|Governor|Gov\.|"
    r"Chief|Sheriff|Director|Commissioner|Spokes\w+|spokes\w+|Prosecutor|Attorney|director|minister|president|secretary|commissioner|"
    r"officer|Officer|Detective|Sgt\.|Lt\.|Capt\.|King|Prince|Chancellor|Superintendent|Inspector|"
    r"researcher|analyst|author)[, ]+$"
)
APPOSED = re.compile(r",\s+(?:an?|the|who|\d{1,2}\b)")
OFFICE_AFTER = re.compile(
    r",\s+(?:an?|the|who is)\s+(?:\w+\s+){0,3}"
    r"(?:director|minister|president|spokes\w+|analyst|expert|researcher|chief|secretary|chairman|head)\b"
)


Roles = dict[str, float]


class Named(NamedTuple):
    """`facts`: what the article says of this name; at most a few dozen characters each."""

    name: str
    facts: dict[str, float]


def people_named(text: str, title: int, claims: Sequence[Claim]) -> list[Named]:
    """All personal names of an article in the order of their first mention. `title`: where its title ends."""
    mentions = [(span.start, _bare(span.text)) for span in persons_in(text, "en")]
    whole = _whole_names([name for _start, name in mentions])
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, name in mentions:
        places[whole[name]].append((start, start + len(name)))
    starts = [start for start, _name in mentions]
    who = [whole[name] for _start, name in mentions]
    roles = _roles(claims, starts, who, title)
    most = max((len(at) for at in places.values()), default=1)
    edges = sorted((claim.start, claim.end) for claim in claims if claim.act in HARM)
    return [Named(name, _facts(text, title, at, roles[name], most, edges, name)) for name, at in places.items()]


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name).strip()


def _whole_names(names: Sequence[str]) -> dict[str, str]:
    """Each name by the longest form in which the article gives it: a family name by the name with its first name."""
    counted = Counter(names)
    split = {name: name.split() for name in counted}
    whole = {}
    for name in counted:
        words = name.split()
        longer = [
            other
            for other, parts in split.items()
            if len(parts) > len(words) and words in (parts[-len(words) :], parts[: len(words)])
        ]
        whole[name] = max(longer, key=lambda other: (counted[other], len(other))) if longer else name
    for name in whole:
        while whole[whole[name]] != whole[name]:
            whole[name] = whole[whole[name]]
    return whole


def _roles(claims: Sequence[Claim], starts: list[int], who: list[str], title: int) -> dict[str, Roles]:
    """By name: how much the claims make of it as a victim, an actor, a speaker."""
    roles: dict[str, Roles] = defaultdict(lambda: defaultdict(float))
    for claim in claims:
        harm = HARM.get(claim.act)
        for span in claim.victims:
            first, last = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
            for name in {who[n] for n in range(first, last)}:
                if harm and claim.polarity != "denied":
                    roles[name][harm] += 1
                    roles[name]["scored"] += claim.score
                    roles[name]["early"] += claim.start < title + LEAD
            if span.text.lower() in PRONOUNS and harm and first and span.start - starts[first - 1] < 400:
                roles[who[first - 1]]["meant"] += 1
        for kind, spans in (("acts", claim.actors if harm else ()), ("speaks", claim.attribution)):
            for span in spans:
                for n in range(bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)):
                    roles[who[n]][kind] += 1
    return roles


def _facts(
    text: str,
    title: int,
    at: list[tuple[int, int]],
    roles: Roles,
    most: int,
    edges: list[tuple[int, int]],
    name: str,
) -> dict[str, float]:
    first = at[0][0]
    before = [text[max(0, start - 40) : start] for start, _end in at]
    after = [text[end : end + 60] for _start, end in at]
    said = sum(bool(SAYS.match(a)) for a in after) + sum(bool(SAID_BY.search(b)) for b in before)
    beside = sum(any(low - NEAR < start < high + NEAR for low, high in edges) for start, _end in at)
    counted = ("held", "killed", "taken", "hurt", "pressed", "meant", "acts", "speaks")
    facts = {kind: math.log1p(roles[kind]) for kind in counted}
    facts |= {
        "harmed": float(any(roles[kind] for kind in ("held", "killed", "taken", "hurt"))),
        "scored": math.log1p(roles["scored"]),
        "early": float(roles["early"] > 0),
        "in_title": float(first < title),
        "in_opening": float(first < title + LEAD),
        "late": math.log1p(first / 1000),
        "mentions": math.log(len(at)),
        "most_named": len(at) / most,
        "says": math.log1p(said),
        "share_said": said / len(at),
        "trade": float(any(TRADE.search(b) for b in before)),
        "office": float(any(OFFICE.search(b) for b in before) or any(OFFICE_AFTER.match(a) for a in after)),
        "apposed": float(any(APPOSED.match(a) for a in after)),
        "beside": math.log1p(beside),
        "one_word": float(" " not in name),
        "three_words": float(name.count(" ") > 1),
    }
    return facts
