"""An article's suggestions become the one answer a document that HRDsAttack asks for."""

from __future__ import annotations

from typing import Any, NamedTuple

from guvoh.extract import suggest
from hrd import fitted, kinds, people, perpetrators, setting

MOST = 12  # people proposed for one article
VICTIM, KIND, BY = "victim", "kind: ", "by: "


class Facts(NamedTuple):
    """What is known of one article before anything is weighed."""

    people: list[people.Named]
    kinds: dict[str, dict[str, float]]
    by: dict[str, float]
    country: str | None
    town: str | None
    day: tuple[str, str | None, str | None]


def facts_of(title: str, text: str, published: str) -> Facts:
    """Reads an article once: the rules, and what the answer is made from. The title is read as a sentence."""
    head = title.rstrip(". ") + "."
    whole = f"{head}\n\n{text}"
    claims = suggest(whole, None, published, "en")
    return Facts(
        people.people_named(whole, len(head), claims), kinds.facts_of(whole, len(head), claims),
        perpetrators.facts_of(whole, claims), setting.country(whole, claims), setting.town(whole, len(head), claims),
        setting.day(claims, published),
    )  # fmt: skip


def answer(facts: Facts, weights: dict[str, fitted.Weights], bars: dict[str, float]) -> dict[str, Any]:
    """The answer in the words of the published scorer; `victim_candidates` are all people, the likeliest first."""
    told = {
        kind for kind, own in facts.kinds.items() if fitted.chance(weights[KIND + kind], own) >= bars[KIND + kind]
    }
    ranked = sorted(((fitted.chance(weights[VICTIM], one.facts), one.name) for one in facts.people), reverse=True)
    by = max(perpetrators.KINDS, key=lambda kind: fitted.chance(weights[BY + kind], facts.by))
    year, month, date = facts.day
    return {
        "violation_types": told,
        "perpetrator_mention": True,
        "perpetrator_type": by,
        "victims": [name for chance, name in ranked if chance >= bars[VICTIM]],
        "victim_candidates": [name for _chance, name in ranked[:MOST]],
        "country": facts.country, "city": facts.town, "region": None, "year": year, "month": month, "date": date,
    }  # fmt: skip
