"""Whether the pages of a paper that partners or the public get were looked at as pictures, before it is let out.

Reading them takes seconds a page: what stays with the group, and forms for one mechanism or lawyer, are searched as
bytes only.
"""

from __future__ import annotations

from guvoh.errors import Refused
from guvoh.model.document import Document
from guvoh.policy.profiles import SHARED
from guvoh.text.i18n import _


def looked_at(data: bytes, ending: str, shown: Document, without_ocr: bool = False) -> bool:
    """True where there are no pages or nothing asks for a look, or all of them were read by machine and named nobody;
    False where they could not be, which must be said. `shown`: the paper for its reader (`policy.profiles.for_reader`).
    Raises `Refused` for a name that is seen on one, and for a public PDF that nothing here can look at, unless that is
    accepted."""
    if ending != ".pdf" or shown.profile not in SHARED:
        return True
    from guvoh.report.document.seen import leaks_seen, readable_here

    found = leaks_seen(data, shown) if readable_here() else None
    if found:
        raise Refused(
            _("The paper was not made: {n} protected names could still be read in it.").format(n=len(found)),
            _("Nothing was written. Add the missing spellings to these persons, or print with --internal."),
            tuple(_("person {id}, found {reading}").format(id=leak.person, reading=leak.reading) for leak in found),
        )
    if found is None and shown.profile == "public" and not without_ocr:
        raise Refused(
            _("Nothing on this machine can look at the pages as pictures (tesseract is missing, or a language of it)."),
            _("Install it with English, Russian and Persian, or print with --without-ocr and look at every page "
              "yourself. Nothing was written."),
        )  # fmt: skip
    return found is not None
