"""guvoh review"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, in_line, opened, shown, takes_options
from guvoh.cli.layout import screen_width, wrapped
from guvoh.errors import GuvohError, UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.model import Claim, Reading
    from guvoh.vault.queries import ClaimRow
    from guvoh.vault.vault import Vault

# Accept is never Enter or Space: those are pressed without looking.
REASONS = {"1": "not in the text", "2": "wrong person", "3": "wrong date", "4": "no act", "5": "duplicate"}


@click.command()
@click.argument("source", required=False)
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def review(given: Given, source: str | None, case: str | None) -> None:
    """Read suggestions one by one, beside their words: accept, edit, reject, skip, undo. Of one SOURCE, or of all."""
    from guvoh import app
    from guvoh.vault import queries

    if not sys.stdin.isatty():
        raise UsageError(
            _("Review needs a terminal."), _("In scripts: `guvoh claims --json`, then `guvoh accept ID...`.")
        )
    with opened(given) as vault:
        of = queries.find(vault, source, ("source",))[1] if source else None
        in_case = app.the_case(vault, case).id if case else None
        waiting = queries.claims(vault, in_case, "suggested", of)
        if not waiting:
            click.echo(_("Nothing is waiting to be read."))
            return
        _Desk(vault, waiting).work()


@dataclass
class _Desk:
    """One sitting: where the reader is, and what was decided in it."""

    vault: Vault
    waiting: list[ClaimRow]
    at: int = 0

    def __post_init__(self) -> None:
        self.done: list[tuple[int, str]] = []
        self.texts: dict[str, Reading | None] = {}
        self.told = ""  # what came of the last key; stands beside the question, where a small screen still shows it

    def work(self) -> None:
        while self.at < len(self.waiting):
            self._show(self.waiting[self.at])
            if not self._key():
                break
        decided = len({at for at, _entry in self.done})
        left = len(self.waiting) - decided
        if self.told:
            click.echo(self.told)
        click.echo("\n" + _("{n} decided, {left} left. Everything is recorded; go on at any time.").format(
            n=decided, left=left))  # fmt: skip

    def _show(self, row: ClaimRow) -> None:
        from guvoh.book.places import where
        from guvoh.cli.whom import whom_lines
        from guvoh.model.origin import origin_words
        from guvoh.model.vocabulary import act_label, label
        from guvoh.vault import queries

        if row.source not in self.texts:
            self.texts[row.source] = queries.reading(self.vault, row.source)
        reading = self.texts[row.source]
        source = queries.source(self.vault, row.source)
        c = row.claim
        width = screen_width()
        click.echo("\n" + "─" * min(72, width))
        head = _("{n} of {all}").format(n=self.at + 1, all=len(self.waiting))
        name = shown(in_line(source.title or source.name))
        day = source.published or _("no date")
        click.echo(wrapped(f"{head}   {name}, {day}   {short(row.id)}", width))
        if reading is not None:
            click.echo(wrapped(f"{where(reading, c.start, c.end)}\n\n{lit(reading.text, c)}\n", width))
        polarity = "" if c.polarity == "asserted" else f"   ({label('polarity', c.polarity)})"
        act = _("act")
        click.echo(f"  1 {act:12} {act_label(c.act)}{polarity}")
        for number, name, value in slots(c):
            click.echo(wrapped(f"  {number} {name:12} {shown(value)}", width))
        if origin := origin_words(c.rule):
            click.echo(wrapped(f"    {shown(origin)}", width))
        for line in whom_lines(self.vault, row):
            click.echo(wrapped(f"    {shown(line)}", width))

    def _key(self) -> bool:
        if self.told:
            click.echo("\n" + wrapped(f"» {self.told}", screen_width()))
            self.told = ""
        menu = _("[a] accept  [e] edit  [x] reject  [s] skip  [p] previous  [u] undo  [q] stop")
        click.echo("\n" + wrapped(menu, screen_width()))
        while True:
            try:
                key = click.getchar().lower()
            except EOFError:  # Ctrl-D
                return False
            # The same keys on a Russian or Persian keyboard.
            key = {"ф": "a", "у": "e", "ч": "x", "ы": "s", "з": "p", "г": "u", "й": "q", "ش": "a", "ث": "e", "ط": "x",
                   "س": "s", "ح": "p", "ع": "u", "ض": "q"}.get(key, key)  # fmt: skip
            act = {"a": self._accept, "e": self._edit, "x": self._reject, "s": self._skip, "p": self._previous,
                   "u": self._undo}.get(key)  # fmt: skip
            if key in ("q", "\x04", "\x1b"):
                return False
            if key == "\x03":
                raise KeyboardInterrupt
            if act is not None:
                try:
                    act()
                except GuvohError as error:
                    self.told = f"{error.message} {error.hint}"
                return True

    def _accept(self) -> None:
        from guvoh import app

        row = self.waiting[self.at]
        self._decided(app.decide(self.vault, [row.id], "accepted")[0], _("Accepted."))

    def _reject(self) -> None:
        from guvoh import app

        words = (_("not in the text"), _("wrong person"), _("wrong date"), _("no act"), _("duplicate"))
        reasons = dict(zip(REASONS, words, strict=True))
        asked = _("Why? {reasons}  Esc: back  any other key: no reason").format(
            reasons="  ".join(f"[{k}] {v}" for k, v in reasons.items()))  # fmt: skip
        click.echo(wrapped(asked, screen_width()))
        key = click.getchar()
        if key.startswith("\x1b"):
            self.told = _("Not rejected.")
            return
        reason = REASONS.get(key, "")
        row = self.waiting[self.at]
        self._decided(app.decide(self.vault, [row.id], "rejected", reason)[0], _("Rejected."))

    def _decided(self, entry: str, words: str) -> None:
        self.told = words
        self.done.append((self.at, entry))
        self.at += 1

    def _skip(self) -> None:
        self.at += 1

    def _previous(self) -> None:
        self.at = max(0, self.at - 1)

    def _undo(self) -> None:
        from guvoh import app

        if not self.done:
            self.told = _("Nothing was decided in this sitting.")
            return
        self.at, entry = self.done.pop()
        app.undo(self.vault, [entry])
        self.told = _("Taken back.")

    def _edit(self) -> None:
        from guvoh import app

        row = self.waiting[self.at]
        reading = self.texts[row.source]
        if reading is None:
            return
        claim = row.claim
        asked = _("Which? 2 victims, 3 by whom, 5 when, 6 where, 7 who says so, 8 said as; any other key: back")
        click.echo(wrapped(asked, screen_width()))
        number = click.getchar()
        if number not in "235678" or not number.strip():
            return
        if number == "8":
            polarity = _polarity()
            if polarity is None:
                return
            edited = replace(claim, polarity=polarity, rule="person")
        else:
            typed = click.prompt(_("The exact words of the source; several with ; between; empty: none"), default="",
                                 show_default=False, err=True)  # fmt: skip
            edited = with_words(claim, number, typed, reading.text)
        self._decided(app.edit(self.vault, row.id, edited), _("Accepted as edited."))


def _polarity() -> Any:
    """None for any key but these four."""
    click.echo(_("[1] asserted  [2] denied  [3] planned  [4] hypothetical  any other key: back"))
    return {"1": "asserted", "2": "denied", "3": "planned", "4": "hypothetical"}.get(click.getchar())


def with_words(claim: Claim, number: str, typed: str, text: str) -> Claim:
    """The claim with one slot filled by words of the source, the occurrence nearest to the claim. Raises `UsageError`
    when the words do not stand in the source."""
    from guvoh.model import Place, Span, When

    found = [_nearest(text, part.strip(), claim.start) for part in typed.split(";") if part.strip()]
    spans = tuple(Span(text[s:e], s, e) for s, e in found)
    if number == "2":
        return replace(claim, victims=spans, rule="person")
    if number == "3":
        return replace(claim, actors=spans, rule="person")
    if number == "7":
        return replace(claim, attribution=spans, rule="person")
    first = spans[0] if spans else None
    if number == "6":
        return replace(claim, place=Place(first.text, first.start, first.end) if first else None, rule="person")
    if first is None:
        return replace(claim, date=None, rule="person")
    day = click.prompt(_("The day or days (2026-11-21, 2026-11, 2026-11-12/2026-11-13)"), err=True)
    from guvoh.model import dates

    start, end = dates.interval(day)
    when = When(start, end, first.text, dates.precision_of(start, end), first.start, first.end)
    return replace(claim, date=when, rule="person")


def _nearest(text: str, words: str, near: int) -> tuple[int, int]:
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        raise UsageError(_("These words do not stand in the source."), _("Type them exactly as they stand there."))
    start = min(places, key=lambda p: abs(p - near))
    return start, start + len(words)


def slots(claim: Claim) -> list[tuple[int, str, str]]:
    """(number, name, words) of the filled slots, in the order of the desk."""
    from guvoh.model.dates import show

    date = claim.date
    when = date.text if date else ""
    if date and (date.start or date.end):
        when += f" ({show(date.start, date.end)})"
    filled = [
        (2, _("victims"), "; ".join(v.text for v in claim.victims)),
        (3, _("by whom"), "; ".join(a.text for a in claim.actors)),
        (4, _("how many"), claim.count.text if claim.count else ""),
        (5, _("when"), when),
        (6, _("where"), claim.place.text if claim.place else ""),
        (7, _("who says so"), " ← ".join(a.text for a in claim.attribution) or _("the document itself")),
        (8, _("reason given"), claim.reason.text if claim.reason else ""),
    ]
    return [slot for slot in filled if slot[2]]


def lit(text: str, claim: Claim, around: int = 240) -> str:
    """The words of the claim in their surroundings, lit; slots are numbered as below."""
    left, right = max(0, claim.start - around), min(len(text), claim.end + around)
    marks: list[tuple[int, int, str]] = []
    for number, spans in (("2", claim.victims), ("3", claim.actors), ("7", claim.attribution)):
        marks += [(s.start, s.end, number) for s in spans]
    marks += [(p.start, p.end, n) for n, p in (("4", claim.count), ("6", claim.place)) if p is not None]
    starts = {s: n for s, e, n in marks if left <= s and e <= right}
    ends = {e for s, e, _n in marks if left <= s and e <= right}
    out, bold = [], False
    for at in range(left, right + 1):
        if at in ends:
            out.append(click.style("", reset=True) + (click.style("", bold=True, reset=False) if bold else ""))
        if at == claim.start:
            bold = True
            out.append(click.style("", bold=True, reset=False))
        if at == claim.end:
            bold = False
            out.append(click.style("", reset=True))
        if at in starts:
            out.append(click.style(starts[at], fg="cyan"))
            out.append(click.style("", bold=bold, underline=True, reset=False))
        if at < right:
            out.append(shown(text[at]))
    return ("…" if left else "") + "".join(out) + click.style("", reset=True) + ("…" if right < len(text) else "")
