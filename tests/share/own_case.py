"""A case of invented people made by hand: two sources that differ, somebody who may be named, a place, a tie."""

from __future__ import annotations

from guvoh import app
from guvoh.app.records import add_record
from guvoh.model import Case
from guvoh.vault import queries
from guvoh.vault.vault import Vault

SHOWN, HIDDEN, SISTER = "Ruslan Veshkorov", "Domin Talvari", "Yaldo Talvari"
FIRST = f"Police detained {HIDDEN} in Ostrevan on 12 November 2026, his neighbours said."
SECOND = f"Officers detained {HIDDEN} in Ostrevan on 13 November 2026, the Karsk Rights Group said."
NAMED = f"Police detained {SHOWN} in Lower Karsk on 14 November 2026 over a debt, his lawyer said."
MANY = "Officers arrested 40 people in Lower Karsk on 2 November 2026, according to the Karsk Rights Group."
ABOUT_HIM = {"born": "1961-04-02", "occupation": "miller", "lawyer": "Irada Fernoush"}


def own_case(vault: Vault, case: str) -> Case:
    """The case, with everything in it accepted."""
    name = next(c.name for c in queries.cases(vault) if c.id == case)
    for words in (FIRST, SECOND, NAMED, MANY):
        source = app.note(vault, words, "document", name).id
        app.set_source(vault, source, {"publisher": "The Karsk Herald", "published": "2026-11-15"})
        for row in queries.claims(vault, source=source, state="suggested"):
            app.decide(vault, [row.id], "accepted")
    people = {n: p for p in queries.persons(vault, case) for n in p.names}
    hidden = [p for p in queries.persons(vault, case) if HIDDEN in p.names]
    for other in hidden[1:]:
        app.judge(vault, hidden[0].id, other.id, "same", "one man")
    claims = [r.id for r in queries.claims(vault, case=case, state="accepted") if HIDDEN in r.claim.quote]
    app.judge(vault, claims[0], claims[1], "same", "one arrest")
    app.set_person(vault, hidden[0].id, ABOUT_HIM)
    sister = app.enter_person(vault, case, SISTER)
    app.tie(vault, case, sister, "K08", hidden[0].id)
    app.tell_status(vault, hidden[0].id, "L04", "2026-11-16", place="Ostrevan remand prison", said_by="his sister")
    app.set_person(vault, people[SHOWN].id, {
        "protection": "named", "publicity": "public", "publicity_by": "himself", "publicity_at": "2026-11-15",
        "publicity_how": "in writing", "age": "adult", "whereabouts": "held"})  # fmt: skip
    add_record(vault, case, "consent", [people[SHOWN].id], {"scope": "C4", "basis": "S1", "date": "2026-11-15"})
    app.set_case(vault, case, {"publicity": "public"})
    for place in ("Ostrevan", "Lower Karsk"):
        app.set_place(vault, case, place, "41.23456", "52.34567", "town", "a map of 2024")
    return next(c for c in queries.cases(vault) if c.id == case)
