"""The view is nothing but the ledger: any history, folded in any batches, gives the rows of a rebuild. (G2, G3)"""

from __future__ import annotations

from itertools import pairwise

from histories import DEVICES, Said, entry_id, histories, history_of, rows_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guvoh.vault.ledger import Entry, Header

# Other histories in each run: sixty, and with --whole three hundred.
law = settings(max_examples=settings.default.max_examples * 3 // 5, deadline=None,
               suppress_health_check=list(HealthCheck))  # fmt: skip
HISTORY = ("entry", "undo")


def cut(history: list[Said], places: list[int]) -> list[list[Said]]:
    edges = sorted({0, len(history), *(p % (len(history) + 1) for p in places)})
    return [history[a:b] for a, b in pairwise(edges)]


def undoing(n: int, target: str) -> Entry:
    return Entry(entry_id(n), "undone", "2026-11-28T10:00:00Z", "reader", n + 1, {"target": target})


@law
@given(histories(), st.lists(st.integers(0, 60), max_size=6))
def test_any_history_folded_in_any_batches_gives_the_rows_of_a_rebuild(history: list[Said], places: list[int]) -> None:
    assert rows_of(*cut(history, places)) == rows_of(history)


@law
@given(histories())
def test_entries_folded_one_by_one_give_the_rows_of_a_rebuild(history: list[Said]) -> None:
    assert rows_of(*([said] for said in history)) == rows_of(history)


@law
@given(histories(), st.lists(st.integers(0, 60), max_size=4), st.data())
def test_entries_of_another_device_that_arrive_late_give_the_rows_of_a_rebuild(
    history: list[Said], places: list[int], data: st.DataObject
) -> None:
    """Each device's log comes in its own order; how they are mixed is chance."""
    logs = [[s for s in history if s.header.device == device] for device in DEVICES]
    mixed: list[Said] = []
    while any(logs):
        log = data.draw(st.sampled_from([log for log in logs if log]))
        mixed.append(log.pop(0))
    assert rows_of(*cut(mixed, places)) == rows_of(history)


@law
@given(histories(), st.lists(st.booleans(), max_size=40), st.lists(st.integers(0, 60), max_size=3))
def test_closed_entries_that_come_behind_all_others_give_the_rows_of_a_rebuild(
    history: list[Said], closed: list[bool], places: list[int]
) -> None:
    """Opening a closed case folds it into a copy of a view that has passed it over, in whatever batches; what is said
    behind that comes in the usual order. (G15)"""
    half = len(history) - len(history) // 4
    hidden = [said for n, said in enumerate(history[:half]) if n < len(closed) and closed[n]]
    shown = [said for said in history[:half] if said not in hidden]
    assert rows_of(*cut(shown, places), hidden, history[half:]) == rows_of(history)


@law
@given(histories(), st.integers(0, 60), st.integers(0, 3))
def test_an_undo_that_is_undone_restores_every_row(history: list[Said], which: int, times: int) -> None:
    target = history[which % len(history)].entry.id
    before = rows_of(history)
    longer = list(history)
    for _ in range(2 * times):
        n = len(longer)
        header = Header(b"v" * 16, DEVICES[0], 1000 + n, b"c" * 16, b"")
        longer.append(Said(header, undoing(n, target)))
        target = entry_id(n)
    after = rows_of(longer)
    assert {n: r for n, r in after.items() if n not in HISTORY} == {n: r for n, r in before.items() if n not in HISTORY}
    known = {row[0] for row in before["entry"]}
    assert [row for row in after["entry"] if row[0] in known] == before["entry"]


@law
@given(histories(), st.integers(0, 60))
def test_an_undone_entry_leaves_the_rows_as_if_it_had_not_been_made(history: list[Said], which: int) -> None:
    """Of decisions, judgements and settings that nothing else has undone or followed."""
    said = history[which % len(history)]
    if said.entry.kind not in ("decided", "judged", "set", "person.entered"):
        return
    if any(said.entry.id in (s.entry.body.get("target"), s.entry.body.get("parent")) for s in history):
        return
    n = len(history)
    header = Header(b"v" * 16, DEVICES[0], 1000 + n, b"c" * 16, b"")
    undo = Said(header, undoing(n, said.entry.id))
    undone, never = rows_of([*history, undo]), rows_of([s for s in history if s is not said])
    derived = ("claim", "mention", "incident", "incident_claim", "person", "person_mention", "call", "call_about",
               "said")  # fmt: skip
    assert {t: undone[t] for t in derived} == {t: never[t] for t in derived}


def test_a_correction_reaches_the_reposts_of_a_repost() -> None:
    """What derives from a source takes its root from it, however long the way."""
    import histories as h

    chain = [(0, "set", {"owner": h.SOURCES[n + 1], "of": "source", "fields": {"derives_from": h.SOURCES[n]}})
             for n in range(2)]  # fmt: skip
    decision = {"target": h.target(2, 0), "source": h.SOURCES[2], "verdict": "accepted", "claim": h.claim(0).as_dict(),
                "mentions": []}  # fmt: skip
    steps = [(0, "case.opened", {"case": h.CASE, "name": "Ostrevan"})]
    steps += [(0, "source.captured", h.captured(n)) for n in range(3)]
    steps += [*chain, (0, "decided", decision)]
    late = (0, "set", {"owner": h.SOURCES[0], "of": "source", "fields": {"publisher": "Ostrevan Herald"}})
    history = history_of([*steps, late])
    assert rows_of(history[:-1], history[-1:]) == rows_of(history)
