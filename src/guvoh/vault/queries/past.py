"""What was done, when and by whom; and which compartments and objects it lies in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guvoh.errors import NotFound
from guvoh.text.i18n import _
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Event:
    """One line of history: what was done, when, by whom (declared)."""

    id: str
    kind: str
    at: str
    by: str
    undone: bool


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


def annex_of(vault: Vault, source: str) -> bytes | None:
    """The compartment that holds what was said of whoever brought a source."""
    ring = vault.keyring
    found = (c for c in compartments_set_on(vault, [source]) if ring.has(c) and ring.keys(c).what == "annex")
    return min(found, default=None)


def own_compartments(vault: Vault, atoms: Iterable[str]) -> set[bytes]:
    """The compartments of their own of these mentions: what was entered, told and set of a person, but for what lies
    with the source that told it."""
    wanted = (
        "SELECT compartment FROM entry WHERE about = ?"
        " AND kind IN ('set', 'person.entered', 'status.told', 'status.judged')"
    )
    found = {bytes(r[0]) for atom in atoms for r in vault.view.rows(wanted, atom)}
    ring = vault.keyring
    return {c for c in found if ring.has(c) and ring.keys(c).what == "person"}


def compartment_of_person(vault: Vault, atom: str) -> bytes | None:
    """Where what is set on this mention lies, if something does. Another mention of the same person has its own: who
    is judged to be somebody else later can be erased apart."""
    return min(own_compartments(vault, [atom]), default=None)


def sources_telling_of(vault: Vault, atoms: Iterable[str]) -> list[str]:
    """The sources that are about one of these mentions, whether they name anybody or not: calls about a person, and
    whatever a status was taken from. Withdrawn ones and what was taken back too."""
    wanted = (
        "SELECT source FROM told WHERE person = ?1 AND source <> '' UNION"
        " SELECT owner FROM setting WHERE name = 'about' AND instr(value, ?1)"
    )
    return sorted({r[0] for atom in atoms for r in vault.view.rows(wanted, atom)})


def persons_saying(vault: Vault, wanted: Callable[[str], bool], but: Iterable[str]) -> list[str]:
    """The persons, but for those of these mentions, of whom something wanted was set or told; their names do not
    count."""
    rows = vault.view.rows(
        "SELECT mention, value FROM setting JOIN person_mention ON mention = owner"
        " WHERE name NOT IN ('name', 'aliases') UNION ALL SELECT person, json FROM told"
        " UNION ALL SELECT person, source FROM entered"
    )
    passed = set(but)
    atoms = {atom for atom, value in rows if atom not in passed and wanted(value)}
    marks = json.dumps(sorted(atoms))
    found = "SELECT DISTINCT person FROM person_mention WHERE mention IN (SELECT value FROM json_each(?))"
    return sorted(r[0] for r in vault.view.rows(found, marks))


def atoms_in(vault: Vault, source: str) -> set[str]:
    """The mentions in one source."""
    return {r[0] for r in vault.view.rows("SELECT id FROM mention WHERE source = ?", source)}


def links_about(vault: Vault, atoms: Iterable[str]) -> set[bytes]:
    """The compartments of judgements that have one of these claims or mentions on either side."""
    return {
        bytes(r[0]) for atom in atoms for r in vault.view.rows(
            "SELECT entry.compartment FROM edge JOIN entry ON entry.id = edge.entry WHERE edge.a = ?1 OR edge.b = ?1"
            " UNION SELECT entry.compartment FROM linked JOIN entry ON entry.id = linked.entry"
            " WHERE what <> 'holds' AND ?1 IN (a, b, c)", atom)
    }  # fmt: skip


def links_saying(vault: Vault, wanted: Callable[[str], bool]) -> set[bytes]:
    """The compartments of judgements whose reason is wanted."""
    rows = vault.view.rows(
        "SELECT entry.compartment, edge.because FROM edge JOIN entry ON entry.id = edge.entry UNION ALL"
        " SELECT entry.compartment, COALESCE(json_extract(linked.json, '$.because'), '') FROM linked"
        " JOIN entry ON entry.id = linked.entry WHERE what <> 'holds'"
    )  # fmt: skip
    return {bytes(compartment) for compartment, because in rows if wanted(because)}
