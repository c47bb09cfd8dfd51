"""People held: what was told of their liberty, what sources report, calls, and what is due.

A `HeldPerson` is one line of the board. A status is somebody's word, with the day on which he knew it; a report is an
accepted claim that names the person. A report about a group names nobody and changes no line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guvoh.model.judgement import Person

# Codes of words/liberty.yaml under which somebody is on the board: in custody, or nobody who would say knows where.
HELD = frozenset({"L01", "L02", "L03", "L04", "L05", "L06", "L07", "L13", "L15", "L16", "L17"})
NOTHING_KNOWN = "L99"  # says that nothing was known, so it takes nobody off the board
# Classes of words/acts.yaml by which somebody gets into custody.
TAKEN = ("arrest", "detention", "enforced_disappearance", "abduction_or_rendition")
CALLS = ("call", "visit", "testimony")  # kinds of sources that somebody spoke


@dataclass(frozen=True, slots=True)
class StatusTold:
    """What somebody knew of a person's liberty. `person` is the mention it was told of; `status` a code of
    words/liberty.yaml; `known` the ISO day on which the teller knew it; `since` EDTF, or empty."""

    entry: str
    person: str
    status: str
    known: str
    since: str = ""
    said_by: str = ""
    place: str = ""
    holder: str = ""
    note: str = ""
    source: str = ""
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """An accepted claim that names the person as a victim. `day`: the last day that its words allow, else the day on
    which its source was published, else captured; `dated` when its own words say it."""

    claim: str
    source: str
    act: str
    polarity: str
    day: str
    dated: bool
    said_by: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A call, visit or testimony: a source. `who` spoke; `about` are mentions; `given` all that was set on it."""

    source: str
    case: str
    kind: str
    day: str
    who: str
    about: tuple[str, ...] = ()
    unfinished: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeldPerson:
    """One line of the board. Days are ISO; `hearing_at` and `next_call_at` local times or days, as they were typed.

    `status` is the last that was told; None where only sources report that the person was taken (`reported`). `denied`,
    `released` and `killed` are reports that nobody has confirmed since. `last_news` is the newest of status, contact
    and, without a status, report; `days` are counted from it. `due` is when the line wants something, "" for never.
    """

    person: Person
    status: StatusTold | None
    status_label: str
    reported: Reported | None
    given: Mapping[str, Any]
    place: str
    holder: str
    last_news: str
    days: int
    stale: bool
    denied: tuple[Reported, ...] = ()
    released: tuple[Reported, ...] = ()
    killed: tuple[Reported, ...] = ()
    contact: str = ""
    contact_from: str = ""
    contact_source: str = ""
    hearing_passed: bool = False
    hearing_soon: bool = False
    call_overdue: bool = False
    due: str = ""

    def said(self, name: str) -> str:
        """A field that was set on the person: lawyer, health, occupation, age_years, next_call_whom and so on."""
        return str(self.given.get(name) or "")


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits for a day. `what`: call, hearing, review (of publicity), stale; `at` a day or local time, of
    what is stale the day of the last news; `late` when that has passed. `about`: what the hearing is, the publicity
    that is asked about, the days without news."""

    what: str
    at: str
    person: str
    names: tuple[str, ...]
    late: bool
    whom: str = ""
    by: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that was done, or the same thing `n` times: `said` in words, to what (`of`: source, claim, person,
    case; its `id` and `title`), when, by whom (declared)."""

    entry: str
    at: str
    by: str
    said: str
    kind: str
    of: str
    id: str
    undone: bool = False
    title: str = ""
    n: int = 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """A source with suggestions that nobody has read."""

    source: str
    title: str
    suggestions: int
    decided: int


@dataclass(frozen=True, slots=True)
class Waits:
    """Something that a record asks for. `what`: answer (awaited), owed (by us), consent (runs out), risk (to be looked
    at again), released (ask again, for the person is no longer held), followup (of a threat), referral, reply and drill
    (of a plan), checkin (that did not come), watcher (that does not answer), round72 and round14 (calls after an
    event); `at` a day; `about` the persons."""

    what: str
    at: str
    about: tuple[str, ...]
    record: str
    late: bool


@dataclass(frozen=True, slots=True)
class Start:
    """What a documenter sees first. `urgent` cannot wait: `pressing` in all, of which some may be left out; `due` is
    today's and the next week's. `suggestions` wait in `sources_waiting` sources, of which `waiting` are the newest few;
    `unread` sources have no text; `records`: what the records of the case file ask for."""

    urgent: tuple[Due, ...]
    due: tuple[Due, ...]
    waiting: tuple[Waiting, ...]
    suggestions: int
    sources_waiting: int
    unfinished: tuple[Call, ...]
    unread: int
    changed: tuple[Changed, ...]
    held: int
    stale: int
    pressing: int
    records: tuple[Waits, ...] = ()
