"""The form in Chromium from its file alone, without a network: what is written opens in the vault, nothing is kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guvoh.app import intake
from guvoh.safety.intake.limits import BUCKETS
from guvoh.vault.vault import Vault

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MARK = "Zarina Vale from Lower Ford 7391"
LANGUAGES = ("en", "ru", "tg", "fa")


class Opened:
    """A window of a profile of its own, narrow as a phone, that may reach nothing."""

    def __init__(self, context: Any, profile: Path) -> None:
        self.context, self.profile = context, profile
        self.page = context.pages[0]
        self.page.set_default_timeout(15_000)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def form(self, path: Path) -> Any:
        self.page.goto(path.as_uri())
        return self.page

    def lock(self, to: Path) -> str:
        """Presses the button; keeps the file; returns the receipt."""
        with self.page.expect_download() as coming:
            self.page.click("#lock")
        assert coming.value.suggested_filename.startswith("file-")
        coming.value.save_as(to)
        self.page.wait_for_selector("#done:not([hidden])")
        return str(self.page.inner_text("#receipt"))


@pytest.fixture(scope="module")
def playwright() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as made:
        yield made


@pytest.fixture
def browser(playwright: Any, tmp_path: Path) -> Iterator[Opened]:
    profile = tmp_path / "profile"
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=CHROMIUM, offline=True, accept_downloads=True, viewport={"width": 320, "height": 640},
        downloads_path=tmp_path / "downloads", args=["--no-sandbox"],
    )  # fmt: skip
    yield Opened(context, profile)
    context.close()


def _form(vault: Vault, tmp_path: Path, language: str, inside: bool = False) -> Path:
    path = tmp_path / f"page-{language}.html"
    path.write_bytes(intake.written(vault, language, inside).page)
    return path


def _taken(vault: Vault, path: Path) -> Any:
    one = next(intake.take_letters(vault, [str(path)]))
    assert one.state == "taken", one
    return intake.opened_report(vault, intake.arrived(vault, one.id))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_comes_back_whole(vault: Vault, browser: Opened, tmp_path: Path, language: str) -> None:
    page = browser.form(_form(vault, tmp_path, language))
    page.check("input[value=no]")
    said = {name: f"{name}: {MARK} Ӣӯғ گ\n2" for name in ("what", "whom", "who", "reach")}
    said |= {"when": "3 May 2031", "where": "Поёнгузар"}
    for name, words in said.items():
        page.fill(f"#{name}", words)
    page.set_input_files("#files", [{"name": "письмо.txt", "mimeType": "text/plain", "buffer": b"\x00\xff letter"}])
    receipt = browser.lock(tmp_path / "got.bin")
    report = _taken(vault, tmp_path / "got.bin")
    assert report.words == said and (report.receipt, report.language) == (receipt, language)
    assert [(file.name, file.data) for file in report.files] == [("письмо.txt", b"\x00\xff letter")]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert browser.said == []
    assert [url for url in browser.asked if not url.startswith(("file:", "blob:"))] == []


def test_a_big_file_comes_back_whole_and_one_too_large_is_told(vault: Vault, browser: Opened, tmp_path: Path) -> None:
    page = browser.form(_form(vault, tmp_path, "en"))
    page.check("input[value=no]")
    page.fill("#what", MARK)
    big, larger = tmp_path / "big.mp4", tmp_path / "larger.mp4"
    big.write_bytes(bytes(range(256)) * (19 * 4096))
    larger.write_bytes(b"1" * (20 * 1024 * 1024 + 1))
    page.set_input_files("#files", larger)
    page.click("#lock")
    page.wait_for_function("document.getElementById('told').textContent.includes('20 MB')")
    assert page.is_hidden("#done") and page.input_value("#what") == MARK
    page.set_input_files("#files", big)
    browser.lock(tmp_path / "got.bin")
    assert _taken(vault, tmp_path / "got.bin").files[0].data == big.read_bytes()


def test_the_sealed_file_tells_by_its_size_only_its_bucket(vault: Vault, browser: Opened, tmp_path: Path) -> None:
    sizes = set()
    for n, words in enumerate(("a", "a much longer story " * 500)):
        page = browser.form(_form(vault, tmp_path, "en"))
        page.check("input[value=no]")
        page.fill("#what", words)
        browser.lock(tmp_path / f"{n}.bin")
        sizes.add((tmp_path / f"{n}.bin").stat().st_size)
    assert len(sizes) == 1 and BUCKETS[0] < sizes.pop() < BUCKETS[0] + 400


def test_who_is_inside_is_told_to_call_and_cannot_write(vault: Vault, browser: Opened, tmp_path: Path) -> None:
    page = browser.form(_form(vault, tmp_path, "en"))
    assert page.is_hidden("#what")
    page.check("input[value=yes]")
    assert page.is_visible("#stop") and page.is_hidden("#what") and page.query_selector("#sure") is None


def test_who_is_inside_writes_behind_a_warning_where_the_group_allowed_it(
    vault: Vault, browser: Opened, tmp_path: Path
) -> None:
    page = browser.form(_form(vault, tmp_path, "en", inside=True))
    page.check("input[value=yes]")
    assert page.is_visible("#stop") and page.is_hidden("#what")
    page.check("#sure")
    page.fill("#what", MARK)
    browser.lock(tmp_path / "got.bin")
    assert _taken(vault, tmp_path / "got.bin").inside is True


def test_a_form_without_words_says_what_is_missing(vault: Vault, browser: Opened, tmp_path: Path) -> None:
    page = browser.form(_form(vault, tmp_path, "en"))
    page.check("input[value=no]")
    page.fill("#what", "   ")
    page.click("#lock")
    assert page.inner_text("#told") == "Write what happened."
    assert page.evaluate("document.activeElement.id") == "what"


def test_the_keyboard_alone_is_enough(vault: Vault, browser: Opened, tmp_path: Path) -> None:
    page = browser.form(_form(vault, tmp_path, "en"))
    for key in ("Tab", "Space", "ArrowDown", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type(MARK)
    for _n in range(7):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "lock"
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    coming.value.save_as(tmp_path / "got.bin")
    assert _taken(vault, tmp_path / "got.bin").words["what"] == MARK
    assert page.evaluate("document.activeElement.id") == "done"


def test_nothing_is_kept_in_any_store_nor_in_the_profile(
    vault: Vault, playwright: Any, browser: Opened, tmp_path: Path
) -> None:
    form = _form(vault, tmp_path, "en")
    page = browser.form(form)
    page.check("input[value=no]")
    for name in ("what", "when", "where", "whom", "who", "reach"):
        page.fill(f"#{name}", MARK)
    receipt = browser.lock(tmp_path / "got.bin")
    stores = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length, self.caches ? await caches.keys().catch(() => []) : [],
        [...document.querySelectorAll('input:not([type=radio]),textarea')].map((one) => one.value).join('')]"""
    )
    assert json.dumps(stores) == json.dumps([0, 0, "", 0, [], ""])
    page.goto("about:blank")
    page.go_back()
    assert page.input_value("#what") == "" and receipt not in page.content()
    browser.context.close()
    found = [(file, file.read_bytes()) for file in browser.profile.rglob("*") if file.is_file()]
    assert any(form.name.encode() in data for _file, data in found)  # the history is there: the search finds what is
    for file, data in found:
        for told in (MARK, receipt):
            assert told.encode() not in data and told.encode("utf-16-le") not in data, file.name
