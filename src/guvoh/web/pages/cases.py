"""The cases of the vault, and a new one."""

from __future__ import annotations

from guvoh import app
from guvoh.errors import Refused
from guvoh.model.person_fields import LONGEST
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.show import page


def cases(ask: Ask) -> Answer:
    return page(ask, "cases.html", _("Cases"), cases=queries.cases(ask.vault), wrong="", typed="")


def new(ask: Ask) -> Answer:
    name = " ".join(ask.form.get("name").split())
    if not any(c.isalnum() for c in name):
        wrong = _("A case needs a name.")
    elif len(name) > LONGEST:
        wrong = _("This is too long for one field.")
    else:
        try:
            app.open_case(ask.vault, name)
            return go("/")
        except Refused as error:
            wrong = f"{error.message} {error.hint}"
    known = queries.cases(ask.vault)
    return page(ask, "cases.html", _("Cases"), status=422, cases=known, wrong=wrong, typed=name)


PAGES = (Page("/cases", cases), Page("/cases/new", new, ("POST",)))
