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


# Name of a picture -> language, page, width and height of the window, theme.
LOOKS = {
    "look-held-ru": ("ru", "desk-held", (390, 844), "light"),
    "look-incident-ru": ("ru", "desk-incident", (1000, 720), "dark"),
    "look-call-tg": ("tg", "desk-call", (390, 844), "dark"),
    "look-start-tg": ("tg", "desk-start", (1000, 720), "light"),
    "look-review-fa": ("fa", "desk-review", (1000, 720), "dark"),
    "look-held-fa": ("fa", "desk-held", (390, 844), "light"),
}


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


def _shown(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".mast")
    if page.locator("[data-key=h]:visible").count():
        page.keyboard.press("h")
        page.wait_for_selector("#do-accept")
    page.evaluate("document.fonts.ready")


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
        _shown(page, running.origin + path)
        assert page.locator("main h1").inner_text() != "There is no such page.", path
        page.screenshot(path=taken / f"{name}.png")
    assert {p.stem for p in taken.iterdir()} == asked
    if request.config.getoption("--pictures"):
        for picture in taken.iterdir():
            shutil.copy(picture, root / "docs" / "img" / picture.name)


@pytest.mark.slow
def test_the_looks_of_the_handbook_are_taken_in_the_other_languages(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str, tmp_path: Path, root: Path,
    request: pytest.FixtureRequest,
) -> None:
    asked = set(re.findall(r"\(img/(look-[\w-]+)\.png\)", (root / "docs" / "HANDBOOK.md").read_text("utf-8")))
    assert set(LOOKS) == asked
    pages = furnished(filled, words)
    for language in ("ru", "tg", "fa"):
        with open_vault(filled, words) as vault:
            app.set_desk(vault, {"desk_language": language})
        running = serve(filled)
        page = window(running).page
        for name, (_language, path, (width, height), theme) in LOOKS.items():
            if _language != language:
                continue
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=theme)
            _shown(page, running.origin + pages[path])
            picture = tmp_path / f"{name}.png"
            page.screenshot(path=picture)
            if request.config.getoption("--pictures"):
                shutil.copy(picture, root / "docs" / "img" / picture.name)
        running.process.terminate()
        running.process.wait(20)
