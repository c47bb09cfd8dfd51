"""Everything of one case that a paper may ask for, gathered once. Papers are pure functions of it.

Names are all still in it, and what was told of the family as far as it is open: policy decides what may leave. The
words of the claims, with sources and figures, are those of the chronology (`whole`), so that no two papers tell them
apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guvoh.model.claim import Claim
from guvoh.model.held import StatusTold
from guvoh.model.judgement import Case, Incident, Person
from guvoh.model.organisation import Organisation
from guvoh.model.paper import Chronology
from guvoh.model.proxy import Proxy
from guvoh.model.records import Record


@dataclass(frozen=True, slots=True)
class Tie:
    """The first is to the second what `code` says (`model.ties`); persons by id, or an organisation."""

    first: str
    code: str
    second: str
    certainty: str
    source: str
    closed: bool  # kept in a closed case that is open now


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person: `given` the live fields (`model.person_fields`), what was told of liberty in the order of days, the
    accepted claims in which he stands, by role (victim, actor, speaker), and the records about him."""

    person: Person
    given: Mapping[str, Any]
    told: tuple[StatusTold, ...]
    claims: Mapping[str, tuple[str, ...]]
    records: tuple[Record, ...]

    def said(self, name: str) -> str:
        """A field as text, "" where nobody filled it in."""
        value = self.given.get(name)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """An accepted claim: `people` are (person, role) of those whom it names and somebody knows; `incident` its id."""

    id: str
    source: str
    claim: Claim
    people: tuple[tuple[str, str], ...]
    incident: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What the annex says of a source beyond its line: the grades (vocabularies reliability, credibility, authenticity,
    "" where nobody judged), whether words of it were translated, and its fields as they were set."""

    number: int
    id: str
    reliability: str
    credibility: str
    authenticity: str
    translated: bool
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """`case_given` are the fields of the case; `today` ISO 8601. Lists are in the order of their names or days."""

    case: Case
    case_given: Mapping[str, Any]
    today: str
    whole: Chronology
    people: tuple[PersonFile, ...]
    claims: tuple[ClaimFile, ...]
    incidents: tuple[Incident, ...]
    sources: tuple[SourceFile, ...]
    organisations: tuple[Organisation, ...]
    records: tuple[Record, ...]
    ties: tuple[Tie, ...]
    proxies: tuple[Proxy, ...]

    def person(self, id: str) -> PersonFile:
        """Raises KeyError."""
        return next(one for one in self.people if one.person.id == id)

    def of_kind(self, kind: str, about: str = "") -> tuple[Record, ...]:
        """The records of a kind, of one person where `about` is given; those of the whole case stand for everybody."""
        mine = (r for r in self.records if r.kind == kind)
        return tuple(r for r in mine if not about or not r.about or about in r.about)
