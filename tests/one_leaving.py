"""An invented case that may be public: somebody held abroad who agreed, kin, two officials; for papers that leave."""

from __future__ import annotations

from guvoh import app
from guvoh.app.records import add_record
from guvoh.vault.vault import Vault

ABROAD, BROTHER, CHILD = "Nilufar Ostad", "Parviz Ostad", "Mina Ostad"
CHIEF, DEPUTY = "Garip Mosolev", "Sanos Trivel"
BODY = "Ministry of Justice"


def leaving(vault: Vault, case: str) -> dict[str, str]:
    """By name the ids; `consent` is hers, to be named in public."""
    app.set_case(vault, case, {"publicity": "public", "publicity_by": "the families", "publicity_at": "2019-01-01"})
    ids = {name: app.enter_person(vault, case, name) for name in (ABROAD, BROTHER, CHILD, CHIEF, DEPUTY)}
    agreed = {"protection": "named", "publicity": "public", "publicity_by": "herself", "publicity_at": "2019-01-01",
              "age": "adult", "whereabouts": "abroad"}  # fmt: skip
    app.set_person(vault, ids[ABROAD], agreed)
    app.tell_status(vault, ids[ABROAD], "L03", "2019-03-01")  # held where she is
    app.set_person(vault, ids[CHILD], {"age": "child"})
    ids["consent"] = add_record(
        vault, case, "consent", [ids[ABROAD]], {"scope": "C4", "basis": "S1", "date": "2019-01-01"}
    )
    app.tie(vault, case, ids[BROTHER], "K10", ids[ABROAD])
    add_record(vault, case, "post", [ids[CHIEF]], {"post": "Head of the prison service", "body": BODY, "from": "2020"})
    add_record(vault, case, "post", [ids[DEPUTY]], {"post": "Deputy head", "body": BODY, "superior": ids[CHIEF]})
    add_record(vault, case, "statement", [], {"title": "They were taken", "text": "x", "demand": "Let them go."})
    return ids
