"""From a chronology to the bytes that leave: guard, lay out, draw, and only past the gate hand out."""

from __future__ import annotations

from guvoh import policy
from guvoh.errors import Refused
from guvoh.model.paper import Chronology
from guvoh.text.i18n import _, using


def html(paper: Chronology) -> bytes:
    """The paper as one self-contained HTML file. Raises Refused when a protected name could still be read in it."""
    from guvoh.report import page
    from guvoh.report.content import Layout

    safe = policy.guard(paper)
    with using(paper.language):
        drawn = page.render(Layout(safe).whole())
    return _past_the_gate(drawn, drawn, safe)


def pdf(paper: Chronology) -> bytes:
    """The paper as a tagged PDF. Raises Refused when a protected name could still be read in it."""
    from guvoh.report import printed
    from guvoh.report.content import Layout

    safe = policy.guard(paper)
    with using(paper.language):
        data = printed.content(Layout(safe).whole(), paper.made_at)
    # The gate looks at what is set, before it is packed: in a PDF words are compressed and glyphs.
    _past_the_gate(data, b"", safe)
    return printed.render(data, paper.made_at)


def as_json(paper: Chronology) -> bytes:
    """The paper as JSON. Raises Refused when a protected name could still be read in it."""
    from guvoh.report import machine

    safe = policy.guard(paper)
    with using(paper.language):
        drawn = machine.render(safe)
    return _past_the_gate(drawn, drawn, safe)


def _past_the_gate(read: bytes | str, drawn: bytes, safe: Chronology) -> bytes:
    leaks = policy.check(read, safe, safe)
    if leaks:
        people = len({leak.person for leak in leaks})
        raise Refused(
            _("The paper was not made: {n} protected names could still be read in it.").format(n=people),
            _("Nothing was written. Add the missing spellings to these persons, or print with --internal."),
            tuple(_("person {id}, found {reading}").format(id=leak.person, reading=leak.reading) for leak in leaks),
        )
    return drawn
