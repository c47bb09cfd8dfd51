"""Events, acts, who is said to have done them, who says so, and the claims themselves, as records.

An act is one kind of thing done to one victim: of an incident, each person whom its claims name makes one, and all whom
they only count make one together. What somebody denies, plans or supposes is a claim and no act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from guvoh.book.places import standing
from guvoh.book.telling import title
from guvoh.model import Case, Incident, Source
from guvoh.model.derive.ladder import key
from guvoh.model.places import locate
from guvoh.share.codes import NO_ACTS, UNKNOWN, esf_status
from guvoh.share.gather_claims import act_values, claim_record, figure_records, stretch
from guvoh.share.record import (
    ACT,
    EVENT,
    INFORMATION,
    INVOLVED,
    Record,
    Value,
    code,
    made,
    said,
)
from guvoh.share.standing import CameIn, act_now, renumbered
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault

SPOKEN = frozenset({"note", "call", "visit", "testimony", "observation"})  # told to the documenter
_MATERIAL = {"call": "200512052201", "testimony": "220903200901", "visit": "230920140501"}
_CUSTODY = frozenset({"arrest", "detention"})


class Acts:
    """`ids`: (source of a file, table, old number) -> number; `known`: mention -> number of its person's record.
    Filled on the way: `groups` (id -> name, language, number of persons) and `claim_ids`."""

    def __init__(
        self, vault: Vault, case: Case, rows: Mapping[str, ClaimRow], sources: Sequence[Source],
        came: Sequence[CameIn], ids: Mapping[tuple[str, str, str], str], known: Mapping[str, str], language: str,
        places: Mapping[str, Mapping[str, Any]], internal: bool,
    ) -> None:  # fmt: skip
        self.vault, self.case, self.rows, self.ids, self.known = vault, case, rows, ids, known
        self.sources = {s.id: s for s in sources}
        self.numbers = {s.id: n for n, s in enumerate(sources, 1)}
        self.came = came
        self.language, self.places, self.internal = language, places, internal
        self.of_file = {id: (c, number) for c in came for number, id in c.acts.items()}
        self.groups: dict[str, tuple[str, str | None, str]] = {}
        self.claim_ids = {id: id for id in rows}
        self.act_of_claim: dict[str, list[str]] = {}
        self.named = {id: self._named(id) for id in rows}
        self.readings: dict[str, Any] = {}
        self.by_file: dict[str, Mapping[tuple[str, str], str]] = {}

    def _named(self, claim: str) -> list[tuple[str, str, str]]:
        """(number, role, name) of the persons in a claim."""
        return [(self.known[atom], role, name) for atom, role, name in queries.mentions(self.vault, claim)
                if atom in self.known]  # fmt: skip

    def records(self) -> Iterator[Record]:
        events = dict(self._events())
        claims: list[Record] = []
        figures: list[Record] = []
        for incident in queries.incidents(self.vault, self.case.id):
            rows = [self.rows[c] for c in incident.claims if c in self.rows]
            if not rows:
                continue
            files = [self.of_file[r.id] for r in rows if r.id in self.of_file]
            event = self._event_of(files[0]) if files else ""
            of = self._persons(rows)
            if event in events:
                events[event] = replace(events[event], of=events[event].of | of)
            else:
                event = event or incident.id
                events[event] = self._event(event, incident, rows, of)
            yield from self._acts(event, incident, rows)
            yield from self._information(event, rows)
            claims += [self._claim(row, event) for row in rows]
            figures += figure_records(event, incident)
        yield from self._files_information()
        yield from events.values()
        yield from claims
        yield from figures

    def _persons(self, rows: Sequence[ClaimRow]) -> frozenset[str]:
        """The ids of the persons whom these claims name as victims."""
        atoms = [atom for r in rows for atom, role, _n in queries.mentions(self.vault, r.id) if role == "victim"]
        return frozenset(p for _a, p in queries.persons_of_atoms(self.vault, atoms))

    # Events

    def _event_of(self, file: tuple[CameIn, str]) -> str:
        came, act = file
        return self.ids.get((came.source, EVENT, came.was_claim[act].event), "")

    def _events(self) -> Iterator[tuple[str, Record]]:
        for came in self.came:
            for record in came.records:
                if record.kind == EVENT:
                    id = self.ids[came.source, EVENT, record.id]
                    yield id, replace(record, id=id)

    def _event(self, id: str, incident: Incident, rows: Sequence[ClaimRow], of: frozenset[str]) -> Record:
        words = title(incident, [r.claim for r in rows], self.language)
        values = [*said("0102", words.text, words.language), *code("0113", stretch([(incident.start, incident.end)]))]
        for place in incident.places:
            located = locate(place, self.places)
            values += [*code("0111", located.country if located else ""), *said("0112", place)]
        values += code("0151", UNKNOWN)
        return made(id, EVENT, values, of)

    # Acts

    def _acts(self, event: str, incident: Incident, rows: Sequence[ClaimRow]) -> Iterator[Record]:
        taken: set[tuple[str, str]] = set()
        for row in rows:
            if row.id in self.of_file:
                act = self._from_file(row, incident)
                if act:
                    taken.add((_kind(row.claim.act), act[0].first("2102")))
                    self.act_of_claim[row.id] = [act[0].id]
                    yield from act
        found: dict[tuple[str, str], list[ClaimRow]] = {}
        for row in rows:
            if row.id in self.of_file or not row.claim.happened or row.claim.act in NO_ACTS:
                continue
            victims = dict.fromkeys(n for n, role, _name in self.named[row.id] if role == "victim") or {"": None}
            for victim in victims:
                found.setdefault((_kind(row.claim.act), victim), []).append(row)
        for n, ((kind, victim), telling) in enumerate(found.items(), 1):
            if (kind, victim) not in taken:
                yield from self._act(f"{event}.{n}", event, victim, incident, telling)

    def _act(self, id: str, event: str, victim: str, incident: Incident, rows: Sequence[ClaimRow]) -> Iterator[Record]:
        if not victim:
            victim = f"{id}.v"
            range_ = incident.range
            number = str(range_.low) if range_ and range_.low is not None and range_.low == range_.high else ""
            self.groups[victim] = (_who(rows), rows[0].claim.language, number)
        values: list[Value] = [*code("2102", victim), *code("2103", event), *code("X213", incident.ladder)]
        days = [(r.claim.date.start, r.claim.date.end) for r in rows if r.claim.date]
        if len(set(days)) > 1:  # each source keeps its own; together they allow this much
            values += code("2111", stretch(days))
        for row in rows:
            values += act_values(row, self.numbers[row.source], self.places)
        person = self._persons(rows) if not victim.endswith(".v") else frozenset()
        own = [p for p in person if self.known.get(p) == victim]
        status = self._status(own[0]) if own and rows[0].claim.act in _CUSTODY else ""
        values += code("2123", esf_status(status) if status else "")
        for row in rows:
            self.act_of_claim.setdefault(row.id, []).append(id)
        yield made(id, ACT, values, own or person)
        yield from self._involved(id, event, rows)

    def _status(self, person: str) -> str:
        told = queries.statuses(self.vault, person)
        return told[-1].status if told else ""

    def _involved(self, act: str, event: str, rows: Sequence[ClaimRow]) -> Iterator[Record]:
        done: set[str] = set()
        for row in rows:
            persons = {key(name): number for number, role, name in self.named[row.id] if role == "actor"}
            for actor in row.claim.actors:
                who = next((number for name, number in persons.items() if name in key(actor.text)), "")
                who = who or self._group(actor.text, row.claim.language, f"{act}.a")
                if who in done:
                    continue
                done.add(who)
                number = self.numbers[row.source]
                values = [*code("2402", who, number), *code("2403", event, number), *code("2404", act, number),
                          *code("2409", UNKNOWN, number)]  # fmt: skip
                yield made(f"{act}.i{len(done)}", INVOLVED, values, self._persons([row]))

    def _group(self, name: str, language: str | None, place: str) -> str:
        """The record of an organisation of this name; else of whoever is so called in this one place."""
        wanted = key(name)
        for id, (known, _language, _number) in self.groups.items():
            if key(known) == wanted and id.startswith(place):
                return id
        id = f"{place}{sum(g.startswith(place) for g in self.groups) + 1}"
        self.groups[id] = (name, language, "")
        return id

    # From files

    def _from_file(self, row: ClaimRow, incident: Incident) -> list[Record]:
        came, number = self.of_file[row.id]
        ids = self.ids_of(came)
        record, was = came.record_of[ACT, number], came.was_claim[number]
        victim = came.persons.get(record.first("2102"), "")
        told = [s.status for s in queries.statuses(self.vault, victim) if s.source == came.source] if victim else []
        now = act_now(record, was, row, told)
        of = self._persons([row])
        act = renumbered(now, ids)
        if act is None:
            return []
        out = [replace(act, of=of)]
        for other in came.hanging.get(number, ()):
            found = renumbered(other, ids)
            out += [replace(found, of=of)] if found else []
        return out

    def ids_of(self, came: CameIn) -> Mapping[tuple[str, str], str]:
        """The numbers of what came in with one file, by (table, old number)."""
        if came.source not in self.by_file:
            self.by_file[came.source] = {(k, old): new for (of, k, old), new in self.ids.items() if of == came.source}
        return self.by_file[came.source]

    def _files_information(self) -> Iterator[Record]:
        for came in self.came:
            ids = self.ids_of(came)
            for record in came.records:
                if record.kind == INFORMATION and (found := renumbered(record, ids)) is not None:
                    yield found

    # Who says so

    def _information(self, event: str, rows: Sequence[ClaimRow]) -> Iterator[Record]:
        done: set[str] = set()
        for row in rows:
            source = self.sources[row.source]
            if row.source in done or row.id in self.of_file or (source.kind in SPOKEN and not self.internal):
                continue
            done.add(row.source)
            number = self.numbers[row.source]
            speakers = [n for n, role, _name in self.named[row.id] if role == "speaker"]
            name = row.claim.attribution[0].text if row.claim.attribution else source.publisher or source.author or ""
            if not speakers and not name:
                continue
            who = speakers[0] if speakers else self._group(name, row.claim.language, "S.")
            victim = next((n for n, role, _name in self.named[row.id] if role == "victim"), "")
            values = [
                *code("2502", who, number), *code("2503", event, number), *code("2504", victim, number),
                *code("2509", UNKNOWN, number), *code("2510", source.language, number),
                *code("2511", source.published, number),
                *code("2512", _MATERIAL.get(source.kind, "990000000000"), number), *code("X251", source.id, number),
            ]  # fmt: skip
            yield made(f"{event}.s{len(done)}", INFORMATION, values, self._persons([row]))

    def _claim(self, row: ClaimRow, event: str) -> Record:
        victims = list(dict.fromkeys(n for n, role, _name in self.named[row.id] if role == "victim"))
        return claim_record(
            row, event, self.act_of_claim.get(row.id, ()), victims, self._where(row),
            self.sources[row.source].from_inside, queries.decisions_by(self.vault, row.id)[1][:10],
            self._persons([row]),
        )  # fmt: skip

    def _where(self, row: ClaimRow) -> str:
        if not self.internal:
            return ""
        if row.source not in self.readings:
            self.readings[row.source] = queries.reading(self.vault, row.source)
        reading = self.readings[row.source]
        return standing(reading, row.claim.start, row.claim.end).said() if reading else ""


def _kind(act: str) -> str:
    return "custody" if act in _CUSTODY else act


def _who(rows: Sequence[ClaimRow]) -> str:
    """What those are called whom nobody names."""
    for row in rows:
        if row.claim.victims:
            return row.claim.victims[0].text
    return next((r.claim.count.text for r in rows if r.claim.count), "?")
