"""`make demo FILES=...`: the same way with a person's own files, without any decision."""

from __future__ import annotations


def run(files: list[str]) -> None: ...
