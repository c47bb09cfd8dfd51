"""The review by keys: each press counts once, the next suggestion comes at once, and everything can be taken back."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

from review_vaults import long_text, made, states

MEASURE = """() => {
  window.shownAfter = [];
  let pressed = 0;
  document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  document.addEventListener("desk:shown", () => requestAnimationFrame(() => window.shownAfter.push(performance.now() - pressed)));
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
    for n in range(15):  # one after the other, as a person who reads does
        shown = page.get_attribute("#review", "data-claim")
        page.keyboard.press("a" if n % 2 else "x")
        page.wait_for_function("(c) => document.querySelector('#review').dataset.claim !== c", arg=shown)
    times = sorted(page.evaluate("window.shownAfter"))
    print(f"next suggestion after a key: median {statistics.median(times):.0f} ms, "
          f"95th percentile {times[int(len(times) * 0.95)]:.0f} ms, {len(times)} keys")
    page.keyboard.type("a" * 15)  # as fast as keys can come
    page.wait_for_function("() => window.shownAfter.length >= 30", timeout=20_000)
    page.wait_for_timeout(200)
    assert not [said for said in opened.said if "inline" not in said]
    page.get_by_role("button", name="Lock").click()
    page.wait_for_selector("[data-locked]")
    found = states(folder)
    assert (found["accepted"], found["rejected"]) == (22, 8)
    assert statistics.median(times) < 400  # 100 on a machine that does nothing else
