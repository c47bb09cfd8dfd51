"""One source: its words typed beside a picture or recording, its facts corrected, everything taken back, all inert."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

HOSTILE = """<script>document.title = 'taken'</script> "quotes" 'both' ‮ turned ‬ </p></main>

On 3 November 2026 officers of the State Security Committee detained Daler Ozarvand in Belrud, his mother said.

=cmd|' /C calc'!A0
"""


def png(width: int, height: int) -> bytes:
    """A grey picture."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xb0" * width for _row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def wav(seconds: int) -> bytes:
    """Silence."""
    data = b"\x80" * (8000 * seconds)
    form = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    return b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVE" + form + b"data" + struct.pack("<I", len(data)) + data


@pytest.fixture
def kept(filled: Path, tmp_path: Path, words: str) -> tuple[Path, dict[str, str], str]:
    """The vault, the addresses of a picture, a recording and a hostile text that were added to it, and its case's."""
    files = {"list.png": png(400, 300), "voice.wav": wav(2), "page.txt": HOSTILE.encode()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with open_vault(filled, words) as vault:
        case = app.the_case(vault, None)
        added = list(app.adding(vault, [str(tmp_path / name) for name in files], case.name))
        app.set_source(vault, added[0].id, {"hard": True})
        home = f"/case/{short(case.id)}/"
    return filled, {one.name: f"{home}source/{short(one.id)}" for one in added}, home


def test_words_are_typed_at_a_marked_place_of_a_picture_and_a_list_gives_a_claim_for_each_person(
    serve: Callable[..., Any], window: Callable[..., Any], kept: tuple[Path, dict[str, str], str], words: str
) -> None:
    folder, at, _home = kept
    running = serve(folder)
    page = window(running, at["list.png"]).page
    page.wait_for_selector("#original[src]")
    assert page.locator("#original").evaluate("e => getComputedStyle(e).filter") != "none"
    page.get_by_role("button", name="Show it clearly").click()
    assert page.locator("#original").evaluate("e => getComputedStyle(e).filter") == "none"
    box = page.locator("[data-canvas]").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.7)
    page.mouse.up()
    marked = [int(page.locator(f"[data-side={side}]").input_value()) for side in "xywh"]
    assert all(abs(got - wanted) <= 5 for got, wanted in zip(marked, (100, 200, 500, 500), strict=True))
    page.get_by_role("button", name="Keep these words").click()
    page.wait_for_selector("[data-wrong] >> text=Nothing was typed")
    assert page.locator("[data-side=x]").input_value() == str(marked[0])
    page.get_by_label("The words").fill("1. Firuza Ozarmand\n\n2. Daler Velzorov,\n3. Nigora Tolvari")
    page.get_by_label("Is this a list of people?").select_option("detention")
    page.get_by_label("When, for all of them").fill("yesterday")
    page.get_by_role("button", name="Keep these words").click()
    page.wait_for_selector("#when-hint >> text=This date cannot be read")
    page.get_by_label("When, for all of them").fill("2026-11-12")
    page.get_by_role("button", name="Keep these words").click()
    page.wait_for_selector(".say >> text=3 claims were made")
    assert "2. Daler Velzorov" in page.inner_text("[data-sought]")
    assert "typed from the picture" in page.inner_text(".source")
    # By the keyboard alone: numbers in place of the mouse, no act: the words only.
    page.locator("[data-side=x]").fill("1200")
    page.get_by_label("The words").fill("stamp of the directorate")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[data-wrong]")
    assert page.get_by_label("The words").input_value() == "stamp of the directorate"
    for side, value in zip("xywh", ("0", "0", "1000", "100"), strict=True):
        page.locator(f"[data-side={side}]").fill(value)
    page.get_by_role("button", name="Keep these words").click()
    page.wait_for_selector("[data-sought] >> text=stamp of the directorate")
    # A claim of words that no rule proposed: selected with the mouse, across the letters as they stand.
    page.locator("[data-sought]").dblclick(position={"x": 5, "y": 10})
    page.keyboard.press("m")
    page.wait_for_url("**/review/*/new")
    page.locator("#do-show").click()  # it is marked as hard to look at
    page.wait_for_selector("#review mark[data-role=act]")
    assert "stamp" in page.inner_text("mark[data-role=act]")
    page.go_back()
    page.wait_for_selector("[data-sought]")
    page.locator("ul.lines a", has_text="Detention").first.click()
    page.wait_for_selector("mark[data-role=victim]")
    page.get_by_role("link", name="See the words in the whole text").click()
    page.wait_for_selector("[data-sought]")
    running.process.terminate()
    running.process.wait(10)
    with open_vault(folder, words) as vault:
        source = queries.find(vault, at["list.png"].rsplit("/", 1)[1], ("source",))[1]
        accepted = queries.claims(vault, state="accepted", source=source)
        victims = {(row.claim.victims[0].text, row.claim.date and row.claim.date.start) for row in accepted}
        names = ("Firuza Ozarmand", "Daler Velzorov", "Nigora Tolvari")
        assert victims == {(name, "2026-11-12") for name in names}


