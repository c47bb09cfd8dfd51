"""Who submits. No mechanism takes anonymous submissions; all keep this confidential."""

from __future__ import annotations

from guvoh.model.document import DETAIL, Text, line, own, said
from guvoh.model.records import Record
from guvoh.report.forms.ask import Ask, Told, at_record, told
from guvoh.report.forms.spoken import _


def identity(ask: Ask) -> Told:
    """Name, organisation, addresses; the day and the line for a signature."""
    found = the_one(ask)
    if found is None or not (found.text("address") or found.text("email")):
        return Told((), _("Who submits is not recorded, with an address."), at_record(ask, "submitter"))
    lines = [line(_value(found, name)) for name in ("name", "organisation", "address", "email", "phone")]
    return told(*lines, line(own(_("Date and signature: ") + "____________________")))


def relation(ask: Ask) -> Told:
    found = the_one(ask)
    text = _value(found, "relation") if found else ()
    return told(line(text), enter=at_record(ask, "submitter"),
                what=_("What whoever submits is to the person is not recorded."))  # fmt: skip


def confidential(ask: Ask) -> Told:
    found = the_one(ask)
    answer = found.text("confidential") if found else ""
    words = {"yes": _("Yes, the identity is to be kept confidential."), "no": _("No.")}
    return told(line(own(words.get(answer, _("Yes, the identity is to be kept confidential.")))))


def counsel(ask: Ask) -> Told:
    found = the_one(ask)
    return told(line(_value(found, "counsel") if found else ()), enter=at_record(ask, "submitter"))


def signature(ask: Ask) -> Told:
    """The line on which to sign, by hand."""
    return told(line(own(_("Date and signature: ") + "____________________")))


def the_one(ask: Ask) -> Record | None:
    """The last that was recorded."""
    return max(ask.file.of_kind("submitter"), key=lambda r: (r.at, r.id), default=None)


def _value(record: Record, name: str) -> Text:
    """Its level is 3 in every other paper; a mechanism has to know it, and is asked to keep it to itself."""
    return said(record.text(name), DETAIL, field=f"submitter.{name}", rests_on=(record.entry,))
