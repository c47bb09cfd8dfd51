"""Proposals one by one at a terminal: same or different is one key and a reason, never Enter or Space."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import in_line, shown
from guvoh.cli.layout import screen_width, wrapped
from guvoh.errors import GuvohError
from guvoh.model.ids import short
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.resolve import Proposal
    from guvoh.vault.vault import Vault

KEYS = {"s": "same", "d": "different", "x": "unsure", "n": "next", "p": "previous", "u": "undo", "q": "stop",
        "\x04": "stop", "\x1b": "stop",
        # the same keys on a Russian or Persian keyboard
        "ы": "same", "в": "different", "ч": "unsure", "ط": "unsure", "т": "next", "з": "previous", "г": "undo",
        "й": "stop", "س": "same", "ی": "different", "د": "next", "ح": "previous", "ع": "undo", "ض": "stop"}  # fmt: skip


def ask(vault: Vault, waiting: list[Proposal]) -> None:
    """Asks about each; what a judgement has settled meanwhile is passed over. Each answer is recorded at once."""
    from guvoh import app

    at, told = 0, ""
    done: list[tuple[int, str]] = []
    while at < len(waiting):
        p = waiting[at]
        if _joined(vault, p):
            at += 1
            continue
        _show(vault, p, at, len(waiting), told)
        told, key = "", _key()
        if key == "stop":
            break
        if key == "next":
            at += 1
        elif key == "previous":
            at = max(0, at - 1)
        elif key == "undo" and done:
            at, entry = done.pop()
            app.undo(vault, [entry])
            told = _("Taken back.")
        elif key == "undo":
            told = _("Nothing was decided in this sitting.")
        else:
            because = _why(p, key)
            if not because:
                told = _("Not recorded: it needs a reason.")
                continue
            try:
                done.append((at, app.judge(vault, p.a, p.b, key, because)))
                at, told = at + 1, _("Recorded.")
            except GuvohError as error:
                told = f"{error.message} {error.hint}"
    click.echo("\n" + _("{n} decided. Everything is recorded; go on at any time.").format(n=len(done)))


def _joined(vault: Vault, p: Proposal) -> bool:
    from guvoh.vault import queries

    if p.of == "claim":
        one, other = (queries.incident_of(vault, id) for id in (p.a, p.b))
        return one is not None and other is not None and one.id == other.id
    first, second = (queries.person_of(vault, id) for id in (p.a, p.b))
    return first is not None and second is not None and first.id == second.id


def _show(vault: Vault, p: Proposal, at: int, n: int, told: str) -> None:
    from guvoh.book.name_words import reasons

    width = screen_width()
    click.echo("\n" + "─" * min(72, width))
    click.echo(_("{n} of {all}").format(n=at + 1, all=n))
    for id in (p.a, p.b):
        click.echo("\n" + "\n".join(wrapped(shown(line), width) for line in _lines(vault, p.of, id)))
    click.echo("\n" + wrapped(_("Why it is asked: {what}").format(what=reasons(p.because)), width))
    if p.of == "mention":
        from guvoh.cli.resolve import explained

        click.echo(wrapped(in_line(explained(vault, p)), width))
    if told:
        click.echo("\n" + wrapped(f"» {told}", width))
    keys = _("[s] same  [d] different  [x] not sure  [n] next  [p] previous  [u] undo  [q] stop")
    click.echo("\n" + wrapped(keys, width))


def _lines(vault: Vault, of: str, id: str) -> Iterator[str]:
    from guvoh.model.dates import show
    from guvoh.vault import queries

    if of == "claim":
        row = queries.claim(vault, id)
        c, source = row.claim, queries.source(vault, row.source)
        when = show(c.date.start, c.date.end) if c.date and (c.date.start or c.date.end) else ""
        yield f"{short(id)}  {in_line(source.title or source.name)}"
        yield f"  “{in_line(c.quote)}”"
        facts = (when, c.place.text if c.place else "", c.count.text if c.count else "")
        if any(facts):
            yield "  " + "; ".join(in_line(fact) for fact in facts if fact)
        return
    person = queries.person_of(vault, id)
    if person is not None:
        yield f"{short(id)}  {' / '.join(in_line(name) for name in person.names)}"
        for claim in person.claims[:3]:
            yield f"  “{in_line(queries.claim(vault, claim).claim.quote)}”"


def _key() -> str:
    while True:
        try:
            key = click.getchar().lower()
        except EOFError:
            return "stop"
        if key == "\x03":
            raise KeyboardInterrupt
        if key in KEYS:
            return KEYS[key]


def _why(p: Proposal, verdict: str) -> str:
    """For the same, what is alike may be the reason; for a difference nothing but the reader's own words can be."""
    from guvoh.book.name_words import reasons

    likely = reasons(p.because) if verdict == "same" else ""
    typed: str = click.prompt(_("Why? (empty: back)") if not likely else _("Why?"), default=likely, err=True,
                              show_default=bool(likely))  # fmt: skip
    return typed.strip()
