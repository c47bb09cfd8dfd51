"""The ties of a case that somebody told, by their kind: kin, members, who works for whom, who was reached in whose
place. What only stands in the same claims is in `relations.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guvoh.model.ties import GROUPS, group
from guvoh.vault import queries
from guvoh.vault.closed import closed_case_of
from guvoh.vault.queries.joined import linked
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Told:
    """The first is to the second what `code` says. `other` is the id as it was kept, which a step back names; `kind` of
    the second: person or organisation. What is kept in a closed case is here while that is open."""

    first: str
    first_name: str
    code: str
    other: str
    second: str
    second_name: str
    kind: str
    source: str = ""
    certainty: str = ""
    entry: str = ""  # of a tie that is kept in a closed case
    closed: str = ""  # the name of that case


def told_ties(vault: Vault, case: str, around: str = "") -> dict[str, tuple[Told, ...]]:
    """By group of `GROUPS`, those with any; of the whole case or of one person or organisation. Whoever was erased is
    in none; a tie goes with the source that says so when that is withdrawn or erased."""
    organisations = {o.id: o.names[0] for o in queries.organisations(vault, case)}
    given = [*queries.ties_of(vault, case), *_closed_ties(vault, case)]
    asked = {str(t["other"]) for _one, ties in given for t in ties} - organisations.keys()
    persons = {atom: person for atom, person in queries.persons_of_atoms(vault, sorted(asked))}
    names = {id: p.names[0] for id, p in queries.persons_by_id(
        vault, sorted({*(one for one, _ties in given), *persons.values()})).items()}  # fmt: skip
    asked_of = {str(t.get("from") or "") for _one, ties in given for t in ties} - {""}
    stand = {id for id, s in queries.source_rows(vault, sorted(asked_of)).items() if not s.withdrawn} | {""}
    found: dict[str, list[Told]] = {}
    for one, ties in given:
        for t in (t for t in ties if str(t.get("from") or "") in stand):
            kind = "organisation" if t["other"] in organisations else "person"
            second = t["other"] if kind == "organisation" else persons.get(t["other"], "")
            name = organisations.get(second) or names.get(second)
            if one in names and name and one != second and around in ("", one, second):
                told = Told(one, names[one], t["code"], t["other"], second, name, kind, str(t.get("from") or ""),
                            t.get("certainty", ""), t.get("entry", ""), t.get("closed", ""))  # fmt: skip
                found.setdefault(group(t["code"]), []).append(told)
    return {g: tuple(sorted(found[g], key=lambda t: (t.second_name, t.second, t.first_name, t.code)))
            for g in GROUPS if g in found}  # fmt: skip


def _closed_ties(vault: Vault, case: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """(person, ties) as `queries.ties_of` has them, of the closed cases that are open."""
    told = [one for one in linked(vault, "tie") if one.said.get("case") == case]
    persons = dict(queries.persons_of_atoms(vault, [one.a for one in told]))
    names = {c.id: c.name for c in queries.cases(vault)}
    return [
        (persons[one.a], [{"code": one.said["code"], "other": one.b, "from": one.c, "entry": one.entry,
                           "certainty": one.said.get("certainty", ""),
                           "closed": names.get(closed_case_of(vault, one.compartment) or "", "")}])
        for one in told if one.a in persons
    ]  # fmt: skip
