"""Questions to the view, answered with model objects. Readers everywhere use these; nobody else writes SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guvoh.errors import Ambiguous, NotFound
from guvoh.model import Amount, Case, Claim, Figure, Incident, Person, Range, Reading, Source
from guvoh.model.derive.ladder import key as folded_key
from guvoh.model.ids import code, ending, short
from guvoh.text.fold import fold
from guvoh.text.i18n import _
from guvoh.vault import codec
from guvoh.vault.rows import reading_of, settings_of, source_of
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A suggestion or claim as it stands. `state`: suggested, accepted, rejected, withdrawn, open."""

    id: str
    source: str
    case: str
    state: str
    claim: Claim
    decision: str | None
    rank: int


@dataclass(frozen=True, slots=True)
class Event:
    """One line of history: what was done, when, by whom (declared)."""

    id: str
    kind: str
    at: str
    by: str
    undone: bool


def cases(vault: Vault) -> list[Case]:
    found = []
    for id, name in vault.view.rows("SELECT id, name FROM case_ ORDER BY id"):
        given = settings_of(vault.view, id)
        found.append(
            Case(id, given.get("name") or name, given.get("publicity") or "silent",
                 *(str(given.get(f"publicity_{f}") or "") for f in ("by", "at", "how", "review")))
        )  # fmt: skip
    return found


def case_named(vault: Vault, name: str) -> Case | None:
    wanted = folded_key(name)
    return next((c for c in cases(vault) if folded_key(c.name) == wanted), None)


def sources(vault: Vault, case: str | None = None) -> list[Source]:
    rows = vault.view.rows("SELECT id FROM source WHERE ? IS NULL OR case_ = ? ORDER BY n", case, case)
    return [s for s in (source_of(vault.view, r[0]) for r in rows) if s is not None]


def source(vault: Vault, id: str) -> Source:
    found = source_of(vault.view, id)
    if found is None:
        raise NotFound(_("There is no source with this id."), _("`guvoh sources` lists them."))
    return found


def source_with(vault: Vault, sha256: str) -> str | None:
    """The source that holds exactly these bytes, if one was captured."""
    row = vault.view.row("SELECT id FROM source WHERE sha256 = ? ORDER BY n LIMIT 1", sha256)
    return None if row is None else str(row[0])


def reading(vault: Vault, id: str) -> Reading | None:
    """The text of a source with its places, or None where nobody could read it yet."""
    facts = reading_of(vault.view, id)
    if facts is None or facts["object"] is None:
        return None
    row = vault.view.row("SELECT compartment FROM source WHERE id = ?", id)
    assert row is not None
    return Reading.from_dict(codec.decode(vault.load(row[0], facts["object"])))


def reading_facts(vault: Vault, id: str) -> dict[str, Any]:
    return reading_of(vault.view, id) or {}


def original(vault: Vault, id: str) -> bytes:
    row = vault.view.row("SELECT compartment, original FROM source WHERE id = ?", id)
    if row is None:
        raise NotFound(_("There is no source with this id."), _("`guvoh sources` lists them."))
    return vault.load(row[0], row[1])


def settings(vault: Vault, owner: str) -> dict[str, Any]:
    return settings_of(vault.view, owner)


_CLAIM = "SELECT id, source, case_, state, json, decision, rank FROM claim"


def claims(
    vault: Vault, case: str | None = None, state: str | None = None, source: str | None = None
) -> list[ClaimRow]:
    """In the order of sources, then as ranked; decided ones by their place in the text."""
    rows = vault.view.rows(
        f"{_CLAIM} WHERE (? IS NULL OR case_ = ?) AND (? IS NULL OR state = ?) AND (? IS NULL OR source = ?)"  # noqa: S608
        " ORDER BY (SELECT n FROM source WHERE source.id = claim.source), state <> 'suggested', rank, id",
        case, case, state, state, source, source,
    )  # fmt: skip
    return [_claim_row(r) for r in rows]


def claim(vault: Vault, id: str) -> ClaimRow:
    row = vault.view.row(f"{_CLAIM} WHERE id = ?", id)
    if row is None:
        raise NotFound(_("There is no suggestion or claim with this id."), _("`guvoh claims` lists them."))
    return _claim_row(row)


def _claim_row(row: tuple[Any, ...]) -> ClaimRow:
    id, source, case, state, text, decision, rank = row
    return ClaimRow(id, source, case, state, Claim.from_dict(json.loads(text)), decision, rank)


