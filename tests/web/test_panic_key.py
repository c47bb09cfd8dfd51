"""The panic key in the desk: two presses of one window, never a GET, never from elsewhere; off, it only locks."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client

from guvoh.errors import Damage
from guvoh.vault import panic
from guvoh.vault.vault import find_heads, open_vault

KEYS = ("Control", "Alt", "Shift", "KeyK")


@pytest.fixture
def armed(vault_folder: Path) -> Path:
    panic.arm(vault_folder, {}, "2026-11-22", "2026-11-21", "en")
    return vault_folder


def _word(text: str) -> str:
    return re.findall(r'name="word" value="([^"]+)"', text)[0]


def test_pressed_once_the_window_is_empty_and_held_again_the_keys_are_gone(
    armed: Path, serve: Callable[..., Any], window: Callable[..., Any]
) -> None:
    running = serve(armed)
    seen = window(running, "/settings")
    page = seen.page
    page.keyboard.press("+".join(KEYS))
    page.wait_for_selector("text=can be a crime")
    assert page.locator(".mast").count() == 0
    find_heads(armed)
    for key in KEYS:
        page.keyboard.down(key)
    page.wait_for_timeout(700)
    for key in KEYS[::-1]:
        page.keyboard.up(key)  # let go too soon
    page.wait_for_timeout(1500)
    find_heads(armed)
    for key in KEYS:
        page.keyboard.down(key)
    page.wait_for_selector("text=The keys of this vault are destroyed")
    running.process.wait(20)
    with pytest.raises(Damage):
        find_heads(armed)
    assert [said for said in seen.said if "Failed to load" not in said] == []


def test_while_it_is_off_the_same_keys_lock_and_nothing_is_lost(
    vault_folder: Path, words: str, serve: Callable[..., Any], window: Callable[..., Any]
) -> None:
    running = serve(vault_folder)
    page = window(running, "/settings").page
    page.keyboard.press("+".join(KEYS))
    page.wait_for_selector("[data-locked]")
    running.process.wait(20)
    open_vault(vault_folder, words).close()


def test_nothing_but_the_second_press_of_the_window_that_asked_destroys(
    armed: Path, words: str, serve: Callable[..., Any]
) -> None:
    running = serve(armed)
    client = Client(running.origin, running.address.split("#")[1])
    for path in ("/panic/now", "/panic/ready", "/panic/typed", "/panic/arm", "/panic/off"):
        assert client.ask("GET", f"{path}?word=x&typed=destroy the keys").status == 404
    assert client.post("/panic/now", []).status == 403
    word = _word(client.post("/panic/ready", []).text)
    assert client.post("/panic/now", [("word", word)]).status == 403, "too soon"
    word = _word(client.post("/panic/ready", []).text)
    time.sleep(1.1)
    assert client.post("/panic/now", [("word", word + "x")]).status == 403
    assert client.post("/panic/now", [("word", word)]).status == 403, "used up"
    assert client.post("/panic/typed", [("typed", "yes")]).status == 422
    word = _word(client.post("/panic/ready", []).text)
    time.sleep(1.1)
    for headers in ({}, {"guvoh-token": "another"}, {"guvoh-token": client.token, "sec-fetch-site": "cross-site"}):
        assert _from_elsewhere(running.origin, word, headers) == 403
    open_vault(armed, words).close()


def _from_elsewhere(origin: str, word: str, headers: dict[str, str]) -> int:
    line = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=20)
    form = {"content-type": "application/x-www-form-urlencoded", **headers}
    line.request("POST", "/panic/now", f"word={word}", form)
    status = line.getresponse().status
    line.close()
    return status


def test_the_words_destroy_them_too_and_the_desk_ends(armed: Path, serve: Callable[..., Any]) -> None:
    running = serve(armed)
    client = Client(running.origin, running.address.split("#")[1])
    assert "The keys of this vault are destroyed" in client.post("/panic/typed", [("typed", "destroy the keys")]).text
    running.process.wait(20)
    with pytest.raises(Damage):
        find_heads(armed)
