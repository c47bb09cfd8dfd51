"""Locking: the process ends, and with it everything that it knew."""

from __future__ import annotations

from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.show import page


def lock(ask: Ask) -> Answer:
    desk = ask.desk
    desk.close()
    desk.stop()
    return page(ask, "locked.html", _("Locked"))


PAGES = (Page("/lock", lock, ("POST",), needs_vault=False),)
