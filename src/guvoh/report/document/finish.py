"""For its reader, guarded, drawn, and only past the gate handed out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from importlib import import_module

from guvoh import policy
from guvoh.errors import Refused
from guvoh.model.document import Document
from guvoh.policy.gate_file import check_file
from guvoh.policy.profiles import AS_PICTURES, for_reader
from guvoh.text.i18n import _, using

ENDINGS = {
    ".html": "page", ".pdf": "printed", ".docx": "word", ".json": "machine", ".txt": "plain", ".csv": "table",
}  # fmt: skip


def finished(
    document: Document, ending: str, levels: Mapping[str, int] | None = None, granted: Collection[str] = (), *,
    raster: bool | None = None, minors: bool = False,
) -> bytes:  # fmt: skip
    """The bytes of the file. `levels` of the persons and who `granted` it: as `policy.profiles.for_reader` asks.
    `minors`: whether children may be counted in it. `raster`: a PDF whose pages are pictures, with no letters, no
    metadata and no history in it; None: as the profile asks (`policy.profiles.AS_PICTURES`).

    Raises `Refused` when a protected name could still be read in it, or when a paper of one page (`one_page`) is
    longer; nothing is written then."""
    draw: Callable[[Document], bytes] = import_module(f"guvoh.report.document.{ENDINGS[ending]}").render
    read = import_module(f"guvoh.report.document.{ENDINGS[ending]}").readable
    with using(document.language):
        safe = policy.guard(for_reader(document, levels or {}, granted, minors))
        drawn = draw(safe)
        if ending == ".pdf":
            drawn = _as_wanted(drawn, safe, safe.profile in AS_PICTURES if raster is None else raster)
        if document.internal:
            return drawn
        empty = policy.without_words(safe)
        blank = draw(empty)
        leaks = (*policy.check(read(drawn, safe), safe, safe, read(blank, empty)), *check_file(drawn, safe, blank))
    if leaks:
        people = len({leak.person for leak in leaks})
        raise Refused(
            _("The paper was not made: {n} protected names could still be read in it.").format(n=people),
            _("Nothing was written. Add the missing spellings to these persons, or print with --internal."),
            tuple(_("person {id}, found {reading}").format(id=leak.person, reading=leak.reading) for leak in leaks),
        )
    return drawn


def _as_wanted(drawn: bytes, safe: Document, raster: bool) -> bytes:
    """A PDF of one page where one is asked for, drawn as pictures where the profile asks."""
    from guvoh.report.document import pages

    if safe.one_page and (count := pages.count(drawn)) > 1:
        raise Refused(
            _("This paper must stay on one page, and takes {n}.").format(n=count),
            _("Shorten the longest answers, and print again. Nothing was written."), pages.longest(safe),
        )  # fmt: skip
    return pages.as_pictures(drawn, safe.language) if raster else drawn
