"""Where the incidents of a case lie, as precisely as somebody said and no more: points, countries, the rest in words.

A place is known from the lists of the model, or because a person gave it coordinates on the case. Nothing is guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guvoh.model.places import Located, locate, place_key
from guvoh.vault import queries
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class PlaceOnMap:
    """A place as sources write it (`names`, the commonest first), where it is known to lie, and its incidents: `low`
    surely there, `high` perhaps."""

    key: str
    names: tuple[str, ...]
    located: Located | None
    low: int
    high: int
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class PlacesOnMap:
    """`points` have coordinates, `countries` are known by their country only, `unknown` are known by name only."""

    points: tuple[PlaceOnMap, ...]
    countries: tuple[PlaceOnMap, ...]
    unknown: tuple[PlaceOnMap, ...]


def own_places(vault: Vault, case: str) -> Mapping[str, Mapping[str, Any]]:
    """What persons set: by folded name, {name, lat, lon, precision, source}."""
    return dict(queries.settings(vault, case).get("places") or {})


def places_on_map(places_of: Iterable[tuple[str, ...]], own: Mapping[str, Mapping[str, Any]]) -> PlacesOnMap:
    """`places_of`: the places of each incident. Those with most incidents come first."""
    names: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    sure: dict[str, int] = defaultdict(int)
    maybe: dict[str, int] = defaultdict(int)
    for of, n in Counter(places_of).items():
        places = {place_key(p): p for p in of}
        for folded, said in places.items():
            names[folded][said] += n
            maybe[folded] += n
            sure[folded] += n * (len(places) == 1)
    found = [
        PlaceOnMap(folded, tuple(sorted(said, key=lambda name: (-said[name], name))), locate(folded, own),
                   sure[folded], maybe[folded], folded in own)
        for folded, said in names.items()
    ]  # fmt: skip
    found.sort(key=lambda p: (-p.high, p.key))
    return PlacesOnMap(
        tuple(p for p in found if p.located and p.located.lat is not None),
        tuple(p for p in found if p.located and p.located.lat is None),
        tuple(p for p in found if p.located is None),
    )
