"""What tests of release day begin with: a note of a release of many in a case, accepted; and people who are held."""

from __future__ import annotations

import json

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.vault import Vault

DAY = "2026-11-10"
NEWS = "The prosecutor said that 50 prisoners were released from Colony 5 in Ostrevan on 10 November 2026."


def released(vault: Vault, case: str, news: str = NEWS) -> str:
    """The accepted claim of a note that holds one release."""
    source = app.note(vault, news, "testimony", next(c.name for c in queries.cases(vault) if c.id == case)).id
    (row,) = [r for r in queries.claims(vault, source=source) if r.claim.act == "release"]
    app.decide(vault, [row.id], "accepted")
    return row.id


def held(vault: Vault, case: str, name: str, known: str = "2026-11-02", code: str = "L05", **told: str) -> str:
    """Somebody who was told to be held."""
    person = app.enter_person(vault, case, name)
    app.tell_status(vault, person, code, known, **told)
    return person


def contested(vault: Vault, case: str) -> str:
    """Held as a lawyer says, free as a brother says, of the same days."""
    person = held(vault, case, "Tolib Ashmeron", known="2026-11-10", code="L04", since="2026-11-01", said_by="lawyer")
    app.tell_status(vault, person, "L08", "2026-11-12", since="2026-11-06", said_by="brother", today="2026-11-20")
    return person


def plain(vault: Vault) -> str:
    """All that the view holds of what was told, for comparing."""
    rows = vault.view.rows("SELECT person, status, known FROM told JOIN entry ON entry.id = told.entry WHERE dead = 0")
    return json.dumps(sorted(rows))
