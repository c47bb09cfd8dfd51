"""Stale decisions, second looks, translations, what is kept by a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import CHEAP, NAME, TEXT, Made, add_source, new_vault, open_case

from guvoh import app, review
from guvoh.errors import Refused, Stale, UsageError
from guvoh.vault import change, queries
from guvoh.vault.closed import make_closed
from guvoh.vault.vault import Vault, open_with_key

ORSK, MIRA = "Orsk desk", "Mira"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Vault, Made]]:
    key = new_vault(tmp_path / "vault")
    with open_with_key(tmp_path / "vault", key, by=ORSK) as vault:
        yield vault, add_source(vault, open_case(vault))


def seen(vault: Vault, made: Made) -> dict[str, str | None]:
    return {made.suggestion: queries.claim(vault, made.suggestion).decision}


def as_reader(vault: Vault, by: str) -> Vault:
    vault.by = by
    return vault


def test_a_decision_on_what_was_shown_is_taken(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted", seen=seen(vault, made))
    assert queries.claim(vault, made.suggestion).state == "accepted"


def test_a_stale_decision_is_refused_with_who_and_when(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    shown = seen(vault, made)
    app.decide(as_reader(vault, MIRA), [made.suggestion], "rejected")
    _by, at = queries.decisions_by(vault, made.suggestion)
    with pytest.raises(Stale, match=rf"{MIRA} decided on .*: rejected, {at}"):
        app.decide(as_reader(vault, ORSK), [made.suggestion], "accepted", seen=shown)


def test_a_stale_decision_changes_nothing(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    other = add_source(vault, made.case, text=TEXT + " It rained.")
    shown = {**seen(vault, made), **seen(vault, other)}
    app.decide(vault, [made.suggestion], "rejected")
    with pytest.raises(Stale):
        app.decide(vault, [other.suggestion, made.suggestion], "accepted", seen=shown)
    assert [queries.claim(vault, m.suggestion).state for m in (made, other)] == ["rejected", "suggested"]


def test_an_edit_of_what_was_undone_meanwhile_is_stale(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    entry = app.decide(vault, [made.suggestion], "accepted")[0]
    shown = seen(vault, made)
    app.undo(vault, [entry])
    with pytest.raises(Stale, match="taken back"):
        app.edit(vault, made.suggestion, replace(made.claim, polarity="denied"), seen=shown)


def test_a_decision_of_another_process_makes_stale_too(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    shown = seen(vault, made)
    with open_with_key(vault.folder, vault.vault_key, by=MIRA) as other:
        app.decide(other, [made.suggestion], "rejected")
    with pytest.raises(Stale, match=MIRA):
        app.decide(vault, [made.suggestion], "accepted", seen=shown)


def test_a_second_look_never_changes_the_claim(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted")
    before = queries.claim(vault, made.suggestion)
    app.look(as_reader(vault, MIRA), made.suggestion, "rejected", blind=False)
    assert queries.claim(vault, made.suggestion) == before


def test_what_nobody_decided_is_not_looked_at_twice(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    with pytest.raises(Refused):
        app.look(vault, made.suggestion, "accepted", blind=True)


def test_two_readers_who_differ_are_an_open_question(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted")
    app.look(as_reader(vault, MIRA), made.suggestion, "accepted", blind=False, slots=["victims"])
    assert [(d.claim, d.by, d.slots) for d in queries.differing(vault)] == [(made.suggestion, MIRA, ("victims",))]


def test_the_question_is_closed_when_it_is_decided_anew(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted")
    app.look(as_reader(vault, MIRA), made.suggestion, "rejected", blind=False)
    app.decide(vault, [made.suggestion], "rejected")
    assert queries.differing(vault) == []


def test_a_look_that_is_undone_is_not_shown(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted")
    entry = app.look(vault, made.suggestion, "accepted", blind=True)
    app.undo(vault, [entry])
    assert queries.looks(vault, made.suggestion) == []


def test_agreement_counts_a_readers_own_blind_looks_only(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted")
    app.look(vault, made.suggestion, "accepted", blind=True)
    app.look(vault, made.suggestion, "rejected", blind=True)
    app.look(vault, made.suggestion, "accepted", blind=False)
    app.look(as_reader(vault, MIRA), made.suggestion, "rejected", blind=True)
    assert queries.agreement(vault, ORSK) == (1, 2)
    assert queries.agreement(vault, MIRA) == (0, 0)


def test_a_second_look_is_wanted_of_what_another_reader_accepted(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted")
    assert app.second_looks(vault, ORSK) == []
    assert app.second_looks(vault, MIRA) == [made.suggestion]
    app.look(as_reader(vault, MIRA), made.suggestion, "accepted", blind=False)
    assert app.second_looks(vault, MIRA) == []


def test_grave_claims_want_a_second_look_first(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    other = add_source(vault, made.case, text=TEXT + " It rained.")
    app.decide(vault, [made.suggestion], "accepted")
    app.edit(vault, other.suggestion, replace(other.claim, act="killing"))
    assert app.second_looks(vault, MIRA) == [other.suggestion, made.suggestion]


def standing(n: int, at: str = "2026-11-21T10:00:00Z") -> list[queries.Standing]:
    return [queries.Standing(f"claim-{i}", f"decision-{i}", at) for i in range(n)]


def test_one_decision_in_twenty_is_shown_again() -> None:
    assert [n for n in range(61) if review.blind_due(n)] == [20, 40, 60]


def test_what_was_decided_a_moment_ago_is_not_shown_blind() -> None:
    assert review.to_show_blind(standing(20), (), "2026-11-21T11:00:00Z", MIRA) is None


def test_what_was_decided_a_day_ago_may_be_shown_blind() -> None:
    assert review.to_show_blind(standing(1), (), "2026-11-22T10:00:00Z", MIRA) == "claim-0"


def test_the_same_decisions_show_the_same_claim_blind() -> None:
    now = "2026-11-21T11:00:00Z"
    assert len({review.to_show_blind(standing(60), (), now, MIRA) for _ in range(3)}) == 1


def test_a_grave_claim_is_shown_blind_once_only() -> None:
    now = "2026-11-25T11:00:00Z"
    assert review.to_show_blind(standing(1), ["claim-0"], now, MIRA, lambda claim: True) is None
    assert review.to_show_blind(standing(1), ["claim-0"], now, MIRA, lambda claim: False) == "claim-0"


def test_one_quote_may_have_several_translations(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    for line, who in (("Его задержали в понедельник.", "Mira"), ("Он был задержан.", "Tolmaz")):
        app.translate(vault, made.source, 0, 20, line, "ru", who, "2026-11-20")
    found = queries.translations(vault, made.source)
    assert [(t.start, t.end, t.translator) for t in found] == [(0, 20, "Mira"), (0, 20, "Tolmaz")]


def test_a_translation_can_be_undone(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    entry = app.translate(vault, made.source, 0, 20, "Его задержали.", "ru", "Mira", "")
    app.undo(vault, [entry])
    assert queries.translations(vault, made.source) == []


@pytest.mark.parametrize(("start", "end", "text", "date", "kind"), [
    (0, 20, "  ", "", UsageError), (0, 10_000, "x", "", Refused), (5, 5, "x", "", Refused),
    (0, 20, "x", "someday", UsageError),
])  # fmt: skip
def test_a_translation_of_nothing_is_refused(
    desk: tuple[Vault, Made], start: int, end: int, text: str, date: str, kind: type[Exception]
) -> None:
    vault, made = desk
    with pytest.raises(kind):
        app.translate(vault, made.source, start, end, text, "ru", "Mira", date)


def test_a_kept_search_comes_back_with_its_fields(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.keep(vault, made.case, "search", "Arrests in November", {"words": "market", "act": "arrest"})
    assert [(k.name, k.fields) for k in queries.kept(vault, "search")] == [
        ("Arrests in November", {"words": "market", "act": "arrest"})
    ]


def test_a_later_search_of_one_name_takes_the_place_of_the_earlier(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.keep(vault, made.case, "search", "Arrests", {"words": "market"})
    app.keep(vault, made.case, "search", "arrests", {"words": "square"})
    assert [k.fields["words"] for k in queries.kept(vault, "search")] == ["square"]


def test_a_dropped_search_is_not_listed_and_an_undo_brings_it_back(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    dropped = app.drop(vault, app.keep(vault, made.case, "table", "Families", {"columns": ["name"]}))
    assert queries.kept(vault, "table") == []
    app.undo(vault, [dropped])
    assert [k.name for k in queries.kept(vault, "table")] == ["Families"]


def test_a_kept_search_that_names_an_erased_person_is_gone(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted")
    app.keep(vault, made.case, "search", "His case", {"words": NAME.upper()})
    app.keep(vault, made.case, "search", "Others", {"words": "market"})
    (person,) = queries.persons(vault)
    app.erase(vault, app.resting_on(vault, "person", person.id), with_sources=True)
    with open_with_key(vault.folder, vault.vault_key) as again:
        assert [k.name for k in queries.kept(again)] == ["Others"]


def test_a_kept_search_in_an_erased_source_is_gone(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.keep(vault, made.case, "search", "In the letter", {"words": "market", "source": made.source})
    app.erase(vault, app.resting_on(vault, "source", made.source))
    with open_with_key(vault.folder, vault.vault_key) as again:
        assert queries.kept(again) == []


def test_a_source_whose_translation_names_the_person_goes_with_the_person(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    other = add_source(vault, made.case, name="Mira Tolmaz", text="Mira Tolmaz was released. She saw R. there.")
    app.decide(vault, [made.suggestion], "accepted")
    app.translate(vault, other.source, 0, 10, f"Она видела {NAME}.", "ru", "Mira", "")
    (person,) = queries.persons(vault)
    assert set(app.resting_on(vault, "person", person.id).naming) == {made.source, other.source}


def test_looks_translations_and_kept_searches_survive_a_rebuild(desk: tuple[Vault, Made]) -> None:
    vault, made = desk
    app.decide(vault, [made.suggestion], "accepted")
    app.look(vault, made.suggestion, "accepted", blind=True)
    app.translate(vault, made.source, 0, 20, "Его задержали.", "ru", "Mira", "")
    app.keep(vault, made.case, "search", "Arrests", {"words": "market"})
    before = vault.view.dump()
    vault.close()
    change.rebuild(vault.folder, vault.vault_key)
    with open_with_key(vault.folder, vault.vault_key) as again:
        assert again.view.dump() == before


def test_what_is_kept_of_a_closed_case_is_not_there_while_it_is_locked(desk: tuple[Vault, Made]) -> None:
    vault, _made = desk
    closed = make_closed(vault, "Relatives", "six other words", CHEAP)
    app.keep(vault, closed, "search", "The brother", {"words": "brother"})
    with open_with_key(vault.folder, vault.vault_key) as locked:
        assert queries.kept(locked) == []
    with open_with_key(vault.folder, vault.vault_key, closed=["six other words"]) as opened:
        assert [k.name for k in queries.kept(opened)] == ["The brother"]
