"""Two who add at the same moment: nothing is lost, and a new case that both name is one case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from desk import Desk

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.vault import NameTaken, Vault, open_vault


@pytest.fixture
def both(desk: Desk) -> Iterator[tuple[Vault, Vault]]:
    with ExitStack() as stack:
        first, second = (stack.enter_context(open_vault(desk.vault, desk.words)) for _turn in range(2))
        yield first, second


def paths(desk: Desk, one: Vault, seal_only: bool) -> Iterator[str]:
    """A file for whoever asks; before the next is asked for, `one` adds another to the same new case."""
    yield str(desk.file("second.txt", "Neighbours in Ostrevan saw it."))
    first = str(desk.file("first.txt", "Neighbours in Lower Karsk heard it."))
    assert [a.state for a in app.adding(one, [first], "Winter", seal_only=seal_only)] == ["added"]


@pytest.mark.parametrize("seal_only", [True, False])
def test_two_that_open_the_same_new_case_make_one(desk: Desk, both: tuple[Vault, Vault], seal_only: bool) -> None:
    first, second = both
    added = list(app.adding(second, paths(desk, first, seal_only), "Winter", seal_only=seal_only))
    assert [a.state for a in added] == ["added"]
    (case,) = queries.cases(second)
    assert {(s.name, s.case) for s in queries.sources(second)} == {("first.txt", case.id), ("second.txt", case.id)}


def test_nothing_is_left_of_what_was_sealed_for_a_case_that_another_opened(
    desk: Desk, both: tuple[Vault, Vault]
) -> None:
    first, second = both
    list(app.adding(second, paths(desk, first, True), "Winter", seal_only=True))
    known = {row[0] for row in second.view.rows("SELECT name FROM object")}
    assert set(second.store.names()) == known
    assert not [p for p in Path(second.store.waiting).glob("*") if p.is_file()]


def test_a_second_case_of_one_name_is_refused_when_another_process_opened_it(both: tuple[Vault, Vault]) -> None:
    batches = [vault.batch() for vault in both]
    for n, batch in enumerate(batches):
        batch.open_case(f"0190a000-0000-7000-8000-00000000000{n}", "Winter")
    both[0].commit(batches[0])
    with pytest.raises(NameTaken):
        both[1].commit(batches[1])


def test_a_case_that_got_another_name_leaves_its_own_free(desk: Desk, both: tuple[Vault, Vault]) -> None:
    vault = both[0]
    list(app.adding(vault, [str(desk.file("a.txt", "Neighbours saw it."))], "Winter", seal_only=True))
    (case,) = queries.cases(vault)
    batch = vault.batch()
    batch.entry(case.id, "set", {"owner": case.id, "of": "case", "fields": {"name": "Spring"}})
    vault.commit(batch)
    list(app.adding(vault, [str(desk.file("b.txt", "Neighbours heard it."))], "Winter", seal_only=True))
    assert sorted(c.name for c in queries.cases(vault)) == ["Spring", "Winter"]
