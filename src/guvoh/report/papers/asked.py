"""What a paper is asked for beside its case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the ledger about a source: `kind` as in the ledger, `at` ISO 8601, `by` the declared handle."""

    source: str
    kind: str
    at: str
    by: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Ids, "" for none. `nameless`: to be pasted into a messenger, where nobody stands, not even under a code name.
    `steps`: what the ledger has of the sources, in the order in which it was done."""

    source: str = ""
    organisation: str = ""
    person: str = ""
    nameless: bool = False
    steps: tuple[Step, ...] = ()
