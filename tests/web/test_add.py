"""What is dropped, chosen or pasted comes in whole, is told file by file, and lies nowhere but in the vault."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

LETTER = (
    "On 3 November 2026 officers of the State Security Committee detained Daler Ozarvand in Belrud, his mother said.\n"
)
MARKER = "kestrel-over-the-third-bridge"
HOSTILE = "<script>document.title='taken'</script><img src=x onerror=alert(1)> ‮ \"quoted\" 'words'\n"
# Put into the page as the clipboard and the mouse would.
PASTE = """(data) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], "image.png", { type: "image/png" }));
  document.querySelector("[data-drop]").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
}"""
DROP = """(words) => {
  const carried = new DataTransfer();
  carried.items.add(new File([words], "dropped.txt", { type: "text/plain" }));
  carried.items.add(new File(["x"], ".hidden", { type: "text/plain" }));
  const zone = document.querySelector("[data-drop]");
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def _done(page: Any, n: int) -> list[str]:
    page.wait_for_function(
        "n => { const all = [...document.querySelectorAll('[data-list] > li')];"
        " return all.length === n && all.every(li => !['waiting', 'reading'].includes(li.dataset.state)); }", arg=n
    )  # fmt: skip
    return [li.get_attribute("data-state") for li in page.locator("[data-list] > li").all()]


def _case(page: Any) -> str:
    address: str = page.locator("ul.lines a").first.get_attribute("href")
    return address


def test_files_are_told_one_by_one_with_the_reason_of_those_that_failed_and_can_be_tried_again(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, tmp_path: Path
) -> None:
    running = serve(filled)
    opened = window(running, "/cases")
    page = opened.page
    page.set_default_timeout(40_000)  # the first file waits for the reader to start
    page.goto(running.origin + _case(page) + "add")
    page.wait_for_selector("[data-drop]")
    files = {"letter.txt": LETTER, "<img src=x onerror=alert(1)>.txt": HOSTILE, "empty.txt": ""}
    for name, words in files.items():
        (tmp_path / name).write_text(words, "utf-8")
    page.get_by_text("What holds for all of them").click()
    page.get_by_label("Published", exact=True).first.fill("last week")
    page.get_by_label("Choose files").set_input_files([str(tmp_path / "letter.txt")])
    assert _done(page, 1) == ["failed"]
    assert "This day or time cannot be read" in page.inner_text("[data-list]")
    page.get_by_label("Published", exact=True).first.fill("16.11.2026")
    page.get_by_role("button", name="Try again").click()
    assert _done(page, 1) == ["added"]
    demo = Path(__file__).parents[2] / "demo" / "documents" / "08-trial-note-ozarmand.pdf"
    rest = [str(tmp_path / name) for name in files] + [str(demo)]
    page.get_by_label("Choose files").set_input_files(rest)
    assert _done(page, 5) == ["added", "already", "added", "unread", "already"]
    assert "1 suggestion waits to be read" in page.inner_text("[data-list] > li:nth-child(1)")
    assert "The file is empty" in page.inner_text("[data-list] > li:nth-child(4)")
    assert page.inner_text("[data-progress]") == "All 5 done."
    # The list is still there behind another page, and each line leads to its source.
    page.locator("nav.places a", has_text="Search").click()
    page.wait_for_selector("#q")
    page.go_back()
    page.wait_for_selector("[data-list] > li:nth-child(5)")
    page.locator("[data-list] > li").first.get_by_role("link").first.click()
    page.wait_for_selector(".source .lit")
    assert page.inner_text(".byline").count("16 November 2026") == 1
    page.go_back()
    page.locator("[data-list] > li:nth-child(3) a").first.click()
    page.wait_for_selector(".source p")
    assert "<script>document.title='taken'</script>" in page.inner_text(".source")
    assert page.title().endswith("Guvoh")
    assert [line for line in opened.said if "422" not in line] == []
    assert all(address.startswith((running.origin, "blob:")) for address in opened.asked)


def test_what_is_dropped_or_pasted_lies_nowhere_but_sealed_and_an_address_is_refused(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    running = serve(filled)
    page = window(running, "/cases").page
    page.set_default_timeout(40_000)  # the first file waits for the reader to start
    page.goto(running.origin + _case(page) + "add")
    page.wait_for_selector("[data-drop]")
    page.evaluate(PASTE, base64.b64encode(b"\x89PNG\r\n\x1a\n" + MARKER.encode()).decode())
    page.evaluate(DROP, f"{MARKER} was dropped")
    assert _done(page, 2) == ["unread", "added"]
    assert "Passed over: 1 hidden file" in page.inner_text("[data-progress]")
    assert page.inner_text("[data-list] > li:first-child a").startswith("screenshot 20")
    page.get_by_label("The words").fill("https://news.example/42")
    page.get_by_label("Title").fill("A title")
    page.get_by_role("button", name="Add this text").click()
    page.wait_for_selector("[data-wrong]")
    assert "Save the page in your browser" in page.inner_text("#words-hint")
    assert page.get_by_label("Title").input_value() == "A title"
    page.get_by_label("The words").fill(f"{MARKER}. {LETTER}")
    page.get_by_role("button", name="Add this text").click()
    page.wait_for_selector(".say >> text=1 suggestion waits")
    running.process.terminate()
    running.process.wait(10)
    with open_vault(filled, words) as vault:
        newest = queries.sources_page(vault, limit=3).rows
        texts = [queries.reading(vault, row.id) for row in newest]
        assert [bool(text and MARKER in text.text) for text in texts] == [True, True, False]
        picture = queries.original(vault, newest[2].id)
        assert queries.source(vault, newest[2].id).sha256 == hashlib.sha256(picture).hexdigest()
    left = [p for root in (filled, running.home) for p in root.rglob("*") if p.is_file()]
    assert [p for p in left if MARKER.encode() in p.read_bytes()] == []


def test_other_pages_answer_while_a_long_file_is_read_and_a_kill_keeps_what_was_told(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, tmp_path: Path, words: str
) -> None:
    running = serve(filled)
    page = window(running, "/cases").page
    page.set_default_timeout(40_000)  # the first file waits for the reader to start
    page.goto(running.origin + _case(page) + "add")
    page.wait_for_selector("[data-drop]")
    (tmp_path / "short.txt").write_text("A short letter from the third bridge.\n")
    (tmp_path / "long.txt").write_text(LETTER * 50_000)
    page.get_by_label("Choose files").set_input_files([str(tmp_path / n) for n in ("short.txt", "long.txt")])
    page.wait_for_selector("[data-list] > li:nth-child(2)[data-state=reading]")
    assert "2 of 2, long.txt: reading" in page.inner_text("[data-progress]")
    page.locator("nav.places a", has_text="Search").click()
    page.wait_for_selector("#q")
    page.go_back()
    page.wait_for_selector("[data-list] > li:nth-child(2)[data-state=reading]")
    running.process.kill()
    running.process.wait(10)
    page.wait_for_selector("[data-list] > li:nth-child(2)[data-state=failed]")
    assert "did not answer" in page.inner_text("[data-list] > li:nth-child(2)")
    with open_vault(filled, words) as vault:
        names = [queries.source(vault, row.id).name for row in queries.sources_page(vault, limit=2).rows]
        assert (names[0], "long.txt" in names) == ("short.txt", False)
        assert app.the_case(vault, None).name == "Valley"
