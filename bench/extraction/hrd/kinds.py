"""What kinds of violations an article tells of: a few facts for each kind, from the claims and from the words.

`weights.tsv` says how much each fact counts, as learnt from the training articles by `fit.py`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from guvoh.model import Claim

LEAD = 400  # characters after the title that count as the opening
FADES = 1500  # characters after which a claim weighs half of one at the top
OF = " of "  # between a fact and the other kind that it is about
KINDS = ("arbitrary detention", "enforced disappearance", "killing", "kidnapping", "torture", "other")
OF_ACT = {
    "arrest": "arbitrary detention", "detention": "arbitrary detention", "conviction": "arbitrary detention",
    "enforced_disappearance": "enforced disappearance", "killing": "killing", "abduction_or_rendition": "kidnapping",
    "torture_or_ill_treatment": "torture",
} | dict.fromkeys(
    (
        "threat_or_harassment", "physical_attack", "search_or_seizure", "censorship", "ban_or_designation", "dismissal",
        "deportation_or_extradition", "travel_ban", "forced_confession", "interrogation", "other",
    ),
    "other",
)  # fmt: skip
# An article can be about a kind whose acts it only names: the words say what it is about, the claims what it tells.
WORDS = {
    "arbitrary detention": r"arrest\w*|detain\w*|detention|imprison\w*|jail\w*|incarcerat\w*|custody|remand\w*|"
    r"behind bars|sentenced to|political prisoners?|prison terms?|rounded up",
    "enforced disappearance": r"disappear(?:ed|ance|ances)|whereabouts|incommunicado|went missing|been missing|"
    r"remains? missing",
    "killing": r"kill(?:s|ed|ing|ings|ers?)?|murder\w*|assassinat\w*|shot dead|gunned down|massacre\w*|"
    r"execut(?:ed|ions?)|slain|behead\w*|lynch\w*|to death|died in",
    "kidnapping": r"kidnap\w*|abduct\w*|hostages?|held captive|ransom|captors?|captivity",
    "torture": r"tortur\w*|ill-treat\w*|mistreat\w*|electric shocks?|beaten|beat|beatings?|degrading|solitary|"
    r"rap(?:e|ed|es)|sexual(?:ly)? (?:assault|abuse|violence)\w*|inhuman\w*",
    "other": r"threat\w*|harass\w*|intimidat\w*|assault\w*|attack\w*|injur\w+|wounded|charged with|lawsuit|sued|"
    r"convicted|raid\w*|confiscat\w*|banned|surveillance|smear\w*|tear gas|crackdown|censor\w*|evict\w*|dismissed|"
    r"discriminat\w*|persecut\w*|deport\w*|expelled",
}
PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.I) for kind, words in WORDS.items()}


def facts_of(text: str, title: int, claims: Sequence[Claim]) -> dict[str, dict[str, float]]:
    """By kind of violation: how many claims tell of it, how early, of whom, how often its words stand."""
    told: Counter[str] = Counter()
    weighed = dict.fromkeys(KINDS, 0.0)
    opening: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for claim in claims:
        kind = OF_ACT.get(claim.act)
        if kind is None or claim.polarity == "denied":
            continue
        told[kind] += 1
        weighed[kind] += 1 / (1 + claim.start / FADES)
        opening[kind] += claim.start < title + LEAD
        named[kind] += any(span.text[:1].isupper() for span in claim.victims)
    every = sum(told.values())
    found = {}
    for kind in KINDS:
        at = [match.start() for match in PATTERNS[kind].finditer(text)]
        found[kind] = {
            "told": math.log1p(told[kind]),
            "told_early": math.log1p(weighed[kind]),
            "told_in_opening": float(opening[kind] > 0),
            "told_again": float(told[kind] > 1),
            "share": told[kind] / (every or 1),
            "of_named": math.log1p(named[kind]),
            "all_told": math.log1p(every),
            "words": math.log1p(len(at)),
            "words_again": float(len(at) > 1),
            "words_in_opening": float(bool(at) and at[0] < title + LEAD),
        }
    return {kind: facts | _of_others(kind, found) for kind, facts in found.items()}


def own(facts: dict[str, float]) -> dict[str, float]:
    """Of the facts of one kind those that are about itself."""
    return {name: value for name, value in facts.items() if OF not in name}


def _of_others(kind: str, found: dict[str, dict[str, float]]) -> dict[str, float]:
    """What an article tells of the other kinds: a kidnapping is often a killing too."""
    return {
        f"{name}{OF}{other}": value
        for other, facts in found.items()
        if other != kind
        for name, value in facts.items()
        if name != "all_told"
    }
