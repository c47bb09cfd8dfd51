"""Second codings: what was started, what their readers found, what was settled; and the readings beside which they are
put. What an undo took back is not shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from guvoh.model import Claim
from guvoh.model.coding import Act, Coding
from guvoh.vault.vault import Vault


class Settled(NamedTuple):
    """What somebody took of a difference. `first`, `second`: the ids of the two acts, "" for none; `decision`: the
    entry that brought it into the case, "" for none."""

    entry: str
    source: str
    field: str
    first: str
    second: str
    takes: str
    decision: str
    by: str
    at: str


class Decided(NamedTuple):
    """What a reader decided last on one claim, before the source was first compared."""

    claim: str
    source: str
    verdict: str
    said: Claim
    by: str


def codings(vault: Vault, case: str | None = None) -> list[Coding]:
    """In the order in which they were started."""
    rows = vault.view.rows(
        "SELECT linked.json, entry.by, entry.at FROM linked JOIN entry ON entry.id = linked.entry AND entry.dead = 0"
        " WHERE what = 'coding.started' AND (? IS NULL OR b = ?) ORDER BY linked.ord, linked.entry", case, case
    )  # fmt: skip
    found = [(json.loads(text), by, at) for text, by, at in rows]
    return [
        Coding(b["coding"], b["case"], by, at, bool(b.get("aided")), tuple(b.get("sources", ()))) for b, by, at in found
    ]


def said(vault: Vault, coding: str) -> list[Act]:
    """What the reader of a second coding found, in the order in which he said it; the id is that of the entry."""
    return [Act(id, body["source"], Claim.from_dict(body["claim"])) for id, body in _of(vault, coding, "coding.said")]


def read_through(vault: Vault, coding: str) -> dict[str, str]:
    """The sources that the reader of a second coding has read to their end, each with the entry that says so."""
    return {body["source"]: id for id, body in _of(vault, coding, "coding.read")}


def settled(vault: Vault, coding: str) -> list[Settled]:
    """Of one difference the last that was said."""
    last: dict[tuple[str, str, str], Settled] = {}
    for id, body in _of(vault, coding, "coding.settled"):
        source, field, first, second, takes, decision = (str(body.get(name) or "") for name in Settled._fields[1:7])
        one = Settled(id, source, field, first, second, takes, decision, *_by(vault, id))
        last[one.first, one.second, one.field] = one
    return list(last.values())


def _by(vault: Vault, entry: str) -> tuple[str, str]:
    row = vault.view.row("SELECT by, at FROM entry WHERE id = ?", entry)
    return (str(row[0]), str(row[1])) if row else ("", "")


def _of(vault: Vault, coding: str, what: str) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = vault.view.rows(
        "SELECT linked.entry, linked.json FROM linked JOIN entry ON entry.id = linked.entry AND entry.dead = 0"
        " WHERE what = ? AND a = ? ORDER BY linked.ord, linked.device, linked.seq", what, coding
    )  # fmt: skip
    return ((id, json.loads(text)) for id, text in rows)


def compared(vault: Vault, sources: Sequence[str]) -> dict[str, int]:
    """The sources of which something was settled at some time, taken back or not, with the place of that in the ledger:
    what a reader decides behind it is no reading of his own any more."""
    return dict(vault.view.rows(
        "SELECT b, min(ord) FROM linked WHERE what = 'coding.settled' AND b IN (SELECT value FROM json_each(?))"
        " GROUP BY b", json.dumps(list(sources)),
    ))  # fmt: skip


def decided(vault: Vault, sources: Sequence[str]) -> list[Decided]:
    """What the readers of the case decided on the claims of these sources, of each the last live decision before the
    source was compared."""
    until = compared(vault, sources)
    rows = vault.view.rows(
        "SELECT decision.target, decision.source, verdict, json, entry.by, entry.ord FROM decision"
        " JOIN entry ON entry.id = decision.entry AND entry.dead = 0"
        " WHERE decision.source IN (SELECT value FROM json_each(?)) AND decision.entry NOT IN ("
        "  SELECT COALESCE(json_extract(json, '$.decision'), '') FROM linked WHERE what = 'coding.settled')"
        " ORDER BY entry.ord, entry.device, entry.seq", json.dumps(list(sources)),
    )  # fmt: skip
    last = {
        target: Decided(target, source, verdict, Claim.from_dict(json.loads(text)["claim"]), by)
        for target, source, verdict, text, by, order in rows if order < until.get(source, order + 1)
    }  # fmt: skip
    return list(last.values())


def deciders_of(vault: Vault, sources: Sequence[str]) -> dict[str, set[str]]:
    """Who ever decided on a claim of these sources, taken back or not: what somebody has seen, he has seen."""
    found: dict[str, set[str]] = {}
    for source, by in vault.view.rows(
        "SELECT DISTINCT decision.source, entry.by FROM decision JOIN entry ON entry.id = decision.entry"
        " WHERE decision.source IN (SELECT value FROM json_each(?))", json.dumps(list(sources)),
    ):  # fmt: skip
        found.setdefault(source, set()).add(by)
    return found


def waiting(vault: Vault, sources: Sequence[str]) -> set[str]:
    """Those of the sources in which a suggestion waits to be read."""
    rows = vault.view.rows(
        "SELECT source FROM shelf WHERE waiting > 0 AND source IN (SELECT value FROM json_each(?))",
        json.dumps(list(sources)),
    )  # fmt: skip
    return {row[0] for row in rows}


def readable(vault: Vault, case: str) -> list[str]:
    """The sources of a case that have a text and were not withdrawn, as they came in."""
    rows = vault.view.rows(
        "SELECT shelf.source FROM shelf JOIN source ON source.id = shelf.source"
        " WHERE shelf.case_ = ? AND readable = 1 AND withdrawn = 0 ORDER BY source.n", case
    )  # fmt: skip
    return [row[0] for row in rows]


def proposed(vault: Vault, source: str) -> list[Act]:
    """What the machine proposed for a source before anybody decided: its last run before the first decision, else its
    first, for a later run leaves out what was decided."""
    first = vault.view.row(
        "SELECT min(entry.ord) FROM decision JOIN entry ON entry.id = decision.entry WHERE decision.source = ?", source
    )
    until = first[0] if first and first[0] is not None else None
    run = vault.view.row(
        "SELECT entry FROM run WHERE source = ?1 ORDER BY CASE WHEN ?2 IS NULL OR ord < ?2 THEN 0 ELSE 1 END,"
        " CASE WHEN ?2 IS NULL OR ord < ?2 THEN -ord ELSE ord END LIMIT 1", source, until
    )  # fmt: skip
    rows = vault.view.rows("SELECT id, json FROM suggestion WHERE run = ? ORDER BY rank", run[0]) if run else []
    claims = [(id, Claim.from_dict(json.loads(text)["claim"])) for id, text in rows]
    return [Act(id, source, claim) for id, claim in claims if claim.kind == "ACT"]
