"""Who did it, as a kind: the facts that speak for each kind of perpetrator, from the actors of the claims."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from guvoh.model import Claim
from hrd.people import HARM

STATE, OFFICE, OUTLAWS, PRIVATE = (
    "state actor", "other state actors", "other actors without permissions", "other non-state actors",
)  # fmt: skip
KINDS = (STATE, OFFICE, OUTLAWS, PRIVATE)
WORDS = {
    STATE: r"police\w*|soldiers?|troops|army|military|junta|security|intelligence|officers?|agents|national guard|"
    r"gendarm\w+|paramilitar\w+|prison|armed forces|border guards|forces|regime|authorities|government|officials?",
    OFFICE: r"government|authorities|courts?|judges?|prosecutors?|ministry|minister|president|officials?|parliament|"
    r"mayor|council|state media|commission|immigration|city|county|administration",
    OUTLAWS: r"gunmen|gunman|bandits|kidnappers?|criminals?|gang\w*|cartels?|militants?|insurgents?|rebels?|"
    r"terrorists?|armed men|armed groups?|extremists?|"
    r"jihadis\w*|assailants|hitmen|traffickers|robbers|separatists|Islamists?",
    PRIVATE: r"compan(?:y|ies)|corporation|employers?|landowners?|min(?:e|ing)|mob|vigilantes?|militias?|protesters|"
    r"supporters|husband|man|men|woman|suspects?|neighbou?rs?|boyfriend|killer|attackers?|driver|students?|group",
}  # fmt: skip
PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.I) for kind, words in WORDS.items()}


def facts_of(text: str, claims: Sequence[Claim]) -> dict[str, float]:
    """For each kind: how often its words stand in the actors of what was done to people, and in the article."""
    actors: Counter[str] = Counter()
    for claim in claims:
        for actor in claim.actors if claim.act in HARM and claim.act != "release" else ():
            for kind, pattern in PATTERNS.items():
                actors[kind] += bool(pattern.search(actor.text))
    facts = {f"acts: {kind}": math.log1p(actors[kind]) for kind in KINDS}
    facts |= {f"words: {kind}": math.log1p(len(PATTERNS[kind].findall(text))) for kind in KINDS}
    return facts
