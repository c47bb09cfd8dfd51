"""Where a place lies, as a person says: it is kept on the case, and the map shows it."""

from __future__ import annotations

from guvoh import review
from guvoh.book.map import own_places
from guvoh.book.placing import places_in
from guvoh.errors import WrongField
from guvoh.model.places import checked_place, place_key
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def set_place(vault: Vault, case: str, name: str, lat: str, lon: str, precision: str, source: str) -> str:
    """Gives a place of a case coordinates; returns the entry's id. Raises `WrongField`, also for somebody's home: a
    case keeps its places for ever, and a person's house is not for the map."""
    if not place_key(name):
        raise WrongField(_("A place needs a name."), _("Choose one of the list."), field="name")
    if places_in(name) != (name,):
        hint = _("Give the village or town in which it lies.")
        raise WrongField(_("This may be somebody's home; it is not put on the map."), hint, field="name")
    given = {"name": name.strip(), **checked_place(lat, lon, precision, source)}
    return _keep(vault, case, {**own_places(vault, case), place_key(name): given})


def unset_place(vault: Vault, case: str, name: str) -> str | None:
    """Takes the coordinates away; None when there were none."""
    own = own_places(vault, case)
    if place_key(name) not in own:
        return None
    return _keep(vault, case, {key: place for key, place in own.items() if key != place_key(name)})


def _keep(vault: Vault, case: str, places: dict[str, object]) -> str:
    batch = vault.batch()
    known = next(c for c in queries.cases(vault) if c.id == case)
    entry = review.set_fields(batch, known.id, known.id, "case", {"places": places})
    vault.commit(batch)
    return entry
