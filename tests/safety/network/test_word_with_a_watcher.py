"""What a watcher said is kept with the plan: how it stands there, who replied, since when nobody answers; each time in
one commit, and no word is sent by preparing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from guvoh.app import checking_in as app
from guvoh.app.network import drill
from guvoh.app.records import add_record, change_record
from guvoh.book.record_due import due_of
from guvoh.book.watching import watched
from guvoh.errors import NoAnswer, Refused
from guvoh.model.records import Record
from guvoh.safety.network.watching import phase, steps
from guvoh.safety.watch import client
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.vault.voice import name_for

HERE = "http://127.0.0.1:9"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
Says = Callable[..., dict[str, Any]]


@pytest.fixture
def contact(vault: Vault, case: str) -> str:
    return add_record(vault, case, "contact", [], {
        "name": "Invented Adult", "what": "person", "uses": ["buddy"], "in_country": "no", "under_18": "no",
        "mail": "one@example.org", "signal": "+48 555 01 02 03"})  # fmt: skip


@pytest.fixture
def plan(vault: Vault, case: str, contact: str) -> str:
    fields = {"title": "If they come", "buddies": [contact], "duty": [contact], "answer_by": "18:00", "zone": "UTC"}
    return add_record(vault, case, "plan", [], fields)


@pytest.fixture
def says(vault: Vault, plan: str, contact: str, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the watcher answers to the next words; a list of what it was told follows."""
    answers: list[Any] = []

    def tell(watcher: str, note: str, word: str = "", trust: str = "") -> dict[str, Any]:
        said = answers.pop(0) if answers else {"state": "armed", "due_in": 9 * 3600}
        if isinstance(said, Exception):
            raise said
        return dict(said)

    monkeypatch.setattr(client, "tell", tell)
    return answers


