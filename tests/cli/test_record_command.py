"""Records of the case file at the command line: added whole or not at all, corrected, shown with who said what when."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Desk

from guvoh import app
from guvoh.vault.vault import open_vault

CONSENT = ("scope=C2", "mechanism=WGAD", "basis=S2", "given_by=her mother", "date=02.04.2031")


@pytest.fixture
def person(desk: Desk) -> str:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        return app.enter_person(vault, app.open_case(vault, "Valley"), "Daler Sangov")


@pytest.fixture
def add(desk: Desk, person: str) -> Callable[..., str]:
    def added(kind: str, *fields: str) -> str:
        said = desk.run("record", kind, "--about", person, *fields, "--json")
        assert said.code == 0, said.err
        return str(said.lines()[0]["id"])

    return added


def test_a_record_is_listed_under_its_kind_and_person(desk: Desk, person: str, add: Callable[..., str]) -> None:
    id = add("consent", *CONSENT)
    found = [desk.run("record", *words, "--json").lines() for words in (["consent"], ["--about", person], ["remedy"])]
    assert [[one["id"] for one in lines] for lines in found] == [[id], [id], []]


def test_a_day_as_it_is_written_in_europe_is_kept_the_other_way_round(desk: Desk, add: Callable[..., str]) -> None:
    add("consent", *CONSENT)
    assert desk.run("record", "consent", "--json").lines()[0]["fields"]["date"] == "2031-04-02"


@pytest.mark.parametrize(
    ("field", "named"), [("scope=C99", "scope"), ("date=31.02.2031", "date"), ("nonsense=1", "nonsense"),
                         ("item=ZZZZZZZZ", "item")]
)  # fmt: skip
def test_a_wrong_field_is_named_and_nothing_is_half_added(desk: Desk, person: str, field: str, named: str) -> None:
    fields = [one for one in CONSENT if not one.startswith(field.split("=")[0] + "=")]
    said = desk.run("record", "consent", "--about", person, *fields, field)
    left = desk.run("record", "--json").lines()
    assert (said.code, named in said.err, "her mother" in said.err, left) == (2, True, False, [])


def test_words_of_several_lines_come_from_a_file(desk: Desk, add: Callable[..., str]) -> None:
    file: Path = desk.file("why.txt", "First line.\nSecond line.\n")
    add("argument", "provision=ICCPR-9", f"argument=@{file}")
    assert desk.run("record", "argument", "--json").lines()[0]["fields"]["argument"] == "First line.\nSecond line."


def test_set_corrects_one_field_and_show_has_both_versions(desk: Desk, add: Callable[..., str]) -> None:
    id = add("consent", *CONSENT)
    assert desk.run("set", id, "withdrawn_at=2031-05-01").code == 0
    shown = desk.run("show", id, "--json").lines()[0]
    said = [version["fields"].get("withdrawn_at") for version in shown["versions"]]
    assert (said, shown["fields"]["given_by"]) == ([None, "2031-05-01"], "her mother")


def test_undo_of_a_record_takes_back_its_last_version_then_the_record(desk: Desk, add: Callable[..., str]) -> None:
    id = add("consent", *CONSENT)
    desk.run("set", id, "withdrawn_at=2031-05-01")
    left = []
    for _turn in range(2):
        assert desk.run("undo", id).code == 0
        left.append([one["fields"].get("withdrawn_at", "") for one in desk.run("record", "--json").lines()])
    assert left == [[""], []]


def test_show_names_what_rests_on_a_record(desk: Desk, add: Callable[..., str]) -> None:
    id = add("submission", "mechanism=WGAD")
    step = add("step", f"submission={id}", "what=sent", "date=2031-04-05")
    assert [one["id"] for one in desk.run("show", id, "--json").lines()[0]["rests_on_it"]] == [step]


def test_the_kinds_are_told_with_their_fields_and_codes(desk: Desk) -> None:
    said = desk.run("record", "consent", "--kinds", "--json").lines()[0]
    scope = next(field for field in said["fields"] if field["name"] == "scope")
    assert (scope["required"], "C2" in scope["codes"]) == (True, True)


def test_an_answer_that_is_awaited_stands_among_what_is_due(desk: Desk, add: Callable[..., str]) -> None:
    id = add("submission", "mechanism=WGAD")
    add("step", f"submission={id}", "what=sent", "date=2031-04-05", "due=2031-06-05")
    (due,) = desk.run("record", "--due", "--json").lines()
    (filed,) = desk.run("submissions", "--json").lines()
    assert (due["what"], due["record"], filed["state"], filed["due"]) == ("answer", id, "sent", "2031-06-05")


def test_before_a_second_procedure_the_first_is_told(desk: Desk, person: str, add: Callable[..., str]) -> None:
    id = add("submission", "mechanism=WGAD")
    add("step", f"submission={id}", "what=sent", "date=2031-04-05")
    (found,) = desk.run("submissions", "--before", "ECHR", "--about", person, "--json").lines()
    assert (found["rule"], found["weight"]) == ("A14", "block")


def test_a_post_shows_its_dates_and_whom_it_is_under(desk: Desk, person: str, add: Callable[..., str]) -> None:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        chief = app.enter_person(vault, app.open_case(vault, "Valley"), "Gulov Marzban")
    add("post", "post=Head of the prison", "from=2030-01-05", f"superior={chief}")
    (found,) = desk.run("officials", "--json").lines()
    assert (found["first"], found["last"], found["chain"]) == ("2030-01-05", "", [chief])
