"""Release day: the claims that tell of one, and what calls about it brought."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from guvoh.vault.queries.claims import ClaimRow, claim_rows
from guvoh.vault.vault import Vault


class Answered(NamedTuple):
    """A call that was noted for a release. `said`: {claim, answer, cleared}, as the call has it."""

    source: str
    person: str
    day: str
    who: str
    said: dict[str, Any]


def releases(vault: Vault, case: str | None, limit: int = 2_000) -> tuple[ClaimRow, ...]:
    """The accepted claims that somebody was released, the latest first."""
    rows = vault.view.rows(
        "SELECT id FROM claim WHERE case_ IN (SELECT id FROM case_ WHERE ?1 IS NULL OR id = ?1) AND act = 'release'"
        " AND state = 'accepted' AND polarity = 'asserted' ORDER BY COALESCE(first, last, '') DESC, id DESC LIMIT ?2",
        case, limit,
    )  # fmt: skip
    return claim_rows(vault, [row[0] for row in rows])


def answered(vault: Vault, case: str) -> list[Answered]:
    """The calls of a case that were noted for any release, of each person in the order of their days."""
    rows = vault.view.rows(
        "SELECT call.source, person_mention.person, call.day, call.who, setting.value FROM call"
        " CROSS JOIN setting ON setting.owner = call.source AND setting.name = 'release'"
        " JOIN entry ON entry.id = setting.entry CROSS JOIN call_about ON call_about.source = call.source"
        " CROSS JOIN person_mention ON person_mention.mention = call_about.person"
        " WHERE call.case_ = ? AND call.unfinished = 0 AND entry.dead = 0 ORDER BY call.day, call.source", case
    )  # fmt: skip
    return [Answered(source, person, day, who, json.loads(text)) for source, person, day, who, text in rows]


def days_of_sources(vault: Vault, sources: list[str]) -> dict[str, tuple[str, str]]:
    """By source the day on which it was published, else captured, and who brought it out, else its title."""
    rows = vault.view.rows(
        "SELECT source.id, CASE WHEN shelf.published GLOB '????-??-??*' THEN substr(shelf.published, 1, 10)"
        " ELSE substr(source.at, 1, 10) END, COALESCE(shelf.publisher, shelf.title, '')"
        " FROM source LEFT JOIN shelf ON shelf.source = source.id WHERE source.id IN (SELECT value FROM json_each(?))",
        json.dumps(sources),
    )  # fmt: skip
    return {id: (day, voice) for id, day, voice in rows}


def names_and_ages(vault: Vault, persons: list[str]) -> list[tuple[str, list[str], str]]:
    """(person, names, age) of several: of a large case whole persons take ten times as long."""
    rows = vault.view.rows(
        "SELECT id, json_extract(json, '$.names'), json_extract(json, '$.age') FROM person"
        " WHERE id IN (SELECT value FROM json_each(?))", json.dumps(persons)
    )  # fmt: skip
    return [(id, json.loads(names), age) for id, names, age in rows]


Positions = Sequence[tuple[Any, ...]]  # of `View.positions`
_OF_ONE = ("status.told", "set", "undone", "source.captured", "source.read", "source.suggested")
MANY = 200  # entries; behind more it is quicker to ask for all


def only_these(vault: Vault, before: Positions, calls: Mapping[str, str]) -> set[str] | None:
    """Those of whom alone something was told, set, noted or taken back since the logs stood so; None where anything
    else came in. `calls`: by source the person, of calls that may have been withdrawn since."""
    now, then = {p[0]: p[1] for p in vault.view.positions()}, {p[0]: p[1] for p in before}
    grown = [device for device, size in now.items() if size != then.get(device)]
    if set(then) - set(now) or any(not 0 < now[d] - then.get(d, 0) <= MANY for d in grown):
        return None
    found: set[str] = set()
    for device in grown:
        size = then.get(device, 0)  # an entry's order is never below its place in its log
        rows = vault.view.rows(
            "SELECT e.kind, COALESCE(target.about, e.about), target.kind FROM entry AS e LEFT JOIN entry AS target"
            " ON e.kind = 'undone' AND target.id = e.about WHERE e.ord > ? AND e.device = ? AND e.seq >= ?",
            size, device, size,
        )  # fmt: skip
        for kind, about, target in rows:
            if kind not in _OF_ONE or (target and target not in _OF_ONE):
                return None
            persons = _about_whom(vault, about) | ({calls[about]} if about in calls else set())
            if not persons and not kind.startswith("source."):
                return None
            found |= persons
    return found


def _about_whom(vault: Vault, about: str) -> set[str]:
    """The person who has this atom; of a call, those whom it is about."""
    rows = vault.view.rows(
        "SELECT person FROM person_mention WHERE mention = ?1 UNION SELECT person_mention.person FROM call_about"
        " JOIN person_mention ON person_mention.mention = call_about.person WHERE call_about.source = ?1", about
    )  # fmt: skip
    return {person for (person,) in rows}