def suggestion(vault: Vault, id: str) -> dict[str, Any] | None:
    """The suggestion as the latest run that holds it made it: {id, claim, mentions}."""
    row = vault.view.row(
        "SELECT json FROM suggestion JOIN run ON run.entry = suggestion.run WHERE suggestion.id = ?"
        " ORDER BY run.ord DESC LIMIT 1", id
    )  # fmt: skip
    return None if row is None else dict(json.loads(row[0]))


def suggestion_ids(vault: Vault, source: str) -> dict[tuple[str, int, int], str]:
    """The id of every suggestion that any run made for (act, start, end): a new run keeps them."""
    found = {}
    for id, text in vault.view.rows("SELECT id, json FROM suggestion WHERE source = ?", source):
        c = json.loads(text)["claim"]
        found[c["act"], c["start"], c["end"]] = id
    return found


def unreviewed(vault: Vault, case: str | None = None) -> int:
    row = vault.view.row(
        "SELECT count(*) FROM claim WHERE state = 'suggested' AND (? IS NULL OR case_ = ?)", case, case
    )
    return int(row[0]) if row else 0


def decisions_by(vault: Vault, claim: str) -> tuple[str, str]:
    """(by, at) of the decision that stands on a claim."""
    row = vault.view.row(
        "SELECT entry.by, entry.at FROM claim JOIN entry ON entry.id = claim.decision WHERE claim.id = ?", claim
    )
    return (str(row[0]), str(row[1])) if row else ("", "")


def mentions(vault: Vault, claim: str) -> list[tuple[str, str, str]]:
    """(atom, role, name) of the persons that an accepted claim names."""
    return vault.view.rows("SELECT id, role, name FROM mention WHERE claim = ? ORDER BY role, name", claim)


def incidents(vault: Vault, case: str | None = None) -> list[Incident]:
    rows = vault.view.rows("SELECT json FROM incident WHERE ? IS NULL OR case_ = ?", case, case)
    found = [incident_from(json.loads(r[0])) for r in rows]
    return sorted(found, key=lambda i: (i.start or i.end or "9999", i.end or "9999", i.id))


def incident_of(vault: Vault, claim: str) -> Incident | None:
    row = vault.view.row(
        "SELECT json FROM incident JOIN incident_claim ON incident_claim.incident = incident.id"
        " WHERE incident_claim.claim = ?", claim
    )  # fmt: skip
    return None if row is None else incident_from(json.loads(row[0]))


def incident_from(j: dict[str, Any]) -> Incident:
    figures = tuple(Figure(**{**f, "amount": Amount(**f["amount"])}) for f in j["figures"])
    range_ = Range(**j["range"]) if j["range"] else None
    lists = {name: tuple(j[name]) for name in ("claims", "places", "contested")}
    return Incident(**{**j, **lists, "figures": figures, "range": range_})


def persons(vault: Vault, case: str | None = None) -> list[Person]:
    rows = vault.view.rows("SELECT json FROM person WHERE ? IS NULL OR case_ = ? ORDER BY id", case, case)
    return [_person(r[0]) for r in rows]


def person_of(vault: Vault, mention: str) -> Person | None:
    row = vault.view.row(
        "SELECT json FROM person JOIN person_mention ON person_mention.person = person.id"
        " WHERE person_mention.mention = ?", mention
    )  # fmt: skip
    return None if row is None else _person(row[0])


def _person(text: str) -> Person:
    j = json.loads(text)
    return Person(**{**j, **{name: tuple(j[name]) for name in ("names", "claims", "sources")}})


def atoms_of(vault: Vault, person: str) -> list[str]:
    rows = vault.view.rows("SELECT mention FROM person_mention WHERE person = ? ORDER BY mention", person)
    return [r[0] for r in rows]


def judged(vault: Vault, of: str) -> dict[tuple[str, str], str]:
    """The live judgements between two atoms (`of`: claim or mention): same or different, either way round."""
    rows = vault.view.rows(
        "SELECT a, b, verdict FROM edge WHERE kind = ?"
        " AND (SELECT dead FROM entry WHERE entry.id = edge.entry) = 0 ORDER BY entry", of
    )  # fmt: skip
    return {(a, b): verdict for a, b, verdict in rows}


def history(vault: Vault, about: str) -> list[Event]:
    rows = vault.view.rows(
        "SELECT id, kind, at, by, dead FROM entry WHERE about = ? ORDER BY ord, device, seq", about
    )
    return [Event(id, kind, at, by, bool(dead)) for id, kind, at, by, dead in rows]


