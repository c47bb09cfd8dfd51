"""The machine's dataclasses as JSON and back, strictly: what does not fit is damage, never a default."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from guvoh.safety.watch.outbox import Row
from guvoh.safety.watch.plan import Alive, Asked, Contact, Ladder, Message, Plan, Route


def text_of(thing: Plan | Row | Alive) -> str:
    return json.dumps(asdict(thing), ensure_ascii=True, sort_keys=True, default=sorted)


def alive_of(text: str) -> Alive:
    return Alive(**json.loads(text))


def row_of(text: str) -> Row:
    body = json.loads(text)
    return Row(**{**body, "message": Message(**body["message"])})


def plan_of(text: str) -> Plan:
    body = json.loads(text)
    body["contacts"] = tuple(contact_of(one) for one in body["contacts"])
    body["ladder"] = ladder_of(body["ladder"])
    body["dues"] = tuple(body["dues"])
    body["done"], body["answered"] = frozenset(body["done"]), frozenset(body["answered"])
    body["asked"] = tuple(Asked(**{**one, "failed": frozenset(one["failed"])}) for one in body["asked"])
    return Plan(**body)


def ladder_of(body: dict[str, Any]) -> Ladder:
    return Ladder(**{**body, "remind": tuple(body["remind"])})


def contact_of(body: dict[str, Any]) -> Contact:
    routes = tuple(Route(**one) for one in body["routes"])
    return Contact(**{**body, "roles": tuple(body["roles"]), "routes": routes})
