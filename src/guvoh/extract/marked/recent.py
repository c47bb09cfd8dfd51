"""What a text has just told, for sentences that leave it out."""

from __future__ import annotations

from dataclasses import dataclass

from guvoh.model import Span, When


@dataclass(slots=True)
class Recent:
    """What was told last, in this paragraph or the one before it: whom it was done to, by whom, on which day."""

    suffering: tuple[Span, ...] = ()
    doing: tuple[Span, ...] = ()
    day: When | None = None
    paragraph: int = -1
