"""Whom one can turn to, what was threatened, and plans before the knock on the door. Questions, nothing is written.

In: records of the kinds contact, threat, plan, drill, referral, event, and a day (ISO 8601). Out: frozen dataclasses.

    reachable(contact)                 may a machine write to it, may it stand on a printed sheet
    contacts_in, pattern, states, before, sheet, consent_of   of contacts, threats, plans, events, sheet, referrals

Read `reach.py` first: every way on which something leaves by itself asks it.
"""

from guvoh.safety.network.reach import reachable

__all__ = ["reachable"]
