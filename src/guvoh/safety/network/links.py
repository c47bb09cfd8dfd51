"""What of the network names a person, a claim or an incident; the way back from a record is in its own fields."""

from __future__ import annotations

from collections.abc import Collection

from guvoh.model.records import Record, kind
from guvoh.vault import queries
from guvoh.vault.vault import Vault

KINDS = ("threat", "plan", "referral", "event", "contact", "drill")
_FIELDS = {"person": ("person", "persons"), "claim": ("claim", "claims"), "source": ("source", "sources")}


def of_person(vault: Vault, person: str) -> list[Record]:
    """Threats, plans, referrals, events and contacts that are about somebody or name him, under any of his mentions;
    and the drills of those plans."""
    found = _naming(vault, "person", {*queries.atoms_of(vault, person), person})
    plans = {one.id for one in found if one.kind == "plan"}
    return [*found, *(one for one in queries.records(vault, None, "drill") if one.text("plan") in plans)]


def of_claim(vault: Vault, claim: str) -> list[Record]:
    """What rests on a claim, on another one of the same incident, or on its source."""
    incident = queries.incident_of(vault, claim)
    claims = {claim, *(incident.claims if incident else ())}
    found = [*_naming(vault, "claim", claims), *_naming(vault, "source", {queries.claim(vault, claim).source})]
    return list({one.id: one for one in found}.values())


def of_source(vault: Vault, source: str) -> list[Record]:
    """What has it as its evidence."""
    return _naming(vault, "source", {source})


def _naming(vault: Vault, of: str, ids: Collection[str]) -> list[Record]:
    wanted = set(ids)
    return [
        one for name in KINDS for one in queries.records(vault, None, name)
        if (of == "person" and wanted & set(one.about))
        or any(wanted & set(one.listed(f.name)) for f in kind(name).fields if f.type in _FIELDS[of])
    ]  # fmt: skip
