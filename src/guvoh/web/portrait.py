"""What the page of one person shows: plain values for its template. Nothing is decided here.

`portrait(ask, person)` gathers; `drawn` makes the rows of the drawing of liberty over time, each with its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from guvoh.book import intervals, liberty
from guvoh.book.board import STALE
from guvoh.book.intervals import Contested, Interval
from guvoh.book.liberty import Stretch, Voice
from guvoh.book.telling import label as incident_label
from guvoh.model import Case, Person, vocabulary
from guvoh.model.derive.holds import passed_over
from guvoh.model.held import HELD, Call, StatusTold
from guvoh.report.draw import status as draw
from guvoh.text import i18n
from guvoh.text.i18n import _, comma
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.queries.joined import Linked, judged_over, linked
from guvoh.vault.queries.linked import Judgement, judgements_on
from guvoh.vault.queries.set_past import SetOnce, named_beside, set_past
from guvoh.web import wording
from guvoh.web.ask import Ask
from guvoh.web.consent import FIELDS as CONSENT
from guvoh.web.show import days, direction

SHOWN = 40  # claims and calls of one page; the search and the export have the others
ALLOWED = ("protection", "protection_because", *CONSENT)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One row: who says so, the drawing, the same in words."""

    voice: Voice
    svg: Markup
    words: str


@dataclass(frozen=True, slots=True)
class Portrait:
    person: Person
    given: dict[str, Any]
    told: list[StatusTold]
    claims: list[tuple[ClaimRow, str]]
    n_claims: int
    calls: list[Call]
    titles: dict[str, str]
    beside: list[tuple[str, str, int]]
    judgements: list[tuple[Judgement, str]]
    incidents: list[tuple[str, str, str]]
    past: list[SetOnce]
    rows: list[Drawn]
    head: Markup
    judged: Drawn | None
    keys: list[tuple[Markup, str]]
    spans: list[tuple[str, Interval]]
    disputes: tuple[Contested, ...]
    held_over: list[tuple[Linked, StatusTold, StatusTold]]
    counts: list[StatusTold]  # without what was judged not to hold

    @property
    def last(self) -> StatusTold | None:
        return self.counts[-1] if self.counts else None

    @property
    def heard(self) -> str:
        """The last day on which somebody knew or called; "" for none."""
        days_ = [t.known for t in self.counts[-1:]] + [c.day for c in self.calls if not c.unfinished]
        return max(days_, default="")

    def is_stale(self, today: date, after: int) -> bool:
        """Whether nobody has heard of somebody held for more than `after` days."""
        held = self.last is not None and self.last.status in HELD
        return held and (today - date.fromisoformat(self.heard)).days > after


def status_label(code: str) -> str:
    return vocabulary.label("liberty", code, i18n.language())


def because(person: Person) -> str:
    """Why the level of protection is what it is: our own words for what follows from the facts, else the reader's."""
    ours = {"age unknown": _("the age is unknown"), "whereabouts unknown": _("the whereabouts are unknown"),
            "child": _("a child"), "unclassified": _("nobody has decided yet"),
            "judged": _("decided, without a reason")}  # fmt: skip
    return ours.get(person.protection_because, person.protection_because)


def lacking(person: Person, case: Case) -> list[str]:
    """What stands between the name and a paper; nothing where it may be printed."""
    wanted = {
        _("The level of protection hides the name."): person.protection == "protected",
        _("It must be known that this is an adult."): person.age != "adult",
        _("It must be known where the person is."): person.whereabouts == "unknown",
        _("The family, or the person, must have said that it may be public."): person.publicity != "public",
        _("The case is silent."): case.publicity == "silent",
    }
    return [words for words, lacks in wanted.items() if lacks]


def role_label(role: str) -> str:
    """As what a claim names somebody."""
    return {"victim": _("named as the one it was done to"), "actor": _("named as the one who did it"),
            "speaker": _("named as the one who says so")}.get(role, role)  # fmt: skip


