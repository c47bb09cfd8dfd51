"""Erasing a source or a person: the keys go, and with them the words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guvoh.errors import Refused
from guvoh.model.ids import short
from guvoh.text.fold import fold
from guvoh.text.i18n import _
from guvoh.vault import change, queries
from guvoh.vault.batch import ANNEX, compartment_of
from guvoh.vault.vault import Vault

_PART = 4  # letters of a name by which somebody may be looked for


@dataclass(frozen=True, slots=True)
class Resting:
    """What goes with a thing, or changes without it: `naming` are the sources in which a person's name stands, `cases`
    those that have it in their own name, and `persons` those of whom something holds it, or was taken from the source:
    that stays. `records`: of the case file, which go with it."""

    what: str
    id: str
    claims: tuple[str, ...]
    incidents: tuple[str, ...]
    naming: tuple[str, ...]
    reposts: tuple[str, ...]
    names: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


def resting_on(vault: Vault, kind: str, id: str) -> Resting:
    """To be shown before anything is erased. Raises `Refused` for what cannot be erased by itself."""
    if kind == "source":
        resting = Resting("source", id, *_on_sources(vault, [id]))
        persons = tuple(queries.persons_saying(vault, lambda words: id in words, ()))
        within = {r.id for r in queries.claims(vault, source=id)} | queries.atoms_in(vault, id)
        return replace(resting, persons=persons, records=_records_of(vault, (), {id, *within}))
    if kind == "person":
        person = queries.person_of(vault, id)
        assert person is not None
        atoms = queries.atoms_of(vault, person.id)
        telling = (*person.sources, *queries.sources_telling_of(vault, atoms))
        known = {s.id for s in queries.sources(vault)}
        naming = tuple(dict.fromkeys((*(s for s in telling if s in known), *_naming(vault, person.names))))
        claims, incidents, _own, reposts = _on_sources(vault, naming)
        cases = tuple(c.id for c in queries.cases(vault) if _holds(c.name, person.names))
        others = tuple(queries.persons_saying(vault, lambda words: _holds(words, person.names), atoms))
        resting = Resting("person", person.id, claims, incidents, naming, reposts, person.names, cases, others)
        return replace(resting, records=_records_of(vault, person.names, {*naming, *atoms, *_atoms_of(vault, naming)}))
    raise Refused(
        _("Only a source or a person can be erased."), _("To take back a decision, give `guvoh undo` and its id.")
    )


def _on_sources(vault: Vault, ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Claims, incidents, nothing, reposts."""
    claims = tuple(r.id for id in ids for r in queries.claims(vault, source=id) if r.state != "suggested")
    incidents = {i.id for c in claims if (i := queries.incident_of(vault, c)) is not None}
    reposts = tuple(s.id for s in queries.sources(vault) if s.derives_from in ids and s.id not in ids)
    return claims, tuple(sorted(incidents)), (), reposts


def _naming(vault: Vault, names: Iterable[str]) -> Iterator[str]:
    """The sources that have one of the names in their text or in what is known of them, accepted or not."""
    for name in names:
        for id in queries.sources_holding(vault, name):
            reading = queries.reading(vault, id)
            if reading is not None and _holds(reading.text, [name]):
                yield id
    for source in queries.sources(vault):
        told = (source.name, *(str(v) for k, v in queries.settings(vault, source.id).items() if k not in ANNEX))
        if any(_holds(words, names) for words in (*told, source.title or "", source.author or "")):
            yield source.id

    for line in queries.all_translations(vault):  # a translator may write a name as it stands nowhere in the text
        if _holds(f"{line.text} {line.translator}", names):
            yield line.source


def _kept_about(vault: Vault, names: Iterable[str], sources: Iterable[str]) -> set[bytes]:
    """The compartments of what was kept by a name and tells of the persons or sources. Somebody is looked for by a part
    of the name, too; a saved search too many is soon made again."""
    parts = {word for name in names for word in _plain(name).split() if len(word) >= _PART}
    ids = set(sources)
    found = set()
    for compartment, text in queries.kept_compartments(vault):
        values = list(_values(json.loads(text)))
        words = {word for value in values for word in _plain(value).split()}
        cut = {part[:n] for part in parts for n in range(_PART, len(part) + 1)}
        if words & cut or any(id in value for id in ids for value in values):
            found.add(compartment)
    return found


