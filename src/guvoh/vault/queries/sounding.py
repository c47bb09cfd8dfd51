"""Names by how they sound: what an index of the persons is filled from, and what of it still stands."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from guvoh.vault.fold_sounds import unpacked
from guvoh.vault.vault import Vault


class NameRow(NamedTuple):
    """One spelling of one person; `n` never comes back once it is gone."""

    n: int
    person: str
    case: str
    name: str
    bones: tuple[tuple[str, ...], ...]


def names_since(vault: Vault, n: int) -> list[NameRow]:
    """The names that came behind number `n`, in order."""
    rows = vault.view.rows("SELECT n, person, case_, name, bones FROM sound WHERE n > ? ORDER BY n", n)
    return [NameRow(n, person, case, name, unpacked(bones)) for n, person, case, name, bones in rows]


def names_standing(vault: Vault, numbers: Collection[int]) -> set[int]:
    """Those of the numbers that are still there."""
    rows = vault.view.rows("SELECT n FROM sound WHERE n IN (SELECT value FROM json_each(?))", json.dumps(list(numbers)))
    return {n for (n,) in rows}


def names_in(vault: Vault, case: str) -> set[int]:
    """The numbers of all names of a case."""
    return {n for (n,) in vault.view.rows("SELECT n FROM sound WHERE case_ = ?", case)}


def judged_persons(vault: Vault, case: str) -> list[tuple[str, str, str, bool]]:
    """(person, person, verdict, whether something was said of either since) of the live judgements of a case that keep
    two apart: different, and unsure. `since`: a claim was decided, a call or status noted, a field set, or somebody
    joined to one of them behind that judgement."""
    rows = vault.view.rows(
        "SELECT one.person, other.person, edge.verdict, entry.ord FROM edge"
        " CROSS JOIN entry ON entry.id = edge.entry AND entry.dead = 0"
        " CROSS JOIN person_mention AS one ON one.mention = edge.a"
        " CROSS JOIN person_mention AS other ON other.mention = edge.b"
        " CROSS JOIN person ON person.id = one.person"
        " WHERE edge.kind = 'mention' AND edge.verdict IN ('different', 'unsure') AND person.case_ = ?", case
    )  # fmt: skip
    unsure = {person for a, b, verdict, _ord in rows if verdict == "unsure" for person in (a, b)}
    latest = _last_said(vault, unsure)
    return [
        (a, b, verdict, verdict == "unsure" and max(latest.get(a, 0), latest.get(b, 0)) > ord)
        for a, b, verdict, ord in rows if a != b
    ]  # fmt: skip


def _last_said(vault: Vault, persons: Collection[str]) -> dict[str, int]:
    """By person the order of the last live entry that tells something of him: not a judgement that keeps him apart."""
    rows = []
    for how in (
        "mention ON mention.id = m.mention CROSS JOIN decision ON decision.target = mention.claim"
        " CROSS JOIN entry ON entry.id = decision.entry",
        "told ON told.person = m.mention CROSS JOIN entry ON entry.id = told.entry",
        "setting ON setting.owner = m.mention CROSS JOIN entry ON entry.id = setting.entry",
        "call_about ON call_about.person = m.mention CROSS JOIN entry ON entry.about = call_about.source",
        "edge ON edge.a = m.mention AND edge.verdict = 'same' CROSS JOIN entry ON entry.id = edge.entry",
        "edge ON edge.b = m.mention AND edge.verdict = 'same' CROSS JOIN entry ON entry.id = edge.entry",
    ):
        rows += vault.view.rows(
            "SELECT m.person, max(entry.ord) FROM json_each(?) AS t"  # noqa: S608 (our own statements)
            f" CROSS JOIN person_mention AS m ON m.person = t.value CROSS JOIN {how} WHERE entry.dead = 0"
            " GROUP BY m.person", json.dumps(sorted(persons))
        )  # fmt: skip
    latest: dict[str, int] = {}
    for person, ord in rows:
        latest[person] = max(latest.get(person, 0), ord)
    return latest
