"""One incident as its page shows it: how firm it is, each source's figure, what is contested, what came before and
after, and the words that all of it rests on. Only what a person accepted is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from guvoh.book.telling import because, label, leading
from guvoh.model import Claim, Incident
from guvoh.model.paper import Words
from guvoh.model.vocabulary import ladder_label
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow, Judgement, SourceRow
from guvoh.vault.vault import Vault

STEPS = 12  # of what came before and after, so many are shown
FIRM = ("V2", "V3")


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder. `state`: met, here, open (not reached)."""

    code: str
    label: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim with who says it. `speaker` is the nearest speaker, else who brought the source out; `counts`: this
    figure stands for its root; `root` numbers the independent roots of the figures from 1, 0 where there is none."""

    row: ClaimRow
    speaker: Words
    source: SourceRow | None
    by: str = ""
    at: str = ""
    root: int = 0
    counts: bool = True
    conceded: bool = False

    @property
    def claim(self) -> Claim:
        return self.row.claim


@dataclass(frozen=True, slots=True)
class Dispute:
    """What is contested (`slot`: denied, date, count), with both sides."""

    slot: str
    one: tuple[Voice, ...]
    other: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An incident in which the same people are victims. `shared`: how many of them; 0 for the incident itself."""

    id: str
    label: str
    start: str | None
    end: str | None
    places: tuple[str, ...]
    ladder: str
    firm: bool
    shared: int


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """`figures` in the order of their sources' days, `voices` all claims in the same order. `joins` are the judgements
    that touch its claims. `left_out`: how many further incidents of the same people are not among `steps`."""

    incident: Incident
    label: str
    lead: Claim
    rungs: tuple[Rung, ...]
    figures: tuple[Voice, ...]
    disputes: tuple[Dispute, ...]
    steps: tuple[Step, ...]
    left_out: int
    voices: tuple[Voice, ...]
    joins: tuple[Judgement, ...]
    denied_by: tuple[Words, ...]


def incident_page(vault: Vault, id: str, language: str = "en") -> IncidentPage:
    """The incident of this id, or that of a claim. Raises `NotFound`."""
    incident = queries.incident(vault, id)
    rows = queries.claim_rows(vault, incident.claims)
    sources = queries.source_rows(vault, list({r.source for r in rows}))
    by = queries.deciders(vault, incident.claims)
    voices = tuple(sorted((_voice(r, sources.get(r.source), by) for r in rows), key=_in_time))
    said = {v.row.id: v for v in voices}
    figures = _figures(incident, said)
    steps, left_out = _steps(vault, incident, label(incident, [v.claim for v in voices], language), language)
    denied = {v.speaker.text: v.speaker for v in voices if v.claim.denies}
    return IncidentPage(
        incident, label(incident, [v.claim for v in voices], language), leading([v.claim for v in voices]),
        _rungs(incident, language), figures, _disputes(incident, voices, figures), steps, left_out, voices,
        tuple(queries.judgements_on(vault, "claim", incident.claims)), tuple(denied.values()),
    )  # fmt: skip


def _voice(row: ClaimRow, source: SourceRow | None, by: Mapping[str, tuple[str, str]]) -> Voice:
    if row.claim.attribution:
        speaker = Words(row.claim.attribution[0].text, row.claim.language)
    else:
        speaker = Words((source.publisher or source.title) if source else "", source.language if source else None)
    return Voice(row, speaker, source, *by.get(row.id, ("", "")))


def _in_time(voice: Voice) -> tuple[str, str, int, str]:
    source = voice.source
    return (source.published or "9999") if source else "9999", voice.row.source, voice.claim.start, voice.row.id


def _figures(incident: Incident, said: Mapping[str, Voice]) -> tuple[Voice, ...]:
    """Each figure with the number of its root; of one root the last one counts (`derive_range`)."""
    numbers: dict[str, int] = {}
    for figure in incident.figures:
        if not figure.conceded:
            numbers.setdefault(figure.root, len(numbers) + 1)
    last = {f.root: f.claim for f in incident.figures if not f.conceded}
    found = []
    for f in incident.figures:
        voice = said.get(f.claim)
        if voice is not None:
            root = 0 if f.conceded else numbers[f.root]
            found.append(replace(voice, root=root, counts=last.get(f.root) == f.claim, conceded=f.conceded))
    return tuple(found)


def _rungs(incident: Incident, language: str) -> tuple[Rung, ...]:
    """Reported, corroborated, confirmed; and where it stands now, if that is none of them."""
    roots, here = incident.roots, incident.ladder
    needs = {
        "V1": _("needs one source that says it happened"),
        "V2": _("needs a second independent source"),
        "V3": _("needs word from the person or the family, an authentic document, or an admission"),
    }
    met = {"V1": roots >= 1, "V2": roots >= 2, "V3": False}
    now = Rung(here, ladder_label(here, language), "here", because(incident))
    rungs = []
    for code in ("V1", "V2", "V3"):
        name = ladder_label(code, language)
        if code == here:
            rungs.append(now)
        elif met[code]:
            told = _("{n} independent sources agree").format(n=roots) if code == "V2" else _("an independent source")
            rungs.append(Rung(code, name, "met", told))
        else:
            rungs.append(Rung(code, name, "open", needs[code]))
    if here not in needs:
        at = 0 if here == "V0" else next((n for n, r in enumerate(rungs) if r.state == "open"), len(rungs))
        rungs.insert(at, now)
    return tuple(rungs)


def _disputes(incident: Incident, voices: Sequence[Voice], figures: Sequence[Voice]) -> tuple[Dispute, ...]:
    asserted = [v for v in voices if v.claim.happened]
    found = []
    denying = tuple(v for v in voices if v.claim.denies)
    if denying:
        found.append(Dispute("denied", tuple(asserted), denying))
    if "date" in incident.contested:
        dated = [v for v in asserted if v.claim.date and (v.claim.date.start or v.claim.date.end)]
        last_start = max(v.claim.date.start for v in dated if v.claim.date and v.claim.date.start)
        late = tuple(v for v in dated if v.claim.date and v.claim.date.start == last_start)
        found.append(Dispute("date", tuple(v for v in dated if v not in late), late))
    if "count" in incident.contested:
        counted = [v for v in figures if v.counts and v.claim.count and not v.conceded]
        most = max(v.claim.count.low for v in counted if v.claim.count and v.claim.count.low is not None)
        fewer = tuple(v for v in counted if v.claim.count and v.claim.count.high is not None
                      and v.claim.count.high < most)  # fmt: skip
        found.append(Dispute("count", tuple(v for v in counted if v not in fewer), fewer))
    return tuple(found)


def _steps(vault: Vault, incident: Incident, called: str, language: str) -> tuple[tuple[Step, ...], int]:
    """The incident among those in which the same people are victims, in the order of time."""
    near = queries.incidents_with_people_of(vault, incident.id, 4 * STEPS)
    shared = dict(near)
    others = queries.incidents_by_id(vault, [id for id, _n in near[: STEPS - 1]])
    if not others:
        return (), 0
    steps = [_step(o, label(o, (), language), shared[o.id]) for o in others] + [_step(incident, called, 0)]
    ordered = sorted(steps, key=lambda s: (s.start or s.end or "9999", s.end or "9999", s.id))
    return tuple(ordered), len(near) - len(others)


def _step(incident: Incident, called: str, shared: int) -> Step:
    return Step(incident.id, called, incident.start, incident.end, incident.places, incident.ladder,
                incident.ladder in FIRM, shared)  # fmt: skip
