"""After the lock nothing of what was seen, typed or asked lies anywhere but in the vault, sealed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guvoh.web.window import QUIET

CANARIES = [f"Zhurvek{n:02}ak" for n in range(50)]


@pytest.fixture
def own_window(tmp_path: Path, chromium: Any) -> Iterator[tuple[Any, Path, Callable[[], None]]]:
    """Chromium as `guvoh serve` starts it, but headless: a page, its profile, and how to end it."""
    # Chromium's sockets lie in these folders, and the path of a socket may have 107 bytes.
    short = Path(tempfile.mkdtemp(prefix="gv-"))
    home, profile = short / "h", short / "p"
    home.mkdir()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program is not None
    env = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "XDG_RUNTIME_DIR": str(home),
           "XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache")}  # fmt: skip
    browser = subprocess.Popen(
        [program, f"--user-data-dir={profile}", *QUIET, "--headless=new", "--no-sandbox", "--remote-debugging-port=0",
         "about:blank"],
        env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    port_file = profile / "DevToolsActivePort"
    for _n in range(600):
        if port_file.exists() and port_file.read_text().strip():
            break
        time.sleep(0.1)
    port = port_file.read_text().splitlines()[0]
    connected = chromium.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
    context = connected.contexts[0]

    def end() -> None:
        browser.terminate()
        browser.wait(10)

    yield (context.pages[0] if context.pages else context.new_page()), profile, end
    if browser.poll() is None:
        browser.kill()
        browser.wait(10)
    shutil.rmtree(short, ignore_errors=True)


def test_fifty_canaries_are_nowhere_but_in_the_vault_after_the_lock(
    serve: Callable[..., Any], own_window: tuple[Any, Path, Callable[[], None]], vault_folder: Path, tmp_path: Path
) -> None:
    page, profile, end = own_window
    running = serve(vault_folder, fresh=True)
    page.set_default_timeout(20_000)
    page.goto(running.address)
    page.wait_for_selector(".mast")
    page.get_by_label("Name").fill(CANARIES[0])
    page.get_by_role("button", name="Make the case").click()
    page.wait_for_selector("nav.places")
    base = page.url
    text = ". ".join(f"{name} was detained in {CANARIES[1]} on 5 May 2026" for name in CANARIES[2:40]) + "."

    page.goto(base + "add")
    page.wait_for_selector("textarea")
    page.locator("textarea").first.fill(text)
    page.get_by_role("button", name="Add this text").click()
    page.wait_for_selector("a[href*='/source/']")
    for path in ("sources", "review", "claims", "held", "persons", "incidents", "figures", ""):
        page.goto(base + path)
        page.wait_for_selector(".mast")
    page.goto(base + "search")
    page.wait_for_selector("form.find input")
    for word in (CANARIES[3], CANARIES[40]):
        page.locator("form.find input[name=q]").fill(word)
        page.get_by_role("button", name="Find").click()
        page.wait_for_selector(f"form.find input[value={word}]")
    page.goto(base + "call")
    page.wait_for_selector("textarea")
    page.locator("textarea").first.fill(" ".join(CANARIES[41:49]))
    page.get_by_label("Who speaks", exact=True).fill(CANARIES[49])
    time.sleep(6)  # the draft goes to the desk meanwhile
    page.locator("[data-lock]").click()
    page.wait_for_selector("[data-locked]")
    assert running.process.wait(15) == 0
    said = (running.process.stdout.read() if running.process.stdout else "") + (
        running.process.stderr.read() if running.process.stderr else ""
    )
    assert [c for c in CANARIES if c in said] == []
    time.sleep(1)
    end()
    found = []
    for folder in (profile.parent, tmp_path):
        for path in (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()):
            data = path.read_bytes()
            found += [(path.name, c) for c in CANARIES if c.encode() in data or c.encode("utf-16-le") in data]
    assert found == []
    assert any(p.is_file() for p in profile.rglob("*")), "the control: the browser did write a profile"


def test_the_search_for_canaries_finds_one_that_lies_there(tmp_path: Path) -> None:
    (tmp_path / "left.bin").write_bytes(b"\x00" + CANARIES[7].encode("utf-16-le"))
    data = (tmp_path / "left.bin").read_bytes()
    assert [c for c in CANARIES if c.encode("utf-16-le") in data] == [CANARIES[7]]
