"""What the documenter concludes: decisions, persons, incidents, figures, cases. All recomputable from the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guvoh.model.claim import Amount, Claim

Verdict = Literal["accepted", "rejected"]
Protection = Literal["protected", "initials", "named"]
Publicity = Literal["silent", "confidential", "public"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's word on one suggestion or claim. It carries the whole claim, so that runs can be pruned."""

    id: str
    target: str
    source: str
    verdict: Verdict
    claim: Claim
    by: str
    at: str
    parent: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A component of mentions judged to be the same. Unknown age, unknown whereabouts and unclassified count as
    protected; publicity is silent until the family, or the person, said otherwise."""

    id: str
    case: str
    names: tuple[str, ...]
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    protection: Protection = "protected"
    protection_because: str = "not yet classified"
    publicity: Publicity = "silent"
    publicity_by: str = ""
    publicity_at: str = ""
    publicity_how: str = ""
    publicity_review: str = ""
    conflict: bool = False
    age: str = "unknown"  # adult, child, unknown
    whereabouts: str = "unknown"  # free, abroad, held, hiding, dead, unknown
    unnamed: bool = False  # a placeholder: what stands for the name only says who it is


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's figure in its own bounds and words, with the claim that it rests on. `conceded`: whoever gives it
    denies the act itself; it stands apart and no range is made of it. `unit`: what it counts, as in `Range`."""

    claim: str
    source: str
    said_by: str
    amount: Amount
    root: str
    conceded: bool = False
    unit: str = "person"


@dataclass(frozen=True, slots=True)
class Range:
    """The range that the independent figures report (domain model 7). None is an open side; `sources` is the number of
    independent roots; `contested` when no single number fits every figure, else `fits_low` to `fits_high` do. `unit`: a
    code of words/count_units.yaml (person, family, case, act), "" where nobody can say what is counted; `named` always
    counts persons. Ranges of two units are never added."""

    low: int | None
    high: int | None
    named: int
    sources: int
    contested: bool
    rule: str
    fits_low: int | None = None
    fits_high: int | None = None
    unit: str = "person"


@dataclass(frozen=True, slots=True)
class Incident:
    """A component of accepted claims judged to tell of the same event. `ladder` is V0 to V7, a computed proposal."""

    id: str
    case: str
    act: str
    claims: tuple[str, ...]
    start: str | None
    end: str | None
    places: tuple[str, ...]
    figures: tuple[Figure, ...]
    range: Range | None
    ladder: str
    ladder_because: str
    roots: int
    contested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    name: str
    publicity: Publicity = "silent"
    publicity_by: str = ""
    publicity_at: str = ""
    publicity_how: str = ""
    publicity_review: str = ""
