"""Second looks, translations, and what was kept by a name. What an undo took back is not shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Look:
    """One second look. `decision` is what stood when it was made; `verdict` same or different; `answer` accepted or
    rejected; `slots` the parts that were read otherwise; `stands` whether that decision still does."""

    id: str
    claim: str
    decision: str
    verdict: str
    answer: str
    blind: bool
    slots: tuple[str, ...]
    by: str
    at: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision of a reader that stands on its claim."""

    claim: str
    decision: str
    at: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A line under the words from `start` to `end` of a source's text."""

    id: str
    source: str
    start: int
    end: int
    text: str
    language: str
    translator: str
    date: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved search or table mapping. `fields` are those of whoever kept it."""

    id: str
    what: str
    case: str
    name: str
    fields: dict[str, Any]
    by: str
    at: str


# CROSS JOIN: the few rows first. Left to itself SQLite walks through all entries, which are in the wanted order.
_LOOK = (
    "SELECT looked.entry, looked.claim, looked.decision, looked.verdict, answer, blind, slots, entry.by, entry.at,"
    " claim.decision IS looked.decision FROM looked CROSS JOIN entry ON entry.id = looked.entry AND entry.dead = 0"
    " JOIN claim ON claim.id = looked.claim"
)
_TRANSLATION = (
    "SELECT translated.entry, source, start, end_, json, entry.by, entry.at FROM translated"
    " CROSS JOIN entry ON entry.id = translated.entry"
)


def looks(vault: Vault, claim: str) -> list[Look]:
    """The looks at one claim, in the order in which they were made."""
    rows = vault.view.rows(f"{_LOOK} WHERE looked.claim = ? ORDER BY entry.ord, entry.id", claim)
    return [_look(r) for r in rows]


def differing(vault: Vault, case: str | None = None) -> list[Look]:
    """Open questions: somebody looked at what stands and read it otherwise."""
    rows = vault.view.rows(
        f"{_LOOK} WHERE looked.verdict = 'different' AND claim.decision IS looked.decision"
        " AND (? IS NULL OR claim.case_ = ?) ORDER BY entry.ord, entry.id", case, case
    )  # fmt: skip
    return [_look(r) for r in rows]


def _look(row: tuple[Any, ...]) -> Look:
    id, claim, decision, verdict, answer, blind, slots, by, at, stands = row
    return Look(id, claim, decision, verdict, answer, bool(blind), tuple(json.loads(slots)), by, at, bool(stands))


def looked_blind(vault: Vault, by: str) -> set[str]:
    """The claims that this reader was shown again without his own decision."""
    rows = vault.view.rows(
        "SELECT looked.claim FROM looked CROSS JOIN entry ON entry.id = looked.entry AND entry.dead = 0"
        " WHERE looked.blind = 1 AND entry.by = ?", by
    )  # fmt: skip
    return {r[0] for r in rows}


def agreement(vault: Vault, by: str) -> tuple[int, int]:
    """(same, shown): how often a reader answered blind what he had decided himself. For that reader alone."""
    row = vault.view.row(
        "SELECT COALESCE(sum(looked.verdict = 'same'), 0), count(*) FROM looked"
        " CROSS JOIN entry ON entry.id = looked.entry AND entry.dead = 0"
        " JOIN entry AS first ON first.id = looked.decision"
        " WHERE looked.blind = 1 AND entry.by = ? AND first.by = entry.by", by
    )  # fmt: skip
    return (int(row[0]), int(row[1])) if row else (0, 0)


def decided_by(vault: Vault, by: str) -> int:
    """How many decisions of a reader are live."""
    row = vault.view.row("SELECT count(*) FROM entry WHERE kind = 'decided' AND by = ? AND dead = 0", by)
    return int(row[0]) if row else 0


def standing_of(vault: Vault, by: str, limit: int = 2000) -> list[Standing]:
    """The decisions of a reader that stand, the newest first."""
    rows = vault.view.rows(
        "SELECT claim.id, entry.id, entry.at FROM entry JOIN decision ON decision.entry = entry.id"
        " JOIN claim ON claim.id = decision.target AND claim.decision = entry.id"
        " WHERE entry.kind = 'decided' AND entry.by = ? AND entry.dead = 0 AND claim.state IN ('accepted', 'rejected')"
        " ORDER BY entry.ord DESC, entry.id LIMIT ?", by, limit
    )  # fmt: skip
    return [Standing(*r) for r in rows]


def second_looks_wanted(
    vault: Vault, by: str, case: str | None = None, grave_acts: Sequence[str] = (), limit: int = 100
) -> list[str]:
    """Accepted claims that somebody else decided and this reader has neither decided nor looked at, those of
    `grave_acts` first, then the oldest."""
    found: list[str] = []
    for grave in ("IN", "NOT IN"):
        # The inner question is answered by an index alone; the outer one ends when there are enough.
        rows = vault.view.rows(
            "SELECT id FROM (SELECT id, decision FROM claim INDEXED BY claim_accepted"  # noqa: S608 (our own words)
            "  WHERE case_ IN (SELECT id FROM case_ WHERE ?1 IS NULL OR id = ?1) AND state = 'accepted' AND by <> ?2"
            f"  AND act {grave} (SELECT value FROM json_each(?3)) ORDER BY decision LIMIT -1) AS claim"
            " WHERE NOT EXISTS (SELECT 1 FROM looked JOIN entry AS e ON e.id = looked.entry"
            "  WHERE looked.claim = claim.id AND looked.decision = claim.decision AND e.by = ?2 AND e.dead = 0)"
            " AND NOT EXISTS (SELECT 1 FROM decision JOIN entry AS d ON d.id = decision.entry"
            "  WHERE decision.target = claim.id AND d.by = ?2 AND d.dead = 0) LIMIT ?4",
            case, by, json.dumps(list(grave_acts)), limit - len(found),
        )  # fmt: skip
        found += [r[0] for r in rows]
    return found


def translations(vault: Vault, source: str) -> list[Translation]:
    """The lines under words of a source, in the order of the words, then as they came."""
    rows = vault.view.rows(
        f"{_TRANSLATION} WHERE source = ? AND entry.dead = 0 ORDER BY start, end_, entry.ord, entry.id", source
    )
    return [_translation(r) for r in rows]


def all_translations(vault: Vault) -> list[Translation]:
    """Every line that was ever written, taken back or not: for erasing."""
    return [_translation(r) for r in vault.view.rows(_TRANSLATION)]


def _translation(row: tuple[Any, ...]) -> Translation:
    id, source, start, end, text, by, at = row
    return Translation(id, source, start, end, by=by, at=at, **json.loads(text))


def kept(vault: Vault, what: str | None = None, case: str | None = None) -> list[Kept]:
    """What is kept, by name; of one name in one case the last."""
    rows = vault.view.rows(
        "SELECT kept.entry, what, case_, folded, json, entry.by, entry.at FROM kept"
        " CROSS JOIN entry ON entry.id = kept.entry AND entry.dead = 0"
        " WHERE (? IS NULL OR what = ?) AND (? IS NULL OR case_ = ?)"
        " ORDER BY kept.ord, kept.device, kept.seq", what, what, case, case
    )  # fmt: skip
    last = {}
    for id, of, in_case, folded, text, by, at in rows:
        last[of, in_case, folded] = Kept(id, of, in_case, by=by, at=at, **json.loads(text))
    return [last[name] for name in sorted(last)]


def kept_compartments(vault: Vault) -> list[tuple[bytes, str]]:
    """(compartment, all its words as JSON) of everything that was ever kept, taken back or not."""
    rows = vault.view.rows("SELECT entry.compartment, kept.json FROM kept CROSS JOIN entry ON entry.id = kept.entry")
    return [(bytes(compartment), str(text)) for compartment, text in rows]
