"""GeoJSON (RFC 7946): one Feature for each act; a geometry only where somebody said where it lies, as near as a place
that can be named (G4 of domain model), and where nobody who is protected could be found by it."""

from __future__ import annotations

import json
from typing import Any

from guvoh.share.codes import UNKNOWN
from guvoh.share.record import ACT, Bundle, Record, merged

# Ours -> codes of the field. What was given as exact is a spot within a town for others: it was rounded.
PRECISION = {"exact": "G2", "town": "G3", "district": "G5", "region": "G6", "country": "G8"}
NEAR = frozenset({"G1", "G2", "G3", "G4"})


def drawn(bundle: Bundle) -> dict[str, bytes]:
    """One file: a FeatureCollection; `guvoh` in it says for whom it was made."""
    features = [_feature(act, bundle.internal) for act in bundle.of(ACT)]
    whole = {"type": "FeatureCollection", "guvoh": {"version": 1, "internal": bundle.internal}, "features": features}
    return {"acts.geojson": json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"}


def _feature(act: Record, internal: bool) -> dict[str, Any]:
    whole = merged(act)
    precision = PRECISION.get(whole.first("X215"), "G8" if whole.first("X216") else "G0")
    if precision == "G2" and not internal:
        precision = "G3"
    lat, lon = whole.first("X217"), whole.first("X218")
    geometry = None
    if precision in NEAR and lat and lon:
        geometry = {"type": "Point", "coordinates": [float(lon), float(lat)]}
    elif precision in NEAR:
        precision = "G8" if whole.first("X216") else "G0"  # the coordinates were left out
    return {
        "type": "Feature", "id": act.id, "geometry": geometry,
        "properties": {
            "type": whole.first("2109") or UNKNOWN, "class": whole.first("X211"), "term": whole.first("X212") or None,
            "dates": [v.text for v in act.all("2111")] or None, "status": whole.first("X213") or None,
            "precision": precision, "country": whole.first("X216") or None, "event": whole.first("2103") or None,
        },
    }  # fmt: skip