def test_words_are_typed_beside_a_page_of_a_document_and_lead_back_to_it(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words) as vault:
        case = app.the_case(vault, None)
        document = next(s for s in queries.sources(vault, case.id) if s.name.endswith(".pdf"))
    opened = window(serve(filled), f"/case/{short(case.id)}/source/{short(document.id)}")
    page = opened.page
    page.set_default_timeout(40_000)  # what draws pages starts with the first
    page.wait_for_selector("#original[src]")
    first = page.locator("#original").evaluate("async e => { await e.decode(); return e.naturalHeight; }")
    assert first == 1400
    page.get_by_role("navigation", name="Pages of the original").get_by_role("link", name="Page 2").click()
    page.wait_for_selector("#page[value='2']")
    page.wait_for_selector("#original[src]")
    page.get_by_label("The words").fill("signed by hand: Mirzo Tandorov")
    page.get_by_role("button", name="Keep these words").click()
    page.wait_for_selector("[data-sought] >> text=signed by hand")
    assert "typed from page 2" in page.inner_text(".source")
    assert [line for line in opened.said if "422" not in line] == []


def test_what_is_said_in_a_recording_is_typed_with_its_seconds_and_nothing_sounds_by_itself(
    serve: Callable[..., Any], window: Callable[..., Any], kept: tuple[Path, dict[str, str], str]
) -> None:
    folder, at, _home = kept
    page = window(serve(folder), at["voice.wav"]).page
    page.wait_for_selector("audio[preload=none]:not([src])")
    page.get_by_role("button", name="Load the recording").click()
    page.wait_for_selector("audio[src]")
    page.get_by_role("button", name="From here").click()
    page.wait_for_function("document.getElementById('from_s').value === '0.0'")
    page.get_by_label("To", exact=True).fill("soon")
    page.get_by_label("The words").fill("They took him at night, she said.")
    page.get_by_role("button", name="Keep these words").click()
    page.wait_for_selector("#place-hint >> text=no moment of a recording")
    assert page.get_by_label("The words").input_value() == "They took him at night, she said."
    page.get_by_label("To", exact=True).fill("0:02")
    page.get_by_role("button", name="Keep these words").click()
    page.wait_for_selector("[data-sought] >> text=They took him at night")
    assert "0.0 to 2.0 seconds" in page.inner_text(".source")


def test_facts_are_corrected_withdrawn_and_taken_back_and_a_hostile_text_stays_inert(
    serve: Callable[..., Any], window: Callable[..., Any], kept: tuple[Path, dict[str, str], str]
) -> None:
    folder, at, home = kept
    running = serve(folder)
    opened = window(running, at["page.txt"])
    page = opened.page
    page.wait_for_selector(".source .lit")
    assert "<script>document.title = 'taken'</script>" in page.inner_text(".source")
    assert page.title() != "taken"
    page.get_by_label("Title").fill('"><img src=x onerror=alert(1)>')
    page.get_by_label("Published", exact=True).fill("31.02.2026")
    page.get_by_role("button", name="Correct").click()
    page.wait_for_selector("#published-hint >> text=This day or time cannot be read")
    assert page.get_by_label("Title").input_value() == '"><img src=x onerror=alert(1)>'
    page.get_by_label("Published", exact=True).fill("5.11.2026")
    page.get_by_label("Repeats another source").fill("ZZZZZZZZ")
    page.get_by_role("button", name="Correct").click()
    page.wait_for_selector("#derives_from-hint >> text=Nothing has an id")
    page.get_by_label("Repeats another source").fill("")
    page.get_by_role("button", name="Correct").click()
    page.wait_for_selector(".byline >> text=5 November 2026")
    assert page.inner_text("h1") == '"><img src=x onerror=alert(1)>'
    page.get_by_role("button", name="Withdraw this source").click()
    page.wait_for_selector("#because-hint >> text=A reason is missing")
    page.get_by_label("Why").fill("sent twice")
    page.get_by_role("button", name="Withdraw this source").click()
    page.wait_for_selector("text=Withdrawn: its claims count no more.")
    for taken in range(2):  # the withdrawal, then the correction
        page.get_by_text("History:").click()
        corrected = page.locator("ol.lines li", has_text="Corrected")
        corrected.filter(has_not_text="Taken back").first.get_by_role("button", name="Take this back").click()
        corrected.filter(has_text="Taken back").nth(taken).wait_for(state="attached")
    assert page.get_by_label("Published", exact=True).input_value() != "2026-11-05"
    assert page.get_by_role("button", name="Withdraw this source").is_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the original").click()
    assert Path(saved.value.path()).read_bytes() == HOSTILE.encode()
    page.goto(running.origin + home + "sources?q=page")
    page.wait_for_selector("tbody tr")
    assert page.locator("tbody tr").count() == 1
    page.get_by_label("Published from").fill("soon")
    page.get_by_role("button", name="Narrow down").click()
    page.wait_for_selector("#first-hint >> text=cannot be read")
    assert [line for line in opened.said if "422" not in line] == []
    assert all(address.startswith((running.origin, "blob:")) for address in opened.asked)
