"""Invented plans for tests of the desk: one that a watcher has, of which nobody answers any more, and one that cannot
be armed; a picket of last week with a relative who could pay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from guvoh import app
from guvoh.app import checking_in
from guvoh.app.records import add_record
from guvoh.vault import queries
from guvoh.vault.vault import Vault

ABROAD = {"in_country": "no", "under_18": "no"}
GONE = "http://127.0.0.1:9"  # an address of this machine at which nobody listens


class Planned(NamedTuple):
    """Ids. `armed` is due in an hour as its watcher said; `home` names a contact of whom nobody knows where he is."""

    person: str
    armed: str
    home: str
    event: str
    buddy: str


def one_plan(vault: Vault, case: str, due_in: int = 3600, watcher: str = GONE) -> Planned:
    person = app.enter_person(vault, case, "Parvin Zohirova")
    father = app.enter_person(vault, case, "Zohir Davronov")

    def contact(name: str, **more: object) -> str:
        return add_record(vault, case, "contact", [], {"name": name, "what": "person", "uses": ["buddy"], **more})

    buddy = contact("Mira Olden", mail="mira@olden.example", phone="+48 555 01 02 03", sheet_words="Aunt", **ABROAD)
    duty = contact("Henk Brakel", webhook="https://henk.example/alarm", **ABROAD)
    inside = contact("Dovud Sarvin", phone="+992 900 00 00 00")
    said = {"title": "If Parvin is taken", "at_arrest": "Call Mira.\nDo not post.", "buddies": [buddy], "duty": [duty],
            "answer_by": "20:00", "zone": "UTC", "every": "1"}  # fmt: skip
    armed = add_record(vault, case, "plan", [person], said)
    home = add_record(vault, case, "plan", [person], {"title": "At home", "buddies": [inside]})
    if due_in:
        now, plan = datetime.now(UTC), queries.record(vault, armed)
        word = checking_in.arm_word(vault, plan, watcher, now)
        checking_in.keep_answer(vault, plan, word, now, {"state": "armed", "due_in": due_in})
    day = (datetime.now(UTC) - timedelta(days=5)).date().isoformat()
    on = {"title": "A picket", "what": "protest", "on": day, "relatives": [father]}
    return Planned(person, armed, home, add_record(vault, case, "event", [person], on), buddy)
