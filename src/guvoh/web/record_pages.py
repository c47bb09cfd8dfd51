"""Where a record has a page of its own, besides that of the case file; contacts are used across cases, and each stands
in the one in which it was entered."""

from __future__ import annotations

from guvoh.model.ids import short
from guvoh.model.records import Record

OWN = {"contact": "contacts", "threat": "threats", "plan": "plans", "event": "events"}  # kinds with a page for each


def page_of(one: Record) -> str:
    """The address of a record's page."""
    return f"/case/{short(one.case)}/{OWN.get(one.kind, 'records')}/{short(one.id)}"