def _recorded_of(vault: Vault, names: Iterable[str], ids: set[str]) -> set[bytes]:
    """The compartments of records that tell of the persons, name them, or rest on the sources."""
    found = set()
    for compartment, text in queries.record_compartments(vault):
        values = list(_values(json.loads(text)))
        if not ids.isdisjoint(values) or any(_holds(value, names) for value in values):
            found.add(compartment)
    return found


def _records_of(vault: Vault, names: Iterable[str], ids: set[str]) -> tuple[str, ...]:
    """The live records that lie in what `_recorded_of` finds."""
    going = _recorded_of(vault, names, ids)
    return tuple(r.id for r in queries.records(vault) if queries.compartment_of_entry(vault, r.entry) in going)


def _atoms_of(vault: Vault, sources: Iterable[str]) -> set[str]:
    """The claims and mentions in the sources."""
    found: set[str] = set()
    for source in sources:
        found |= {r.id for r in queries.claims(vault, source=source)} | queries.atoms_in(vault, source)
    return found


def _values(thing: Any) -> Iterator[str]:
    """Everything that somebody wrote into it; the names of its fields are ours."""
    if isinstance(thing, dict):
        for value in thing.values():
            yield from _values(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _values(value)
    elif thing is not None:
        yield str(thing)


def _holds(text: str, names: Iterable[str]) -> bool:
    words = f" {_plain(text)} "
    return any(f" {_plain(name)} " in words for name in names)


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text).text).split())


def erase(vault: Vault, resting: Resting, with_sources: bool = False) -> None:
    """Destroys the keys of the thing, and of the judgements about it. A person's words stand in sources, which go with
    him: raises `Refused` where that was not asked for (`with_sources`)."""
    compartments: set[bytes] = set()
    sources: tuple[str, ...] = (resting.id,)
    atoms: set[str] = set()
    if resting.what == "person":
        if resting.naming and not with_sources:
            raise Refused(
                _("The name of this person stands in sources, and would stay there. Nothing was erased."),
                _("To erase these sources too, with all that they say: guvoh erase {id} --with-sources").format(
                    id=short(resting.id)
                ),
            )
        sources, atoms = resting.naming, set(queries.atoms_of(vault, resting.id))
        compartments |= queries.links_saying(vault, lambda because: _holds(because, resting.names))
        compartments |= queries.organisations_saying(vault, lambda words: _holds(words, resting.names))
        compartments |= {
            annex for s in queries.sources(vault) if (annex := queries.annex_of(vault, s.id)) is not None
            and any(_holds(str(queries.settings(vault, s.id).get(field, "")), resting.names) for field in ANNEX)
        }  # fmt: skip
    for source in sources:
        compartments |= {compartment_of(source), *_annexes(vault, [source])}
        atoms |= {r.id for r in queries.claims(vault, source=source)} | queries.atoms_in(vault, source)
    if resting.what == "person":
        compartments |= queries.compartments_set_on(vault, atoms) | queries.own_compartments(vault, atoms)
    compartments |= queries.links_about(vault, atoms)
    compartments |= _kept_about(vault, resting.names, sources)
    compartments |= _recorded_of(vault, resting.names, {*sources, *atoms, resting.id})
    objects = [name for c in compartments for name in queries.objects_of(vault, c)]
    change.erase_compartments(vault, compartments, resting.what, resting.id, objects)


def erase_annex(vault: Vault, source: str) -> None:
    """Destroys what was said of whoever brought a source; the source stays. Raises `Refused` when there is nothing."""
    annexes = _annexes(vault, [source])
    if not annexes:
        raise Refused(_("Nothing is recorded of whoever brought this source."), _("Nothing was erased."))
    change.erase_compartments(vault, annexes, "annex", source, ())


def _annexes(vault: Vault, sources: Iterable[str]) -> set[bytes]:
    return {annex for source in sources if (annex := queries.annex_of(vault, source)) is not None}
