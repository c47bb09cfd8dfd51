"""The board that a page shows is the board: for any history, in any batches, on any day, page by page."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "vault"))

from histories import CASE, NAMES, Said, fold, histories, new_view

from guvoh.book.board import asked, board, lines_of
from guvoh.book.start import start
from guvoh.vault.ledger import Entry
from guvoh.vault.queries import board as listed
from guvoh.vault.vault import Vault

law = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
DAYS = st.sampled_from(("2026-11-02", "2026-11-05", "2026-11-09", "2026-12-20"))
NOBODY: dict[str, Any] = {"owner": CASE, "of": "case", "fields": {"not_people": [NAMES[2]]}}


@law
@given(histories(), st.integers(0, 60), DAYS, st.sampled_from(("", "T12:00")), st.sampled_from((0, 3, 30)),
       st.booleans(), st.integers(1, 3))  # fmt: skip
def test_the_pages_of_the_board_are_the_board_cut_in_pieces(
    history: list[Said], cut: int, today: str, clock: str, stale_after: int, nobody: bool, size: int
) -> None:
    if nobody:
        history = [replace(s, entry=Entry(s.entry.id, "set", s.entry.at, s.entry.by, s.entry.order, NOBODY))
                   if n == len(history) - 1 else s for n, s in enumerate(history)]  # fmt: skip
    view = new_view()
    for batch in (history[: cut % len(history)], history[cut % len(history) :]):
        fold(view, batch)
    vault = cast(Vault, SimpleNamespace(view=view, id="vault", keyring=SimpleNamespace(records={})))
    now = today + clock if clock else ""
    whole = board(vault, CASE, today, now, stale_after)
    of, paged = asked(vault, CASE, today, now, stale_after), []
    for first in range(0, len(whole) + 1, size):
        paged += lines_of(vault, listed.people(vault, of, first, size), of)
    assert paged == whole
    counted = listed.counts(vault, of)
    assert (counted.held, counted.stale, counted.denied) == (
        len(whole), sum(line.stale for line in whole), sum(bool(line.denied) for line in whole),
    )  # fmt: skip
    assert counted.calls == sum("" < line.said("next_call_at")[:10] <= today for line in whole)
    pressing = [line for line in whole if line.said("next_call_at") or line.stale or line.hearing_soon]
    called = sorted(pressing, key=lambda line: line.said("next_call_at") or "9999")
    assert listed.to_call(vault, of) == [line.person.id for line in called]
    begun = start(vault, CASE, today, now, stale_after)
    assert (begun.held, begun.stale, begun.pressing) == (counted.held, counted.stale, len(begun.urgent))
    view.close()
