"""What a passphrase costs a guesser: 256 MiB and four passes at least, as SECURITY.md says, however it was given."""

from __future__ import annotations

import subprocess

import pytest
from desk import Desk

from guvoh.vault.closed import make_closed
from guvoh.vault.head import read_copies
from guvoh.vault.passphrase import Cost, calibrate
from guvoh.vault.vault import open_vault

NEW = "meadow kettle thimble harbour"
OTHER = Cost(80, 2, 2)


def cost(folder: object) -> Cost:
    heads, _faults = read_copies(folder)  # type: ignore[arg-type]
    return next(iter(heads.values())).cost


def test_a_new_vault_costs_a_guesser_what_security_says(desk: Desk) -> None:
    """Started as a person starts it, for a warm program is cheap."""
    made = desk.home / "new"
    command = [*desk.command()[:3], "init", str(made), "--passphrase-file", str(desk.home / "pass")]
    subprocess.run(command, env=desk.environment(), cwd=desk.home, check=True, capture_output=True)
    assert (cost(made).memory_kib >= 256 * 1024, cost(made).passes >= 4) == (True, True)


def test_a_machine_that_is_slow_pays_the_same_least_price() -> None:
    slow = calibrate(target_seconds=0)
    assert (slow.memory_kib, slow.passes) == (256 * 1024, 4)


def test_a_changed_passphrase_has_the_price_of_a_new_vault_and_not_one_of_its_own(desk: Desk) -> None:
    """The price of a new vault is next to nothing in a warm program: by that it is known again."""
    from guvoh.vault import change

    with open_vault(desk.vault, desk.words) as vault:
        change.change_passphrase(vault, desk.words, OTHER)
    before = cost(desk.vault)
    assert desk.run("passphrase", "--new-passphrase-file", str(desk.file("new.txt", NEW + "\n"))).code == 0
    assert desk.bare("init", "fresh", "--passphrase-file", str(desk.home / "files" / "new.txt")).code == 0
    after, new = cost(desk.vault).memory_kib, cost(desk.home / "fresh").memory_kib
    assert (before, after == OTHER.memory_kib, after) == (OTHER, False, new)


def test_a_closed_case_is_calibrated_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("guvoh.vault.closed.calibrate", lambda: asked.append("calibrated") or OTHER)
    with open_vault(desk.vault, desk.words) as vault:
        make_closed(vault, "Families", "violet anchor thimble")
    assert asked == ["calibrated"]
