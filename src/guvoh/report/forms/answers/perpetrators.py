"""Who is said to have done it, in forms that ask why that is believed."""

from __future__ import annotations

from guvoh.model.document import line
from guvoh.report.forms.answers import arrest
from guvoh.report.forms.ask import Ask, Told, at_record, of_record


def alleged(ask: Ask) -> Told:
    """The forces, and why it is believed."""
    found = arrest.forces(ask)
    if not found.text:
        return arrest.link_of_state(ask) if arrest.link_of_state(ask).text else found
    mine = set(ask.person.claims.get("victim", ()))
    why = [line(of_record(r, "why", ask=ask)) for r in ask.file.of_kind("involvement")
           if ask.id not in r.about and not mine.isdisjoint(r.listed("claims"))]  # fmt: skip
    more = arrest.link_of_state(ask).text
    return Told((*found.text, *(one for one in why if one.text), *more), "", at_record(ask, "involvement"))
