"""What the desk remembers of one reader's sitting at the review: unfinished edits, texts that he asked to see, when he
sat down. In memory; the edits are sealed when the desk ends (`edits.py`). A decision never waits for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from guvoh.model import Claim, Reading
from guvoh.resolve.candidates.named import Meant
from guvoh.web import edits
from guvoh.web.ask import Ask
from guvoh.web.desk import Desk, Unsealed
from guvoh.web.edits import Draft, Edits

PAUSE = timedelta(minutes=45)  # of reading, after which a pause is offered
AWAY = timedelta(minutes=10)  # without a page of the review: whoever comes back then has had one
KEY = "review"
READINGS = 4  # texts that are kept open; the next suggestion mostly lies in the same


@dataclass
class Sitting(Edits):
    shown: set[str] = field(default_factory=set)  # sources whose hard text was asked for
    readings: dict[str, tuple[str, Reading | None]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # the source of a short id
    whom: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)  # by claim: answers, see `web.whom`
    judged: dict[str, list[str]] = field(default_factory=dict)  # by claim: the judgements that were made beside it
    meant: dict[str, tuple[object, list[Meant]]] = field(default_factory=dict)  # by claim, see `web.whom`
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
    found = kept.get("sitting")
    if found is None:
        found = kept["sitting"] = Sitting()
        edits.bring_back(desk.opened(), found)
        desk.before_end.append(partial(_seal, desk))
    assert isinstance(found, Sitting)
    return found


def _seal(desk: Desk) -> list[Unsealed]:
    return edits.seal(desk.opened(), sitting(desk))


def draft_of(ask: Ask, key: str, claim: Claim) -> Draft:
    """The draft under this key, begun from `claim` where there is none."""
    return sitting(ask.desk).drafts.setdefault(key, Draft(claim))
