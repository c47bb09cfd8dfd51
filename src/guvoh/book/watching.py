"""How the watching of a plan stands, by what its watcher said last. Pure functions of records.

The desk asks nobody by itself, so all of this is as old as the last word with the watcher: `answered` says how old."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from guvoh.model.records import Record

ASKED = timedelta(days=2)  # after which an answer is too old to be relied on (docs/WATCH.md: look each day)
ARMED = frozenset({"armed", "late", "l1", "l2", "l3"})  # the states in which a watcher watches
CALLED = "call"  # a check-in of which the watcher knows nothing


@dataclass(frozen=True, slots=True)
class Watched:
    """`state` as the watcher said it, "" where it never took the plan; `due` the next check-in; `answered` its last
    answer, `silent` since when it does not answer; None for never. `outcome` of the last word: answered, declined,
    no_answer, "" for none. `how` and `said`: the last check-in and its moment, a call among them. `lacking`: what the
    watcher lacks, as codes; `replied`: ids of contacts who answered it."""

    state: str = ""
    due: datetime | None = None
    answered: datetime | None = None
    silent: datetime | None = None
    outcome: str = ""
    how: str = ""
    said: datetime | None = None
    lacking: tuple[str, ...] = ()
    replied: tuple[str, ...] = ()
    hold: str = ""

    @property
    def armed(self) -> bool:
        return self.state in ARMED

    def overdue(self, now: datetime) -> bool:
        """Whether the check-in that was awaited has not come, as far as this device knows."""
        return self.armed and self.due is not None and self.due < now

    def unasked(self, now: datetime) -> bool:
        """Whether the watcher's last answer is too old."""
        return self.armed and (self.answered is None or self.answered + ASKED < now)


def watched(plan: Record, records: Iterable[Record]) -> Watched:
    """`records`: check-ins and words with watchers, of this plan or of any."""
    mine = [one for one in records if one.text("plan") == plan.id]
    words = sorted((r for r in mine if r.kind == "watching" and moment(r.text("asked_at"))), key=_of("asked_at"))
    checks = sorted((r for r in mine if r.kind == "checkin" and moment(r.text("at"))), key=_of("at"))
    told = [one for one in checks if one.text("how") != CALLED]
    how, said = (checks[-1].text("how"), moment(checks[-1].text("at"))) if checks else ("", None)
    if words:
        last = words[-1]
        return Watched(
            last.text("state"), moment(last.text("due")), moment(last.text("answered_at")),
            moment(last.text("silent_since")), last.text("outcome"), how, said,
            tuple(last.text("lacking").split()), last.listed("replied"), last.text("hold"),
        )  # fmt: skip
    if told:  # an earlier Guvoh kept check-ins only
        state = "stood_down" if told[-1].text("how") == "stood_down" else "armed"
        answered = moment(told[-1].text("at"))
        return Watched(state, moment(told[-1].text("until")), answered, None, "answered", how, said)
    return Watched(how=how, said=said)


def moment(text: str) -> datetime | None:
    """A moment of a record, in UTC; None for what is none. One without a zone counts as UTC."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)


def written(when: datetime) -> str:
    """A moment as records keep it, to the minute."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _of(field: str) -> Callable[[Record], tuple[datetime, str]]:
    return lambda one: (moment(one.text(field)) or datetime.min.replace(tzinfo=UTC), one.at)
