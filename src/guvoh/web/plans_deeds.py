"""What the page of a plan has of its drills and papers: the form of a drill, what was drawn and waits to be saved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from guvoh.book.network_due import named_by
from guvoh.model.records import Record, kind
from guvoh.web.ask import Ask, Form
from guvoh.web.plans_shown import contact_options
from guvoh.web.record_fields import Control, controls

KEPT = "plan:"  # under this and the plan's id its last paper lies in memory until it is saved or the desk ends


def drill_controls(ask: Ask, plan: Record, typed: Form | None) -> list[Control]:
    """The fields of a drill, for the contacts of this plan; today where nothing was typed."""
    held = typed or Form({"what": ("call_round",), "on": (ask.desk.today.isoformat(),)})
    named = contact_options(ask, named_by(plan))
    made = [one for one in controls(ask, kind("drill"), (), held) if one.name != "plan"]
    return [replace(one, options=named) if one.name in ("reached", "missed") else one for one in made]


def made(ask: Ask, plan: Record) -> dict[str, Any] | None:
    """What was drawn last of the plan: name, data, ending, left_out, calls."""
    return ask.desk.drafts.get(KEPT + plan.id)
