"""Everything of one case as records, before policy: what was accepted and entered, nothing that was only proposed.

Ids here are those of the vault, or the numbers under which a record came in; `leaving.py` draws others for files that
go to others. Records of the case file (consent, remedies, interventions) join here when they can be exchanged:
`_Gather.whole` is the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from guvoh.book.map import own_places
from guvoh.book.names import allowed_in, are_nobody, not_people, unclassified_in
from guvoh.model import Case, Source
from guvoh.model.derive.ladder import key
from guvoh.model.paper import PersonLine, Words
from guvoh.share.fields import fields
from guvoh.share.gather_acts import SPOKEN, Acts
from guvoh.share.gather_people import (
    group_record,
    links_of,
    organisation_record,
    person_record,
    proxy_record,
    status_record,
    tie_record,
    ties_in,
)
from guvoh.share.plan import TieIn
from guvoh.share.record import ACT, EVENT, PERSON, SOURCE, TIE, Bundle, Record, Value, code, flag, made, said
from guvoh.share.standing import CameIn, came_in, person_now, renumbered
from guvoh.vault import queries
from guvoh.vault.check import checkpoint
from guvoh.vault.vault import Vault

SHORT = 4096  # bytes; the hash of so short a source can be tried with guessed words


def gather(vault: Vault, case: Case, *, internal: bool, language: str = "en") -> Bundle:
    """All that can be exchanged of a case."""
    return _Gather(vault, case, internal, language).whole()


class _Gather:
    """One case under way: who has which number, and what was made so far."""

    def __init__(self, vault: Vault, case: Case, internal: bool, language: str) -> None:
        self.vault, self.case, self.internal, self.language = vault, case, internal, language
        nobody = not_people(vault, case.id)
        self.nobody = nobody
        self.persons = [p for p in queries.persons(vault, case.id) if not are_nobody(p.names, nobody)]
        self.sources = queries.sources(vault, case.id)
        self.numbers = {s.id: n for n, s in enumerate(self.sources, 1)}
        self.rows = {r.id: r for r in queries.claims(vault, case=case.id, state="accepted")}
        self.came = list(came_in(vault, [s.id for s in self.sources]))
        self.taken: set[tuple[str, str]] = set()
        self.ids: dict[tuple[str, str, str], str] = {}  # (source of the file, table, old number) -> id
        self.known: dict[str, str] = {}  # id of a person or organisation -> id of its record

    def whole(self) -> Bundle:
        people = [*self._people(), *self._organisations()]
        for came in self.came:
            self._number(came)
        acts = Acts(self.vault, self.case, self.rows, self.sources, self.came, self.ids, self.known, self.language,
                    own_places(self.vault, self.case.id), self.internal)  # fmt: skip
        records = [*people, *acts.records(), *self._source_records(), *self._statuses(), *self._ties(),
                   *self._proxies(acts.claim_ids), *self._others()]  # fmt: skip
        return self._bundle([*self._groups(acts), *records])

    def _bundle(self, records: list[Record]) -> Bundle:
        case = self.case
        spellings = tuple(n for p in self.persons for n in p.names)
        allowed = tuple(sorted({*allowed_in((r.claim for r in self.rows.values()), self.sources), *self.nobody}))
        texts = {(v.words.text, v.words.language) for r in records for v in r.values if v.words}
        texts |= {(text, s.language) for s in self.sources for text in (s.title, s.author) if text}
        other = unclassified_in(texts, spellings, allowed) if not self.internal else ()
        return Bundle(
            case=Words(case.name), publicity=case.publicity, internal=self.internal, made_at=self.vault.now(),
            made_by=self.vault.by, language=self.language, entries=(), sources=(),
            persons=tuple(PersonLine(p.id, p.names, p.protection, p.publicity) for p in self.persons),
            other_names=other, allowed_names=allowed, unreviewed=queries.unreviewed(self.vault, case.id), unjudged=0,
            checkpoint=checkpoint(self.vault), method=(), exchanged=tuple(records),
        )  # fmt: skip

    def _free(self, table: str, wanted: str) -> str:
        """The number itself, or with a sign behind it where another file brought the same."""
        id, n = wanted, 1
        while (table, id) in self.taken:
            n += 1
            id = f"{wanted}-{n}"
        self.taken.add((table, id))
        return id

    # People

    def _people(self) -> Iterator[Record]:
        by_id = {p.id: p for p in self.persons}
        home = dict(queries.persons_of_atoms(
            self.vault, [id for came in self.came for id in came.persons.values()]))  # fmt: skip
        first: dict[str, tuple[CameIn, str]] = {}
        for came in self.came:
            for number, atom in came.persons.items():
                of = home.get(atom, "")
                if of not in by_id:
                    continue  # erased, taken back, or said to be nobody
                if of not in first:
                    first[of] = came, number
                    self.known[of] = self._free(PERSON, number)
                self.ids[came.source, PERSON, number] = self.known[of]
        spelt = self._spelt()
        for person in self.persons:
            given = queries.settings_of_person(self.vault, person.id)
            hidden = not (person.protection == "named" and person.publicity == "public")
            id = self.known.setdefault(person.id, person.id)
            for atom in queries.atoms_of(self.vault, person.id):
                self.known[atom] = id
            ours = person_record(id, person, given, self.numbers, spelt.get(person.id, {}), hidden)
            if person.id in first:
                came, number = first[person.id]
                now = person_now(came.record_of[PERSON, number], came.was_person[number], person, given)
                more = [v for v in ours.values if v.id[0] == "X" and not now.all(v.id)]
                ours = made(id, PERSON, [*now.values, *more], {person.id})
            yield replace(ours, of=frozenset({person.id}))

    def _spelt(self) -> dict[str, dict[int, tuple[str, ...]]]:
        """By person and number of the source, how he is called there."""
        found: dict[str, dict[int, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        home = {atom: p.id for p in self.persons for atom in queries.atoms_of(self.vault, p.id)}
        for row in self.rows.values():
            for atom, _role, name in queries.mentions(self.vault, row.id):
                if atom in home:
                    found[home[atom]][self.numbers[row.source]][name] = None
        return {p: {n: tuple(names) for n, names in by.items()} for p, by in found.items()}

    def _organisations(self) -> Iterator[Record]:
        numbers = {id: (came, n) for came in self.came for n, id in came.groups.items()}
        for one in queries.organisations(self.vault, self.case.id):
            if one.id in numbers:
                came, number = numbers[one.id]
                self.known[one.id] = self._free(PERSON, number)
                self.ids[came.source, PERSON, number] = self.known[one.id]
                record = came.record_of[PERSON, number]
                ours = organisation_record(self.known[one.id], one, self.numbers)
                kept = [v for v in record.values if v.id != "0903" or key(one.names[0]) == key(v.text)]
                yield made(self.known[one.id], PERSON, [*kept, *(v for v in ours.values if v.id not in {
                    k.id for k in kept} and v.id != "0902")])  # fmt: skip
            else:
                self.known[one.id] = one.id
                yield organisation_record(one.id, one, self.numbers)

    def _groups(self, acts: Acts) -> Iterator[Record]:
        """Groups of the files that are no organisations, and those whom claims only name."""
        for came in self.came:
            here = set(came.persons) | set(came.groups)
            for record in came.records:
                if record.kind == PERSON and record.id not in here:
                    yield replace(record, id=self.ids[came.source, PERSON, record.id])
        for id, (name, language, number) in acts.groups.items():
            yield group_record(id, name, language, number)

    def _number(self, came: CameIn) -> None:
        """Numbers for whatever else came in with a file: acts whose claim stands, and all that hangs on nothing."""
        for record in came.records:
            place = (came.source, record.kind, record.id)
            if place in self.ids or record.kind in ("31", "32", "33", "34"):
                continue
            if record.kind == PERSON and record.id in came.persons:
                continue
            if record.kind == ACT and came.acts.get(record.id) not in self.rows:
                continue
            self.ids[place] = self._free(record.kind, record.id)

    # The rest

    def _source_records(self) -> Iterator[Record]:
        for source in self.sources:
            yield made(source.id, SOURCE, self._of_source(source))

    def _of_source(self, source: Source) -> Iterator[Value]:
        given = queries.settings(self.vault, source.id)
        tongue = source.language
        spoken = source.kind in SPOKEN
        if self.internal or not spoken:
            yield from said("X201", source.title or source.name, tongue)
        yield from said("X202", source.publisher, tongue)
        yield from said("X203", source.author, tongue)
        if not spoken or self.internal:
            yield from said("X204", str(given.get("link") or ""))
        yield from code("X205", source.published)
        yield from code("X206", source.captured_at[:10])
        yield from code("X207", source.kind)
        yield from code("X208", tongue)
        if self.internal or not (spoken or source.size < SHORT):
            yield from code("X209", source.sha256)
        if source.derives_from in self.numbers:
            yield from code("X220", source.derives_from)
        yield from flag("X221", source.withdrawn)
        yield from flag("X222", source.from_inside)

    def _statuses(self) -> Iterator[Record]:
        files = {came.source for came in self.came}
        for person in self.persons:
            for told in queries.statuses(self.vault, person.id):
                if told.source not in files:
                    of = told.source if told.source in self.numbers else ""
                    number = self.numbers.get(told.source, 0)
                    made_of = status_record(told.entry, told, self.known[person.id], of, number)
                    yield replace(made_of, of=frozenset({person.id}))

    def _ties(self) -> Iterator[Record]:
        files = {came.source for came in self.came}
        for n, (first, tie, second, source, certainty) in enumerate(ties_in(self.vault, self.case.id), 1):
            if first in self.known and second in self.known and source not in files:
                record = tie_record(f"T{n}", self.known[first], tie, self.known[second], certainty,
                                    self.numbers.get(source, 0))  # fmt: skip
                yield replace(
                    record, id=self._free(record.kind, record.id), of=frozenset(self._person_ids(first, second))
                )

    def _person_ids(self, *atoms: str) -> Iterator[str]:
        home = dict(queries.persons_of_atoms(self.vault, atoms))
        yield from (home[a] for a in atoms if a in home)

    def _proxies(self, claims: dict[str, str]) -> Iterator[Record]:
        for one in links_of(self.vault, "proxy", self.case.id):
            if one.a in self.known and one.b in self.known:
                record = proxy_record(one.entry, one, self.known[one.a], self.known[one.b], claims.get(one.c, ""))
                yield replace(record, of=frozenset(self._person_ids(one.a, one.b)))

    def _others(self) -> Iterator[Record]:
        """What came in and is neither person, event nor act, as it came."""
        told = {(a, c, b) for a, c, b, _s, _w in ties_in(self.vault, self.case.id)}
        persons = {p.id: p for p in self.persons}
        for came in self.came:
            ids = {(kind, old): new for (of, kind, old), new in self.ids.items() if of == came.source}
            ties = {(t.first, t.second): t for t in came.plan.ties}
            for record in came.records:
                if record.kind in (PERSON, EVENT, ACT, "24", "25", "31", "32", "33", "34"):
                    continue
                tie = ties.get((record.first("2302"), record.first("2303"))) if record.kind == TIE else None
                if tie is not None and not self._stands(came, tie, told):
                    continue
                found = renumbered(record, ids)
                if found is not None:
                    of = self._about(came, record)
                    yield replace(found, of=frozenset(p for p in of if p in persons))

    def _stands(self, came: CameIn, tie: TieIn, told: set[tuple[str, str, str]]) -> bool:
        second = came.persons.get(tie.second) or came.groups.get(tie.second) or ""
        home = {a: p for a, p in queries.persons_of_atoms(self.vault, [came.persons[tie.first], second])}
        first = home.get(came.persons[tie.first], "")
        return any(a == first and c == tie.code and home.get(b, b) == home.get(second, second) for a, c, b in told)

    def _about(self, came: CameIn, record: Record) -> list[str]:
        atoms = [came.persons[v.kind] for v in record.values
                 if fields()[v.id].refers_to == PERSON and v.kind in came.persons]  # fmt: skip
        return list(self._person_ids(*atoms))
