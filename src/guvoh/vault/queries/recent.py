"""What was done last in a case, newest first, with enough of each entry to say it in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from guvoh.vault.batch import compartment_of
from guvoh.vault.vault import Vault

LOOKED_AT = 500  # entries in one question
MOST = 10_000  # entries; a case in which nothing was done for so long has nothing to tell
FOLLOW = ("source.read", "source.suggested")  # what a machine adds to a person's step


@dataclass(frozen=True, slots=True)
class Recent:
    """One entry. `of` and `id` say what it is about: source, claim, person, case; "" for the vault. `said` is the part
    of it that words need: verdict and act, status, names of fields, kind of source."""

    entry: str
    kind: str
    at: str
    by: str
    undone: bool
    of: str
    id: str
    said: dict[str, Any] = field(default_factory=dict)


def recent(vault: Vault, case: str | None) -> Iterator[Recent]:
    """The entries of a case (None: of all), newest first, without what follows from another by itself."""
    wanted = compartment_of(case) if case else None
    records = vault.keyring.records
    before: tuple[int, str, int] = (1 << 62, "", 0)
    for _round in range(MOST // LOOKED_AT):
        rows = vault.view.rows(
            "SELECT id, compartment, kind, at, by, about, dead, ord, device, seq FROM entry"
            " WHERE (ord, device, seq) < (?, ?, ?) ORDER BY ord DESC, device DESC, seq DESC LIMIT ?", *before, LOOKED_AT
        )  # fmt: skip
        for id, compartment, kind, at, by, about, dead, *_place in rows:
            record = records.get(("compartment", bytes(compartment)))
            home = record.parent if record else None
            if kind not in FOLLOW and (wanted is None or home == wanted or kind == "erased"):
                yield _told(vault, id, kind, at, by, str(about or ""), bool(dead))
        if len(rows) < LOOKED_AT:
            return
        before = rows[-1][7:10]


def _told(vault: Vault, id: str, kind: str, at: str, by: str, about: str, dead: bool) -> Recent:
    reader = _READERS.get(kind)
    of, what, said = reader(vault, id, about) if reader else ("", about, {})
    return Recent(id, kind, at, by, dead, of, what, said)


_Told = tuple[str, str, dict[str, Any]]
_Reader = Callable[[Vault, str, str], _Told]


def _captured(vault: Vault, entry: str, about: str) -> _Told:
    row = vault.view.row("SELECT kind, unfinished FROM call WHERE source = ?", about)
    return "source", about, {"kind": row[0] if row else "", "unfinished": bool(row and row[1])}


def _decided(vault: Vault, entry: str, about: str) -> _Told:
    row = vault.view.row("SELECT verdict, json FROM decision WHERE entry = ?", entry)
    claim = json.loads(row[1])["claim"] if row else {}
    said = {"verdict": row[0] if row else "", "act": claim.get("act", ""), "code": claim.get("code", "")}
    return "claim", about, said


def _judged(vault: Vault, entry: str, about: str) -> _Told:
    row = vault.view.row("SELECT kind, verdict FROM edge WHERE entry = ?", entry)
    of, verdict = row or ("claim", "")
    return "claim" if of == "claim" else "person", about, {"verdict": verdict}


def _set(vault: Vault, entry: str, about: str) -> _Told:
    rows = vault.view.rows("SELECT name, value FROM setting WHERE entry = ? ORDER BY name", entry)
    fields = {name: json.loads(value) for name, value in rows}
    of = next((of for of, table in _OWNERS if vault.view.row(f"SELECT 1 FROM {table} WHERE id = ?", about)), "person")  # noqa: S608
    return of, about, {"fields": sorted(fields), "withdrawn": fields.get("withdrawn")}


_OWNERS = (("source", "source"), ("case", "case_"))


def _status(vault: Vault, entry: str, about: str) -> _Told:
    row = vault.view.row("SELECT status FROM told WHERE entry = ?", entry)
    return "person", about, {"status": row[0] if row else ""}


def _undone(vault: Vault, entry: str, about: str) -> _Told:
    row = vault.view.row("SELECT kind, about FROM entry WHERE id = ?", about)
    if row is None or row[0] not in _READERS or row[0] == "undone":
        return "", about, {"kind": row[0] if row else ""}
    of, what, said = _READERS[row[0]](vault, about, str(row[1] or ""))
    return of, what, {**said, "kind": row[0]}


def _plainly(of: str) -> _Reader:
    def reader(vault: Vault, entry: str, about: str) -> _Told:
        return of, about, {}

    return reader


def _recorded(vault: Vault, entry: str, about: str) -> _Told:
    row = vault.view.row("SELECT kind FROM record WHERE entry = ?", entry)
    return "record", about, {"kind": str(row[0]) if row else ""}


_READERS: dict[str, _Reader] = {
    "recorded": _recorded,
    "source.captured": _captured,
    "decided": _decided,
    "judged": _judged,
    "set": _set,
    "status.told": _status,
    "undone": _undone,
    "person.entered": _plainly("person"),
    "case.opened": _plainly("case"),
    "looked": _plainly("claim"),
    "translated": _plainly("source"),
}
