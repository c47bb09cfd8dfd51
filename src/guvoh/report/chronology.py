"""From a chronology to the bytes that leave: guard, lay out, draw, and only past the gate hand out."""

from __future__ import annotations

from collections.abc import Callable

from guvoh import policy
from guvoh.errors import Refused
from guvoh.model.paper import Chronology
from guvoh.text.i18n import _, using


def html(paper: Chronology) -> bytes:
    """The paper as one self-contained HTML file. Raises Refused when a protected name could still be read in it."""
    from guvoh.report import page
    from guvoh.report.content import Layout

    return _past_the_gate(paper, lambda safe: page.render(Layout(safe).whole()))


def pdf(paper: Chronology) -> bytes:
    """The paper as a tagged PDF. Raises Refused when a protected name could still be read in it."""
    from guvoh.report import printed
    from guvoh.report.content import Layout

    # The gate looks at what is set, before it is packed: in a PDF words are compressed, and glyphs instead of letters.
    data = _past_the_gate(paper, lambda safe: printed.content(Layout(safe).whole(), safe.made_at).encode())
    return printed.render(data.decode(), paper.made_at)


def as_json(paper: Chronology) -> bytes:
    """The paper as JSON. Raises Refused when a protected name could still be read in it."""
    from guvoh.report import machine

    return _past_the_gate(paper, machine.render)


def _past_the_gate(paper: Chronology, draw: Callable[[Chronology], bytes]) -> bytes:
    """What was drawn, in the language of the paper, once the gate has read it and found nobody."""
    with using(paper.language):
        safe = policy.guard(paper)
        drawn = draw(safe)
        if paper.internal:
            return drawn
        leaks = policy.check(drawn, safe, safe, draw(policy.without_words(safe)))
    if leaks:
        people = len({leak.person for leak in leaks})
        raise Refused(
            _("The paper was not made: {n} protected names could still be read in it.").format(n=people),
            _("Nothing was written. Add the missing spellings to these persons, or print with --internal."),
            tuple(_("person {id}, found {reading}").format(id=leak.person, reading=leak.reading) for leak in leaks),
        )
    return drawn
