"""A chronology, gathered: incidents in the order of time, each claim with its words, each figure in its own bounds.

Only what a person accepted is here. Names are all still in it: `policy.guard` decides what may leave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import name

from guvoh.book.figures import NOT_COUNTED
from guvoh.book.interventions import interventions
from guvoh.book.map import own_places, places_on_map
from guvoh.book.names import allowed_in, not_people, unclassified_in
from guvoh.book.places import sentence_round, standing
from guvoh.book.telling import because, contested, finer_label, label, title
from guvoh.model import Case, Claim, Incident, Reading, Source
from guvoh.model.derive.incident import CUSTODY
from guvoh.model.derive.ladder import key
from guvoh.model.paper import (
    BesideLine,
    Chronology,
    ClaimLine,
    Entry,
    PersonLine,
    PlaceLine,
    SourceLine,
    Standing,
    Words,
)
from guvoh.model.vocabulary import label as term_label
from guvoh.model.vocabulary import ladder_label
from guvoh.resolve import propose
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.check import checkpoint
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault

SPOKEN = ("note", "call", "visit", "testimony")  # told to the documenter; news, posts and letters are all documents
KINDS = (*SPOKEN, "under_force")  # the last: a recording or statement that was made under force
SHORT = 4096  # bytes; whoever knows most of what so short a source says can try the rest until the hash fits


def chronology(vault: Vault, case: Case, *, internal: bool, language: str = "en") -> Chronology:
    """The paper before policy and drawing. Sources are numbered in the order in which they were captured."""
    incidents = queries.incidents(vault, case.id)
    rows = {r.id: r for r in queries.claims(vault, case=case.id, state="accepted")}
    sources = queries.sources(vault, case.id)
    numbers = {s.id: n for n, s in enumerate(sources, 1)}
    used = {r.source for r in rows.values()}
    readings = {id: r for id in sorted(used) if (r := queries.reading(vault, id)) is not None}
    by_id = {s.id: s for s in sources}
    lines = {id: _claim_line(vault, row, by_id[row.source], readings.get(row.source), numbers, language)
             for id, row in rows.items()}  # fmt: skip
    nobody = not_people(vault, case.id)
    passed = {key(word) for word in nobody}
    persons = [p for p in queries.persons(vault, case.id) if not {key(n) for n in p.names} <= passed]
    spellings = tuple(n for p in persons for n in p.names)
    allowed = tuple(sorted({*allowed_in((row.claim for row in rows.values()), sources), *nobody}))
    said: list[tuple[str, str | None]] = []
    said += [(text, s.language) for s in sources for text in (s.title, s.author, s.name) if text]
    said += [(reading.text, reading.language) for reading in readings.values()]

    def in_time(row: ClaimRow) -> tuple[str, int, int]:
        return by_id[row.source].published or "9999", numbers[row.source], row.claim.start

    return Chronology(
        case=Words(case.name), publicity=case.publicity, internal=internal, made_at=vault.now(), made_by=vault.by,
        language=language,
        entries=tuple(_entry(i, sorted((rows[c] for c in i.claims), key=in_time), lines, language, internal=internal)
                      for i in incidents),
        sources=tuple(_source_line(vault, s, numbers) for s in sources if s.id in used or s.withdrawn),
        persons=tuple(PersonLine(p.id, _spellings(p.names, language), p.protection, p.publicity) for p in persons),
        other_names=unclassified_in(said, spellings, allowed), allowed_names=allowed,
        unreviewed=queries.unreviewed(vault, case.id), unjudged=len(propose(vault, case.id)),
        checkpoint=checkpoint(vault), method=_method(internal), places=_places(vault, case, incidents),
        beside=_beside(vault, case, language),
    )  # fmt: skip


def _beside(vault: Vault, case: Case, language: str) -> tuple[BesideLine, ...]:
    """What others did, as it was recorded. That it came before or after something is all that its place says."""
    found = []
    for one in interventions(queries.records(vault, case.id, "intervention")):
        of, answer = one.record, one.record.text("response")
        found.append(BesideLine(
            Words(of.text("who")), term_label("intervention_kinds", of.text("kind"), language),
            Words(of.text("to_whom")), one.first, one.last, term_label("responses", answer, language) if answer else "",
        ))  # fmt: skip
    return tuple(found)


def _places(vault: Vault, case: Case, incidents: Sequence[Incident]) -> tuple[PlaceLine, ...]:
    """Where the counted incidents lie, by what is known of where that is."""
    counted = (i.places for i in incidents if i.ladder not in NOT_COUNTED)
    found = places_on_map(counted, own_places(vault, case.id))
    lines = []
    for place in sorted((*found.points, *found.countries, *found.unknown), key=lambda p: (-p.high, p.key)):
        at = place.located
        lines.append(PlaceLine(
            Words(place.names[0]), place.low, place.high, at.lat if at else None, at.lon if at else None,
            at.precision if at else "", at.country if at else "", Words(at.source if at else ""),
        ))  # fmt: skip
    return tuple(lines)


def _spellings(names: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Those in the paper's own script first: initials are taken from the first one."""
    block = {"en": "LATIN", "fa": "ARABIC"}.get(language, "CYRILLIC")
    return tuple(sorted(names, key=lambda n: not all(block in name(c, "") for c in n if c.isalpha())))


