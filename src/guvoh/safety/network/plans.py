"""How ready a plan is: what is missing, and what of that makes it red.

Red (decisions/012, security 8.3): nobody who may be called first, a contact that did not reply within ninety days, no
drill within thirty, all alarms over one channel. The rest is said and does not colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guvoh.book.network_due import DRILL, ROUTES, drilled_on, named_by, plus
from guvoh.model.records import Record
from guvoh.safety.network.contacts import BY_MACHINE, Standing, standings
from guvoh.vault import queries
from guvoh.vault.vault import Vault

RED = ("no_buddy", "gone", "no_reply", "no_drill", "one_channel")
WORDS = ("risk", "signs", "who_does_what", "at_arrest", "at_disappearance", "medicines", "children",
         "power_of_attorney", "papers")  # fmt: skip
LOOKED_AT = 183  # days after which a plan is to be read again


@dataclass(frozen=True, slots=True)
class Lack:
    """`what`: no_buddy, gone (a contact that is there no longer), no_reply, no_drill, one_channel; no_duty, no_lawyer,
    not_by_machine (contacts whom only a person may call), no_watcher, not_read (for half a year), empty (fields that
    say nothing). `of`: ids of contacts, or names of fields."""

    what: str
    of: tuple[str, ...] = ()

    @property
    def red(self) -> bool:
        return self.what in RED


@dataclass(frozen=True, slots=True)
class State:
    """`drilled_on`: the last drill, "" for none; `red`: whether it may not be relied on."""

    plan: Record
    lacks: tuple[Lack, ...]
    drilled_on: str
    red: bool


def state(plan: Record, contacts: Mapping[str, Standing], drills: Sequence[Record], today: str) -> State:
    """`contacts`: by id, at least those whom the plan names; `drills`: records, of this plan or of any."""
    named = named_by(plan)
    there = {id: contacts[id] for id in named if id in contacts}
    by_field = {field: [there[id] for id in plan.listed(field) if id in there] for field in ROUTES}
    drilled, read = drilled_on(plan, drills), plan.text("reviewed_on") or plan.first_at[:10]
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
        ("no_watcher", not plan.text("watcher"), ()),
        ("not_read", plus(read, LOOKED_AT) < today, ()),
        ("empty", any(not plan.text(name) for name in WORDS), tuple(name for name in WORDS if not plan.text(name))),
    ]  # fmt: skip
    lacks = tuple(Lack(what, of) for what, lacking, of in found if lacking)
    return State(plan, lacks, drilled, any(one.red for one in lacks))


def states(vault: Vault, plans: Sequence[Record], today: str) -> list[State]:
    """Of each plan, with the contacts of all cases."""
    wanted = {id for plan in plans for id in named_by(plan)}
    contacts = [one for one in queries.records(vault, None, "contact") if one.id in wanted]
    known = {one.contact.id: one for one in standings(vault, contacts, today)}
    drills = queries.records(vault, None, "drill")
    return [state(plan, known, drills, today) for plan in plans]
