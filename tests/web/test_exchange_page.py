"""The page of other programs: a file is made in memory and saved by hand; a file of others comes in by dropping it."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

sys.path.append(str(Path(__file__).parents[1] / "share"))

from esf_sample import sample


def test_a_case_leaves_without_names_and_tables_of_others_come_in(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str, tmp_path: Path
) -> None:
    with open_vault(filled, words) as vault:
        case = app.the_case(vault, None)
        app.set_case(vault, case.id, {"publicity": "public"})
        names = [name for person in queries.persons(vault, case.id) for name in person.names if " " in name]
    running = serve(filled)
    page = window(running, f"/case/{short(case.id)}/exchange").page
    page.set_default_timeout(60_000)
    page.get_by_label("Plain tables").check()
    page.get_by_role("button", name="Make the file").click()
    page.wait_for_selector("[data-saved]:has-text('csv')")
    with page.expect_download() as file:
        page.locator("[data-saved]").click()
    with zipfile.ZipFile(io.BytesIO(Path(file.value.path()).read_bytes())) as packed:
        text = "\n".join(packed.read(n).decode() for n in packed.namelist())
    assert names and [name for name in names if name in text] == []
    tables = tmp_path / "events.zip"
    tables.write_bytes(sample())
    page.locator("[data-choose]").set_input_files(str(tables))
    page.wait_for_selector("[data-list] >> text=3 persons, 3 claims")
    with open_vault(filled, words) as vault:
        assert "Ruslan Veshkorov" in {n for p in queries.persons(vault, case.id) for n in p.names}
