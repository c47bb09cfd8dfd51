"""The start page of a case: what cannot wait, what is due, what waits to be read, what changed."""

from __future__ import annotations

from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.show import page


def start(ask: Ask) -> Answer:
    case = ask.case
    return page(ask, "start.html", _("Start"), "start", waiting=queries.unreviewed(ask.vault, case.id))


PAGES = (Page("/case/{case}/", start),)
