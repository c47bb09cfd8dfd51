"""The review by words: every slot is filled by selecting in the source, and what is grave is confirmed apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from review_vaults import WORDS, long_text, made, select, states, waits_for

from guvoh.vault import queries
from guvoh.vault.vault import open_vault

PLAIN = (
    "Amad Sarvin, a teacher, was arrested by the police in Belrud on 5 May 2026, two neighbours said. His cousins"
    " Belo and Cyra, fifteen singers of the village school and a baker were questioned in Tolvar since last week."
)
GRAVE = "Adel Mirov was killed by guards in Tolvar prison on 3 May 2026, his lawyer said."
TWICE = (
    "Zara Belkin was arrested in Belrud on 5 May 2026, her sister said.\n\nA day passed.\n\n"
    "On 5 May 2026 Zara Belkin was arrested in Belrud, a baker said."
)


def accepted(folder: Path) -> Any:
    with open_vault(folder, WORDS) as vault:
        return queries.claims(vault, state="accepted")[0].claim


def test_words_selected_in_the_source_fill_every_slot_and_nothing_typed_is_lost(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, PLAIN)
    page = window(serve(folder), base + "/review").page
    page.wait_for_selector("#do-accept")
    wanted = (("3", "a baker"), ("2", "Belo and Cyra"), ("6", "Tolvar"), ("4", "fifteen"), ("7", "the village school"))
    for key, words in wanted:
        select(page, words)
        page.keyboard.press(key)
        waits_for(page, words)
        page.wait_for_function("(w) => document.querySelector('#review .slots').innerText.includes(w)", arg=words)
    page.keyboard.press("2")
    page.get_by_role("button", name="Remove Amad Sarvin").click()
    page.wait_for_function("() => !document.querySelector('#review .slots').innerText.includes('Amad')")
    page.keyboard.press("Escape")
    page.wait_for_selector("[data-open]", state="detached")
    page.keyboard.press("4")
    page.get_by_label("At least").fill("twenty")
    page.keyboard.press("Enter")
    waits_for(page, "This is not a number of people.")
    assert page.get_by_label("At least").input_value() == "twenty"
    page.get_by_label("At least").fill("12")
    page.get_by_label("At most").fill("15")
    page.get_by_role("button", name="Take over").click()
    waits_for(page, "low 12, high 15")
    page.keyboard.press("5")
    page.get_by_label("Day or days").fill("2026-05-01/2026-05-04")
    page.keyboard.press("Enter")
    waits_for(page, "1 to 4 May 2026")
    page.keyboard.press("8")
    page.get_by_role("button", name="Said not to have happened").click()
    page.wait_for_selector("[data-open]", state="detached")
    page.keyboard.press("1")
    page.keyboard.type("enforced")  # faster than the list comes: it is typed into its field
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-open]", state="detached")
    waits_for(page, "Enforced disappearance")
    page.reload()  # unfinished edits wait in the desk
    waits_for(page, "Edited, not yet kept")
    page.keyboard.press("a")
    waits_for(page, "Accepted as edited.")
    claim = accepted(folder)
    assert [v.text for v in claim.victims] == ["Belo and Cyra"]
    assert "a baker" in [a.text for a in claim.actors]
    assert (claim.count.text, claim.count.low, claim.count.high) == ("fifteen", 12, 15)
    assert (claim.date.start, claim.date.end, claim.place.text) == ("2026-05-01", "2026-05-04", "Tolvar")
    assert (claim.act, claim.polarity) == ("enforced_disappearance", "denied")


def test_the_keyboard_alone_selects_words_moves_the_act_and_adds_what_was_missed(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, PLAIN)
    page = window(serve(folder), base + "/review").page
    page.wait_for_selector("#do-accept")
    page.keyboard.press("e")
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    chosen = page.evaluate("getSelection().toString()")
    assert len(chosen.split()) == 3
    page.keyboard.press("m")
    waits_for(page, "A claim of your own")
    page.keyboard.press("Escape")
    page.wait_for_selector("[data-open]", state="detached")
    page.keyboard.press("a")
    waits_for(page, "Which act is it?")
    page.keyboard.type("protest")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-open]", state="detached")
    page.keyboard.press("]")
    page.wait_for_function("() => document.querySelector('.claim header .soft').innerText.includes('Edited')")
    page.keyboard.press("a")
    waits_for(page, "Added and accepted.")
    claim = accepted(folder)
    assert (claim.act, claim.rule) == ("protest", "person")
    assert claim.quote.startswith(chosen)
    assert len(claim.quote.split()) == 4


def test_a_grave_claim_is_labelled_first_and_accepted_only_when_its_parts_are_confirmed(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, GRAVE)
    page = window(serve(folder), base + "/review").page
    waits_for(page, "This text tells of: somebody was killed.")
    assert "Adel" not in page.inner_text("#review")
    page.keyboard.press("h")
    waits_for(page, "Adel Mirov")
    page.keyboard.press("a")
    page.evaluate("document.getElementById('do-accept').disabled = false")  # a page that was tampered with
    page.keyboard.press("a")
    waits_for(page, "This claim is grave")
    assert states(folder) == {"suggested": 1}
    for key in "vco":
        page.keyboard.press(key)
    page.keyboard.press("a")
    waits_for(page, "Accepted.")
    assert states(folder) == {"accepted": 1}


def test_one_decision_covers_the_repeats_of_a_source_and_one_undo_takes_it_back(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, TWICE, long_text(1))
    page = window(serve(folder), base + "/review").page
    page.wait_for_selector("#do-accept")
    waits_for(page, "1 repeat of this in the source: one decision covers both")
    page.keyboard.press("x")
    waits_for(page, "Rejected.")
    assert states(folder) == {"rejected": 2, "suggested": 1}
    page.keyboard.press("p")
    waits_for(page, "Rejected: Wrong person.")
    page.keyboard.press("u")
    waits_for(page, "Taken back.")
    assert states(folder) == {"suggested": 3}
