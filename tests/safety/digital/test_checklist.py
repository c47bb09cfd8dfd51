"""The digital security check: four languages, a source and a day for each step, progress kept, reminders due."""

from __future__ import annotations

import pytest
from desk import Desk

from guvoh import app
from guvoh.model.records import Record
from guvoh.safety.digital import LEVELS, WHO, Check, checks, standings
from guvoh.text.i18n import LANGUAGES
from guvoh.vault.vault import open_vault


def _said(item: str, state: str, on: str, again: str = "") -> Record:
    fields = {"item": item, "state": state, "on": on} | ({"again_on": again} if again else {})
    return Record("r", "check", "c", (), fields, "e", on, "Nilu", on)


@pytest.mark.parametrize("one", checks(), ids=lambda one: one.id)
def test_every_step_speaks_four_languages_and_names_its_source_and_day(one: Check) -> None:
    for words in (one.says, one.whys, one.hows):
        assert set(words) == set(LANGUAGES)
        assert len(set(words.values())) == len(LANGUAGES)
    assert one.source
    assert one.read >= "2026-11-22"


@pytest.mark.parametrize("who", WHO)
def test_each_kind_of_person_has_steps_of_every_level_below(who: str) -> None:
    counted = [len(checks(level, who)) for level in LEVELS]
    assert counted == sorted(counted)
    assert counted[0] > 0


def test_a_step_nobody_looked_at_is_due() -> None:
    assert all(one.due for one in standings([], "2026-11-22"))


def test_a_step_that_was_done_is_due_again_by_its_own_rule() -> None:
    (rule,) = (one.every for one in checks() if one.id == "backup")
    records = [_said("backup", "done", "2026-01-01")]
    due = {day: next(one.due for one in standings(records, day) if one.item == "backup")
           for day in ("2026-01-30", "2026-02-01")}  # fmt: skip
    assert (rule, due) == (30, {"2026-01-30": False, "2026-02-01": True})


def test_the_last_that_was_said_of_a_step_counts() -> None:
    records = [_said("disk", "done", "2026-03-01"), _said("disk", "todo", "2026-02-01")]
    (one,) = (one for one in standings(records, "2026-03-02") if one.item == "disk")
    assert (one.state, one.due) == ("done", False)


def test_a_step_of_ones_own_stands_at_the_end() -> None:
    assert standings([_said("Buy a safe", "todo", "2026-01-01")], "2026-01-02")[-1].item == "Buy a safe"


@pytest.fixture
def vaulted(desk: Desk) -> Desk:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        app.open_case(vault, "Valley")
    return desk


def test_progress_is_kept_and_what_comes_due_is_reminded_of(vaulted: Desk) -> None:
    assert vaulted.run("checklist", "done", "disk", "--again", "2020-01-01").code == 0
    assert vaulted.run("checklist", "done", "lock").code == 0
    open_ = [one["item"] for one in vaulted.run("checklist", "--open", "--json").lines()]
    reminded = [one["what"] for one in vaulted.run("record", "--due", "--json").lines()]
    assert ("disk" in open_, "lock" in open_, reminded) == (True, False, ["check"])


def test_the_steps_are_shown_without_a_vault(desk: Desk) -> None:
    said = desk.bare("checklist", "--for", "family", "--json")
    assert {"family"} <= set.intersection(*(set(one["for"]) for one in said.lines()))


def test_one_step_tells_why_how_and_from_where(desk: Desk) -> None:
    out = desk.bare("checklist", "show", "disk").out
    assert all(word in out for word in ("Why:", "How:", "Source:", "2026-11-22"))


def test_the_doctor_never_calls_good_what_it_could_not_find_out(desk: Desk) -> None:
    assert [one["part"] for one in desk.bare("doctor", "--json").lines() if one["ok"] and not one["known"]] == []
