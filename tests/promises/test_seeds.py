"""From the three documents that were given to a chronology: every fact with its words, nothing of the furniture.

The documents name real people, so nothing of them stands here: the checker beside the checkout holds the facts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def reviewed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """A vault with the seeds, in which a reader has accepted what was suggested."""
    folder = tmp_path_factory.mktemp("seeds") / "vault"
    create(folder, "no secrets in this test", cost=Cost(64, 1, 1))
    vault = open_vault(folder, "no secrets in this test")
    list(app.adding(vault, [str(shared / "seeds")], "Seeds"))
    app.decide(vault, [row.id for row in queries.claims(vault, state="suggested")], "accepted")
    return vault


def test_the_internal_chronology_of_the_seeds_carries_each_fact_and_no_furniture(
    reviewed: Vault, shared: Path, tmp_path: Path
) -> None:
    out = tmp_path / "chronology.html"
    out.write_bytes(app.paper(reviewed, app.the_case(reviewed, None), "chronology", ".html", internal=True))
    checker = [sys.executable, str(shared / "tools" / "check_seeds.py"), str(out)]
    checked = subprocess.run(checker, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("ending", [".html", ".json"])
def test_the_default_chronology_of_the_seeds_names_no_person(reviewed: Vault, shared: Path, ending: str) -> None:
    drawn = app.paper(reviewed, app.the_case(reviewed, None), "chronology", ending, internal=False).decode()
    lines = (shared / "gold" / "identities.jsonl").read_text("utf-8").splitlines()
    persons = [row for row in map(json.loads, lines) if row.get("kind") == "person"]
    names = {s["spelling"] for row in persons for s in row["spellings"]}
    assert names
    assert [name for name in names if name in drawn] == []
