"""What the board and the start page are made of: a few statements for many persons, none for each."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from guvoh.model import Person
from guvoh.model.derive.holds import passed_over
from guvoh.model.held import Reported, StatusTold
from guvoh.vault.queries.concluded import person_from
from guvoh.vault.queries.people import status_from, withdrawn
from guvoh.vault.rows import judged_over, latest_of
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Report:
    """An accepted claim that names a person as a victim. `first` and `last` are the days that its own words allow;
    `published` that of its source, else the day of its capture."""

    claim: str
    source: str
    act: str
    polarity: str
    first: str | None
    last: str | None
    published: str
    json: str
    voice: str

    def said(self) -> Reported:
        """With who says so and where, out of the claim itself."""
        claim = json.loads(self.json)
        speaker = claim["attribution"][0]["text"] if claim["attribution"] else self.voice
        place = claim["place"]["text"] if claim["place"] else ""
        day, dated = self.last or self.first or self.published, bool(self.last or self.first)
        return Reported(self.claim, self.source, self.act, self.polarity, day, dated, speaker, place)


# All persons, or (CROSS JOIN: in this order) some.
_ALL = "person JOIN person_mention ON person_mention.person = person.id JOIN"
_SOME = (
    "json_each(?2) AS t CROSS JOIN person ON person.id = t.value"
    " CROSS JOIN person_mention ON person_mention.person = person.id CROSS JOIN"
)


def _of(case: str | None, persons: Collection[str] | None) -> tuple[str, str | None, str]:
    return _ALL if persons is None else _SOME, case, json.dumps(sorted(persons or ()))


def told_in(
    vault: Vault, case: str | None, persons: Collection[str] | None = None
) -> dict[str, list[tuple[Any, ...]]]:
    """By person (of these, or of the case) all that was told of his liberty, in the order of the days on which it was
    known; rows for `status_of`. Of withdrawn sources nothing, and nothing that was judged not to hold."""
    of, *given = _of(case, persons)
    rows = vault.view.rows(
        "SELECT person.id, told.entry, told.person, told.status, told.known, told.source, told.json,"  # noqa: S608
        f" entry.at, entry.by FROM {of} told ON told.person = person_mention.mention"
        " JOIN entry ON entry.id = told.entry WHERE entry.dead = 0 AND (?1 IS NULL OR person.case_ = ?1)"
        " AND ?2 = ?2 AND told.source NOT IN (SELECT value FROM json_each(?3))"
        " ORDER BY told.known, told.ord, told.device, told.seq", *given, json.dumps(withdrawn(vault))
    )  # fmt: skip
    over, found = judged_over(vault.view), dict[str, list[tuple[Any, ...]]]()
    passed = passed_over({row[1] for row in rows}, over) if over else set()
    for row in rows:
        if row[1] not in passed:
            found.setdefault(row[0], []).append(row[1:])
    return found


def status_of(row: tuple[Any, ...]) -> StatusTold:
    """One of the rows of `told_in`."""
    return status_from(row)


def reports_in(
    vault: Vault, case: str | None, acts: Iterable[str], persons: Collection[str] | None = None
) -> dict[str, list[Report]]:
    """By person (of these, or of the case) the accepted claims of his case, of these classes of act, that name him as
    a victim, asserted or denied."""
    if persons is not None:
        within = "?1 IS ?1"
        of = f"{_SOME} mention ON mention.id = person_mention.mention AND mention.role = 'victim'" \
            " CROSS JOIN claim ON claim.id = mention.claim"
    else:  # the claims first: an index has them by case and act
        within = "?1 IS NULL" if case is None else "claim.case_ = ?1"
        of = "claim JOIN mention ON mention.claim = claim.id AND mention.role = 'victim'" \
            " JOIN person_mention ON person_mention.mention = mention.id" \
            " JOIN person ON person.id = person_mention.person"
    rows = vault.view.rows(
        "SELECT DISTINCT person.id, claim.id, claim.source, claim.act, claim.polarity, claim.first, claim.last,"  # noqa: S608
        " CASE WHEN shelf.published GLOB '????-??-??*' THEN substr(shelf.published, 1, 10)"
        " ELSE substr(source.at, 1, 10) END, claim.json, COALESCE(shelf.publisher, shelf.title, '')"
        f" FROM {of} LEFT JOIN shelf ON shelf.source = claim.source JOIN source ON source.id = claim.source"
        " WHERE claim.act IN (SELECT value FROM json_each(?3)) AND claim.state = 'accepted' AND ?2 = ?2"
        f" AND claim.case_ = person.case_ AND claim.polarity IN ('asserted', 'denied') AND {within}",
        *_of(case, persons)[1:], json.dumps(sorted(acts)),
    )  # fmt: skip
    found: dict[str, list[Report]] = {}
    for person, *report in rows:
        found.setdefault(person, []).append(Report(*report))
    return found


def last_calls(
    vault: Vault, case: str | None, persons: Collection[str] | None = None
) -> dict[str, tuple[str, str, str]]:
    """By person (of these, or of the case) the last call about him: (day, who spoke, source)."""
    of, *given = _of(case, persons)
    rows = vault.view.rows(
        "SELECT person.id, call.day, call.who, call.source, max(call.day || call.source)"  # noqa: S608 (our own names)
        f" FROM {of} call_about ON call_about.person = person_mention.mention"
        " JOIN call ON call.source = call_about.source AND call.case_ = person.case_"
        " WHERE call.unfinished = 0 AND (?1 IS NULL OR person.case_ = ?1) AND ?2 = ?2 GROUP BY person.id", *given
    )  # fmt: skip
    return {person: (day, who, source) for person, day, who, source, _latest in rows}


def persons_with_fields(vault: Vault, ids: Iterable[str]) -> dict[str, tuple[Person, dict[str, Any]]]:
    """These persons, each with what is said of him: the live value of each field."""
    listed = json.dumps(sorted(ids))
    said: dict[str, list[tuple[str, str]]] = {}
    for id, fields, places in vault.view.rows(
        "SELECT person_mention.person, said.json, said.places FROM json_each(?) AS t"
        " CROSS JOIN person_mention ON person_mention.person = t.value"
        " CROSS JOIN said ON said.mention = person_mention.mention", listed
    ):  # fmt: skip
        said.setdefault(id, []).append((fields, places))
    persons = vault.view.rows("SELECT id, json FROM person WHERE id IN (SELECT value FROM json_each(?))", listed)
    return {id: (person_from(text), latest_of(said.get(id, ()))) for id, text in persons}


def persons_due(vault: Vault, case: str | None, until: str) -> list[str]:
    """The persons of whom a hearing, a next call or a question of publicity is recorded for this day or before."""
    rows = vault.view.rows(
        "SELECT DISTINCT person.id FROM said JOIN person_mention ON person_mention.mention = said.mention"
        " JOIN person ON person.id = person_mention.person"
        " WHERE said.soonest < ?2 AND (?1 IS NULL OR person.case_ = ?1)", case, until + "T24"
    )  # fmt: skip
    return [id for (id,) in rows]


_WAITING = {  # apart for all cases and for one, so that an index serves
    None: "FROM shelf WHERE waiting > 0 AND ?1 IS NULL",
    "one": "FROM shelf WHERE waiting > 0 AND case_ = ?1",
}


def sources_waiting(vault: Vault, case: str | None, limit: int) -> list[tuple[str, str, int, int]]:
    """The newest sources with suggestions that nobody has read: (source, title, suggestions, decided)."""
    rows = _WAITING["one" if case else None]
    return vault.view.rows(
        f"SELECT source, title, waiting, accepted + rejected {rows} ORDER BY source DESC LIMIT ?2", case, limit
    )


def count_waiting(vault: Vault, case: str | None) -> int:
    """How many sources have suggestions that nobody has read."""
    row = vault.view.row(f"SELECT count(*) {_WAITING['one' if case else None]}", case)
    return int(row[0]) if row else 0
