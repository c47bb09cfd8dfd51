"""What leaves the vault for a watcher: a made-up id, moments, routes. Nobody in the country or under 18 is a route."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from guvoh.app.checking_in import arm, order_of, plan_of
from guvoh.app.records import add_record
from guvoh.errors import NoAnswer, Refused
from guvoh.safety.watch import order
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.vault.voice import voice_of
from one_reader import case, vault

__all__ = ["case", "vault"]


def _contact(vault: Vault, case: str, **more: str) -> str:
    fields = {"name": "Invented Adult", "what": "person", "uses": ["buddy"], "languages": "tg", "in_country": "no",
              "under_18": "no", "mail": "one@example.org"}  # fmt: skip
    return add_record(vault, case, "contact", [], {**fields, **more})


def _plan(vault: Vault, case: str, buddy: str) -> str:
    return add_record(vault, case, "plan", [], {"title": "Invented title", "buddies": [buddy], "duty": [buddy]})


def test_an_order_holds_no_name_and_no_id_of_the_vault(vault: Vault, case: str):
    buddy = _contact(vault, case)
    plan = _plan(vault, case, buddy)
    said = json.dumps(order_of(vault, queries.record(vault, plan))) + voice_of(vault, plan).id
    assert [word for word in ("Invented", buddy, plan, case, vault.id) if word in said] == []


def test_a_contact_is_written_to_in_its_own_language(vault: Vault, case: str):
    plan = _plan(vault, case, _contact(vault, case))
    assert [one["language"] for one in order_of(vault, queries.record(vault, plan))["contacts"]] == ["tg"]


@pytest.mark.parametrize("field", ["in_country", "under_18"])
@pytest.mark.parametrize("value", ["yes", "unknown", ""])
def test_nobody_in_the_country_or_under_18_or_not_known_is_a_route(vault: Vault, case: str, field: str, value: str):
    plan = _plan(vault, case, _contact(vault, case, **{field: value}))
    with pytest.raises(Refused):
        order_of(vault, queries.record(vault, plan))


def test_a_letter_that_is_not_sealed_does_not_leave(vault: Vault, case: str):
    plan = _plan(vault, case, _contact(vault, case))
    with pytest.raises(Refused):
        order_of(vault, queries.record(vault, plan), b"Dear lawyer")


def test_a_plan_without_a_watcher_that_answers_is_not_armed(vault: Vault, case: str):
    plan = _plan(vault, case, _contact(vault, case))
    with pytest.raises(NoAnswer):
        arm(vault, plan_of(vault, plan), "http://127.0.0.1:9", "word", datetime.now(UTC))
    assert (queries.record(vault, plan).text("watcher"), queries.records(vault, None, "checkin")) == ("", [])


def test_routes_go_to_another_machine_only_encrypted(vault: Vault, case: str):
    plan = _plan(vault, case, _contact(vault, case))
    with pytest.raises(Refused):
        arm(vault, plan_of(vault, plan), "http://watch.example.org", "word", datetime.now(UTC))


def test_two_plans_cannot_be_told_to_be_of_one_vault(vault: Vault, case: str):
    buddy = _contact(vault, case)
    one, two = (voice_of(vault, _plan(vault, case, buddy)) for _n in range(2))
    assert len({one.id, two.id, order.key_of(one.seed), order.key_of(two.seed), one.code, two.code}) == 6
