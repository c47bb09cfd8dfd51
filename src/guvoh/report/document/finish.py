"""For its reader, guarded, drawn, and only past the gate handed out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from importlib import import_module

from guvoh import policy
from guvoh.errors import Refused
from guvoh.model.document import Document
from guvoh.policy.profiles import for_reader
from guvoh.text.i18n import _, using

ENDINGS = {".html": "page", ".pdf": "printed", ".docx": "word", ".json": "machine", ".txt": "plain"}


def finished(
    document: Document, ending: str, levels: Mapping[str, int] | None = None, granted: Collection[str] = ()
) -> bytes:
    """The bytes of the file. `levels` of the persons and who `granted` it: as `policy.profiles.for_reader` asks.

    Raises `Refused` when a protected name could still be read in it; nothing is written then."""
    draw: Callable[[Document], bytes] = import_module(f"guvoh.report.document.{ENDINGS[ending]}").render
    read = import_module(f"guvoh.report.document.{ENDINGS[ending]}").readable
    with using(document.language):
        safe = policy.guard(for_reader(document, levels or {}, granted))
        drawn = draw(safe)
        if document.internal:
            return drawn
        leaks = policy.check(read(drawn, safe), safe, safe, _empty(safe, draw, read))
    if leaks:
        people = len({leak.person for leak in leaks})
        raise Refused(
            _("The paper was not made: {n} protected names could still be read in it.").format(n=people),
            _("Nothing was written. Add the missing spellings to these persons, or print with --internal."),
            tuple(_("person {id}, found {reading}").format(id=leak.person, reading=leak.reading) for leak in leaks),
        )
    return drawn


def _empty(safe: Document, draw: Callable[[Document], bytes], read: Callable[[bytes, Document], bytes]) -> bytes:
    """The same without anybody's words: what still stands there is ours."""
    empty = policy.without_words(safe)
    return read(draw(empty), empty)
