"""How the person was taken: from the claims that tell of it, and from what was recorded beside them."""

from __future__ import annotations

from collections.abc import Callable

from guvoh.model import dates
from guvoh.model.claim import Claim
from guvoh.model.document import DETAIL, Paragraph, line, own, said
from guvoh.report.forms.answers.claims import Seen, Value, days, listed, said_in, shown, taken
from guvoh.report.forms.ask import Ask, Told, at_claims, at_record, of_record, told
from guvoh.report.forms.spoken import _, label, show

SUSPECTED = "0106"


def date(ask: Ask) -> Told:
    """The day as exactly as the sources give it; several, where they differ."""
    values = days(taken(ask), ask.language)
    return told(line(shown(ask, values, "arrest.date")), enter=at_claims(), what=_("No accepted claim gives the day."))


def place(ask: Ask) -> Told:
    """Where, with what was recorded more exactly."""
    named = said_in(taken(ask), lambda claim: [claim.place.text] if claim.place else [])
    text = listed(ask, named, "arrest.place")
    exact = [line(of_record(r, "exact_place", ask=ask)) for r in ask.records("arrest")]
    return told(line(text), *exact, enter=at_record(ask, "arrest"), what=_("No accepted claim gives the place."))


def forces(ask: Ask) -> Told:
    """Who did it, by the claims; who is recorded to have had a part. A suspicion is said to be one."""
    lines = [line(listed(ask, said_in(taken(ask), actors_of), "arrest.forces"))]
    lines += [line(of_record(r, "forces", ask=ask)) for r in ask.records("arrest")]
    lines += parts_in(ask)
    return told(*lines, enter=at_record(ask, "involvement"), what=_("Nobody is said to have done it."))


def parts_in(ask: Ask) -> list[Paragraph]:
    """The recorded parts in what happened to the person."""
    mine = {one.line.id for one in taken(ask)} | set(ask.person.claims.get("victim", ()))
    lines = []
    for record in ask.file.of_kind("involvement"):
        if ask.id in record.about or mine.isdisjoint(record.listed("claims")):
            continue
        people = {one.person.id: one.person for one in ask.file.people}
        whom = next((people[id] for id in record.about if id in people), None)
        name = said(whom.names[0], DETAIL, "name", whose=whom.id) if whom else ()
        force = of_record(record, "force", ask=ask)
        how = own(_(": suspected, not shown")) if record.text("degree") == SUSPECTED else own(
            ": " + label("involvement_degrees", record.text("degree"), ask.language))  # fmt: skip
        lines.append(line(name, own(", ") if name and force else (), force, how if name or force else ()))
    return lines


def actors_of(claim: Claim) -> list[str]:
    return [actor.text for actor in claim.actors]


def link_of_state(ask: Ask) -> Told:
    """Why the State is believed to be behind it, where no force is named."""
    return _recorded(ask, "state_link")


def warrant(ask: Ask) -> Told:
    words = {"yes": _("Yes"), "no": _("No"), "unknown": _("Not known")}
    lines = [
        line(of_record(r, "warrant_shown", words[r.text("warrant_shown")], ask))
        for r in ask.records("arrest") if r.text("warrant_shown")
    ]  # fmt: skip
    return told(*lines, enter=at_record(ask, "arrest"))


def issuer(ask: Ask) -> Told:
    return _recorded(ask, "warrant_issuer")


def reasons(ask: Ask) -> Told:
    """What the authorities, or those who tell of it, gave as the ground."""
    return _with_claims(ask, taken(ask), "reasons", lambda c: [c.reason.text] if c.reason else [])


def law(ask: Ask) -> Told:
    """The law that was invoked, for the arrest or in the case before the court."""
    lines = [line(of_record(r, "law", ask=ask)) for r in ask.records("arrest")]
    lines += [line(of_record(r, "law", ask=ask)) for r in ask.records("proceeding")]
    return told(*lines, enter=at_record(ask, "proceeding"))


def last_seen(ask: Ask) -> Told:
    lines = [
        line(of_record(r, "last_seen", show(*dates.interval(r.text("last_seen")), ask.language), ask))
        for r in ask.records("arrest") if r.text("last_seen")
    ]  # fmt: skip
    return told(*lines, enter=at_record(ask, "arrest"))


def last_seen_place(ask: Ask) -> Told:
    return _recorded(ask, "last_seen_place")


def other_state(ask: Ask) -> Told:
    return _recorded(ask, "second_state")


def witnesses(ask: Ask) -> Told:
    """How many saw it, never who: each of them would have to agree."""
    seen = [r for r in ask.records("arrest") if r.text("witnesses")]
    return told(line(own(_("There are witnesses; their names are kept by whoever submits."))) if seen else line())


def date_and_place(ask: Ask) -> Told:
    """Both, for forms that ask in one question; both are needed."""
    when, where = date(ask), place(ask)
    if not when.text or not where.text:
        lacking = when if not when.text else where
        return Told((), lacking.what, lacking.enter)
    return Told((*when.text, *where.text))


def state(ask: Ask) -> Told:
    """The State concerned: as recorded with the parts in the act."""
    values: dict[str, Value] = {}
    lines = []
    for record in ask.file.of_kind("involvement"):
        name = record.text("state")
        if name and name not in values:
            values[name] = Value(name, (), ())
            lines.append(line(of_record(record, "state", ask=ask)))
    return told(*lines, enter=at_record(ask, "involvement"), what=_("Which State is concerned is not recorded."))


def _recorded(ask: Ask, field: str) -> Told:
    lines = [line(of_record(r, field, ask=ask)) for r in ask.records("arrest")]
    return told(*lines, enter=at_record(ask, "arrest"))


def _with_claims(ask: Ask, seen: tuple[Seen, ...], field: str, of: Callable[[Claim], list[str]]) -> Told:
    lines = [line(listed(ask, said_in(seen, of), f"arrest.{field}"))]
    lines += [line(of_record(r, field, ask=ask)) for r in ask.records("arrest")]
    return told(*lines, enter=at_record(ask, "arrest"))
