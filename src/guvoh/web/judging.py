"""What the pages that join and split share: the reasons of a proposal in words, and taking back what was
just done."""

from __future__ import annotations

from dataclasses import dataclass

from guvoh import app
from guvoh.book.name_words import reasons
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, go

__all__ = ["Done", "reasons", "take_back", "undo_bar"]


@dataclass(frozen=True, slots=True)
class Done:
    """What was just said: the entries that an undo takes back, and the word that was given."""

    entries: tuple[str, ...]
    verdict: str


def undo_bar(ask: Ask) -> Done | None:
    """What the address says was just done, as far as it still stands."""
    entries = []
    for id in ask.query.all("done"):
        rows = queries.judgement_entries(ask.vault, [id])
        entries += [e for e, _verdict, dead in rows if not dead]
    verdicts = {v for _e, v, _dead in queries.judgement_entries(ask.vault, entries)} - {""}
    if not entries:
        return None
    return Done(tuple(entries), next((v for v in ("different", "unsure") if v in verdicts), "same"))


def take_back(ask: Ask, back: str) -> Answer:
    """Undoes the entries that the form names, as far as they stand, and leads to `back`."""
    rows = queries.judgement_entries(ask.vault, list(ask.form.all("entry")))
    live = [id for id, _verdict, dead in rows if not dead]
    if live:
        app.undo(ask.vault, live)
        ask.desk.say(_("Taken back. The history keeps both."))
    return go(back)
