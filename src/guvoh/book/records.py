"""What of the records of a case wants doing: submissions with their steps, consents that run out, risks to look at
again, consents to ask again because somebody is no longer held. Pure functions of records; the days are ISO 8601."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from guvoh.model import dates
from guvoh.model.held import HELD, NOTHING_KNOWN, StatusTold, Waits
from guvoh.model.records import Record

RUNS_OUT = 30  # days before the end of a consent from which somebody is to ask again
LOOKED_AT = 92  # days for which an assessment of risk holds: three months
ENDED = ("decided", "refused", "withdrawn", "closed")  # steps after which nobody owes an answer
NO_ANSWER = ("sent", "acknowledged", "registered", "transmitted")  # steps that leave an answer due
LEFT = (
    "sent",
    "acknowledged",
    "registered",
    "asked",
    "transmitted",
    "state_reply",
    "commented",
    "followup",
    "decided",
    "refused",
    "closed",
)  # fmt: skip  what shows that it was sent


@dataclass(frozen=True, slots=True)
class Filed:
    """A submission with its steps in the order of days. `state`: the last step, "" for one that is only prepared;
    `sent` the day on which it left, EDTF, "" for not yet or not told; `due` the day by which an answer is awaited or
    owed (`owed`), "" for none."""

    record: Record
    steps: tuple[Record, ...]
    state: str
    sent: str
    due: str
    owed: bool

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    @property
    def left(self) -> bool:
        """Whether it ever went out, as far as the steps tell."""
        return any(step.text("what") in LEFT for step in self.steps)


def submissions(records: Iterable[Record]) -> tuple[Filed, ...]:
    """Every submission among the records, in the order in which they were made."""
    listed = list(records)
    steps: dict[str, list[Record]] = defaultdict(list)
    for one in listed:
        if one.kind == "step":
            steps[one.text("submission")].append(one)
    return tuple(_filed(one, steps[one.id]) for one in listed if one.kind == "submission")


def _filed(record: Record, steps: list[Record]) -> Filed:
    steps.sort(key=lambda step: (first(step.text("date")), step.first_at))
    due, owed = "", False
    for step in steps:
        what = step.text("what")
        if what in ENDED or what not in NO_ANSWER:
            due, owed = "", False
        if step.text("due"):
            due, owed = step.text("due"), what == "asked"
    state = steps[-1].text("what") if steps else ""
    sent = next((step.text("date") for step in steps if step.text("what") == "sent"), "")
    return Filed(record, tuple(steps), state, sent, "" if state in ENDED else due, owed)


def waiting(records: Sequence[Record], today: str) -> tuple[Waits, ...]:
    """What is due of all of them, the earliest first; assessments of risk where only the last of a person counts."""
    found = [
        Waits("owed" if filed.owed else "answer", last(filed.due), filed.record.about, filed.record.id,
              last(filed.due) < today)
        for filed in submissions(records) if filed.due
    ]  # fmt: skip
    found += [one for record in records if record.kind == "consent" and (one := _runs_out(record, records, today))]
    newest: dict[tuple[str, ...], Record] = {}
    for record in records:
        if record.kind == "risk":
            before = newest.get(record.about)
            if before is None or last(before.text("reviewed")) <= last(record.text("reviewed")):
                newest[record.about] = record
    for record in newest.values():
        again = _plus(last(record.text("reviewed")), LOOKED_AT)
        if again < today:
            found.append(Waits("risk", again, record.about, record.id, True))
    return tuple(sorted(found, key=lambda one: (one.at, one.record)))


def _runs_out(record: Record, records: Sequence[Record], today: str) -> Waits | None:
    """A consent that ends within `RUNS_OUT` days or ended lately, and that no later one of the kind took over."""
    ends = record.text("expires")
    if not ends or record.text("withdrawn_at") or record.text("basis") == "S6":
        return None
    at = first(ends)
    if not _plus(today, -RUNS_OUT) <= at <= _plus(today, RUNS_OUT):
        return None
    same = ("scope", "mechanism", "partner")
    later = any(
        one.kind == "consent" and one.id != record.id and set(one.about) == set(record.about)
        and all(one.text(name) == record.text(name) for name in same)
        and last(one.text("date")) > last(record.text("date"))
        for one in records
    )  # fmt: skip
    return None if later else Waits("consent", at, record.about, record.id, at < today)


def ask_again(told: Sequence[StatusTold], records: Iterable[Record], decided_at: str = "") -> str:
    """The day on which somebody who had been held was told to be held no longer, where nothing that was agreed before
    has been asked again since; "" where nothing is to be asked. `told` in the order of days; `records` about the
    person; `decided_at`: the day of the last decision on publicity."""
    known = [one for one in told if one.status != NOTHING_KNOWN]
    out = ""
    for before, now in pairwise(known):
        if before.status in HELD and now.status not in HELD:
            out = now.known
    if not out or (known and known[-1].status in HELD):
        return ""
    days = [last(one.text("date")) for one in records if one.kind == "consent"]
    if not days and not decided_at:
        return ""
    return "" if any(day >= out for day in (*days, decided_at) if day) else out


def by_kind(records: Iterable[Record]) -> Mapping[str, list[Record]]:
    """The records by their kind, each in its order."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.kind].append(record)
    return found


def first(edtf: str) -> str:
    """The first day that it may be; "0001-01-01" for an open one or none."""
    return dates.interval(edtf)[0] or "0001-01-01" if edtf else "0001-01-01"


def last(edtf: str) -> str:
    """The last day that it may be; "9999-12-31" for an open one or none."""
    return dates.interval(edtf)[1] or "9999-12-31" if edtf else "9999-12-31"


def _plus(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day
