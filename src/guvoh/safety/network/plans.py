"""How ready a plan is: what is missing, and what of that makes it red.

Red (decisions/012, security 8.3): nobody who may be called first, a contact that did not reply within ninety days, no
drill within thirty, all alarms over one channel, no watcher that answered. The rest is said and does not colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from guvoh.book.network_due import DRILL, ROUTES, drilled_on, named_by, plus
from guvoh.book.watching import Watched, moment, watched
from guvoh.model.records import Record
from guvoh.safety.network.contacts import BY_MACHINE, Standing, standings
from guvoh.vault import queries
from guvoh.vault.vault import Vault

RED = ("no_buddy", "gone", "no_reply", "no_drill", "one_channel", "no_watcher", "ended", "declined", "silent",
       "unasked", "there")  # fmt: skip
WORDS = ("risk", "signs", "who_does_what", "at_arrest", "at_disappearance", "medicines", "children",
         "power_of_attorney", "papers")  # fmt: skip
LOOKED_AT = 183  # days after which a plan is to be read again


@dataclass(frozen=True, slots=True)
class Lack:
    """`what`: no_buddy, gone (a contact that is there no longer), no_reply, no_drill, one_channel; no_watcher
    (none took it), ended (its watching was), declined (the watcher said no), silent (it does not answer), there
    (lacking, it says), unasked (for two days); no_duty, no_lawyer, not_by_machine (contacts whom only a person
    may call), not_read (for half a year), empty (fields that say nothing). `of`: ids of contacts, names of
    fields, or the watcher's codes."""

    what: str
    of: tuple[str, ...] = ()

    @property
    def red(self) -> bool:
        return self.what in RED


@dataclass(frozen=True, slots=True)
class State:
    """`drilled_on`: the last drill, "" for none; `red`: whether it may not be relied on; `watched`: by its watcher."""

    plan: Record
    lacks: tuple[Lack, ...]
    drilled_on: str
    red: bool
    watched: Watched

    @property
    def reds(self) -> tuple[Lack, ...]:
        return tuple(one for one in self.lacks if one.red)


def state(
    plan: Record, contacts: Mapping[str, Standing], records: Sequence[Record], today: str, now: datetime | None = None
) -> State:
    """`contacts`: by id, at least those whom the plan names; `records`: drills, check-ins and words with watchers, of
    this plan or of any; `now`: the moment, the end of `today` where it is left out."""
    now = now or datetime.fromisoformat(f"{today}T23:59:59+00:00")
    by = watched(plan, records)
    named = named_by(plan)
    there = {id: contacts[id] for id in named if id in contacts}
    by_field = {field: [there[id] for id in plan.listed(field) if id in there] for field in ROUTES}
    drilled, read = drilled_on(plan, records), plan.text("reviewed_on") or plan.first_at[:10]
    channels = {c for one in there.values() if one.reachable for c in one.channels if c in BY_MACHINE}
    found = [
        ("no_buddy", not any(one.reachable and one.channels for one in by_field["buddies"]), ()),
        ("gone", len(there) < len(named), tuple(id for id in named if id not in there)),
        ("no_reply", any(one.unconfirmed for one in there.values()),
         tuple(id for id, one in there.items() if one.unconfirmed)),
        ("no_drill", not drilled or plus(drilled, DRILL) < today, ()),
        ("one_channel", bool(there) and len(channels) < 2, ()),
        ("no_duty", not by_field["duty"], ()),
        ("no_lawyer", not by_field["lawyers"], ()),
        ("not_by_machine", any(not one.reachable for one in there.values()),
         tuple(id for id, one in there.items() if not one.reachable)),
        *_watching(by, now),
        ("not_read", plus(read, LOOKED_AT) < today, ()),
        ("empty", any(not plan.text(name) for name in WORDS), tuple(name for name in WORDS if not plan.text(name))),
    ]  # fmt: skip
    lacks = tuple(Lack(what, of) for what, lacking, of in found if lacking)
    return State(plan, lacks, drilled, any(one.red for one in lacks), by)


def _watching(by: Watched, now: datetime) -> list[tuple[str, bool, tuple[str, ...]]]:
    return [
        ("no_watcher", not by.armed and by.state != "stood_down" and by.outcome != "declined", ()),
        ("ended", by.state == "stood_down", ()),
        ("declined", by.outcome == "declined", by.lacking),
        ("silent", by.armed and by.silent is not None, ()),
        ("there", by.armed and by.outcome == "answered" and bool(by.lacking), by.lacking),
        ("unasked", by.silent is None and by.unasked(now), ()),
    ]


KEPT = ("drill", "checkin", "watching")  # the kinds of records from which a plan's state is told


def states(vault: Vault, plans: Sequence[Record], today: str) -> list[State]:
    """Of each plan, with the contacts of all cases."""
    wanted = {id for plan in plans for id in named_by(plan)}
    contacts = [one for one in queries.records(vault, None, "contact") if one.id in wanted]
    known = {one.contact.id: one for one in standings(vault, contacts, today)}
    kept, now = [one for name in KEPT for one in queries.records(vault, None, name)], moment(vault.now())
    return [state(plan, known, kept, today, now) for plan in plans]
