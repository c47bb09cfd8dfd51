"""Threats, plans, contacts and referrals on the pages of whom or what they name: a person, a claim, a source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from guvoh.book import record_telling as telling
from guvoh.book.record_names import names_in
from guvoh.model.records import Record
from guvoh.safety.network import links
from guvoh.web.ask import Ask
from guvoh.web.record_pages import page_of

MOST = 30  # of one page; the lists of safety have all


class Linked(NamedTuple):
    """One record: its kind and title in words, its page."""

    label: str
    words: str
    address: str


def of_person(ask: Ask, person: str) -> list[Linked]:
    return _shown(ask, links.of_person(ask.vault, person))


def of_claim(ask: Ask, claim: str) -> list[Linked]:
    return _shown(ask, links.of_claim(ask.vault, claim))


def of_source(ask: Ask, source: str) -> list[Linked]:
    return _shown(ask, links.of_source(ask.vault, source))


def _shown(ask: Ask, found: Iterable[Record]) -> list[Linked]:
    listed = list({one.id: one for one in found}.values())[:MOST]
    names = names_in(ask.vault, listed)
    return [Linked(telling.label(one), telling.title(one, names)[:160], page_of(one)) for one in listed]
