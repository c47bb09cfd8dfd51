"""A contact, a threat with its evidence, and a referral, all about one person of a case."""

from __future__ import annotations

from guvoh import app
from guvoh.app.records import add_record
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def networked(vault: Vault, case: str) -> tuple[str, str, str]:
    """The ids of the person, of a lawyer in the country who was never checked, and of a threat to follow up."""
    person = app.enter_person(vault, case, "Nekruz Dashtov")
    lawyer = {"name": "Z. Mehrvand", "uses": "lawyer", "countries": "TJ", "languages": "ru tg", "phone": "+992 00 0001"}
    contact = add_record(vault, case, "contact", [], lawyer)
    abroad = {"name": "Line North", "uses": "hotline", "in_country": "no", "under_18": "no", "mail": "line@example.org"}
    add_record(vault, case, "contact", [], abroad)
    said = {"what": "He would not come home", "on": "2026-11-10", "severity": "violence", "channel": "message",
            "office": "District police", "sources": queries.sources(vault, case)[0].id,
            "follow_up_on": "2026-11-12"}  # fmt: skip
    threat = add_record(vault, case, "threat", [person], said)
    sent = {"contact": contact, "what": "lawyer", "on": "2026-11-11", "without_consent": "Nobody could be reached"}
    add_record(vault, case, "referral", [person], sent)
    return person, contact, threat
