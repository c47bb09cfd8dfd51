"""What was set on a person or a case, step by step: the history that a reader can take back from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class SetOnce:
    """One entry: the fields that it set, when, by whom (declared). `undone` when it was taken back."""

    entry: str
    at: str
    by: str
    undone: bool
    fields: dict[str, Any] = field(default_factory=dict)


def set_past(vault: Vault, owners: Iterable[str], names: Sequence[str]) -> list[SetOnce]:
    """The entries that set one of the fields `names` on one of the owners (mentions of a person, or a case), the latest
    first; of each entry only those fields."""
    rows = vault.view.rows(
        "SELECT setting.entry, entry.at, entry.by, entry.dead, setting.name, setting.value FROM setting"
        " JOIN entry ON entry.id = setting.entry WHERE setting.owner IN (SELECT value FROM json_each(?))"
        " AND setting.name IN (SELECT value FROM json_each(?))"
        " ORDER BY setting.ord DESC, setting.device DESC, setting.seq DESC, setting.name",
        json.dumps(list(owners)), json.dumps(list(names)),
    )  # fmt: skip
    found: dict[str, SetOnce] = {}
    for entry, at, by, dead, name, value in rows:
        one = found.setdefault(entry, SetOnce(entry, at, by, bool(dead)))
        one.fields[name] = json.loads(value)
    return list(found.values())


def named_beside(vault: Vault, person: str, limit: int = 20) -> list[tuple[str, str, int]]:
    """(person, first name, in how many claims) of those whom accepted claims name beside this person, most often
    first: they were taken together, or one spoke of the other."""
    rows = vault.view.rows(
        "SELECT theirs.person, person.json, count(DISTINCT other.claim) AS n FROM person_mention AS ours"
        " CROSS JOIN mention ON mention.id = ours.mention CROSS JOIN mention AS other ON other.claim = mention.claim"
        " CROSS JOIN person_mention AS theirs ON theirs.mention = other.id"
        " CROSS JOIN person ON person.id = theirs.person WHERE ours.person = ?1 AND theirs.person <> ?1"
        " GROUP BY theirs.person ORDER BY n DESC, theirs.person LIMIT ?2", person, limit
    )  # fmt: skip
    return [(id, json.loads(text)["names"][0], n) for id, text, n in rows]
