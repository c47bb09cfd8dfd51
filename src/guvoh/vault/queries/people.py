"""Persons one by one and page by page: what was told of their liberty, who called about them, what names them."""

from __future__ import annotations

import json
from typing import Any

from guvoh.errors import NotFound
from guvoh.model import Person
from guvoh.model.held import Call, StatusTold
from guvoh.text.fold import fold
from guvoh.text.i18n import _
from guvoh.vault.queries.claims import ClaimRow, claim_rows
from guvoh.vault.queries.concluded import person_from, person_of
from guvoh.vault.rows import latest_of, settings_of
from guvoh.vault.vault import Vault

SHORTEST_NAME = 3  # letters of a word of a name that can be looked for in texts


def person(vault: Vault, id: str) -> Person:
    """The person of whom this is a mention, or who was entered under this id. Raises `NotFound`."""
    found = person_of(vault, id)
    if found is None:
        raise NotFound(_("There is no person with this id."), _("`guvoh persons` lists them."))
    return found


def persons_page(
    vault: Vault, case: str | None = None, after: str | None = None, limit: int = 50, words: str = ""
) -> tuple[list[Person], str | None]:
    """Persons in the order of their folded first names, those whose names hold all the words; and what to give as
    `after` for the next page, None where this is the last."""
    name, id = json.loads(after) if after else ("", "")
    sql = "SELECT json, name, id FROM person WHERE (name, id) > (?, ?)"
    given: list[Any] = [name, id]
    if case is not None:
        sql, given = f"{sql} AND case_ = ?", [*given, case]
    for word in fold(words).text.split():
        sql, given = f"{sql} AND instr(folded, ?)", [*given, word]
    rows = vault.view.rows(f"{sql} ORDER BY name, id LIMIT ?", *given, limit + 1)
    page = rows[:limit]
    more = json.dumps([page[-1][1], page[-1][2]]) if len(rows) > limit else None
    return [person_from(row[0]) for row in page], more


def words_of_names(vault: Vault) -> frozenset[str]:
    """Every word of every name of the persons of the vault, in small letters; initials are left out."""
    words = (word for row in vault.view.rows("SELECT json FROM person") for name in person_from(row[0]).names
             for word in name.lower().split())  # fmt: skip
    return frozenset(word for word in words if len(word) >= SHORTEST_NAME)


def person_with_reference(vault: Vault, case: str, reference: str) -> list[str]:
    """The persons of a case that have this reference of the documenter's own: one, where references are unique."""
    wanted = json.dumps(" ".join(reference.split()), ensure_ascii=False)
    rows = vault.view.rows(
        "SELECT owner FROM setting WHERE name = 'reference' AND value = ?"
        " UNION SELECT person FROM entered WHERE ref = ?", wanted, json.loads(wanted)
    )  # fmt: skip
    found = {p.id for (atom,) in rows if (p := person_of(vault, atom)) is not None and p.case == case
             and reference_of(vault, p.id) == json.loads(wanted)}  # fmt: skip
    return sorted(found)


def reference_of(vault: Vault, person: str) -> str:
    """The documenter's own number for a person: what was set last, else what the table gave; "" for none."""
    said = settings_of_person(vault, person).get("reference")
    if said is not None:
        return str(said)
    row = vault.view.row(
        "SELECT ref FROM entered JOIN person_mention ON mention = entered.person WHERE person_mention.person = ?"
        " AND ref <> '' AND (SELECT dead FROM entry WHERE entry.id = entered.entry) = 0"
        " ORDER BY ord DESC, device DESC, seq DESC LIMIT 1", person
    )  # fmt: skip
    return str(row[0]) if row else ""


def settings_of_person(vault: Vault, person: str) -> dict[str, Any]:
    """The live value of each field that was set on any mention of a person: the latest holds."""
    rows = vault.view.rows(
        "SELECT said.json, said.places FROM person_mention JOIN said ON said.mention = person_mention.mention"
        " WHERE person = ?", person
    )  # fmt: skip
    return latest_of(rows)


