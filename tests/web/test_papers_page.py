"""A paper is made in memory, says what it lacks, and hides whom it must; only what is saved leaves the vault."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault


def test_a_paper_lists_what_is_missing_hides_names_and_is_written_nowhere_but_where_it_is_saved(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words) as vault:
        case = app.the_case(vault, None)
        empty = short(app.open_case(vault, "Empty"))
        names = [name for person in queries.persons(vault, case.id) for name in person.names if " " in name]
    running = serve(filled)
    before = {p for root in (filled, running.home) for p in root.rglob("*")}
    page = window(running, f"/case/{empty}/papers").page
    page.set_default_timeout(40_000)  # drawing takes seconds
    assert "No claim was accepted" in page.inner_text("main")
    page.get_by_role("button", name="Make the paper").click()
    page.wait_for_selector("[role=alert] >> text=Missing: an accepted claim")
    page.goto(f"{running.origin}/case/{short(case.id)}/papers")
    page.wait_for_selector("text=were not read by anyone")
    saved = {}
    for internal, form in ((False, "JSON"), (True, "Web page")):
        if internal:
            page.get_by_label("Your own desk").check()
        page.get_by_label(form).check()
        page.get_by_role("button", name="Make the paper").click()
        page.wait_for_selector(f"[data-saved]:has-text('{'internal' if internal else 'chronology'}')")
        assert "unencrypted in the downloads folder" in page.inner_text(".say")
        with page.expect_download() as file:
            page.locator("[data-saved]").click()
        saved[internal] = Path(file.value.path()).read_text("utf-8")
    assert json.loads(saved[False])["format"].startswith("guvoh-")
    assert names and [name for name in names if name in saved[False]] == []
    assert [name for name in names if name in saved[True]]
    after = {p for root in (filled, running.home) for p in root.rglob("*") if p.is_file()}
    assert [p.name for p in after - before if p.suffix in (".json", ".html", ".pdf")] == []
