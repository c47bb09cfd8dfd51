"""Going through a page by keyboard alone: the Tab key until something is reached, as somebody without a mouse does."""

from __future__ import annotations

from typing import Any

MOST = 120  # presses; a page that needs more is not usable


def reach(page: Any, found: Any) -> None:
    """Tabs to an element; it must be reached and be seen to have the focus."""
    found.first.wait_for()
    element = found.first.element_handle()
    seen = """(e) => e === document.activeElement && (getComputedStyle(e).outlineStyle !== "none"
      || getComputedStyle(e).boxShadow !== "none" || e.matches(":focus-visible"))"""
    for _press in range(MOST):
        if page.evaluate(seen, element):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached: {element.text_content()!r} {element.get_attribute('id')!r}")


def press(page: Any, found: Any, key: str = "Enter") -> None:
    reach(page, found)
    page.keyboard.press(key)


def type_into(page: Any, found: Any, words: str) -> None:
    reach(page, found)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
