"""What the demo says: progress on standard error, a summary on standard output."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable


def step(words: str) -> None:
    print(f"  {words}", file=sys.stderr, flush=True)


def title(words: str) -> None:
    print(f"\n{words}")


def line(words: str, indent: str = "  ") -> None:
    hanging = " " * (len(indent) + 2)
    print(textwrap.fill(words, 100, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False))


def commands(lines: Iterable[tuple[str, str]]) -> None:
    """Numbered: what it shows, and below it the command, never broken, so that it can be copied."""
    for n, (what, command) in enumerate(lines, 1):
        print(f"  {n}. {what}\n     {command}")


def files(names: Iterable[str], what: str) -> None:
    for name in names:
        print(f"  {name:44} {what}")
