"""A text that says of two names that they are one person's is a reason to ask, and joins nobody. All invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from guvoh import app, resolve
from guvoh.resolve import Proposal
from guvoh.resolve.candidates import stated_of
from guvoh.vault import queries
from guvoh.vault.vault import Vault

TEXT = "Relatives of Tor Belim, also known as Anton Dorvan, say that police beat him in Varia on 3 May 2026."


def put(vault: Vault, folder: Path, text: str, case: str) -> str:
    file = folder / "text.txt"
    file.write_text(text, "utf-8")
    name = next(c.name for c in queries.cases(vault) if c.id == case)
    (added,) = app.adding(vault, [str(file)], name, "2026-05-04")
    return added.id


def enter(vault: Vault, case: str, *names: str) -> list[str]:
    return [app.enter_person(vault, case, name) for name in names]


def asked(vault: Vault, case: str) -> list[Proposal]:
    return [p for p in resolve.propose(vault, case) if p.of == "mention"]


def test_two_whom_a_text_calls_one_are_asked_about(vault: Vault, case: str, tmp_path: Path) -> None:
    one, other, _third = enter(vault, case, "Tor Belim", "Anton Dorvan", "Zebo Holova")
    assert asked(vault, case) == []
    source = put(vault, tmp_path, TEXT, case)
    (found,) = asked(vault, case)
    assert {found.a, found.b} == {one, other}
    assert (found.because, found.band, found.said and found.said.source) == (("stated",), "ask", source)


def test_what_a_text_says_joins_nobody(vault: Vault, case: str, tmp_path: Path) -> None:
    one, other = enter(vault, case, "Tor Belim", "Anton Dorvan")
    put(vault, tmp_path, TEXT, case)
    asked(vault, case)
    assert queries.person(vault, one).id != queries.person(vault, other).id


@pytest.mark.parametrize("verdict", ["different", "same"])
def test_whom_somebody_judged_nobody_is_asked_about_again(
    vault: Vault, case: str, tmp_path: Path, verdict: str
) -> None:
    one, other = enter(vault, case, "Tor Belim", "Anton Dorvan")
    put(vault, tmp_path, TEXT, case)
    app.judge(vault, one, other, verdict, "the family says so")
    assert asked(vault, case) == []


def test_a_name_that_the_record_has_nearly_so_is_enough_on_one_side(vault: Vault, case: str, tmp_path: Path) -> None:
    one, other = enter(vault, case, "Tor Belim", "Антон Дорван")
    put(vault, tmp_path, TEXT, case)
    assert [{p.a, p.b} for p in asked(vault, case)] == [{one, other}]


def test_a_family_name_at_birth_goes_with_the_given_name(vault: Vault, case: str, tmp_path: Path) -> None:
    one, other = enter(vault, case, "Ana Tolan", "Ana Velmik")
    put(vault, tmp_path, "Ana Tolan (née Velmik) was arrested in Varia on 3 May 2026.", case)
    (found,) = asked(vault, case)
    assert {found.a, found.b} == {one, other}
    assert "stated" in found.because


def test_a_text_of_a_withdrawn_source_says_nothing(vault: Vault, case: str, tmp_path: Path) -> None:
    enter(vault, case, "Tor Belim", "Anton Dorvan")
    source = put(vault, tmp_path, TEXT, case)
    app.withdraw(vault, source, "wrong")
    assert asked(vault, case) == []


def test_kin_whom_a_text_calls_one_are_not_asked_about(vault: Vault, case: str, tmp_path: Path) -> None:
    one, other = enter(vault, case, "Tor Belim", "Anton Dorvan")
    put(vault, tmp_path, TEXT, case)
    app.tie(vault, case, one, "K09", other)
    assert asked(vault, case) == []


def test_a_second_reading_takes_the_place_of_the_first(vault: Vault, case: str, tmp_path: Path) -> None:
    enter(vault, case, "Tor Belim", "Anton Dorvan")
    put(vault, tmp_path, TEXT, case)
    put(vault, tmp_path, TEXT, case)
    assert len(queries.names_stated(vault, case)) == 1


def test_the_words_that_say_so_can_be_shown(vault: Vault, case: str, tmp_path: Path) -> None:
    one, other = enter(vault, case, "Tor Belim", "Anton Dorvan")
    source = put(vault, tmp_path, TEXT, case)
    (said,) = stated_of(vault, queries.person(vault, one), queries.person(vault, other))
    assert queries.text_of(vault, source)[said.start : said.end] == "Tor Belim, also known as Anton Dorvan"
    assert (said.code, said.by) == ("alias", ())
