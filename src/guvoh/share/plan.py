"""From records of others to what the casebook would hold of them: a plan of which nothing has been done.

    plan = planned(records)     people, organisations, claims with their words, ties, statuses

Every claim needs words of a source, so the records are told as a text, an act a paragraph; spans point into it. What
the casebook has no place for stands in that text and in the file, which is kept: it comes out again as it came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from guvoh.model import Amount, Block, Claim, Place, Reading, Reason, Span, When, dates
from guvoh.model.claim import ACTS
from guvoh.model.person_fields import LONGEST
from guvoh.model.vocabulary import act_label, terms
from guvoh.share.codes import GROUP, INDIVIDUAL, SEX, act_of, plain, status_of, tie_of
from guvoh.share.fields import TABLES, fields
from guvoh.share.record import ACT, DETAILS, EVENT, INFORMATION, INVOLVED, PERSON, STATUS, TIE, Record, Value, merged
from guvoh.text.language import language_of


class PersonIn(NamedTuple):
    """Somebody to be entered. `number`: of the record; `unnamed`: nobody wrote a name."""

    number: str
    name: str
    fields: dict[str, object]


class ClaimIn(NamedTuple):
    """An act as a claim. `named`: (number of the person, role, name) of each person in it; `event`: its number."""

    number: str
    claim: Claim
    named: tuple[tuple[str, str, str], ...]
    event: str


class TieIn(NamedTuple):
    first: str
    code: str
    second: str


class StatusIn(NamedTuple):
    """`known`: EDTF of the day on which it was so, "" for no day."""

    person: str
    status: str
    known: str


class Plan(NamedTuple):
    """`reading`: the records as a text, into which the claims' spans point."""

    reading: Reading
    persons: tuple[PersonIn, ...]
    groups: tuple[PersonIn, ...]
    claims: tuple[ClaimIn, ...]
    ties: tuple[TieIn, ...]
    statuses: tuple[StatusIn, ...]


