"""Small vaults of invented texts for the tests of the review."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import open_vault

WORDS = "seven grey cranes over the frozen river"  # as in conftest.py


FIRST = ("Amad", "Belo", "Cyra", "Dalir", "Ezra", "Faro", "Gulan", "Hamad", "Iskan", "Jamol", "Kavan", "Latif")
LAST = ("Sarvin", "Tolmaz", "Kherad", "Ozgan")


def long_text(n: int) -> str:
    """Plain arrests of invented people, one a paragraph."""
    names = [f"{first} {last}" for last in LAST for first in FIRST][:n]
    return "\n\n".join(
        f"{name}, a teacher, was arrested by the police in Belrud on {1 + i % 28} May 2026, two neighbours said."
        for i, name in enumerate(names)
    )


def made(folder: Path, *texts: str) -> tuple[str, list[str]]:
    """A vault with these texts, each a source of the case "Valley". Returns the start of the case's addresses."""
    create(folder, WORDS, cost=Cost(64, 1, 1))
    with open_vault(folder, WORDS, "Nilu") as vault:
        sources = [app.note(vault, text, "note", "Valley", {"title": "A day in Belrud"}).id for text in texts]
        case = queries.cases(vault)[0].id
    return f"/case/{short(case)}", sources


def states(folder: Path) -> dict[str, int]:
    with open_vault(folder, WORDS, "Nilu") as vault:
        found: dict[str, int] = {}
        for row in queries.claims(vault):
            found[row.state] = found.get(row.state, 0) + 1
        return found


def waits_for(page: Any, words: str) -> None:
    """Waits until the review shows these words; says what it shows where it never does."""
    try:
        page.wait_for_function("(w) => document.querySelector('#review')?.innerText.includes(w)", arg=words)
    except Exception as error:
        raise AssertionError(f"{words!r} is not in: {page.inner_text('body')}") from error


def press_code(page: Any, key: str, code: str) -> None:
    """A key as a keyboard of another layout sends it."""
    page.evaluate(
        "([key, code]) => document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))", [key, code],
    )  # fmt: skip


def select(page: Any, words: str) -> None:
    """Selects words of the source, as dragging the mouse over them does."""
    found = page.evaluate(
        """(words) => {
          const source = document.getElementById("source");
          for (const block of source.querySelectorAll("p[data-start]")) {
            const at = block.textContent.indexOf(words);
            if (at < 0) continue;
            const end = (offset) => {
              const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(), seen = 0; node; seen += node.length, node = walker.nextNode())
                if (offset <= seen + node.length) return [node, offset - seen];
            };
            getSelection().setBaseAndExtent(...end(at), ...end(at + words.length));
            return true;
          }
          return false;
        }""", words
    )  # fmt: skip
    assert found, words
