"""What the desk remembers of one reader's sitting at the review: unfinished edits, texts that he asked to see, when he
sat down. In memory only; a decision never waits for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from guvoh.model import Claim, Reading
from guvoh.web.ask import Ask
from guvoh.web.desk import Desk

PAUSE = timedelta(minutes=45)  # of reading, after which a pause is offered
AWAY = timedelta(minutes=10)  # without a page of the review: whoever comes back then has had one
KEY = "review"
READINGS = 4  # texts that are kept open; the next suggestion mostly lies in the same


@dataclass
class Draft:
    """A claim as it is being corrected. `steps` are its earlier forms, the suggestion first; `open` the slot whose
    controls are shown, 0 for none; `said` what was typed and could not be taken, by field."""

    claim: Claim
    steps: list[Claim] = field(default_factory=list)
    open: int = 0
    came: str = ""  # the claim that was on the page when a missed one was begun

    def take(self, claim: Claim) -> None:
        """The next form of the claim; the one before can be had back."""
        if claim != self.claim:
            self.steps.append(self.claim)
            self.claim = claim

    def back(self) -> bool:
        """Takes the last change back; False when there was none."""
        if self.steps:
            self.claim = self.steps.pop()
            return True
        return False


@dataclass
class Sitting:
    drafts: dict[str, Draft] = field(default_factory=dict)  # by claim, or "new " and the source
    shown: set[str] = field(default_factory=set)  # sources whose hard text was asked for
    readings: dict[str, tuple[str, Reading | None]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # the source of a short id
    blind_at: int = -1  # how many decisions the reader had made when one was last shown again
    since: datetime | None = None
    last: datetime | None = None

    def pause_due(self, now: datetime) -> bool:
        """Notes that the reader is here; whether he has read for so long that a pause may be offered."""
        if self.last is None or self.since is None or now - self.last > AWAY:
            self.since = now
        self.last = now
        return now - self.since >= PAUSE


def sitting(desk: Desk) -> Sitting:
    kept = desk.drafts.setdefault(KEY, {})
    found = kept.setdefault("sitting", Sitting())
    assert isinstance(found, Sitting)
    return found


def draft_of(ask: Ask, key: str, claim: Claim) -> Draft:
    """The draft under this key, begun from `claim` where there is none."""
    return sitting(ask.desk).drafts.setdefault(key, Draft(claim))
