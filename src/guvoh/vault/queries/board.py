"""The board page by page: which persons, in which order, how many; the database compares and counts.

What is asked with: the reader's day and clock. `vault.fold_held` keeps one row for each person on the board.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which case (None: of all), without whom, and when: `today` the reader's day, `now` his local time or "".
    Who has no news for more than `stale_after` days is stale; a hearing presses `lead` days before."""

    case: str | None
    today: str
    now: str
    stale_after: int
    lead: int
    without: Collection[str] = ()

    def values(self) -> tuple[Any, ...]:
        today = date.fromisoformat(self.today)
        return (self.case, json.dumps(sorted(self.without)), self.today, self.now[:16],
                (today - timedelta(days=self.stale_after)).isoformat(), f"+{self.stale_after + 1} days",
                f"-{self.lead} days", (today + timedelta(days=self.lead)).isoformat())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are held; of them stale, denied to be held, and to be called by tonight."""

    held: int
    stale: int
    denied: int
    calls: int


# The places of `Asked.values`: 1 case, 2 without, 3 today, 4 now, 5 the first day that is not stale, 6 and 7 shifts of
# a day, 8 the last day of which a hearing presses.
_STALE = "news < ?5"
_PASSED = "(substr(hearing, 1, 10) < ?3 OR (length(hearing) > 10 AND ?4 <> '' AND hearing < ?4))"
_DUE = (
    "min(CASE WHEN call <> '' THEN call WHEN news < ?5 THEN COALESCE(date(news, ?6), '9999') ELSE '9999' END,"
    f" CASE WHEN hearing = '' THEN '9999' WHEN {_PASSED} THEN hearing"
    " ELSE COALESCE(date(substr(hearing, 1, 10), ?7), '9999') END)"
)
_ORDER = f"{_DUE}, min(news, ?3), name, person"
_FROM = (
    " FROM held WHERE case_ IN (SELECT id FROM case_ WHERE ?1 IS NULL OR id = ?1)"
    " AND person NOT IN (SELECT value FROM json_each(?2)) AND ?8 = ?8"
)


def people(vault: Vault, asked: Asked, first: int = 0, limit: int = -1) -> list[str]:
    """The persons on the board in its order: what is due first, then whose last news is oldest, then by name."""
    return _ids(vault, asked, f"{_FROM} ORDER BY {_ORDER}", first, limit)


def to_call(vault: Vault, asked: Asked, limit: int = -1) -> list[str]:
    """Whom to call or to ask about, by the time of the call that is agreed; then the others as on the board."""
    pressing = f"hearing <> '' AND NOT {_PASSED} AND substr(hearing, 1, 10) <= ?8"
    wanted = f"{_FROM} AND (call <> '' OR {_STALE} OR ({pressing}))"
    return _ids(vault, asked, f"{wanted} ORDER BY CASE WHEN call <> '' THEN call ELSE '9999' END, {_ORDER}", 0, limit)


def without_news(vault: Vault, asked: Asked, limit: int = -1) -> list[str]:
    """Those who are stale, the longest first."""
    return _ids(vault, asked, f"{_FROM} AND {_STALE} ORDER BY news, name, person", 0, limit)


def counts(vault: Vault, asked: Asked) -> Counts:
    row = vault.view.row(
        f"SELECT count(*), COALESCE(sum({_STALE}), 0), COALESCE(sum(denied), 0),"
        f" COALESCE(sum(call <> '' AND substr(call, 1, 10) <= ?3), 0) {_FROM}", *asked.values()
    )  # fmt: skip
    return Counts(*row) if row else Counts(0, 0, 0, 0)


def named(vault: Vault, case: str, words: Collection[str]) -> list[str]:
    """The persons of a case on the board whose first name, folded, is one of these."""
    rows = vault.view.rows(
        "SELECT person FROM held WHERE case_ = ? AND folded IN (SELECT value FROM json_each(?))", case,
        json.dumps(sorted(words)),
    )  # fmt: skip
    return [row[0] for row in rows]


def _ids(vault: Vault, asked: Asked, behind: str, first: int, limit: int) -> list[str]:
    rows = vault.view.rows(f"SELECT person {behind} LIMIT ?9 OFFSET ?10", *asked.values(), limit, first)
    return [row[0] for row in rows]
