"""A form that is half typed, told by the page's script while somebody types."""

from __future__ import annotations

from guvoh.errors import NotFound
from guvoh.text.i18n import _
from guvoh.web import halves
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.show import at


def half(ask: Ask) -> Answer:
    """The fields that differ from what the page showed; none of them means none any more."""
    rest = ask.arg("rest")
    if "/" not in rest and rest != "publicity":
        raise NotFound(_("There is no such page."), _("Go back, or begin at the start page."))
    typed = {name: values[0] for name, values in ask.form.fields.items() if values}
    halves.keep(ask.desk, at(ask.case, rest), typed)
    return Answer(b"", "text/plain")


PAGES = (Page("/case/{case}/half/{rest:path}", half, ("POST",)),)
