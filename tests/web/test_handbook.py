"""The pictures of the handbook are taken here: `pytest tests/web/test_handbook.py --pictures` renews docs/img.

Without the option the same pages are walked and photographed to a folder that is thrown away: a picture of a page that
no longer exists fails."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

PEOPLE = (
    ("Rustam Velzorov", "L03", 3, "Remand prison 2, Oshvan", "State Security Committee", "Z. Mehrvand", "Diabetes"),
    ("Sorbon Chashmaev", "L04", 50, "Colony 4, Senj", "Prison administration", "Dismissed in October", ""),
    ("Nigora Ozarmand", "L04", 12, "Women's colony, Senj", "Prison administration", "L. Parvin", "Back pain"),
)


def furnished(folder: Path, words: str) -> dict[str, str]:
    """A vault as after a week: people held, some accepted claims. Name of a picture -> its address."""
    today = date.today()
    with open_vault(folder, words) as vault:
        case = queries.cases(vault)[0]
        for n, (name, status, days, place, holder, lawyer, health) in enumerate(PEOPLE):
            due = (today + timedelta(days=n)).isoformat()
            fields = {"lawyer": lawyer, "health": health, "next_call_at": due, "next_call_by": "Nilu"}
            person = app.enter_person(vault, case.id, name, {k: v for k, v in fields.items() if v})
            known = (today - timedelta(days=days)).isoformat()
            app.tell_status(vault, person, status, known, place=place, holder=holder, said_by="his lawyer")
        largest = max(queries.incidents(vault, case.id), key=lambda i: (len(i.figures), len(i.claims)))
        reviewed = next(r for r in queries.claims(vault, state="suggested") if r.claim.count and r.claim.victims)
        own = f"/case/{short(case.id)}/"
        return {
            "desk-start": own, "desk-held": own + "held", "desk-call": own + "call",
            "desk-search": own + "search?q=relatives",
            "desk-incident": own + f"incident/{short(largest.id)}", "desk-table": own + "table",
            "desk-review": own + f"review/{short(reviewed.source)}/{short(reviewed.id)}",
        }  # fmt: skip


def test_every_picture_of_the_handbook_is_taken_from_a_page_that_exists(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str, tmp_path: Path, root: Path,
    request: pytest.FixtureRequest,
) -> None:
    asked = set(re.findall(r"\(img/(desk-[\w-]+)\.png\)", (root / "docs" / "HANDBOOK.md").read_text("utf-8")))
    pages = furnished(filled, words)
    taken = tmp_path / "pictures"
    first = window(serve(tmp_path / "new", given=False)).page
    first.screenshot(path=taken / "desk-begin.png")
    running = serve(filled)
    page = window(running).page
    page.set_default_timeout(30_000)
    for name, path in pages.items():
        page.goto(running.origin + path)
        page.wait_for_selector(".mast")
        assert page.locator("main h1").inner_text() != "There is no such page.", path
        if page.locator("[data-key=h]:visible").count():
            page.keyboard.press("h")
            page.wait_for_selector("#do-accept")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=taken / f"{name}.png")
    assert {p.stem for p in taken.iterdir()} == asked
    if request.config.getoption("--pictures"):
        for picture in taken.iterdir():
            shutil.copy(picture, root / "docs" / "img" / picture.name)
