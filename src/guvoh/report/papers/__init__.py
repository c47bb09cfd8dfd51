"""Our own papers. Each file makes one kind: a pure function of a `CaseFile`, in the language that is in use.

    made("evidence", file, profile)              the `Document`, with every name still in it
    made("custody", file, profile, Asked(source=ID, steps=...))     what some kinds ask beside the case

Each piece says how far it may go; policy decides (`policy.profiles`). A paper that lacks what it needs says so in
`missing`. A new paper is one more file with a `document` function, and one more line in `KINDS`.

Read `rows.py` first (who has a row, what counts), then `pieces.py` (a person, a day, a place as pieces), `whole.py`
(the frame), and then any paper: `evidence.py` is the shortest, `statistics.py` the one with rules.
"""

from __future__ import annotations

from importlib import import_module

from guvoh.model.case_file import CaseFile
from guvoh.model.document import Document
from guvoh.report.papers.asked import Asked, Step

KINDS = ("evidence", "register", "pattern", "statistics", "alert", "officials", "organisation", "custody", "press",
         "missing")  # fmt: skip
ASKED = frozenset({"alert", "custody", "organisation"})  # these are told what was asked for


def made(kind: str, file: CaseFile, profile: str, asked: Asked | None = None) -> Document:
    """Raises KeyError for a kind that there is not."""
    if kind not in KINDS:
        raise KeyError(kind)
    of = import_module(f"guvoh.report.papers.{kind}")
    document: Document = of.document(file, profile, asked or Asked()) if kind in ASKED else of.document(file, profile)
    return document


__all__ = ["ASKED", "KINDS", "Asked", "Step", "made"]
