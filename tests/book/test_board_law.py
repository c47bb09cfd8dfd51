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

from histories import CASE, NAMES, SOURCES, Said, by_hand, captured, entry_id, fold, histories, history_of, new_view

from guvoh.book.board import asked, board, lines_of
from guvoh.book.start import start
from guvoh.vault.ledger import Entry
from guvoh.vault.queries import board as listed
from guvoh.vault.vault import Vault

law = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
DAYS = st.sampled_from(("2026-11-02", "2026-11-05", "2026-11-09", "2026-12-20"))
NOW = "2026-12-20T12:00:00Z"
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
    vault = cast(Vault, SimpleNamespace(view=view, id="vault", keyring=SimpleNamespace(records={}), now=lambda: NOW))
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


def test_a_source_that_is_withdrawn_or_calls_later_changes_the_page_of_whom_it_told() -> None:
    """Each entry in a batch of its own: nothing but what it touches is derived anew."""
    told = {"person": by_hand(0), "status": "L04", "known": "2026-11-03", "source": SOURCES[0]}
    withdrawn = {"owner": SOURCES[0], "of": "source", "fields": {"withdrawn": True}}
    call = {"owner": SOURCES[1], "of": "source", "fields": {"about": [by_hand(0)], "published": "2026-11-08"}}
    history = history_of([
        (0, "case.opened", {"case": CASE, "name": "Ostrevan"}), (0, "source.captured", captured(0)),
        (0, "source.captured", captured(1)),
        (0, "person.entered", {"person": by_hand(0), "case": CASE, "name": NAMES[0], "source": None, "ref": ""}),
        (0, "status.told", told), (0, "set", withdrawn), (0, "undone", {"target": entry_id(5)}), (0, "set", call),
        (0, "undone", {"target": entry_id(7)}), (0, "undone", {"target": entry_id(4)}),
    ])  # fmt: skip
    view, seen = new_view(), []
    vault = cast(Vault, SimpleNamespace(view=view, id="vault", keyring=SimpleNamespace(records={}), now=lambda: NOW))
    for said in history:
        fold(view, [said])
        seen.append([row[0] for row in view.rows("SELECT news FROM held")])
        of = asked(vault, CASE, "2026-11-09")
        assert lines_of(vault, listed.people(vault, of), of) == board(vault, CASE, "2026-11-09")
    assert seen[3:] == [[], ["2026-11-03"], [], ["2026-11-03"], ["2026-11-08"], ["2026-11-03"], []]
    view.close()
