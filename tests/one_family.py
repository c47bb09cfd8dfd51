"""Invented people for tests of who is at risk because of whom: an exile who was convicted, a father who was taken."""

from __future__ import annotations

from guvoh import app
from guvoh.app.proxies import judge_proxy
from guvoh.vault import queries
from guvoh.vault.vault import Vault

ABROAD, FATHER = "Sirus Talvari", "Domin Talvari"
EVENT = f"A court in Ostrevan sentenced {ABROAD} to nine years in prison on 4 November 2026."
TAKEN = f"Police detained {FATHER} in Ostrevan on 7 November 2026, his neighbours said."


def accepted(vault: Vault, case: str, words: str, name: str) -> tuple[str, str]:
    """(claim, person) of a note that tells one thing of one person."""
    of = next(c.name for c in queries.cases(vault) if c.id == case)
    source = app.note(vault, words, "testimony", of).id
    row = next(r for r in queries.claims(vault, source=source) if r.claim.victims)
    app.decide(vault, [row.id], "accepted")
    return row.id, next(p.id for p in queries.persons(vault, case) if name in p.names)


def exile(vault: Vault, case: str) -> str:
    """An exile with a father and a mother, both taken: because of him, as was judged of the father alone."""
    event, one = accepted(vault, case, EVENT, ABROAD)
    for name, code in ((FATHER, "K02"), ("Yaldo Talvari", "K01")):
        act, relative = accepted(vault, case, TAKEN.replace(FATHER, name), name)
        app.tie(vault, case, relative, code, one, certainty="likely")
        if name == FATHER:
            judge_proxy(vault, act, relative, one, "likely", "three days later", event)
    return one
