"""A PDF that only a password opens is kept as it is, and what to do about it is said."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from desk import Desk

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "read"))

from read_samples import pdf_of


def test_a_locked_pdf_is_kept_with_one_line_that_asks_for_a_copy_without_password(desk: Desk) -> None:
    path = desk.file("locked.pdf", pdf_of([["Nobody reads this."]], encrypt=True))
    said = desk.run("add", str(path), "--open-without-sandbox", "--json")
    (line,) = said.lines()
    assert (said.code, line["state"], "password" in line["why"]) == (0, "unread", True)
    assert sum("locked.pdf" in told for told in said.err.splitlines()) == 1


def test_a_locked_pdf_is_sealed_with_all_its_bytes(desk: Desk) -> None:
    whole = pdf_of([["Nobody reads this."]], encrypt=True)
    desk.run("add", str(desk.file("locked.pdf", whole)), "--open-without-sandbox")
    (source,) = desk.run("sources", "--json").lines()
    assert source["sha256"] == hashlib.sha256(whole).hexdigest()
    assert desk.is_whole()
