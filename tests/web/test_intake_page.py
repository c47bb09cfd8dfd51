"""The desk's page of what came by the form: words are shown as text, letting in and refusing go by keys alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest

from guvoh.app import intake
from guvoh.model.ids import short
from guvoh.safety.intake.limits import BUCKETS
from guvoh.vault import letters, queries
from guvoh.vault.vault import open_vault

HOSTILE = "<img src=x onerror=alert(1)> Police arrested Zarina Vale on 3 May 2031."


def _came(folder: Path, words: str, tmp_path: Path) -> tuple[str, str]:
    """A letter that waits: the path of its page, and its id."""
    with open_vault(folder, words) as vault:
        to = pyrage.x25519.Recipient.from_str(letters.recipient_of(vault, intake.make_key(vault)))
        head: dict[str, Any] = dict.fromkeys(("when", "where", "whom", "who", "reach"), "")
        head |= {"v": 1, "receipt": "ABCD-EFGH-JKLM-NPQR-STUV", "language": "en", "inside": True, "what": HOSTILE}
        told = json.dumps({**head, "files": []}).encode()
        plain = (len(told).to_bytes(4, "big") + told).ljust(BUCKETS[0], b"\0")
        (tmp_path / "file.bin").write_bytes(pyrage.encrypt(plain, [to]))
        one = next(intake.take_letters(vault, [str(tmp_path / "file.bin")]))
        case = queries.cases(vault)[0]
        return f"/case/{short(case.id)}/intake", one.id


def _state(folder: Path, words: str) -> str:
    with open_vault(folder, words) as vault:
        return intake.waiting_and_past(vault)[0].text("state")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_letter_is_let_in_by_keys_alone(
    filled: Path, words: str, serve: Any, window: Callable[..., Any], tmp_path: Path, width: int
) -> None:
    path, id = _came(filled, words, tmp_path)
    open_window = window(serve(filled), f"{path}/{short(id)}", viewport={"width": width, "height": 700})
    page = open_window.page
    page.wait_for_selector("dd")
    assert HOSTILE in page.inner_text("dd") and page.query_selector("dd img") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot(path=tmp_path / "letter.png", full_page=True)
    page.focus(f"form[action$='{short(id)}/let'] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/source/*")
    assert _state(filled, words) == "let_in"


def test_a_letter_is_refused_with_a_reason(
    filled: Path, words: str, serve: Any, window: Callable[..., Any], tmp_path: Path
) -> None:
    path, _id = _came(filled, words, tmp_path)
    page = window(serve(filled), path).page
    page.click("th a")
    page.wait_for_selector("#because")
    page.fill("#because", "the same as before")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Nothing waits")
    assert _state(filled, words) == "refused"
