"""A vault with a closed case that is killed at any write: nothing acknowledged is lost, locked or open. (G1, G15)

Tried at every fifth write, and with `--whole` at each, as in `test_crash.py`."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import Fault, full_disk, happening, killed_at
from invented import CHEAP, Made, add_source, copy_of, decide, filled

from guvoh.errors import StorageFull, WrongPassphrase
from guvoh.vault import change, check, queries
from guvoh.vault.closed import make_closed
from guvoh.vault.vault import Vault, open_with_key

CLOSED = "violet anchor thimble"
OTHER = "copper meadow sparrow"
Say = Callable[[str], None]
Act = Callable[[Vault, str, Made, Say], None]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, str, Made]:
    """(vault, its key, a closed case, a source in it)."""
    folder = tmp_path_factory.mktemp("closed") / "vault"
    key, _first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        case = make_closed(vault, "The Veshkorov family", CLOSED, CHEAP)
        made = add_source(vault, case)
        decide(vault, made)
    return folder, key, case, made


def add(vault: Vault, case: str, made: Made, say: Say) -> None:
    say(decide(vault, add_source(vault, case, text="Ruslan Veshkorov came home.")))


def close(vault: Vault, case: str, made: Made, say: Say) -> None:
    second = make_closed(vault, "Informants", CLOSED, CHEAP)
    say(decide(vault, add_source(vault, second, text="Ruslan Veshkorov came home.")))


def erase(vault: Vault, case: str, made: Made, say: Say) -> None:
    change.erase_compartments(vault, [uuid.UUID(made.source).bytes], "source", made.source, made.objects)


def passphrase(vault: Vault, case: str, made: Made, say: Say) -> None:
    change.change_closed_passphrase(vault, case, OTHER, CHEAP)


def opened(folder: Path, key: bytes) -> tuple[str, dict[str, list[tuple[object, ...]]]]:
    """The passphrase that opens the closed case now, and the rows seen with it."""
    found = []
    for words in (CLOSED, OTHER):
        try:
            with open_with_key(folder, key, closed=[words]) as vault:
                assert vault.keyring.locked() == []
                found.append((words, vault.view.dump()))
        except WrongPassphrase:
            continue
    (only,) = found
    return only


@pytest.mark.parametrize("act", [add, close, erase, passphrase], ids=lambda act: act.__name__)
def test_killed_at_any_write_it_opens_with_all_that_was_acknowledged(
    template: tuple[Path, bytes, str, Made], tmp_path: Path, act: Act, every: Callable[[int], int]
) -> None:
    source, key, case, made = template
    for call in range(1, 200, every(5)):
        folder = copy_of(source, tmp_path / str(call))

        def run(say: Say, folder: Path = folder) -> None:
            with open_with_key(folder, key, closed=[CLOSED]) as vault:
                act(vault, case, made, say)

        came_so_far, said = killed_at(call, run)
        with open_with_key(folder, key) as vault:  # healed by somebody who has the everyday passphrase only
            locked = vault.view.dump()
        words, rows = opened(folder, key)
        assert set(said) <= {r[0] for r in rows["entry"]}
        assert not any(case in r for r in locked["source"])
        assert check.verify(folder, key, closed=[words]).findings == ()
        change.rebuild(folder, key)
        assert opened(folder, key) == (words, rows)
        if not came_so_far:
            return
    pytest.fail("the act never ended")


def test_a_closed_case_made_on_a_full_disk_is_whole_or_not_there(
    template: tuple[Path, bytes, str, Made], tmp_path: Path
) -> None:
    source, key, _case, _made = template
    for call in range(1, 60):
        folder = copy_of(source, tmp_path / str(call))
        fault, done = Fault(call, full_disk, stays=True, frees=False), False
        with open_with_key(folder, key) as vault, contextlib.suppress(StorageFull), happening(fault):
            make_closed(vault, "Informants", OTHER, CHEAP)
            done = True
        open_with_key(folder, key).close()  # the view follows at the next opening
        report = check.verify(folder, key, closed=[CLOSED])
        assert report.findings == ()
        try:
            with open_with_key(folder, key, closed=[OTHER]) as vault:
                assert [c.name for c in queries.cases(vault)] == ["Ostrevan", "Informants"]
                assert report.locked == 1
        except WrongPassphrase:
            assert (done, report.locked) == (False, 0)
        if fault.calls < call:
            return
    pytest.fail("the act never ended")