def entry(vault: Vault, id: str) -> Event:
    row = vault.view.row("SELECT id, kind, at, by, dead FROM entry WHERE id = ?", id)
    if row is None:
        raise NotFound(_("There is no entry with this id."), _("`guvoh show` lists what was done with a thing."))
    return Event(row[0], row[1], row[2], row[3], bool(row[4]))


def latest(vault: Vault, about: str, kinds: Iterable[str]) -> str | None:
    """The last live entry of these kinds about something: what an undo of that thing takes back."""
    wanted = set(kinds)
    live = [e.id for e in history(vault, about) if e.kind in wanted and not e.undone]
    return live[-1] if live else None


def objects_of(vault: Vault, compartment: bytes) -> list[str]:
    return [r[0] for r in vault.view.rows("SELECT name FROM object WHERE compartment = ?", compartment)]


def compartment_of_entry(vault: Vault, entry: str) -> bytes:
    row = vault.view.row("SELECT compartment FROM entry WHERE id = ?", entry)
    if row is None:
        raise NotFound(_("There is no entry with this id."), _("`guvoh show` lists what was done with a thing."))
    return bytes(row[0])


def compartments_set_on(vault: Vault, atoms: Iterable[str]) -> set[bytes]:
    """The compartments that hold what was set on these mentions: a person's own."""
    wanted = "SELECT entry.compartment FROM setting JOIN entry ON entry.id = setting.entry WHERE setting.owner = ?"
    return {bytes(r[0]) for atom in atoms for r in vault.view.rows(wanted, atom)}


def compartment_of_person(vault: Vault, person: str) -> bytes | None:
    return min(compartments_set_on(vault, atoms_of(vault, person)), default=None)


def atoms_in(vault: Vault, source: str) -> set[str]:
    """The mentions in one source."""
    return {r[0] for r in vault.view.rows("SELECT id FROM mention WHERE source = ?", source)}


def links_about(vault: Vault, atoms: Iterable[str]) -> set[bytes]:
    """The compartments of judgements that have one of these claims or mentions on either side."""
    return {
        bytes(r[0]) for atom in atoms for r in vault.view.rows(
            "SELECT entry.compartment FROM edge JOIN entry ON entry.id = edge.entry WHERE edge.a = ? OR edge.b = ?",
            atom, atom)
    }  # fmt: skip


_TABLES = {"source": "source", "claim": "claim", "person": "person", "case": "case_", "entry": "entry"}


KINDS = ("source", "claim", "person", "case", "entry")


def find(vault: Vault, typed: str, kinds: Iterable[str] = KINDS) -> tuple[str, str]:
    """(kind, id) of what somebody typed: any unique ending of four or more. Raises `NotFound` or `Ambiguous`."""
    wanted = ending(typed)
    if wanted is None:
        raise NotFound(
            _("This is not an id."),
            _("An id is shown beside each thing in the lists; its last four letters are enough."),
        )
    found: dict[str, str] = {}
    for kind in kinds:
        table = _TABLES[kind]
        for (id,) in vault.view.rows(f"SELECT id FROM {table} WHERE code LIKE ? LIMIT 20", f"%{wanted}"):  # noqa: S608
            found.setdefault(id, kind)
    if "person" in set(kinds) and not found:
        for mention, person in vault.view.rows("SELECT mention, person FROM person_mention"):
            if code(mention).endswith(wanted):
                found[person] = "person"
    if not found:
        raise NotFound(
            _("Nothing has an id with this ending."), _("Look at the lists: sources, claims, persons, cases.")
        )
    if len(found) > 1:
        raise Ambiguous(
            _("{n} things have an id with this ending: {ids}.").format(
                n=len(found), ids=", ".join(sorted(short(i) for i in found))
            ),
            _("Type more of it."),
        )
    id, kind = found.popitem()
    return kind, id


def search(vault: Vault, words: str, limit: int = 50) -> list[str]:
    """Sources whose text holds all the words, in any script's spelling; the last word may be cut short."""
    terms = [t.replace('"', "") for t in fold(words).text.split()]
    terms = [t for t in terms if any(c.isalnum() for c in t)]
    if not terms:
        return []
    query = " ".join(f'"{t}"' for t in terms) + "*"
    rows = vault.view.rows(
        "SELECT source.id FROM search JOIN source ON source.n = search.rowid WHERE search MATCH ?"
        " ORDER BY rank LIMIT ?", query, limit
    )  # fmt: skip
    return [r[0] for r in rows]
