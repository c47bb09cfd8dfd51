"""Laws of persons: whatever is said of them and taken back leaves no trace, and joining never makes more of them."""

from __future__ import annotations

from typing import Any

from histories import DEVICES, NAMED, Said, by_hand, entry_id, histories, mention, rows_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guvoh.vault.ledger import Entry, Header

law = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
OF_PERSONS = ("person", "person_mention", "said", "incident", "incident_claim", "held")
ATOMS = st.one_of(st.builds(mention, st.integers(0, 3), st.integers(0, 2)), st.builds(by_hand, st.integers(0, 1)))
VERDICTS = st.sampled_from(("same", "different", "unsure"))


def saying(n: int, kind: str, body: dict[str, Any]) -> Said:
    header = Header(b"v" * 16, DEVICES[0], 1000 + n, b"c" * 16, b"")
    return Said(header, Entry(entry_id(n), kind, "2026-11-28T10:00:00Z", "reader", n + 1, body))


def of_persons(*batches: list[Said]) -> dict[str, Any]:
    rows = rows_of(*batches)
    return {name: rows[name] for name in OF_PERSONS}


def taken_back(history: list[Said], kind: str, body: dict[str, Any], at_once: bool) -> dict[str, Any]:
    n = len(history)
    said, undo = saying(n, kind, body), saying(n + 1, "undone", {"target": entry_id(n)})
    return of_persons([*history, said, undo]) if at_once else of_persons(history, [said], [undo])


@law
@given(histories(), VERDICTS, ATOMS, ATOMS, st.booleans())
def test_a_judgement_on_two_and_its_undo_leave_the_persons_as_they_were(
    history: list[Said], verdict: str, a: str, b: str, at_once: bool
) -> None:
    body = {"of": "mention", "a": a, "b": b, "verdict": verdict}
    assert taken_back(history, "judged", body, at_once) == of_persons(history)


@law
@given(histories(), st.sampled_from([*NAMED, {"name": "Timur Salkin"}, {"name": ""}, {"aliases": []}]), ATOMS,
       st.booleans())  # fmt: skip
def test_a_name_that_is_said_or_cleared_and_its_undo_leave_the_persons_as_they_were(
    history: list[Said], fields: dict[str, Any], atom: str, at_once: bool
) -> None:
    body = {"owner": atom, "of": "person", "fields": fields}
    assert taken_back(history, "set", body, at_once) == of_persons(history)


@law
@given(histories(), ATOMS, ATOMS)
def test_joining_two_never_makes_more_persons_nor_more_mentions(history: list[Said], a: str, b: str) -> None:
    before = rows_of(history)
    after = rows_of([*history, saying(len(history), "judged", {"of": "mention", "a": a, "b": b, "verdict": "same"})])
    assert len(after["person"]) <= len(before["person"])
    assert len(after["person_mention"]) == len(before["person_mention"])


@law
@given(histories(), ATOMS, ATOMS)
def test_who_is_not_sure_changes_no_person(history: list[Said], a: str, b: str) -> None:
    unsure = saying(len(history), "judged", {"of": "mention", "a": a, "b": b, "verdict": "unsure"})
    assert of_persons([*history, unsure]) == of_persons(history)