def withdrawn(vault: Vault) -> list[str]:
    """The sources that were taken out of the count."""
    rows = vault.view.rows("SELECT DISTINCT owner FROM setting WHERE name = 'withdrawn'")
    return [owner for (owner,) in rows if settings_of(vault.view, owner).get("withdrawn")]


def statuses(vault: Vault, person: str) -> list[StatusTold]:
    """All that was told of a person's liberty, in the order of the days on which it was known; of withdrawn sources
    nothing."""
    rows = vault.view.rows(
        "SELECT told.entry, told.person, told.status, told.known, told.source, told.json, entry.at, entry.by FROM told"
        " JOIN person_mention ON mention = told.person JOIN entry ON entry.id = told.entry"
        " WHERE person_mention.person = ? AND entry.dead = 0"
        " AND told.source NOT IN (SELECT value FROM json_each(?))"
        " ORDER BY told.known, told.ord, told.device, told.seq", person, json.dumps(withdrawn(vault))
    )  # fmt: skip
    return [status_from(row) for row in rows]


def status_from(row: tuple[Any, ...]) -> StatusTold:
    """From (entry, person, status, known, source, json, at, by)."""
    entry, of, status, known, source, text, at, by = row
    return StatusTold(entry, of, status, known, source=source, at=at, by=by, **json.loads(text))


_CALL = "SELECT source, case_, kind, day, who, unfinished FROM call"


def calls_about(vault: Vault, person: str) -> list[Call]:
    """The calls, visits and testimonies about a person, the latest first; unfinished notes too."""
    rows = vault.view.rows(
        f"{_CALL} WHERE source IN (SELECT call_about.source FROM call_about"  # noqa: S608 (our own names)
        " JOIN person_mention ON mention = call_about.person WHERE person_mention.person = ?)"
        " ORDER BY day DESC, source DESC", person
    )  # fmt: skip
    return [_call(vault, row) for row in rows]


def unfinished_notes(vault: Vault, case: str | None = None) -> list[Call]:
    """Notes that were put aside, the latest first."""
    rows = vault.view.rows(
        f"{_CALL} WHERE unfinished = 1 AND (? IS NULL OR case_ = ?) ORDER BY source DESC", case, case
    )
    return [_call(vault, row) for row in rows]


def _call(vault: Vault, row: tuple[Any, ...]) -> Call:
    source, case, kind, day, who, unfinished = row
    given = settings_of(vault.view, source)
    return Call(source, case, kind, day, who, tuple(given.get("about") or ()), bool(unfinished), given)


def claims_of_person(vault: Vault, person: str) -> list[tuple[ClaimRow, str]]:
    """The accepted claims that name a person, each with the role: victim, actor, speaker; by day."""
    rows = vault.view.rows(
        "SELECT DISTINCT mention.claim, mention.role FROM person_mention"
        " JOIN mention ON mention.id = person_mention.mention WHERE person_mention.person = ?", person
    )  # fmt: skip
    known = {row.id: row for row in claim_rows(vault, list({id for id, _role in rows}))}
    found = [(known[id], role) for id, role in rows if id in known]
    return sorted(found, key=lambda f: (_day_of(f[0]), f[0].id, f[1]))


def _day_of(row: ClaimRow) -> str:
    return (row.claim.date and (row.claim.date.start or row.claim.date.end)) or "9999"


def title_of(vault: Vault, source: str) -> str:
    """What a source is called in lists; "" for one that is not there."""
    row = vault.view.row("SELECT title FROM shelf WHERE source = ?", source)
    return str(row[0]) if row else ""


def quote_of(vault: Vault, claim: str) -> str:
    """The words of a claim as it stands; "" for one that is not there."""
    row = vault.view.row("SELECT json FROM claim WHERE id = ?", claim)
    return " ".join(str(json.loads(row[0])["quote"]).split()) if row else ""
