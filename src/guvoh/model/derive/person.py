"""A person: mentions that somebody judged to be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guvoh.model.judgement import Person, Protection, Publicity
from guvoh.model.person_names import spellings

_SAFEST_LEVEL: dict[str, int] = {"protected": 0, "initials": 1, "named": 2}
_SAFEST_PUBLICITY: dict[str, int] = {"silent": 0, "confidential": 1, "public": 2}


@dataclass(frozen=True, slots=True)
class Mention:
    """One spelling in one source; all its occurrences in accepted claims are one atom. `by_hand`: a person was entered
    under this name, and no claim needs to name him; `source` is then where that was taken from, or empty."""

    id: str
    case: str
    source: str
    name: str
    claims: tuple[str, ...]
    by_hand: bool = False


def derive_person(
    mentions: Sequence[Mention], settings: Mapping[str, Mapping[str, Any]], conflict: bool = False
) -> Person | None:
    """`settings`: for each atom the fields that were set on it. Where two atoms of one person were given different
    levels, the safer one holds; what nobody set is protected and silent. A `name` that was set stands first, and takes
    the place of the one that was typed when the person was entered. A description that stands for the name of somebody
    `unnamed` goes as soon as any of his mentions has a name. What the parts of a name make, the passport's too, are
    spellings like any other, behind them: whoever is hidden is hidden under them as well."""
    mentions = sorted((m for m in mentions if m.claims or m.by_hand), key=lambda m: m.id)
    if not mentions:
        return None
    given = [settings.get(m.id, {}) for m in mentions]
    level = _least([g.get("protection") for g in given], _SAFEST_LEVEL, "protected")
    age = "child" if any(g.get("age") == "child" for g in given) else _first(given, "age") or "unknown"
    whereabouts = _first(given, "whereabouts") or "unknown"
    publicity = _least([g.get("publicity") for g in given], _SAFEST_PUBLICITY, "silent")
    judged = "judged" if any("protection" in g for g in given) else "unclassified"
    because = _first(given, "protection_because") or judged
    # Who may be a child, and who nobody knows to be safe, is protected whatever level was set.
    if level != "protected" and age != "adult":
        level, because = "protected", "child" if age == "child" else "age unknown"
    elif level != "protected" and whereabouts == "unknown":
        level, because = "protected", "whereabouts unknown"
    described = {m.id for m in mentions if m.by_hand and settings.get(m.id, {}).get("unnamed") == "yes"}
    official = tuple(dict.fromkeys(name for g in given for name in spellings(g)))
    unnamed = len(described) == len(mentions) and not any(g.get("name") for g in given) and not official
    names = {
        m.name: None for m in mentions
        if unnamed or not (m.id in described or (m.by_hand and settings.get(m.id, {}).get("name")))
    }  # fmt: skip
    for g in given:
        names.update(dict.fromkeys(g.get("aliases", ())))
    first = _first(given, "name")
    spelt = sorted({*names, first} - {""}, key=lambda n: (n != first, -len(n), n))
    return Person(
        mentions[0].id, mentions[0].case, tuple(dict.fromkeys((*spelt, *official))),
        tuple(sorted({c for m in mentions for c in m.claims})), tuple(sorted({m.source for m in mentions} - {""})),
        _level(level), because, _publicity(publicity), _first(given, "publicity_by"), _first(given, "publicity_at"),
        _first(given, "publicity_how"), _first(given, "publicity_review"), conflict, age, whereabouts,
        unnamed,
    )  # fmt: skip


def _least(values: Sequence[Any], order: Mapping[str, int], default: str) -> str:
    known = [v for v in values if v in order]
    return min(known, key=lambda v: order[v]) if known else default


def _first(given: Sequence[Mapping[str, Any]], name: str) -> str:
    return next((str(g[name]) for g in given if g.get(name)), "")


def _level(value: str) -> Protection:
    return "named" if value == "named" else "initials" if value == "initials" else "protected"


def _publicity(value: str) -> Publicity:
    return "public" if value == "public" else "confidential" if value == "confidential" else "silent"
