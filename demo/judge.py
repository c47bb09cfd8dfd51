"""Replays recorded judgements: which claims tell of one event, which names are one person, what papers may say."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from guvoh import app, resolve
from guvoh.errors import NotFound
from guvoh.model import Case, Person
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def judge_events(vault: Vault, because: Mapping[str, str], events: Mapping[str, list[str]]) -> int:
    """Joins the claims of each event. Returns the number of judgements."""
    pairs = [(event, a, b) for event, ids in events.items() for a, b in pairwise(dict.fromkeys(ids))]
    for event, a, b in pairs:
        app.judge(vault, a, b, "same", because[event])
    return len(pairs)


def judge_persons(vault: Vault, case: Case, recorded: list[dict[str, Any]]) -> int:
    """Joins the spellings of each person, then sets what papers may say. Returns the number of judgements."""
    made = 0
    for who in recorded:
        spellings = [p.id for p in _persons(vault, case, who["names"])]
        for a, b in pairwise(spellings):
            app.judge(vault, a, b, "same", who["because"])
            made += 1
        if who.get("set"):
            app.set_person(vault, _persons(vault, case, who["names"])[0].id, dict(who["set"]))
    return made


def _persons(vault: Vault, case: Case, names: list[str]) -> list[Person]:
    """Everybody of the case who bears one of the spellings. Raises `NotFound` where nobody does."""
    found = [p for p in queries.persons(vault, case.id) if set(p.names) & set(names)]
    if not found:
        raise NotFound("demo/decisions.yaml: a person is recorded whom no accepted claim names.")
    return found


def judge_different(vault: Vault, case: Case, recorded: list[list[str]]) -> int:
    """What was proposed to be the same, and is not. A pair that nobody proposes today is passed over."""
    made = 0
    for one, other, because in recorded:
        for p in resolve.propose(vault, case.id):
            if {one, other} <= {word for word in (one, other) for id in (p.a, p.b) if word in _words(vault, p.of, id)}:
                app.judge(vault, p.a, p.b, "different", because)
                made += 1
    return made


def _words(vault: Vault, of: str, id: str) -> str:
    """A claim's words, or a person's spellings."""
    if of == "claim":
        return queries.claim(vault, id).claim.quote
    person = queries.person_of(vault, id)
    return " | ".join(person.names) if person else ""