def portrait(ask: Ask, person: Person) -> Portrait:
    vault, today = ask.vault, ask.desk.today
    told = queries.statuses(vault, person.id)
    claims = queries.claims_of_person(vault, person.id)
    calls = queries.calls_about(vault, person.id)
    atoms = queries.atoms_of(vault, person.id)
    shown = claims[-SHOWN:]
    voices = liberty.voices(told, [row for row, role in claims if role == "victim"])
    over = judged_over(vault)
    spans = intervals.intervals(told, over, today, STALE)
    whole = intervals.stretches(spans)
    scale = draw.days_for(_marks([s for v in voices for s in v.stretches] + list(whole)), today, direction() == "rtl")
    rows = [_drawn(scale, voice, voice.stretches, str(n)) for n, voice in enumerate(voices)]
    sources = {row.source for row, _role in shown} | {c.source for c in calls} | {v.source for v in voices if v.source}
    titles = {id: row.title for id, row in queries.source_rows(vault, sorted(sources)).items()}
    head = draw.head(scale, _("today"), _("From {first} to {last}").format(
        first=days(scale.first.isoformat(), scale.first.isoformat()), last=days(today.isoformat(), today.isoformat()),
    ), i18n.language())  # fmt: skip
    return Portrait(
        person, queries.settings_of_person(vault, person.id), told, shown, len(claims), calls[:SHOWN], titles,
        named_beside(vault, person.id), _judgements(ask, person, atoms),
        _incidents(ask, [row.id for row, role in claims if role == "victim"]), set_past(vault, atoms, ALLOWED), rows,
        Markup(head), _drawn(scale, Voice(""), whole, "judged", True) if whole else None, _keys(),  # noqa: S704
        [(_in_words(one.stretch()), one) for one in spans], intervals.contested(told, over),
        _held_over(ask, told, atoms), [t for t in told if t.entry not in passed_over({t.entry for t in told}, over)],
    )  # fmt: skip


def _held_over(
    ask: Ask, told: Sequence[StatusTold], atoms: Sequence[str]
) -> list[tuple[Linked, StatusTold, StatusTold]]:
    """The judgements on what was told: which word holds, over which; the latest first."""
    words, own = {t.entry: t for t in told}, set(atoms)
    return [(one, words[one.b], words[one.c]) for one in reversed(linked(ask.vault, "holds"))
            if one.a in own and one.b in words and one.c in words]  # fmt: skip


def _marks(stretches: Sequence[Stretch]) -> list[tuple[date, date, str]]:
    return [(s.start, s.end, s.kind) for s in stretches]


def _drawn(scale: draw.Days, voice: Voice, stretches: Sequence[Stretch], name: str, firm: bool = False) -> Drawn:
    words = "; ".join(_in_words(s) for s in stretches)
    return Drawn(voice, Markup(draw.row(scale, _marks(stretches), words, name, firm)), words)  # noqa: S704  it escapes


def _in_words(stretch: Stretch) -> str:
    """One stretch as a sentence's part: what, and which days."""
    when = days(stretch.start.isoformat(), stretch.end.isoformat(), "day")
    if stretch.kind == "denied":
        return _("denied, {days}").format(days=when)
    if stretch.kind == "reported":
        return _("{act} reported, {days}").format(act=wording.act(stretch.code), days=when)
    plain = {"held": _("held"), "unknown": _("not known"), "free": _("at liberty")}[stretch.kind]
    return f"{status_label(stretch.code) if stretch.code else plain}{comma()}{when}"


def _keys() -> list[tuple[Markup, str]]:
    said = {"held": _("held"), "unknown": _("not known, or stale"), "free": _("at liberty"),
            "denied": _("denied"), "reported": _("reported by a source")}  # fmt: skip
    return [(Markup(draw.key(kind)), said[kind]) for kind in draw.KEYS]  # noqa: S704


def _judgements(ask: Ask, person: Person, atoms: list[str]) -> list[tuple[Judgement, str]]:
    """Each with the name of the other side."""
    own, found = set(atoms), []
    for one in judgements_on(ask.vault, "mention", atoms):
        inside = one.a in own and one.b in own
        other = queries.person_of(ask.vault, one.b if one.a in own else one.a)
        found.append((one, person.names[0] if inside or other is None else other.names[0]))
    return found


def _incidents(ask: Ask, claims: list[str]) -> list[tuple[str, str, str]]:
    """(id, what, days) of the incidents in which the person is a victim."""
    ids = sorted(set(queries.incidents_of_claims(ask.vault, claims).values()))
    found = []
    for one in queries.incidents_by_id(ask.vault, ids):
        rows = queries.claim_rows(ask.vault, one.claims)
        when = days(one.start, one.end) if one.start or one.end else ""
        found.append((one.id, incident_label(one, [row.claim for row in rows], i18n.language()), when))
    return found
