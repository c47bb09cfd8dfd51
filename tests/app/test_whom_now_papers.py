"""A form that whom now says can be made is made, with where to send it; what lacks is said in words."""

from __future__ import annotations

from forms_case import full

from guvoh.app.whom_now import made, ready
from guvoh.vault.vault import Vault

WORD = b"PK"  # how a .docx begins
APPEAL = "guvoh report wgad --person ID --out appeal.docx"


def test_a_complete_form_can_be_made_and_says_its_name(vault: Vault, case: str) -> None:
    of, person = full(vault, case)
    found = ready(vault, of, APPEAL, person)
    assert found.lacks == () and found.title
    assert made(vault, of, "wgad", person).startswith(WORD)
