"""A claim: one act that one source says happened (or did not, or will), tied to the words that say so.

A machine's `Claim` is a suggestion until a person accepts it; the shape is the same, so that a decision can carry
the whole claim. Offsets are Unicode code points into the text of the reading, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal, Self, TypeVar, cast

ACTS = (
    "arrest", "detention", "interrogation", "release", "conviction", "torture_or_ill_treatment", "killing",
    "enforced_disappearance", "abduction_or_rendition", "deportation_or_extradition", "threat_or_harassment",
    "forced_confession", "travel_ban", "search_or_seizure", "dismissal", "ban_or_designation", "censorship",
    "physical_attack", "protest", "statement_or_condemnation", "other",
)  # fmt: skip
T = TypeVar("T")
Polarity = Literal["asserted", "denied", "planned", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a source: `text` is exactly what stands between `start` and `end`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """How many, within the speaker's own bounds: None is an open side. "almost 50" is (None, 50)."""

    low: int | None
    high: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """The earliest and the latest day (ISO 8601) that the words allow; `precision` names the coarsest unit said."""

    start: str | None
    end: str | None
    text: str
    precision: str
    span_start: int | None = None
    span_end: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """The ground that the speaker gives for the act ("on suspicion of ...")."""

    text: str
    start: int
    end: int


ACQUITTAL = "acquittal"  # the code of a conviction that a court denies


@dataclass(frozen=True, slots=True)
class Claim:
    """One act, one set of victims, one speaker. `attribution` runs from the nearest speaker outwards; empty means
    that the document itself says so. `rule` and `score` say how a machine came to it ("person" for a person)."""

    start: int
    end: int
    quote: str
    act: str
    code: str = ""
    kind: str = "ACT"
    polarity: Polarity = "asserted"
    certainty: tuple[str, ...] = ()
    victims: tuple[Span, ...] = ()
    actors: tuple[Span, ...] = ()
    count: Amount | None = None
    date: When | None = None
    place: Place | None = None
    attribution: tuple[Span, ...] = ()
    reason: Reason | None = None
    language: str = "en"
    rule: str = ""
    score: float = 0.0
    refers_to: tuple[Span, ...] = ()  # names before, which pronouns among the victims can mean; only a proposal

    @property
    def happened(self) -> bool:
        """Whether something is told as done. A court that acquits has done something, though it convicts nobody."""
        return self.polarity == "asserted" or (self.polarity == "denied" and self.code == ACQUITTAL)

    @property
    def denies(self) -> bool:
        """Whether somebody says that it is not so: not what is told as done."""
        return self.polarity == "denied" and self.code != ACQUITTAL

    def as_dict(self) -> dict[str, Any]:
        """The line of `guvoh suggest` (architecture 5), without `doc`."""
        date = self.date
        return {
            "kind": self.kind, "start": self.start, "end": self.end, "quote": self.quote, "act": self.act,
            "code": self.code, "polarity": self.polarity, "certainty": list(self.certainty),
            "victims": [_plain(v) for v in self.victims], "actors": [_plain(a) for a in self.actors],
            "count": _plain(self.count) if self.count else None,
            "date": None if date is None else {"start": date.start, "end": date.end, "text": date.text,
                                               "precision": date.precision, "span_start": date.span_start,
                                               "span_end": date.span_end},
            "place": _plain(self.place) if self.place else None,
            "attribution": [_plain(a) for a in self.attribution],
            "reason": _plain(self.reason) if self.reason else None,
            "language": self.language, "rule": self.rule, "score": round(self.score, 4),
            **({"refers_to": [_plain(name) for name in self.refers_to]} if self.refers_to else {}),
        }  # fmt: skip

    @classmethod
    def from_dict(cls, line: Mapping[str, Any]) -> Self:
        """Inverse of `as_dict`; keys that it does not know are left alone. Raises KeyError or TypeError on nonsense."""
        return cls(
            start=line["start"], end=line["end"], quote=line["quote"], act=line["act"], code=line.get("code", ""),
            kind=line.get("kind", "ACT"), polarity=line.get("polarity", "asserted"),
            certainty=tuple(line.get("certainty", ())),
            victims=tuple(_read(Span, v) for v in line.get("victims", ())),
            actors=tuple(_read(Span, a) for a in line.get("actors", ())),
            count=_read(Amount, line["count"]) if line.get("count") else None,
            date=_read(When, line["date"]) if line.get("date") else None,
            place=_read(Place, line["place"]) if line.get("place") else None,
            attribution=tuple(_read(Span, a) for a in line.get("attribution", ())),
            reason=_read(Reason, line["reason"]) if line.get("reason") else None,
            language=line.get("language", "en"), rule=line.get("rule", ""), score=float(line.get("score", 0.0)),
            refers_to=tuple(_read(Span, name) for name in line.get("refers_to", ())),
        )  # fmt: skip


def _plain(part: Span | Amount | Place | Reason) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__slots__}  # its fields, in order


def _read(kind: type[T], line: Mapping[str, Any]) -> T:
    names = _names(cast(Any, kind))
    return kind(**{k: v for k, v in line.items() if k in names})


@cache
def _names(kind: Any) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind))
