"""Replays recorded decisions: finds the words in the text, finds the suggestion that is meant, and decides.

Decisions name documents and words, never ids, so they hold for whatever the engine proposes today.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from guvoh import app
from guvoh.errors import NotFound
from guvoh.model import Amount, Claim, Place, Reason, Span, When
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault

OVERLAP = 0.9  # of the longer quote: below that a suggestion with the same parts is corrected, not accepted as it is


@dataclass
class Replayed:
    """What was done: how many, by kind, and the claims of each event in the order in which they were decided."""

    done: Counter[str] = field(default_factory=Counter)
    events: dict[str, list[str]] = field(default_factory=dict)


def replay(vault: Vault, decisions: Mapping[str, Any], sources: Mapping[str, str]) -> Replayed:
    """Claims and refusals. `sources`: from a document's file name to its id."""
    made = Replayed()
    for name, recorded in decisions["claims"].items():
        source = sources[name]
        reading = queries.reading(vault, source)
        assert reading is not None
        for line in recorded:
            claim = claim_of(line, reading.text, name)
            id, how = _decide(vault, source, claim)
            made.done[how] += 1
            if line.get("event"):
                made.events.setdefault(line["event"], []).append(id)
    for name, refused in decisions["rejected"].items():
        for act, words, because in refused:
            for row in queries.claims(vault, source=sources[name], state="suggested"):
                if row.claim.act == act and words in row.claim.quote:
                    app.decide(vault, [row.id], "rejected", because)
                    made.done["rejected"] += 1
    return made


def _decide(vault: Vault, source: str, claim: Claim) -> tuple[str, str]:
    """The claim's id, and how it came to be: as suggested, corrected, by hand."""
    meant = _meant(queries.claims(vault, source=source, state="suggested"), claim)
    if meant is None:
        app.add_claim(vault, source, claim)
        rows = queries.claims(vault, source=source, state="accepted")
        return max(r.id for r in rows if (r.claim.act, r.claim.start, r.claim.end) == _place(claim)), "by hand"
    if _overlap(meant.claim, claim) >= OVERLAP and _parts(meant.claim) == _parts(claim):
        app.decide(vault, [meant.id], "accepted")
        return meant.id, "as suggested"
    app.edit(vault, meant.id, claim)
    return meant.id, "corrected"


def _meant(suggested: list[ClaimRow], claim: Claim) -> ClaimRow | None:
    same = [r for r in suggested if r.claim.act == claim.act and _overlap(r.claim, claim) > 0]
    return max(same, key=lambda r: (_parts(r.claim) == _parts(claim), _overlap(r.claim, claim)), default=None)


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.act, claim.start, claim.end


def _overlap(a: Claim, b: Claim) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / max(a.end - a.start, b.end - b.start)


def _parts(c: Claim) -> tuple[Any, ...]:
    """What a claim says, without where its words begin and end. A finer term is not part of it: machines give few."""
    return (
        c.act, c.polarity, tuple(v.text for v in c.victims), tuple(a.text for a in c.actors),
        c.count and (c.count.low, c.count.high), c.date and (c.date.start, c.date.end), c.place and c.place.text,
        tuple(s.text for s in c.attribution), c.reason and c.reason.text,
    )  # fmt: skip


def claim_of(line: Mapping[str, Any], text: str, name: str) -> Claim:
    """A recorded claim with its places in the text. Raises `NotFound` when words of it do not stand there."""
    start, end = _find(text, line["quote"], 0, name)

    def span(words: str) -> tuple[str, int, int]:
        return (words, *_find(text, words, start, name, end))

    def spans(key: str) -> tuple[Span, ...]:
        return tuple(Span(*span(words)) for words in line.get(key, ()))

    count, when = line.get("count"), line.get("when")
    return Claim(
        start=start, end=end, quote=line["quote"], act=line["act"], code=line.get("code", ""),
        polarity=line.get("polarity", "asserted"), victims=spans("victims"), actors=spans("actors"),
        count=Amount(count[1], count[2], *span(count[0])) if count else None,
        date=_when(when, *span(when[0])) if when else None,
        place=Place(*span(line["place"])) if line.get("place") else None, attribution=spans("by"),
        reason=Reason(*span(line["reason"])) if line.get("reason") else None,
        language=name.split(".")[-2] if name.count(".") > 1 else "en", rule="person", score=1.0,
    )  # fmt: skip


def _when(when: list[Any], words: str, start: int, end: int) -> When:
    first, last = (day.isoformat() if isinstance(day, datetime.date) else day for day in when[1:])
    precision = "open" if first is None or last is None else "day" if first == last else "days"
    return When(first, last, words, precision, start, end)


def _find(text: str, words: str, near: int, name: str, end: int | None = None) -> tuple[int, int]:
    """Inside the quote (`near` to `end`), else the nearest place before it, else the first after it."""
    places = list(_places(text, words))
    if not places:
        raise NotFound(f"demo/decisions.yaml: a decision names words that do not stand in {name}.")
    inside = [at for at in places if end is not None and near <= at and at + len(words) <= end]
    before = [at for at in places if at < near]
    at = inside[0] if inside else before[-1] if before else places[0]
    return at, at + len(words)


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
