"""What the pages of plans, check-ins and events share: a plan with its state in words, moments in its own time zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from guvoh.app.checking_in import roles_of
from guvoh.book import record_telling as telling
from guvoh.book.network_due import ROUTES
from guvoh.book.record_names import names_of_persons
from guvoh.book.watching import Watched
from guvoh.errors import NotFound
from guvoh.model.ids import short
from guvoh.model.records import Kind, Record, kind
from guvoh.safety.network.contacts import reachable_in
from guvoh.safety.network.lacks import lack_words
from guvoh.safety.network.plans import State
from guvoh.safety.network.watch_words import answered_words, phase_words, step_words, until_words
from guvoh.safety.network.watching import opens, phase, steps
from guvoh.text.i18n import _, comma, language
from guvoh.vault import queries
from guvoh.web.ask import Ask, Form
from guvoh.web.record_fields import Control, controls
from guvoh.web.show import at, days, number

FORM = (
    (None, ("title",)),
    ("risk", ("risk", "signs", "who_does_what")),
    ("at", ("at_arrest", "at_disappearance", "at_deportation", "at_travel")),
    ("routes", ROUTES),
    ("papers", ("medicines", "children", "power_of_attorney", "papers", "sources")),
    ("leaving", ("relocation", "relocation_words", "asylum", "asylum_words")),
    ("life", ("every", "answer_by", "zone")),
    ("sheet", ("sheet_words",)),
    ("after", ("reviewed_on", "ended_on", "note")),
)
LINES = ("late", "open", "safe_until", "away", "waits", "never", "stood_down")  # what presses first


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan as pages show it. `covers`: (id, name); `phase` a code, all else in words; `reds` what makes it red."""

    plan: Record
    state: State
    covers: tuple[tuple[str, str], ...]
    phase: str
    words: str
    until: str
    answered: str
    reds: tuple[str, ...]
    others: tuple[str, ...]
    here: str

    @property
    def watched(self) -> Watched:
        return self.state.watched


def shown(ask: Ask, state: State) -> Shown:
    now, plan, by = clock(ask), state.plan, state.watched
    names = names_of_persons(ask.vault, plan.about)
    covers = tuple((id, names.get(id, short(id))) for id in plan.about)
    reds, others = ([number(lack_words(one)) for one in state.lacks if one.red is red] for red in (True, False))
    return Shown(
        plan, state, covers, phase(plan, by, now), phase_words(plan, by, now), number(until_words(plan, by, now)),
        number(answered_words(by, now)), tuple(reds), tuple(others), at(ask.case, f"plans/{short(plan.id)}"),
    )  # fmt: skip


def asked_plan(ask: Ask) -> Record:
    return asked(ask, "plan", _("There is no plan with this id in this case."))


def asked(ask: Ask, name: str, words: str) -> Record:
    """The record of that kind that the address names. Raises `NotFound`, also for one of another case."""
    found = queries.record(ask.vault, queries.find(ask.vault, ask.arg(name), ("record",))[1])
    if found.kind != name or found.case != ask.case.id:
        raise NotFound(words, _("Look at the list."))
    return found


def clock(ask: Ask) -> datetime:
    return ask.desk.now().astimezone(UTC)


def zone_of(plan: Record) -> ZoneInfo:
    """The plan's own; UTC where none is said that this machine knows."""
    try:
        return ZoneInfo(plan.text("zone") or "UTC")
    except (ValueError, KeyError, OSError):
        return ZoneInfo("UTC")


def moment_words(plan: Record, when: datetime | None) -> str:
    """A day and a time in the plan's zone, the zone beside it."""
    if when is None:
        return ""
    there = when.astimezone(zone_of(plan))
    day = there.date().isoformat()
    return f"{days(day, day)}{comma()}{number(there.strftime('%H:%M'))} (\u2066{plan.text('zone') or 'UTC'}\u2069)"


def ladder(ask: Ask, plan: Record, by: Watched) -> list[tuple[str, str, str]]:
    """(moment in words, whom it asks, passed or not) of each step, where a check-in is due."""
    if by.due is None or not by.armed:
        return []
    names = {one.id: telling.title(one) for one in queries.records(ask.vault, None, "contact")}
    now = clock(ask)
    return [
        (moment_words(plan, one.at), step_words(one, names), "passed" if one.at <= now else "")
        for one in steps(plan, roles_of(ask.vault, plan), by.due)
    ]  # fmt: skip


def window_words(plan: Record, by: Watched) -> tuple[str, str]:
    """From when a check-in counts, and until when it is due."""
    if by.due is None or not by.armed:
        return "", ""
    return moment_words(plan, opens(plan, by.due)), moment_words(plan, by.due)


def group_words(which: str | None) -> str:
    return {
        None: "", "risk": _("What may happen, and who does what"), "at": _("When it happens"),
        "routes": _("Whom an alarm reaches"), "papers": _("Health, children, papers"),
        "leaving": _("Relocation and protection"), "life": _("Signs of life"), "sheet": _("Pocket sheet"),
        "after": _("Kept up"),
    }[which]  # fmt: skip


def form_groups(ask: Ask, typed: Form) -> list[tuple[str, list[Control]]]:
    """The controls of a plan in groups; of contacts it is said who is reached by a call only."""
    made = {one.name: one for one in controls(ask, kind("plan"), (), typed)}
    offered = contact_options(ask)
    for name in ROUTES:
        made[name] = replace(made[name], options=offered)
    return [(group_words(which), [made[name] for name in names]) for which, names in FORM]


def contact_options(ask: Ask, only: tuple[str, ...] | None = None) -> tuple[tuple[str, str], ...]:
    """(id, words) of contacts of all cases, or of those in `only`."""
    found = []
    for one in queries.records(ask.vault, None, "contact"):
        if only is None or one.id in only:
            call = comma() + _("by a call only") if not reachable_in(ask.vault, one) else ""
            found.append((one.id, f"{telling.title(one)} ({short(one.id)}){call}"))
    return tuple(found)


def texts(of: Kind, one: Record, fields: tuple[str, ...], names: Any) -> list[tuple[str, str]]:
    """(label, words) of those fields that hold something."""
    return [
        (f.label(language()), words) for name in fields
        if (f := of.field(name)) and (words := telling.value(f, one.fields.get(name), names))
    ]  # fmt: skip
