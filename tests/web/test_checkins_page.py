"""Check-ins at the desk: late ones on the start page, a call that stays here, an absence that goes by a button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, beside

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from one_plan import GONE, Planned, one_plan
from one_watcher import one_watcher


@pytest.fixture
def planned(vault_folder: Path, words: str) -> tuple[str, Planned]:
    """(the address of the case, a plan whose check-in is late)"""
    with open_vault(vault_folder, words) as vault:
        app.note(vault, "Nothing happened yet.", "note", "Valley")
        case = queries.cases(vault)[0].id
        return f"/case/{short(case)}/", one_plan(vault, case, -7200)


@pytest.fixture
def client(vault_folder: Path, serve: Any, planned: tuple[str, Planned]) -> Client:
    running = serve(vault_folder)
    return Client(running.origin, running.address.split("#")[1])


def test_a_late_check_in_cannot_wait_and_its_next_steps_stand_with_their_times(
    client: Client, planned: tuple[str, Planned]
) -> None:
    own, _plan = planned
    start, page = client.get(own).text, client.get(own + "checkins").text
    assert 'id="missed"' in start and "Nothing presses" not in start
    assert "1 check-in did not come." in page and "The first buddy is asked to call: \u2068Mira Olden" in page


def test_a_call_is_kept_here_and_nobody_is_told(
    client: Client, planned: tuple[str, Planned], vault_folder: Path, words: str
) -> None:
    own, plan = planned
    here = f"{own}checkins/{short(plan.armed)}/call"
    assert beside(client.post(here, [("note", " ")]).text).keys() == {"note"}
    assert client.post(here, [("note", "At home, tired.")]).status == 303
    with open_vault(vault_folder, words) as vault:
        kinds = [one.text("how") for one in queries.records(vault, None, "checkin")]
    assert kinds == ["armed", "call"]


@pytest.mark.parametrize(
    ("part", "sent", "field"),
    [("away", {"from": "31.02.2027", "to": "2 January"}, "from"), ("away", {"from": "", "to": ""}, "to"),
     ("away", {"from": "2 January 2030", "to": "1 January 2030"}, "to"), ("safe", {"until": "tomorrow"}, "until"),
     ("safe", {"until": "2040-01-01 20:00"}, "until")],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused_beside_its_field_and_nothing_leaves(
    client: Client, planned: tuple[str, Planned], part: str, sent: dict[str, str], field: str
) -> None:
    own, plan = planned
    reply = client.post(f"{own}checkins/{short(plan.armed)}/{part}", list(sent.items()))
    assert (reply.status, field in beside(reply.text)) == (422, True)
    assert "did not answer" not in client.get(own + "checkins").text, "nobody was asked"


def test_an_absence_and_a_check_in_are_told_to_the_watcher(
    vault_folder: Path, words: str, tmp_path: Path, serve: Any
) -> None:
    from datetime import UTC, datetime

    from guvoh.app import checking_in

    with one_watcher(tmp_path / "w") as listening, open_vault(vault_folder, words) as vault:
        app.note(vault, "Nothing happened yet.", "note", "Valley")
        case = queries.cases(vault)[0].id
        plan = one_plan(vault, case, 0).armed
        of = queries.record(vault, plan)
        try:
            checking_in.arm(vault, of, listening.address, listening.word, datetime.now(UTC))
        except Exception:  # its contacts have to reply first
            listening.replies()
        checking_in.arm(vault, of, listening.address, listening.word, datetime.now(UTC))
        vault.close()
        running = serve(vault_folder)
        client, here = Client(running.origin, running.address.split("#")[1]), f"/case/{short(case)}/checkins"
        client.post(f"{here}/{short(plan)}/away", [("from", "tomorrow"), ("to", "tomorrow")])
        away = client.get(here).text
        client.post(f"{here}/{short(plan)}/in", [])
        assert "Away as planned" in away and "By this device" in client.get(here).text
        (there,) = listening.store.watch.plans.values()
        assert there.round == 3 or there.state == "armed"


def test_a_watcher_that_is_gone_is_said_at_once_and_nothing_typed_counts_as_told(
    client: Client, planned: tuple[str, Planned]
) -> None:
    own, plan = planned
    client.post(f"{own}checkins/{short(plan.armed)}/in", [])
    text = client.get(own + "checkins").text
    assert "The watcher did not answer for less than a minute." in text and GONE in text
    assert "By this device" not in text
