"""The review by keys: each press counts once, the next suggestion comes at once, and everything can be taken back."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

from review_vaults import WORDS, long_text, made, press_code, states, waits_for

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

# From each key press until the next suggestion's words are drawn and lit, and until the desk has answered that the
# decision is kept.
MEASURE = """() => {
  window.shownAfter = []; window.keptAfter = [];
  const area = () => document.getElementById("review");
  const said = () => document.getElementById("review-said");
  let pressed = 0, [claim, told] = [area().dataset.claim, said()];
  document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  document.addEventListener("desk:shown", () => {
    if (area().dataset.claim !== claim && document.querySelector("#source mark[data-role=act]")) {
      claim = area().dataset.claim;
      requestAnimationFrame(() => setTimeout(() => window.shownAfter.push(performance.now() - pressed)));
    }
    if (said() !== told && /Accepted|Rejected/.test(said().textContent)) {
      told = said();
      window.keptAfter.push(performance.now() - pressed);
    }
  });
}"""


def test_thirty_decisions_in_a_row_lose_no_key_and_the_next_comes_at_once(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(44))
    opened = window(serve(folder), base + "/review")
    page = opened.page
    page.wait_for_selector("#do-accept")
    page.evaluate(MEASURE)
    for n in range(15):  # one after the other, as a person who reads does: none reads a sentence faster
        page.wait_for_timeout(300)
        page.keyboard.press("a" if n % 2 else "x")
        page.wait_for_function("(n) => window.shownAfter.length > n && window.keptAfter.length > n", arg=n)
    times = sorted(page.evaluate("window.shownAfter"))
    kept = sorted(page.evaluate("window.keptAfter"))
    for what, took in (("next suggestion shown", times), ("known to be kept", kept)):
        print(f"{what} after a key: median {statistics.median(took):.0f} ms, "
              f"95th percentile {took[int(len(took) * 0.95)]:.0f} ms, {len(took)} keys")  # fmt: skip
    page.keyboard.type("a" * 15)  # as fast as keys can come
    page.wait_for_function("() => window.keptAfter.length >= 30", timeout=30_000)
    page.get_by_role("button", name="Lock").click()
    page.wait_for_selector("[data-locked]")
    found = states(folder)
    assert (found["accepted"], found["rejected"]) == (22, 8)
    assert statistics.median(times) < 400  # about 40 on a machine that does little else


def test_every_decision_can_be_taken_back_one_by_one_after_a_reload_too(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(4))
    page = window(serve(folder), base + "/review").page
    page.wait_for_selector("#do-accept")
    first = page.url
    for keys in ("a", "x", "t", "]", "a"):  # accept; reject, for a reason; accept as edited
        page.keyboard.press(keys)
    waits_for(page, "Accepted as edited.")
    page.get_by_text("Your last ten decisions").click()
    assert "Not in the text" in page.inner_text("#review details[open]")
    page.reload()
    page.wait_for_selector("#do-undo")
    for _n in range(3):
        page.keyboard.press("u")
    waits_for(page, "Taken back.")
    page.wait_for_url(first)
    page.keyboard.press("u")
    waits_for(page, "Nothing that you decided is left")
    assert states(folder) == {"suggested": 4}


def test_accept_is_a_or_the_mouse_and_never_enter_or_space(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(4))
    page = window(serve(folder), base + "/review").page
    page.focus("#do-accept")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    waits_for(page, "Accept is the key A")
    assert states(folder) == {"suggested": 4}
    page.click("#do-accept")
    waits_for(page, "Accepted.")
    assert states(folder) == {"accepted": 1, "suggested": 3}


def test_keys_work_by_their_place_on_russian_and_persian_keyboards(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(5))
    page = window(serve(folder), base + "/review").page
    page.wait_for_selector("#do-accept")
    for key, code in (("ф", "KeyA"), ("ч", "KeyX"), ("ش", "KeyA"), ("ط", "KeyX")):
        shown = page.get_attribute("#review", "data-claim")
        press_code(page, key, code)
        page.wait_for_function("(c) => document.querySelector('#review').dataset.claim !== c", arg=shown)
    press_code(page, "۲", "Digit2")
    page.wait_for_selector("[data-open] [data-role=victim]")
    assert states(folder) == {"accepted": 2, "rejected": 2, "suggested": 1}


def test_a_server_killed_in_the_middle_of_a_decision_loses_at_most_that_key_press(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(12))
    running = serve(folder)
    page = window(running, base + "/review").page
    page.wait_for_selector("#do-accept")
    page.evaluate(MEASURE)
    page.keyboard.type("aaaaaaaa")
    page.wait_for_function("() => window.keptAfter.length >= 3")
    running.process.kill()
    running.process.wait(10)
    page.wait_for_selector("#gone")
    kept = page.evaluate("window.keptAfter.length")
    assert states(folder)["accepted"] in (kept, kept + 1)


def test_a_decision_that_is_refused_after_the_next_was_shown_leads_back_and_no_key_hits_another(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(5))
    running = serve(folder)
    page = window(running, base + "/review").page
    foretold = _next_is_ready(page)
    first = page.get_attribute("#review", "data-claim")
    with open_vault(folder, WORDS, "Ozod") as vault:  # somebody else decides meanwhile
        [id] = [row.id for row in queries.claims(vault) if short(row.id) == first]
        app.decide(vault, [id], "rejected")
    page.evaluate("""() => {
      window.saw = [];
      document.addEventListener("desk:shown", () => window.saw.push(document.querySelector("#review").dataset.claim));
    }""")
    page.keyboard.type("ax")
    waits_for(page, "What you pressed after that did nothing")
    assert "What stands now" in page.inner_text("[role=alert]")
    assert page.get_attribute("#review", "data-claim") == first
    assert page.evaluate("window.saw[0]") == foretold
    assert states(folder) == {"rejected": 1, "suggested": 4}
    page.keyboard.press("s")
    _next_is_ready(page)
    running.process.kill()  # nor does a desk that is gone leave another suggestion on the page than the one decided on
    running.process.wait(10)
    page.keyboard.press("a")
    page.wait_for_selector("#gone")
    assert page.get_attribute("#review", "data-claim") == foretold


def _next_is_ready(page: Any) -> str:
    """Waits until the window holds the next suggestion; returns which it is."""
    page.wait_for_selector("#review[data-next]")
    return str(page.get_attribute("#review", "data-next"))


def test_a_double_click_decides_once_and_the_lock_waits_for_the_decision_under_way(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(5))
    page = window(serve(folder), base + "/review").page
    _next_is_ready(page)
    page.dblclick("#do-accept")
    waits_for(page, "Accepted.")
    _next_is_ready(page)
    page.evaluate("for (const one of ['#do-reject', '[data-lock]']) document.querySelector(one).click()")
    page.wait_for_selector("[data-locked]")
    assert states(folder) == {"accepted": 1, "rejected": 1, "suggested": 3}
