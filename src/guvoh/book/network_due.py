"""What threats, plans, referrals and events want done: to ask again, to be answered, to be practised, to be called.

Pure functions of records; days are ISO 8601. The lengths are those of security 8.3 (a reply within 90 days, a drill
each month) and of the issue (calls at 72 hours and 14 days).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from guvoh.book.records import first, last
from guvoh.book.watching import watched, written
from guvoh.model.held import Waits
from guvoh.model.records import Record

REPLY = 90  # days for which a contact's last reply holds
DRILL = 30  # days after which a plan is to be practised again
SHEET = 180  # days after which a custodian is asked whether the share is still there
AHEAD = 7  # days before its day from which something is shown
ROUTES = ("buddies", "duty", "lawyers")  # the fields of a plan that name contacts
OVER = ("done", "refused", "withdrawn")  # answers to a referral after which nothing is awaited
Heard = Mapping[str, Sequence[str]]  # by person: the days on which somebody knew of him, or called about him


class Round(NamedTuple):
    """One round of calls after an event: `due` its day, `since` the day after which a word of somebody counts for it;
    `open_` those of whom nothing was heard since; `done` whether somebody said so, or all were heard of."""

    name: str
    due: str
    since: str
    open_: tuple[str, ...]
    done: bool


def waiting_in_network(
    records: Sequence[Record], contacts: Sequence[Record], today: str, heard: Heard, now: datetime | None = None
) -> list[Waits]:
    """All of it that is due by `today` or within a week. `contacts`: of all cases, for plans name them across. `now`:
    the moment for which check-ins are looked at; without it they are not."""
    known = {one.id: one for one in contacts}
    found: list[Waits | None] = []
    for one in records:
        if one.kind == "threat" and not one.text("closed_on"):
            found.append(_on("followup", one.text("follow_up_on"), one, today))
        elif one.kind == "referral" and one.text("answer") not in OVER:
            found.append(_on("referral", one.text("next_on"), one, today))
        elif one.kind == "plan" and not one.text("ended_on"):
            practised = drilled_on(one, records) or one.first_at[:10]
            found.append(_waits("reply", reply_due(one, known), one, today))
            found.append(_waits("drill", plus(practised, DRILL), one, today))
            found += _watching(one, records, now) if now else []
        elif one.kind == "event":
            found += [
                Waits(each.name, each.due, one.about, one.id, each.due < today)
                for each in rounds(one, heard) if not each.done and last(one.text("on")) <= today
            ]  # fmt: skip
    found += _kept_up(records, today)
    return [one for one in found if one is not None]


def _kept_up(records: Sequence[Record], today: str) -> list[Waits | None]:
    """Steps of the security check to look at again (the last that was said of each counts), and custodians to ask."""
    checks = sorted((r for r in records if r.kind == "check"), key=lambda r: (r.text("on"), r.first_at))
    latest = {one.text("item"): one for one in checks}
    keeping = [one for one in records if one.kind == "custodian" and not one.text("ended_on")]
    seen = {one.id: one.text("seen_on") or one.text("since") for one in keeping}
    return [
        *(_on("check", one.text("again_on"), one, today) for one in latest.values()),
        *(_waits("custodian", plus(first(seen[one.id]), SHEET) if seen[one.id] else one.first_at[:10], one, today)
          for one in keeping),
    ]  # fmt: skip


def _watching(plan: Record, records: Sequence[Record], now: datetime) -> list[Waits]:
    """A check-in that did not come; a watcher that does not answer, or that nobody asked for two days."""
    of, found = watched(plan, records), list[Waits]()
    if of.overdue(now) and of.due:
        found.append(Waits("checkin", written(of.due)[:10], plan.about, plan.id, True))
    if of.armed and (of.silent or of.unasked(now) or of.outcome == "declined"):
        since = of.silent or of.answered or now
        found.append(Waits("watcher", written(since)[:10], plan.about, plan.id, True))
    return found


def rounds(event: Record, heard: Heard) -> tuple[Round, ...]:
    """The two rounds of calls about everybody who took part, and every relative who could pay."""
    whom = tuple(dict.fromkeys((*event.about, *event.listed("relatives"))))
    day, found = last(event.text("on")), list[Round]()
    for name, field, after, since in (("round72", "called_72h", 3, 0), ("round14", "called_14d", 14, 3)):
        from_ = plus(day, since)
        open_ = tuple(id for id in whom if not any(known > from_ for known in heard.get(id, ())))
        done = bool(event.text(field)) or not open_ or bool(event.text("dropped_on"))
        found.append(Round(name, plus(day, after), from_, open_, done))
    return tuple(found)


def named_by(plan: Record) -> tuple[str, ...]:
    """The ids of the contacts of a plan, each once."""
    return tuple(dict.fromkeys(id for field in ROUTES for id in plan.listed(field)))


def drilled_on(plan: Record, records: Iterable[Record]) -> str:
    """The last day on which the plan was practised, "" for never."""
    days = [last(one.text("on")) for one in records if one.kind == "drill" and one.text("plan") == plan.id]
    return max(days, default="")


def reply_due(plan: Record, contacts: Mapping[str, Record]) -> str:
    """The day by which the first of the plan's contacts has to reply again; "" for a plan that names none. Of whom
    never replied: the day on which the contact was entered."""
    known = [contacts[id] for id in named_by(plan) if id in contacts]
    return min((_reply_by(one) for one in known), default="")


def _reply_by(contact: Record) -> str:
    said = contact.text("confirmed_on")
    return plus(first(said), REPLY) if said else contact.first_at[:10]


def _on(what: str, edtf: str, record: Record, today: str) -> Waits | None:
    return _waits(what, last(edtf) if edtf else "", record, today)


def _waits(what: str, at: str, record: Record, today: str) -> Waits | None:
    if not at or at > plus(today, AHEAD):
        return None
    return Waits(what, at, record.about, record.id, at < today)


def plus(day: str, days: int) -> str:
    """A day so many days later; the day itself where it is none that a calendar has."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day
