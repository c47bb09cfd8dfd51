"""The documenter's first week: from nothing to a printed chronology, by mouse and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

TEXT = (
    "Three teachers were detained in Pasrud on 12 November 2026, the Belrud Families' Committee said.\n\n"
    "The district court fined a journalist in Halm on 14 November 2026, a neighbour told Radio Kabk.\n\n"
    "Two drivers were questioned in Tolvar on 15 November 2026, their relatives said.\n"
)


def take(page: Any, n: int) -> int:
    """Accepts up to `n` suggestions by the mouse; ticks what a grave one asks for. Returns how many."""
    done = 0
    while done < n and page.locator("#do-accept").count():
        left = page.locator(".head-small .soft").first.inner_text()
        if page.locator("[data-key=h]:visible").count():
            page.locator("[data-key=h]").click()
            page.wait_for_selector("#do-accept")
        for tick in page.locator("[data-confirm]").all():
            tick.check()
        page.locator("#do-accept:not([disabled])").click()
        page.wait_for_function("text => document.querySelector('.head-small .soft')?.innerText !== text", arg=left)
        done += 1
    return done


def test_from_the_first_run_to_a_pdf_by_mouse(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(TEXT, "utf-8")
    page = window(serve(tmp_path / "vault", given=False)).page
    page.set_default_timeout(40_000)
    words = page.locator(".offer").inner_text()
    page.get_by_label("Passphrase").fill(words)
    page.get_by_label("The same again").fill(words)
    page.get_by_role("button", name="Make the vault").click()
    page.wait_for_url("**/begin/words")
    recovery = page.locator(".words b").all_inner_texts()
    for n in (3, 12, 25):
        page.get_by_label(f"Word {n}", exact=True).fill(recovery[n - 1])
    page.get_by_role("button", name="They are on paper").click()
    page.wait_for_url("**/cases")
    page.get_by_label("Name").fill("Belrud")
    page.get_by_role("button", name="Make the case").click()
    page.locator("nav.places").get_by_role("link", name="Sources").click()
    page.get_by_role("link", name="Add sources").click()
    with page.expect_file_chooser() as chosen:
        page.get_by_text("Choose files").click()
    chosen.value.set_files(letter)
    page.wait_for_selector("[data-list] a")
    page.locator("nav.places").get_by_role("link", name="Review").click()
    page.wait_for_selector("#do-accept")
    assert take(page, 3) == 3
    page.locator("nav.places").get_by_role("link", name="Papers").click()
    page.get_by_label("PDF").check()
    page.get_by_role("button", name="Make the paper").click()
    page.wait_for_selector("[data-saved]")
    with page.expect_download() as paper:
        page.locator("[data-saved]").click()
    assert Path(paper.value.path()).read_bytes().startswith(b"%PDF-")
    page.goto(page.url.split("/case/")[0] + "/backup")
    page.get_by_label("Folder").fill(str(tmp_path / "copy"))
    page.get_by_role("button", name="Back up now").click()
    page.wait_for_selector("[role=status]")
    assert (tmp_path / "copy" / "head.A").exists()


def reach(page: Any, words: str) -> None:
    """Presses Tab until what has the focus is called so."""
    for _n in range(150):
        page.keyboard.press("Tab")
        if words == page.evaluate(
            "() => { const e = document.activeElement; const label = e.labels?.[0] ?? e;"
            " return (e.getAttribute('aria-label') ?? label.innerText ?? '').split('\\n')[0].trim(); }"
        ):
            return
    raise AssertionError(f"Tab does not lead to {words!r}")


def test_from_the_first_run_to_a_pdf_by_keyboard_alone(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    page = window(serve(tmp_path / "vault", given=False)).page
    page.set_default_timeout(40_000)
    keys = page.keyboard
    words = page.locator(".offer").inner_text()
    reach(page, "Passphrase")
    keys.type(words)
    reach(page, "The same again")
    keys.type(words)
    keys.press("Enter")
    page.wait_for_url("**/begin/words")
    recovery = page.locator(".words b").all_inner_texts()
    for n in (3, 12, 25):
        reach(page, f"Word {n}")
        keys.type(recovery[n - 1])
    keys.press("Enter")
    page.wait_for_url("**/cases")
    reach(page, "Name")
    keys.type("Belrud")
    keys.press("Enter")
    page.wait_for_selector("nav.places")
    reach(page, "Sources")
    keys.press("Enter")
    page.wait_for_selector("h1:text('Sources')")
    reach(page, "Add sources")
    keys.press("Enter")
    page.wait_for_selector("textarea[name=words]")
    reach(page, "The words")
    keys.insert_text(TEXT)
    reach(page, "Add this text")
    keys.press("Enter")
    page.wait_for_selector("[role=status] a")
    reach(page, "Review")
    keys.press("Enter")
    page.wait_for_selector("#do-accept")
    left = ""
    for _n in range(3):
        page.wait_for_function("text => document.querySelector('.head-small .soft')?.innerText !== text", arg=left)
        if not page.locator("#do-accept").count():
            break
        left = page.locator(".head-small .soft").first.inner_text()
        if page.locator("[data-key=h]:visible").count():
            keys.press("h")
            page.wait_for_selector("[data-key=h]", state="detached")
        for tick in page.locator("[data-confirm]").all():
            keys.press(tick.get_attribute("data-key"))
        keys.press("a")
    page.wait_for_function("text => document.querySelector('.head-small .soft')?.innerText !== text", arg=left)
    reach(page, "Papers")
    keys.press("Enter")
    page.wait_for_selector("h1:text('Papers')")
    reach(page, "Make the paper")
    keys.press("Enter")
    page.wait_for_selector("[data-saved]")
    reach(page, page.locator("[data-saved]").inner_text())
    with page.expect_download() as paper:
        keys.press("Enter")
    assert Path(paper.value.path()).read_bytes().startswith(b"%PDF-")
