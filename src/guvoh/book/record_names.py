"""What stands for the ids in records: names of persons and organisations, titles of sources and other records, words of
claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from guvoh.book.record_telling import title
from guvoh.errors import GuvohError
from guvoh.model.records import Record, kind
from guvoh.vault import queries
from guvoh.vault.vault import Vault

WORDS = 60  # letters of a claim's words


def names_of_persons(vault: Vault, ids: Iterable[str]) -> Mapping[str, str]:
    """By id the name under which each person is known now; nobody who was erased."""
    found = {}
    for id in dict.fromkeys(ids):
        person = queries.person_of(vault, id)
        if person is not None:
            found[id] = person.names[0]
    return found


def as_known_now(vault: Vault, records: Iterable[Record]) -> list[Record]:
    """With the ids under which the persons are known now: two may have been judged the same since."""
    now: dict[str, str] = {}
    out = []
    for record in records:
        for atom in record.about:
            if atom not in now:
                person = queries.person_of(vault, atom)
                now[atom] = person.id if person else atom
        out.append(replace(record, about=tuple(dict.fromkeys(now[atom] for atom in record.about))))
    return out


def names_in(vault: Vault, records: Iterable[Record]) -> Mapping[str, str]:
    """By id, what stands for everything that the records name; what is there no more is left out."""
    found: dict[str, str] = {}
    for record in records:
        found |= names_of_persons(vault, record.about)
        for field in kind(record.kind).fields:
            for id in record.listed(field.name):
                if id not in found and (name := _name(vault, field.type.removesuffix("s"), id, record.case)):
                    found[id] = name
    return found


def _name(vault: Vault, of: str, id: str, case: str) -> str:
    try:
        if of == "person":
            return queries.person(vault, id).names[0]
        if of == "source":
            source = queries.source(vault, id)
            return source.title or source.name
        if of == "claim":
            words = queries.claim(vault, id).claim.quote
            return words if len(words) <= WORDS else words[:WORDS].rsplit(" ", 1)[0] + "…"
        if of == "organisation":
            return queries.organisation(vault, case, id).names[0]
        if of == "record":
            return title(queries.record(vault, id))
    except GuvohError:  # erased
        return ""
    return ""
