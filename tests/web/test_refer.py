"""Where torture, sexual violence or a child is told of, the page leads to what to do, and names nobody to call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault


def test_a_call_and_whoever_was_hurt_or_is_a_child_lead_to_whom_to_refer_to(
    serve: Callable[..., Any], window: Callable[..., Any], vault_folder: Path, words: str
) -> None:
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        child = app.enter_person(vault, case, "Sorbon Chashmaev", {"age_years": "15"})
        adult = app.enter_person(vault, case, "Umed Dargovar", {"age_years": "41"})
        told = "Police tortured Rustam Velzorov in Ostrevan on 5 May 2026, his brother said."
        app.note(vault, told, "note", "Valley")
        row = next(r for r in queries.claims(vault) if r.claim.act == "torture_or_ill_treatment")
        app.decide(vault, [row.id], "accepted")
        hurt = next(p.id for p in queries.persons(vault, case) if "Rustam Velzorov" in p.names)
    running = serve(vault_folder)
    home = f"/case/{short(case)}"
    page = window(running, home + "/call").page
    link = page.locator("main").get_by_role("link", name="Whom to refer to")
    link.click()
    page.wait_for_selector("h1:text('Whom to refer to')")
    assert page.locator("table tbody th").count() == 5
    found = []
    for person in (child, hurt, adult):
        page.goto(f"{running.origin}{home}/person/{short(person)}")
        page.wait_for_selector(".mast")
        found.append(link.count())
    assert found == [1, 1, 0]
