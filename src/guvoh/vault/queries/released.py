"""Release day: the claims that tell of one, and what calls about it brought."""

from __future__ import annotations

import json
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
