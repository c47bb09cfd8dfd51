"""A real desk for the tests: the command `guvoh serve` in a process of its own, and Chromium in front of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import warm_program
from guvoh import app
from guvoh.vault import queries
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import open_vault

CHEAP = Cost(64, 1, 1)
DOCUMENTS = Path(__file__).parents[2] / "demo" / "documents"
WORDS = "seven grey cranes over the frozen river"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass(frozen=True)
class Running:
    """A desk that listens. `address` may be opened once."""

    process: Any  # used as a `subprocess.Popen[str]`
    address: str
    folder: Path
    home: Path

    @property
    def origin(self) -> str:
        return self.address.split("/#")[0]


@pytest.fixture
def words() -> str:
    """The passphrase of every vault here."""
    return WORDS


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    """A new vault, cheap to open."""
    folder = tmp_path / "vault"
    create(folder, WORDS, cost=CHEAP)
    return folder


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "vault"
    create(folder, WORDS, cost=CHEAP)
    with open_vault(folder, WORDS, "Nilu") as vault:
        for _added in app.adding(vault, [str(DOCUMENTS)], "Valley"):
            pass
        for row in queries.claims(vault, state="suggested")[:60:2]:
            app.decide(vault, [row.id], "accepted")
    return folder


@pytest.fixture
def filled(_filled: Path, tmp_path: Path) -> Path:
    """A vault with the invented documents of the demo in the case "Valley", every second of the first sixty
    suggestions accepted by "Nilu"."""
    return Path(shutil.copytree(_filled, tmp_path / "vault"))


Serve = Callable[..., Running]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts `guvoh serve` on a vault, `fresh` as a person starts it, else from the warm program; whatever still runs
    at the end is ended."""
    started: list[Any] = []

    def start(folder: Path, *options: str, given: bool = True, fresh: bool = False) -> Running:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        words = tmp_path / "words"
        words.write_text(WORDS + "\n", "utf-8")
        command = ["--vault", str(folder), "--json"]
        command += ["--passphrase-file", str(words)] if given else []
        env = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "XDG_RUNTIME_DIR": str(home)}
        process = warm_program.start([*command, "serve", "--no-window", *options], env, fresh=fresh)
        started.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.stderr.read() if process.stderr else ""
        return Running(process, json.loads(line)["address"], folder, home)

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, headless, driven by Playwright."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Window:
    """A page of a private window, with what it asked for, what its console said and what the policy refused."""

    page: Any
    asked: list[str]
    said: list[str]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the windows of a test showed when it failed stands in its report: a race is seldom seen twice."""
    report = yield
    if report.when == "call" and report.failed:
        for window in getattr(item, "windows", []):
            report.sections.append((f"window at {window.page.url}", _as_shown(window)))
    return report


def _as_shown(window: Window) -> str:
    try:
        fields = window.page.evaluate(TYPED)
        return "\n".join(
            [window.page.inner_text("body", timeout=2000), f"Typed: {fields}", *window.said, *window.asked[-12:]]
        )
    except Exception as wrong:  # the window may be gone or hang: the failure itself must still be told
        return f"not readable: {type(wrong).__name__}"


TYPED = """() => [...document.querySelectorAll('input, textarea, select')].filter((e) => e.type !== 'hidden' && e.value)
    .map((e) => `${e.name}=${e.value}`).join(', ')"""


@pytest.fixture
def window(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Window]]:
    """Opens a window; everything that it asks for is written down, and nothing may leave the machine."""
    contexts: list[Any] = []
    opened = request.node.windows = []

    def open_window(running: Running, path: str = "", **context: Any) -> Window:
        made = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
        contexts.append(made)
        page = made.new_page()
        page.set_default_timeout(30_000)  # a busy machine takes its time
        window = Window(page, [], [])
        opened.append(window)
        page.on("request", lambda request: window.asked.append(request.url))
        page.on("console", lambda message: window.said.append(message.text))
        page.on("pageerror", lambda error: window.said.append(str(error)))
        page.goto(running.origin + path + "#" + running.address.split("#")[1])
        page.wait_for_selector(".mast")
        return window

    yield open_window
    for made in contexts:
        made.close()
