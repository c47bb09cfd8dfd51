"""Text in, stretches out: all that a plug-in gets and all that it can give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guvoh.model import Claim
from guvoh.model.origin import Origin

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """What a plug-in is asked about. `main`: the stretches that count; `claims`: what the rules found."""

    text: str
    main: tuple[Range, ...]
    published: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act, by where its words stand. Numbers and days are read from their words by Guvoh, never taken over. `says`
    runs from the nearest speaker outwards; `what` is a word for the mark, such as the name of a step."""

    act: str
    start: int
    end: int
    polarity: str = "asserted"
    victims: tuple[Range, ...] = ()
    actors: tuple[Range, ...] = ()
    says: tuple[Range, ...] = ()
    count: Range | None = None
    date: Range | None = None
    place: Range | None = None
    reason: Range | None = None
    language: str = "en"
    what: str = "proposed"


@dataclass(frozen=True, slots=True)
class Answer:
    """`dropped`: how many proposals were thrown away because their words do not stand in the text; `unread`: how many
    pieces of the text got no usable answer."""

    proposals: tuple[Proposal, ...] = ()
    dropped: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class PlugIn:
    """`origin` is known before the first question; `propose` may raise `NoAnswer`, and then nothing of it counts."""

    origin: Origin
    propose: Callable[[Document], Answer]