def planned(records: Sequence[Record]) -> Plan:
    """What importing these would do. The same records give the same plan."""
    records = [merged(r) for r in records]
    by_kind: dict[str, dict[str, Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, {}).setdefault(record.id, record)
    people = by_kind.get(PERSON, {})
    individuals = {id: r for id, r in people.items() if is_individual(r)}
    affiliated = {r.first("2303") for r in by_kind.get(TIE, {}).values()} | {
        r.first("2402") for r in by_kind.get(INVOLVED, {}).values()}  # fmt: skip
    groups = {id: r for id, r in people.items() if not is_individual(r) and id in affiliated and _unit(r) == GROUP}
    text = _Text(by_kind)
    claims = tuple(text.act(act) for act in by_kind.get(ACT, {}).values())
    text.rest(records)
    return Plan(
        text.reading(), tuple(_person(r) for r in individuals.values()),
        tuple(PersonIn(r.id, name_of(r), {}) for r in groups.values() if any(c.isalnum() for c in name_of(r))),
        claims, tuple(_ties(by_kind.get(TIE, {}).values(), individuals, groups)),
        tuple(_statuses(by_kind.get(ACT, {}).values(), by_kind.get(STATUS, {}).values(), individuals)),
    )  # fmt: skip


def is_individual(record: Record) -> bool:
    return _unit(record) == INDIVIDUAL


def _unit(record: Record) -> str:
    return plain(record.first("0902") or INDIVIDUAL)


def name_of(record: Record | None) -> str:
    """The name, or what stands for it."""
    return " ".join(record.first("0903").split()) if record else ""


def act_class(record: Record) -> tuple[str, str]:
    """(class, finer term) of an act: as we wrote it, else by its ESF code."""
    ours = record.first("X211")
    return (ours, record.first("X212")) if ours in ACTS else act_of(record.first("2109"))


def _person(record: Record) -> PersonIn:
    name = name_of(record)
    given: dict[str, object] = {}
    if not any(c.isalnum() for c in name):
        name, given["unnamed"] = f"{TABLES[PERSON]} {record.id}", "yes"
    if record.first("X098") == "Y":
        given["unnamed"] = "yes"
    aliases = [" ".join(v.text.split()) for v in record.all("0904") if v.text.strip()]
    if aliases and len("; ".join(aliases)) <= LONGEST:
        given["aliases"] = aliases
    born = record.first("0911")
    if born and dates.is_valid(born) and dates.interval(born) != dates.NOT_KNOWN:
        given["born"] = born
    if gender := SEX.get(plain(record.first("0915"))):
        given["gender"] = gender
    if occupation := occupation_of(record):
        given["occupation"] = occupation
    if record.first("0927") == "Y":
        given["whereabouts"] = "dead"
    if record.first("X096") in ("adult", "child"):
        given["age"] = record.first("X096")
    return PersonIn(record.id, name[:LONGEST], given)


def occupation_of(record: Record) -> str:
    """Occupations in words; a code alone says nothing to a reader and is left in the file."""
    said = [v.note or ("" if v.kind else v.text) for v in record.all("0922")]
    return "; ".join(one for one in said if one)[:LONGEST]


def _ties(
    records: Iterable[Record], individuals: Mapping[str, Record], groups: Mapping[str, Record]
) -> Iterator[TieIn]:
    for record in records:
        first, second = record.first("2302"), record.first("2303")
        if first not in individuals or first == second:
            continue
        gender = SEX.get(plain(individuals[first].first("0915")), "")
        code = record.first("X231") or tie_of(record.first("2309"), gender)
        to_group = code in ("member", "works_for")
        if code and ((to_group and second in groups) or (code[0] == "K" and second in individuals)):
            yield TieIn(first, code, second)


def _statuses(acts: Iterable[Record], told: Iterable[Record], individuals: Mapping[str, Record]) -> Iterator[StatusIn]:
    for record in told:
        if record.first("X301") in individuals and record.first("X302") in {t.code for t in terms("liberty")}:
            yield StatusIn(record.first("X301"), record.first("X302"), record.first("X303"))
    for act in acts:
        status = status_of(act.first("2123"))
        if status and act.first("2102") in individuals:
            yield StatusIn(act.first("2102"), status, act.first("2121") or act.first("2111"))


class _Text:
    """The text under way, and the spans of what was written."""

    def __init__(self, by_kind: Mapping[str, Mapping[str, Record]]) -> None:
        self.by_kind = by_kind
        self.people = by_kind.get(PERSON, {})
        self.text = ""
        self.blocks: list[tuple[int, int]] = []
        self.involved: dict[str, list[str]] = {}
        self.told_by: dict[str, list[str]] = {}
        for link in by_kind.get(INVOLVED, {}).values():
            self.involved.setdefault(link.first("2404"), []).append(link.first("2402"))
        for link in by_kind.get(INFORMATION, {}).values():
            self.told_by.setdefault(link.first("2503"), []).append(link.first("2502"))
        self.details: dict[str, list[Record]] = {}
        for kind in DETAILS:
            for id, record in by_kind.get(kind, {}).items():
                self.details.setdefault(id, []).append(record)

    def write(self, words: str, before: str = "") -> Span:
        """Appends words; returns where they stand."""
        words = " ".join(words.split())
        start = len(self.text) + len(before)
        self.text += before + words
        return Span(words, start, start + len(words))

    def begin(self) -> int:
        self.text += "\n\n" if self.text else ""
        return len(self.text)

    def end(self, start: int) -> None:
        self.blocks.append((start, len(self.text)))

    def act(self, act: Record) -> ClaimIn:
        start = self.begin()
        kind, code = act_class(act)
        event = self.by_kind.get(EVENT, {}).get(act.first("2103"))
        self.write(act_label(code or kind))
        named: list[tuple[str, str, str]] = []
        victims = tuple(self._people([act.first("2102")], "victim", named, ": "))
        count = self._count(self.people.get(act.first("2102")))
        when = self._when(act.first("2111"))
        place = next((act.first(n) for n in ("2112",) if act.first(n)), "") or (event.first("0112") if event else "")
        at = self.write(place, ". Where: ") if place.strip() else None
        actors = tuple(self._people(self.involved.get(act.id, ()), "actor", named, ". By: "))
        said_by = tuple(self._people(self.told_by.get(act.first("2103"), ()), "speaker", named, ". Said by: "))
        ground = act.first("2113")
        reason = self.write(ground, ". Reason given: ") if ground.strip() else None
        quote = Span(self.text[start:], start, len(self.text))
        self.text += "."
        told = {"2102", "2103", "2111", "2112", "2113"}
        for record in (act, *self.details.get(act.id, ())):
            self._fields(record, told)
        self.end(start)
        claim = Claim(
            quote.start, quote.end, quote.text, kind, code, victims=victims, actors=actors, count=count, date=when,
            place=Place(at.text, at.start, at.end) if at else None, attribution=said_by,
            reason=Reason(reason.text, reason.start, reason.end) if reason else None,
            language=language_of(quote.text) or "en",
        )  # fmt: skip
        return ClaimIn(act.id, claim, tuple(named), act.first("2103"))

    def _people(
        self, numbers: Iterable[str], role: str, named: list[tuple[str, str, str]], before: str
    ) -> Iterator[Span]:
        for number in dict.fromkeys(numbers):
            record = self.people.get(number)
            name = name_of(record)
            if record is None or not any(c.isalnum() for c in name):
                continue
            yield self.write(name, before)
            before = ", "
            if is_individual(record):
                named.append((number, role, name))

    def _count(self, victim: Record | None) -> Amount | None:
        number = victim.first("0931") if victim and not is_individual(victim) else ""
        if not number.isdecimal():
            return None
        span = self.write(number, ". Number of persons: ")
        return Amount(int(number), int(number), span.text, span.start, span.end)

    def _when(self, edtf: str) -> When | None:
        if not edtf or not dates.is_valid(edtf):
            return None
        first, last = dates.interval(edtf)
        span = self.write(edtf, ". When: ")
        precision = "about" if "~" in edtf else dates.precision_of(first, last)
        return When(first, last, span.text, precision, span.start, span.end)

    def _fields(self, record: Record, but: set[str]) -> None:
        for value in record.values:
            if value.id not in but and not fields()[value.id].refers_to:
                self.write(f"{fields()[value.id].label}: {_words(value)}.", " ")

    def rest(self, records: Iterable[Record]) -> None:
        """What is no act: events, people, links, each a paragraph, so that it can be found and read."""
        for record in records:
            if record.kind == ACT or record.kind in DETAILS or not record.values:
                continue
            start = self.begin()
            self.write(f"{TABLES[record.kind]} {record.id}.")
            for value in record.values:
                of = self.by_kind.get(fields()[value.id].refers_to, {}).get(value.text)
                who = name_of(of) or (of.first("0102") if of else "") or _words(value)
                self.write(f"{fields()[value.id].label}: {who}.", " ")
            self.end(start)

    def reading(self) -> Reading:
        blocks = tuple(Block(start, end, None, n, True) for n, (start, end) in enumerate(self.blocks, 1))
        return Reading(self.text, blocks, "exchange", language_of(self.text))


def _words(value: Value) -> str:
    return f"{value.text} ({value.note})" if value.note else value.text
