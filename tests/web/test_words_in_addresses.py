"""No name and no sentence that is looked for stands in an address; back and reload find the question all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_a_search_leaves_no_words_in_the_address_and_reload_and_back_ask_it_again(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path
) -> None:
    page = window(serve(filled)).page
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_selector("form.find input")
    for words in ("Velzorova", "schoolchildren"):
        page.locator("form.find input[name=q]").fill(words)
        page.get_by_role("button", name="Find").click()
        page.wait_for_selector(f"form.find input[value={words}]")
        assert words not in page.url
        assert "?k=" in page.url
    page.reload()
    page.wait_for_selector("form.find input[value=schoolchildren]")
    page.go_back()
    page.wait_for_selector("form.find input[value=Velzorova]")
    seen = page.evaluate("navigation.entries().map(e => e.url).join(' ')")
    assert "Velzorova" not in seen
    assert "schoolchildren" not in seen
