"""What is missing in the case: of each person what the forms ask for, of each incident and source what is open, and
where to enter it. For the group's own use; nothing that is missing is a fault of anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.model.document import CLOSED, Document, Section, Table, Text, line, own, said
from guvoh.model.held import HELD, NOTHING_KNOWN
from guvoh.model.ids import short
from guvoh.model.person_names import CONFIRMED, is_confirmed
from guvoh.model.records import Record, kind
from guvoh.policy.levels import covers
from guvoh.report import wording
from guvoh.report.papers import pieces, rows
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, comma, language

STALE = 30  # days without news, as on the board
SOON = 30  # days before a consent ends
# Fields of a person, with the forms that ask for each (domain model 10).
_FIELDS = {
    "gender": "WGAD, WGEID", "born": "WGAD, WGEID, SP", "citizenships": "WGAD, WGEID", "occupation": "WGAD, SP",
    "id_documents": "WGAD", "address": "WGAD",
}  # fmt: skip
_RECORDS = {
    "arrest": "WGAD II, WGEID", "custody": "WGAD III", "proceeding": "WGAD III, SP", "argument": "WGAD V, CCPR",
    "remedy": "WGAD VI, WGEID, CCPR",
}  # fmt: skip
Lack = tuple[str, str, str]  # what, which forms ask for it, where to enter it


def document(file: CaseFile, profile: str) -> Document:
    """Persons who are harmed, held or have a consent; whom the case only mentions is asked for nothing."""
    sections = []
    consents = file.of_kind("consent")
    claims = {claim.id: claim.claim.act for claim in file.claims}
    for one in rows.open_to(file, profile):
        if one.claims.get("victim") or one.told or any(one.person.id in c.about for c in consents):
            lacks = list(_of_person(one, file, claims))
            if lacks:
                sections.append(Section("", (line(pieces.name(one), style="lead"), _table(lacks))))
    case = list(_of_case(file))
    blocks = [Section(title, (table,)) for title, table in (
        (_("Open contradictions"), _contradictions(file)), (_("Sources"), _sources(file)),
    ) if table.rows]  # fmt: skip
    whole = [Section(_("The whole case"), (_table(case),))] if case else []
    found = [*sections, *whole, *blocks] or [Section("", (line(own(_("Nothing is missing that Guvoh knows of."))),))]
    return framed("missing", _("What is missing"), file, profile, found)


def _table(lacks: Sequence[Lack]) -> Table:
    heads = (_("What is missing"), _("Form"), _("Where to enter it"))
    return Table("", heads, tuple(tuple(own(part) for part in lack) for lack in lacks), wide=(4, 2, 4))


def _of_person(one: PersonFile, file: CaseFile, claims: Mapping[str, str]) -> Iterator[Lack]:
    id = short(one.person.id)
    if not is_confirmed(one.given):
        yield _("The name for forms is not confirmed by a person"), "WGAD, WGEID, SP", f"guvoh set {id} {CONFIRMED}=yes"
    for field, forms in _FIELDS.items():
        if not one.given.get(field) or one.said(field) == "unknown":
            yield _field(field), forms, f"guvoh set {id} {field}="
    if one.person.age == "unknown":
        yield _("Adult or child: nobody said, so a child is assumed"), "", f"guvoh set {id} age=adult|child"
    if one.person.publicity_review and one.person.publicity_review <= file.today:
        yield _("Ask again about publicity"), "", f"guvoh set {id} publicity_review="
    if one.person.conflict:
        yield _("Judged both the same and different"), "", f"guvoh show {id}"
    taken = any(claims.get(claim) in rows.CUSTODY for claim in one.claims.get("victim", ()))
    told = [t for t in one.told if t.status != NOTHING_KNOWN]
    if taken and not told:
        yield _("Reported taken; nothing told of it yet"), "", f"guvoh set {id} whereabouts="
    if told and told[-1].status in HELD and _days(told[-1].known, file.today) > STALE:
        yield (_("No news since {day}").format(day=wording.day(told[-1].known, language())), "",
               f"guvoh note --about {id}")  # fmt: skip
    if taken or (told and told[-1].status in HELD):
        for name, forms in _RECORDS.items():
            if not any(record.kind == name for record in one.records):
                yield kind(name).label(language()), forms, f"guvoh record {name} --about {id}"
    yield from _consents(one, file, id)


def _consents(one: PersonFile, file: CaseFile, id: str) -> Iterator[Lack]:
    mine = [record for record in one.records if record.kind == "consent"]
    anew = f"guvoh record consent --about {id}"
    if not mine:
        yield kind("consent").label(language()), "WGAD, WGEID, SP, CCPR", anew
    for consent in mine:
        ends = consent.text("expires")
        scope = _scope(consent)
        if consent.text("withdrawn_at"):
            yield _("Consent taken back: {scope}").format(scope=scope), _for(consent), anew
        elif ends and not covers(consent, consent.text("scope"), file.today):
            yield _("Consent has run out: {scope}").format(scope=scope), _for(consent), anew
        elif ends and _days(file.today, ends) <= SOON:
            until = wording.day(ends, language())
            what = _("Consent runs out on {day}: {scope}").format(day=until, scope=scope)
            yield what, _for(consent), f"guvoh set {short(consent.id)} expires="


def _scope(consent: Record) -> str:
    return "".join(piece.words.text for piece in pieces.recorded(consent, "scope"))


def _for(consent: Record) -> str:
    return consent.text("mechanism")


def _field(name: str) -> str:
    return {
        "gender": _("Gender"), "born": _("Born"), "citizenships": _("Citizenships"), "occupation": _("Occupation"),
        "id_documents": _("Identity documents"), "address": _("Usual address"),
    }[name]  # fmt: skip


def _of_case(file: CaseFile) -> Iterator[Lack]:
    for name, forms in (("submitter", "WGAD VII, WGEID, SP, CCPR"), ("risk", "SP, CCPR"), ("statement", "")):
        if not file.of_kind(name):
            yield kind(name).label(language()), forms, f"guvoh record {name}"
    if file.case.publicity == "silent":
        yield _("What may leave this case"), "", f"guvoh set {short(file.case.id)} publicity="
    if file.whole.unreviewed:
        yield _("Suggestions nobody has read: {n}").format(n=file.whole.unreviewed), "", "guvoh review"
    if file.whole.unjudged:
        yield _("Proposals nobody has judged: {n}").format(n=file.whole.unjudged), "", "guvoh resolve"


def _contradictions(file: CaseFile) -> Table:
    body = tuple(
        (pieces.incident(one, pieces.numbers([one])), own("; ".join(one.contested) or one.ladder_label),
         own(f"guvoh show {short(one.id)}")) for one in file.whole.entries if one.contested or one.ladder == "V4"
    )  # fmt: skip
    return Table("", (_("Incident"), _("What is contested"), _("Where to enter it")), body, wide=(4, 4, 3))


def _sources(file: CaseFile) -> Table:
    body: list[tuple[Text, ...]] = []
    by_number = {one.number: one for one in file.sources}
    for source in file.whole.sources:
        more = by_number.get(source.number)
        lacks = [] if source.withdrawn or more is None else [
            heading for heading, there in (
                (_("Reliability"), more.reliability), (_("Credibility"), more.credibility),
                (_("Published"), source.published or source.kind != "document"),
                (_("Published by"), source.publisher.text or source.kind != "document"),
            ) if not there
        ]  # fmt: skip
        if lacks:
            title = said(source.title.text, CLOSED, language=source.title.language, field="title",
                         coarse=wording.upper_first(_("source {n}").format(n=source.number)))  # fmt: skip
            body.append((title, own(comma().join(lacks)), own(f"guvoh set {short(source.id)}")))
    return Table("", (_("Source"), _("What is missing"), _("Where to enter it")), tuple(body), wide=(4, 4, 3))


def _days(first: str, last: str) -> int:
    """From one day to another; of a month or a year its first day."""
    return (date.fromisoformat(_whole(last)) - date.fromisoformat(_whole(first))).days


def _whole(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10] if len(day) == 7 else day[:10]
