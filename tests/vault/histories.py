"""Invented histories: what people and tools may do to a small cast of sources, claims and names, in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from guvoh.model import Amount, Claim, Span, When
from guvoh.model.ids import derived_id
from guvoh.vault import codec
from guvoh.vault.derived import derive
from guvoh.vault.fold import Fold
from guvoh.vault.ledger import Entry, Header
from guvoh.vault.view import View

CASE = derived_id("case")
SOURCES = tuple(derived_id("source", str(n)) for n in range(4))
DEVICES = (b"device-A", b"device-B")
NAMES = ("Ruslan Veshkorov", "R. Veshkorov", "Mira Tolmaz")
NAMED: tuple[dict[str, Any], ...] = (  # parts of a name for forms: said, cleared, confirmed
    {"family_name": "Veshkorov", "given_name": "Ruslan"}, {"family_name": ""}, {"passport_family": "VESHKOROV"},
    {"family_name_own": "Вешкоров", "names_confirmed": {"family_name": "Veshkorov", "given_name": "Ruslan"}},
    {"names_confirmed": ""}, {"unnamed": "yes"},
)  # fmt: skip
ENTRIES = 14
MORE = ("run", "person.entered", "person.entered", "status.told", "looked", "translated", "kept")
LONG = "and the guards of the district took all of their telephones from them at the gate of the building"


def entry_id(n: int) -> str:
    return derived_id("entry", str(n))


def target(source: int, n: int) -> str:
    return derived_id("suggestion", str(source), str(n))


def mention(source: int, name: int) -> str:
    return derived_id("mention", str(source), NAMES[name])


def by_hand(n: int) -> str:
    return derived_id("entered", str(n))


def claim(n: int, edited: bool = False) -> Claim:
    """Four claims whose figures, days, words and speakers agree here and differ there."""
    name = NAMES[n % 3]
    quote = f"{name} was detained {LONG}" if n < 2 else f"{name} was held, number {n}."
    count = Amount((3, None, 5, 2)[n], (3, 8, None, 9)[n], "some", 0, 4) if n != 3 else None
    days = (("2026-11-01", "2026-11-03"), ("2026-11-02", None), ("2026-11-09", "2026-11-09"), (None, None))[n]
    speaker = (Span("his relatives", 0, 13),) if n == 1 else (Span("the Ostrevan Committee", 0, 22),) if n == 2 else ()
    return Claim(
        0, len(quote), quote, "release" if edited else ("arrest", "detention")[n % 2],
        polarity="denied" if n == 3 else "asserted", victims=(Span(name, 0, len(name)),), count=count,
        date=When(*days, "then", "day"), attribution=speaker,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One entry and who wrote it."""

    header: Header
    entry: Entry


def history_of(steps: Sequence[tuple[int, str, dict[str, Any]]]) -> list[Said]:
    """Entries from (device, kind, body), in the order in which they were made."""
    seqs = dict.fromkeys(DEVICES, 0)
    made = []
    for n, (device, kind, body) in enumerate(steps):
        writer = DEVICES[device]
        header = Header(b"v" * 16, writer, seqs[writer], b"c" * 16, b"")
        seqs[writer] += 1
        made.append(Said(header, Entry(entry_id(n), kind, f"2026-11-{n % 28 + 1:02}T10:00:00Z", "reader", n + 1, body)))
    return made


def captured(source: int) -> dict[str, Any]:
    return {"source": SOURCES[source], "case": CASE, "name": f"{source}.txt", "sha256": f"{source:064}", "size": 1,
            "media_type": "text/plain", "kind": "document", "object": f"original-{source}"}  # fmt: skip


def run(source: int, chosen: Sequence[int]) -> dict[str, Any]:
    return {"source": SOURCES[source], "object": f"run-{source}-" + "".join(map(str, chosen)), "engine": "1"}


def load(_compartment: bytes, name: str) -> bytes:
    """The object of a run, made again from its name."""
    _run, source, chosen = name.split("-")
    suggestions = [
        {"id": target(int(source), int(c)), "claim": claim(int(c)).as_dict(), "mentions": []} for c in chosen
    ]
    return codec.encode(suggestions)


def _decision(draw: st.DrawFn, made: int) -> dict[str, Any]:
    source, n = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    named = [{"id": mention(source, n % 3), "role": "victim", "name": NAMES[n % 3]}]
    if draw(st.booleans()):
        named.append({"id": mention(source, 2), "role": "actor", "name": NAMES[2]})
    return {"target": target(source, n), "source": SOURCES[source],
            "verdict": draw(st.sampled_from(("accepted", "accepted", "accepted", "rejected"))),
            "claim": claim(n, draw(st.sampled_from((False, False, True)))).as_dict(), "mentions": named,
            "parent": entry_id(draw(st.integers(0, made - 1))) if made and draw(st.booleans()) else None}  # fmt: skip


