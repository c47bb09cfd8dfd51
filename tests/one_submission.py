"""Invented records for tests of the case file: a consent, a submission with a step, what others did."""

from __future__ import annotations

from guvoh.app.records import add_record
from guvoh.vault.vault import Vault


def submitted(vault: Vault, case: str, person: str) -> str:
    """The id of the submission."""
    consent = {"scope": "C2", "mechanism": "WGAD", "basis": "S2", "given_by": "Her mother", "date": "2026-10-02",
               "expires": "2026-12-05"}  # fmt: skip
    add_record(vault, case, "consent", [person], consent)
    sent = add_record(vault, case, "submission", [person], {"mechanism": "WGAD", "matter": "Release"})
    step = {"submission": sent, "what": "sent", "date": "2026-11-03", "due": "2026-12-03"}
    add_record(vault, case, "step", [], step)
    add_record(vault, case, "submission", [person], {"mechanism": "ECHR"})
    return sent
