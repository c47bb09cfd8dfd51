"""Our own papers. Each file makes one kind: a pure function of a `CaseFile`, in the language that is in use.

    made("evidence", file, profile)     the `Document`, with every name still in it

Each piece says how far it may go; policy decides (`policy.profiles`). A paper that lacks what it needs says so in
`missing`. A new paper is one more file with a `document` function, and one more line in `KINDS`.
"""

from __future__ import annotations

from importlib import import_module

from guvoh.model.case_file import CaseFile
from guvoh.model.document import Document

KINDS = ("evidence",)


def made(kind: str, file: CaseFile, profile: str) -> Document:
    """Raises KeyError for a kind that there is not."""
    if kind not in KINDS:
        raise KeyError(kind)
    document: Document = import_module(f"guvoh.report.papers.{kind}").document(file, profile)
    return document