def _set(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.booleans()):
        fields = draw(st.sampled_from([
            {"withdrawn": True}, {"withdrawn": False}, {"publisher": "Ostrevan Herald"}, {"publisher": "Nightly"},
            *({"derives_from": s} for s in SOURCES), {"published": "2026-11-04", "kind": "testimony"},
            {"about": [mention(0, 0), by_hand(0)], "author": "his sister"}, {"about": [by_hand(1)]}, {"about": []},
            {"unfinished": True}, {"unfinished": False},
        ]))  # fmt: skip
        return {"owner": draw(st.sampled_from(SOURCES)), "of": "source", "fields": fields}
    fields = draw(st.sampled_from([{"protection": "named"}, {"protection": "initials", "aliases": ["Rus"]},
                                   {"publicity": "public", "publicity_by": "his sister"},
                                   {"name": "Timur Salkin"}, {"name": ""}, {"reference": "K-17"},
                                   {"next_call_at": "2026-11-05T19:00"}, {"next_call_at": ""},
                                   {"hearing_at": "2026-11-08"}, {"hearing_at": "2026-11-05T10:00"},
                                   *NAMED]))  # fmt: skip
    owner = _atom(draw)
    return {"owner": owner, "of": "person", "fields": fields}


def _atom(draw: st.DrawFn) -> str:
    """A mention in a source, or somebody entered by hand."""
    if draw(st.integers(0, 3)) == 0:
        return by_hand(draw(st.integers(0, 1)))
    return mention(draw(st.integers(0, 3)), draw(st.integers(0, 2)))


def _entered(draw: st.DrawFn) -> dict[str, Any]:
    return {"person": by_hand(draw(st.integers(0, 1))), "case": CASE, "name": draw(st.sampled_from(NAMES)),
            "source": draw(st.sampled_from((None, *SOURCES))), "ref": draw(st.sampled_from(("", "K-17")))}  # fmt: skip


def _told(draw: st.DrawFn) -> dict[str, Any]:
    return {"person": _atom(draw), "status": draw(st.sampled_from(("L04", "L08", "L99"))),
            "known": draw(st.sampled_from(("2026-11-01", "2026-11-03", "2026-11-06"))),
            "source": draw(st.sampled_from((None, *SOURCES))), "place": "Lower Karsk"}  # fmt: skip


def _judgement(draw: st.DrawFn) -> dict[str, Any]:
    of = draw(st.sampled_from(("claim", "mention")))
    atom = (lambda: target(draw(st.integers(0, 3)), draw(st.integers(0, 3)))) if of == "claim" else (
        lambda: _atom(draw))  # fmt: skip
    verdict = draw(st.sampled_from(("same", "same", "different", "unsure")))
    return {"of": of, "a": atom(), "b": atom(), "verdict": verdict}


ASIDE: dict[str, Callable[[st.DrawFn], dict[str, Any]]] = {
    "looked": lambda draw: {"claim": target(draw(st.integers(0, 3)), 0), "decision": None, "answer": "accepted",
                            "verdict": "same", "blind": draw(st.booleans()), "slots": []},
    "translated": lambda draw: {"source": draw(st.sampled_from(SOURCES)), "start": 0, "end": 4, "text": "Так.",
                                "language": "ru", "translator": "Mira", "date": ""},
    "kept": lambda draw: {"what": "search", "case": CASE, "name": draw(st.sampled_from(NAMES)), "fields": {}},
}  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> list[Said]:
    steps: list[tuple[int, str, dict[str, Any]]] = [(0, "case.opened", {"case": CASE, "name": "Ostrevan"})]
    for source in range(4):
        steps.append((0, "source.captured", captured(source)))
        steps.append((0, "source.suggested", run(source, (0, 1, 2, 3))))
    for _ in range(draw(st.integers(1, ENTRIES))):
        kind = draw(st.sampled_from(("decided",) * 4 + ("undone",) * 3 + ("set",) * 3 + ("judged",) * 2 + MORE))
        device = draw(st.integers(0, 1))
        if kind == "decided":
            steps.append((device, kind, _decision(draw, len(steps))))
        elif kind == "undone":
            newest = len(steps) - 1
            steps.append((device, kind, {"target": entry_id(draw(st.integers(max(0, newest - 6), newest)))}))
        elif kind == "set":
            steps.append((device, kind, _set(draw)))
        elif kind == "judged":
            steps.append((device, kind, _judgement(draw)))
        elif kind == "person.entered":
            steps.append((device, kind, _entered(draw)))
        elif kind == "status.told":
            steps.append((device, kind, _told(draw)))
        elif kind in ASIDE:
            steps.append((device, kind, ASIDE[kind](draw)))
        else:
            chosen = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True))
            steps.append((device, "source.suggested", run(draw(st.integers(0, 3)), chosen)))
    return history_of(steps)


def new_view() -> View:
    return View.new(Path(":memory:"), b"k" * 32)


def fold(view: View, entries: Sequence[Said], loading: Callable[[bytes, str], bytes] = load) -> None:
    """One batch, as a commit or a rebuild folds it."""
    batch = Fold(view, loading)
    with view.transaction():
        batch.entries((s.header, s.entry) for s in sorted(entries, key=lambda s: s.entry.order))
        derive(batch)


Rows = dict[str, list[tuple[Any, ...]]]


def rows_of(*batches: Sequence[Said]) -> Rows:
    view = new_view()
    for batch in batches:
        fold(view, batch)
    rows = view.dump()
    view.close()
    return rows
