"""Locking: the process ends, and with it everything that it knew. What is typed and not saved is sealed before."""

from __future__ import annotations

from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.show import page


def lock(ask: Ask) -> Answer:
    """Stays open where something typed could not be sealed, until somebody says that it may be lost."""
    desk = ask.desk
    unsealed = desk.seal()
    if unsealed and not ask.form.get("anyway"):
        return page(ask, "unsealed.html", _("Not locked"), status=409, unsealed=unsealed)
    desk.close()
    desk.stop()
    return page(ask, "locked.html", _("Locked"))


PAGES = (Page("/lock", lock, ("POST",), needs_vault=False),)
