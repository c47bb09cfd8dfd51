"""A case file of invented people, built by hand: an exile, a brother who was taken in his place, their mother."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from guvoh.model import Case, Person
from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.model.held import StatusTold
from guvoh.model.proxy import Proxy
from guvoh.model.records import Record

EXILE, BROTHER, MOTHER, CHILD = "exile", "brother", "mother", "child"
NAMES = {EXILE: ("Farud Zelmani", "Фаруд Зелмани"), BROTHER: ("Iskan Zelmani",), MOTHER: ("Oyniso Zelmani",),
         CHILD: ("Nilu Zelmani",)}  # fmt: skip
TODAY = "2031-06-01"


def record(kind: str, about: tuple[str, ...] = (), id: str = "r", **fields: str) -> Record:
    return Record(id, kind, "c", about, fields, "e" + id, "me", TODAY, TODAY)


def consent(person: str = BROTHER, **fields: str) -> Record:
    given = {"scope": "C2", "mechanism": "WGAD", "basis": "S2", "given_by": "Oyniso Zelmani", "date": "2031-05-01"}
    return record("consent", (person,), **given | fields)


def told(*states: str) -> tuple[StatusTold, ...]:
    return tuple(StatusTold(str(n), BROTHER, code, f"2031-04-{n + 1:02}") for n, code in enumerate(states))


def case_file(*records: Record, held: tuple[StatusTold, ...] | None = None, judged: bool = True,
              public: str = "", **of_exile: Any) -> CaseFile:  # fmt: skip
    """`held`: what was told of the brother; `public`: who decided that the case is public."""
    states = told("L04") if held is None else held
    people = []
    for id, names in NAMES.items():
        person = Person(id, "c", names, (), ())
        person = replace(
            person, age="child" if id == CHILD else "adult", whereabouts="abroad" if id == EXILE else "free"
        )
        person = replace(person, **of_exile) if id == EXILE else person
        person = replace(person, whereabouts="unknown") if id == BROTHER else person
        mine = tuple(r for r in records if id in r.about)
        people.append(PersonFile(person, {}, states if id == BROTHER else (), {}, mine))
    proxy = Proxy("e", BROTHER, "", EXILE, "", "claim", "", (), "likely", "", "me", TODAY)
    case = Case("c", "Delta", "public" if public else "silent", "", "")
    return CaseFile(case, {"publicity_by": public}, TODAY, cast(Any, None), tuple(people), (), (), (), (), records, (),
                    (proxy,) if judged else ())  # fmt: skip