def _method(internal: bool) -> tuple[str, ...]:
    hashes = () if internal else (
        _("For a source that was told or that is short, the hash is that of its sealed original in the vault: from a"
          " hash of the plain words, names could be tried until it fits."),
    )  # fmt: skip
    return (*_rules(), *hashes)


def _rules() -> tuple[str, ...]:
    return (
        _("Suggestions are made by rules from the text of each source; only what a person accepted stands here."),
        _("Each figure stands in its speaker's own bounds. The range covers what independent sources report; where no"
          " number fits all of them, the figures are contested. No middle value is ever formed."),
        _("Sources that repeat one another, speakers without a name and sources of unknown origin count as one root."),
        _("What is said under force supports nothing that it says; it shows only that it was said."),
        _("Standard: reasonable grounds to believe. This is a list of what was found; no trend follows from it."),
    )  # fmt: skip


def _entry(
    incident: Incident, rows: Sequence[ClaimRow], lines: Mapping[str, ClaimLine], language: str, *, internal: bool
) -> Entry:
    range_ = incident.range
    fits = range_ is not None and range_.sources > 1 and not range_.contested
    return Entry(
        id=incident.id, title=title(incident, [r.claim for r in rows], language), act=incident.act,
        start=incident.start, end=incident.end, places=tuple(Words(p) for p in incident.places),
        claims=tuple(lines[r.id] for r in rows),
        low=range_.low if range_ else None, high=range_.high if range_ else None, named=range_.named if range_ else 0,
        has_figures=range_ is not None, contested=tuple(contested(c) for c in incident.contested),
        ladder=incident.ladder, ladder_label=ladder_label(incident.ladder, language),
        ladder_because=because(incident, internal=internal), roots=incident.roots,
        label=label(incident, [r.claim for r in rows], language), unit=range_.unit if range_ else "person",
        fits_low=range_.fits_low if fits and range_ else None, fits_high=range_.fits_high if fits and range_ else None,
    )  # fmt: skip


def _claim_line(
    vault: Vault, row: ClaimRow, source: Source, reading: Reading | None, numbers: Mapping[str, int], language: str
) -> ClaimLine:
    claim: Claim = row.claim
    by, at = queries.decisions_by(vault, row.id)
    tongue = claim.language

    def words(text: str) -> Words:
        return Words(text, tongue)

    return ClaimLine(
        id=row.id, source=numbers[row.source], quote=words(claim.quote),
        sentence=words(sentence_round(reading, claim.start, claim.end) if reading else claim.quote),
        act="custody" if claim.act in CUSTODY else claim.act, act_label=finer_label(claim.act, [claim.code], language),
        polarity=claim.polarity, certainty=tuple(words(c) for c in claim.certainty),
        victims=tuple(words(v.text) for v in claim.victims), actors=tuple(words(a.text) for a in claim.actors),
        count_text=words(claim.count.text) if claim.count else None,
        count_low=claim.count.low if claim.count else None, count_high=claim.count.high if claim.count else None,
        date_text=words(claim.date.text) if claim.date else None,
        date_start=claim.date.start if claim.date else None, date_end=claim.date.end if claim.date else None,
        place=words(claim.place.text) if claim.place else None,
        said_by=tuple(words(s.text) for s in claim.attribution),
        reason=words(claim.reason.text) if claim.reason else None,
        where=standing(reading, claim.start, claim.end) if reading else Standing(), under_pressure=source.from_inside,
        decided_by=by, decided_at=at,
    )  # fmt: skip


def _source_line(vault: Vault, source: Source, numbers: Mapping[str, int]) -> SourceLine:
    given = queries.settings(vault, source.id)
    typed = queries.reading_facts(vault, source.id).get("reader") == "typed"
    return SourceLine(
        number=numbers[source.id], id=source.id, title=Words(source.title or source.name, source.language),
        publisher=Words(source.publisher or ""), author=Words(source.author or ""),
        link=Words(str(given.get("link") or "")), published=source.published, captured_at=source.captured_at,
        sha256=source.sha256, kind=source.kind if source.kind in KINDS else "document",
        from_inside=source.from_inside, withdrawn=source.withdrawn,
        derives_from=numbers.get(source.derives_from or ""), sealed_sha256=queries.sealed_name(vault, source.id),
        tried=source.kind in SPOKEN or source.size < SHORT, typed=typed and source.kind not in SPOKEN,
        reliability=str(given.get("reliability") or ""), credibility=str(given.get("credibility") or ""),
    )  # fmt: skip
