"""Whom a list or a form is narrowed down to: `?about=` with the ending of a person's id."""

from __future__ import annotations

from guvoh.errors import GuvohError
from guvoh.model import Person
from guvoh.vault import queries
from guvoh.web.ask import Ask


def asked_about(ask: Ask) -> Person | None:
    """The person of this case whom the address names; None for nobody, and for somebody who is not there."""
    if not ask.query.get("about"):
        return None
    try:
        one = queries.person(ask.vault, queries.find(ask.vault, ask.query.get("about"), ("person",))[1])
    except GuvohError:
        return None
    return one if one.case == ask.case.id else None
