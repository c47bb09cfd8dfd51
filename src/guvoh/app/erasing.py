"""Erasing a source or a person: the keys go, and with them the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guvoh.errors import Refused
from guvoh.text.i18n import _
from guvoh.vault import change, queries
from guvoh.vault.batch import compartment_of
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Resting:
    """What else rests on a thing: claims that go with it, incidents that change, sources that still name a person."""

    what: str
    id: str
    claims: tuple[str, ...]
    incidents: tuple[str, ...]
    naming: tuple[str, ...]
    reposts: tuple[str, ...]


def resting_on(vault: Vault, kind: str, id: str) -> Resting:
    """To be shown before anything is erased. Raises `Refused` for what cannot be erased by itself."""
    if kind == "source":
        claims = [r.id for r in queries.claims(vault, source=id) if r.state != "suggested"]
        incidents = {i.id for c in claims if (i := queries.incident_of(vault, c)) is not None}
        reposts = tuple(s.id for s in queries.sources(vault) if s.derives_from == id)
        return Resting("source", id, tuple(claims), tuple(sorted(incidents)), (), reposts)
    if kind == "person":
        person = queries.person_of(vault, id)
        assert person is not None
        return Resting("person", person.id, person.claims, (), person.sources, ())
    raise Refused(
        _("Only a source or a person can be erased."), _("To take back a decision, give `guvoh undo` and its id.")
    )


def erase(vault: Vault, resting: Resting, with_sources: bool = False) -> None:
    """Destroys the keys of the thing, and of the judgements about it. A person's words stand in sources too: they go
    only with those sources (`with_sources`)."""
    compartments: set[bytes] = set()
    atoms: set[str] = set()
    if resting.what == "source":
        compartments |= {compartment_of(resting.id), *_annexes(vault, [resting.id])}
        atoms |= {r.id for r in queries.claims(vault, source=resting.id)} | queries.atoms_in(vault, resting.id)
    else:
        atoms |= set(queries.atoms_of(vault, resting.id))
        compartments |= queries.compartments_set_on(vault, atoms)
        for source in resting.naming if with_sources else ():
            compartments |= {compartment_of(source), *_annexes(vault, [source])}
            atoms |= {r.id for r in queries.claims(vault, source=source)} | queries.atoms_in(vault, source)
    compartments |= queries.compartments_set_on(vault, atoms) if resting.what == "person" else set()
    compartments |= queries.links_about(vault, atoms)
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
