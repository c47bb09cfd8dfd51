"""Public bodies and organisations one can turn to, read from data/directory.yaml. No address without a page read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from guvoh.safety.now.read import damaged, is_old, read_data

MECHANISM, ORGANISATION = "mechanism", "organisation"


@dataclass(frozen=True, slots=True)
class Entry:
    """`contact` and `page` are empty where nobody read the page (`read`, a day); then only the name stands, to be found
    and confirmed. `copy`: the day that the copy bears, EDTF, "" for none. `countries`, `languages`: ISO codes, empty
    for everywhere and for not known. `ended`: EDTF, since when it has stopped."""

    id: str
    kind: str
    names: Mapping[str, str]
    uses: tuple[str, ...]
    situations: tuple[str, ...]
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    contact: str
    page: str
    read: str
    copy: str
    ended: str
    notes: Mapping[str, str]

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["en"]

    def note(self, language: str) -> str:
        return self.notes.get(language) or self.notes.get("en", "")

    def is_old(self, today: str) -> bool:
        """Whether what was read is more than six months old on the day (ISO 8601): by the day that the copy bears, else
        by the day on which it was read."""
        return is_old(self.read, self.copy, today)


@cache
def entries() -> tuple[Entry, ...]:
    """All of them. Raises `Damage`, also for an address that nobody read."""
    try:
        return tuple(_entry(row) for row in read_data("directory.yaml")["entries"])
    except (KeyError, TypeError, ValueError) as fault:
        raise damaged("directory.yaml") from fault


def whom(of: Iterable[Entry], situation: str, today: str, country: str = "", language: str = "") -> list[Entry]:
    """Those for the situation that serve the country (all where none is given); first those whose page was read and is
    not old on the day, among them who is known to answer in the language. What has stopped comes last."""
    fit = [e for e in of if situation in e.situations and (not country or not e.countries or country in e.countries)]
    return _ordered(fit, today, language)


def serving(of: Iterable[Entry], today: str, use: str = "", country: str = "", language: str = "") -> list[Entry]:
    """Those for a use, in a country and a language, in whatever situation; whose languages are not known may serve."""
    fit = [e for e in of if (not use or use in e.uses) and (not country or not e.countries or country in e.countries)
           and (not language or not e.languages or language in e.languages)]  # fmt: skip
    return _ordered(fit, today, language)


def _ordered(fit: Iterable[Entry], today: str, language: str) -> list[Entry]:
    return sorted(
        fit, key=lambda e: (bool(e.ended), not e.read, e.is_old(today), bool(language) and language not in e.languages)
    )


def _entry(row: Mapping[str, Any]) -> Entry:
    read = Entry(
        id=row["id"], kind=row["kind"], names=row["names"], uses=tuple(row.get("uses", ())),
        situations=tuple(row["situations"]), countries=tuple(row.get("countries", ())),
        languages=tuple(row.get("languages", ())), contact=str(row.get("contact", "")), page=str(row.get("page", "")),
        read=str(row.get("read", "")), copy=str(row.get("copy", "")), ended=str(row.get("ended", "")),
        notes=row.get("note") or {},
    )  # fmt: skip
    if read.kind not in (MECHANISM, ORGANISATION) or not read.names["en"] or not read.situations:
        raise ValueError("an entry without what it needs")
    if bool(read.page) != bool(read.read) or (read.contact and not read.page):
        raise ValueError("an address that nobody read")
    return read