def commits(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the commits that follow."""
    made: list[int] = []
    commit = vault.commit
    monkeypatch.setattr(vault, "commit", lambda batch: (made.append(len(batch.drafts)), commit(batch))[1])
    return made


def of(vault: Vault, plan: str) -> Record:
    return queries.record(vault, plan)


def state(vault: Vault, plan: str) -> Any:
    return watched(of(vault, plan), queries.records(vault))


def test_a_drill_its_replies_and_the_plan_are_kept_in_one_commit(
    vault: Vault, plan: str, contact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = commits(vault, monkeypatch)
    drill(vault, plan, {"what": "call_round", "on": "2026-11-22", "reached": [contact]}, read=True)
    fresh = (queries.record(vault, contact).text("confirmed_on"), of(vault, plan).text("reviewed_on"))
    assert (made, fresh) == ([3], ("2026-11-22", "2026-11-22"))


def test_arming_keeps_the_watcher_the_check_in_the_answer_and_the_replies_in_one_commit(
    vault: Vault, plan: str, contact: str, says: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    replied = {"state": "armed", "due_in": 9 * 3600, "contacts": {name_for(vault, plan, contact): 3600}}
    says += [{"state": "draft"}, replied]
    made = commits(vault, monkeypatch)
    app.arm(vault, of(vault, plan), HERE, "word", NOW)
    found = state(vault, plan)
    assert (made, found.armed, found.replied, found.due) == ([4], True, (contact,), NOW + timedelta(hours=9))
    assert (of(vault, plan).text("watcher"), queries.record(vault, contact).text("confirmed_on")) == (
        HERE,
        "2026-11-22",
    )


def test_what_a_watcher_refuses_for_stands_with_the_plan(vault: Vault, plan: str, says: list[Any]) -> None:
    says += [{"state": "draft"}, Refused("no", "", ("not_confirmed",))]
    with pytest.raises(Refused):
        app.arm(vault, of(vault, plan), HERE, "word", NOW)
    found = state(vault, plan)
    assert (found.outcome, found.lacking, found.armed, of(vault, plan).text("watcher")) == (
        "declined", ("not_confirmed",), False, ""
    )  # fmt: skip


def test_silence_counts_from_its_first_hour_and_ends_with_an_answer(vault: Vault, plan: str, says: list[Any]) -> None:
    app.arm(vault, of(vault, plan), HERE, "word", NOW)
    since = []
    for hours in (1, 2):
        says.append(NoAnswer("nobody"))
        with pytest.raises(NoAnswer):
            app.asked(vault, of(vault, plan), NOW + timedelta(hours=hours))
        since.append(state(vault, plan).silent)
    app.asked(vault, of(vault, plan), NOW + timedelta(hours=3))
    assert (since, state(vault, plan).silent) == ([NOW + timedelta(hours=1)] * 2, None)


def test_a_word_that_is_prepared_is_not_sent(vault: Vault, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "tell", lambda *_a: pytest.fail("sent"))
    word = app.order_word(vault, of(vault, plan), HERE, NOW)
    assert word.note.startswith("{") and queries.records(vault, None, "watching") == []


def test_what_is_shown_of_a_word_is_what_it_holds(vault: Vault, plan: str) -> None:
    from guvoh.safety.watch.order import opened

    word = app.order_word(vault, of(vault, plan), HERE, NOW)
    assert opened(word.note) == word.said


def test_a_call_is_noted_and_the_watcher_does_not_know_it(vault: Vault, plan: str, says: list[Any]) -> None:
    app.arm(vault, of(vault, plan), HERE, "word", NOW)
    app.note_call(vault, of(vault, plan), NOW + timedelta(hours=2), "He is at home.")
    found = state(vault, plan)
    assert (found.how, found.due) == ("call", NOW + timedelta(hours=9))


@pytest.mark.parametrize(("hours", "expected"), [(-10, "open"), (-13, "waits"), (0, "open"), (1, "late")])
def test_a_check_in_waits_is_open_or_late_by_the_clock(
    vault: Vault, plan: str, says: list[Any], hours: int, expected: str
) -> None:
    says += [{"state": "draft"}, {"state": "armed", "due_in": 0}]
    app.arm(vault, of(vault, plan), HERE, "word", NOW)
    assert phase(of(vault, plan), state(vault, plan), NOW + timedelta(hours=hours)) == expected


@pytest.mark.parametrize("how", ["away", "safe_until"])
def test_an_absence_and_a_safe_until_are_shown_until_they_are_over(
    vault: Vault, plan: str, says: list[Any], how: str
) -> None:
    app.arm(vault, of(vault, plan), HERE, "word", NOW)
    later = NOW + timedelta(days=2)
    away, until = ((NOW.date(), later.date()), None) if how == "away" else (None, later)
    says.append({"state": "armed", "due_in": 2 * 86400})
    app.check_in(vault, of(vault, plan), NOW, away, until)
    at = [phase(of(vault, plan), state(vault, plan), NOW + timedelta(days=n)) for n in (1, 3)]
    assert at == [how, "late"]


def test_the_steps_of_a_plan_name_whom_each_asks(vault: Vault, plan: str, contact: str) -> None:
    found = steps(of(vault, plan), app.roles_of(vault, of(vault, plan)), NOW)
    assert [(one.step, (one.at - NOW).total_seconds() / 3600, one.whom) for one in found] == [
        ("remind", -4, ()), ("l1", 2, (contact,)), ("l2", 8, (contact,)),
        ("l3", 24, (contact,)),
    ]  # fmt: skip


def test_a_check_in_that_did_not_come_is_due_and_a_silent_watcher_too(
    vault: Vault, case: str, plan: str, says: list[Any]
) -> None:
    says += [{"state": "draft"}, {"state": "armed", "due_in": 60}]
    app.arm(vault, of(vault, plan), HERE, "word", NOW - timedelta(days=4000))
    assert {"checkin", "watcher"} <= {one.what for one in due_of(vault, case, "2026-11-22")}


def test_nobody_types_what_the_program_keeps_of_a_watcher(vault: Vault, case: str, plan: str) -> None:
    with pytest.raises(Refused):
        add_record(vault, case, "watching", [], {"plan": plan, "outcome": "answered", "asked_at": "2026-11-22"})
    assert change_record(vault, plan, {"note": "as before"})
