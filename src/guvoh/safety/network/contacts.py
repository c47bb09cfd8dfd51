"""Whom one can turn to for something: found by use, country and language, each with how fresh it is.

A contact that nobody checked for half a year is old; one that did not answer for three months is unconfirmed (security
8.3). Both are shown, neither is hidden: an old number is better than none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guvoh.book.network_due import REPLY, plus
from guvoh.book.records import first
from guvoh.model.records import Record
from guvoh.safety.network.reach import reachable
from guvoh.vault import queries
from guvoh.vault.vault import Vault

CHECKED = 183  # days for which a check holds: six months
CHANNELS = ("signal", "mail", "webhook", "phone")
BY_MACHINE = CHANNELS[:3]  # a call is made by a person
_CODE = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """`reachable`: may a machine write to it, may it stand on a sheet; `old`: not checked for six months, or never;
    `unconfirmed`: no reply for ninety days, or never; `channels`: those that are filled in."""

    contact: Record
    reachable: bool
    old: bool
    unconfirmed: bool
    channels: tuple[str, ...]


def standing(contact: Record, today: str, allowed: bool) -> Standing:
    """How it stands on a day (ISO 8601); `allowed` as `reachable` says. Of a month or year its first day counts."""
    checked, replied = contact.text("verified_on"), contact.text("confirmed_on")
    return Standing(
        contact, allowed, not checked or plus(first(checked), CHECKED) < today,
        not replied or plus(first(replied), REPLY) < today,
        tuple(name for name in CHANNELS if contact.text(name)),
    )  # fmt: skip


def fits(contact: Record, use: str = "", country: str = "", language: str = "") -> bool:
    """Whether it serves the use, in the country and the language; who names no country or language serves all."""
    if use and use not in contact.listed("uses"):
        return False
    countries, languages = codes(contact.text("countries")), codes(contact.text("languages"))
    return (not country or not countries or country.upper() in countries) and (
        not language or not languages or language.upper() in languages
    )


def codes(text: str) -> frozenset[str]:
    """The codes in a field, in capitals: "TJ, kg" has TJ and KG."""
    return frozenset(one.upper() for one in _CODE.findall(text))


def contacts_in(
    vault: Vault, today: str, use: str = "", country: str = "", language: str = "", case: str | None = None
) -> list[Standing]:
    """The group's own contacts (of all cases, where `case` is None), those who named the country first, then those who
    replied last."""
    listed = [one for one in queries.records(vault, case, "contact") if fits(one, use, country, language)]
    named = {one.id for one in listed if country and country.upper() in codes(one.text("countries"))}
    listed.sort(key=lambda one: first(one.text("confirmed_on")), reverse=True)
    listed.sort(key=lambda one: one.id not in named)
    return standings(vault, listed, today)


def standings(vault: Vault, contacts: Iterable[Record], today: str) -> list[Standing]:
    return [standing(one, today, reachable_in(vault, one)) for one in contacts]


def reachable_in(vault: Vault, contact: Record) -> bool:
    """`reachable`, with what the vault knows of the person whom the contact is."""
    person = queries.person_of(vault, contact.text("person")) if contact.text("person") else None
    return reachable(contact, person)
