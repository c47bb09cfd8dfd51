"""The directory: an address only where somebody read the page, and its age shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guvoh.model.vocabulary import terms
from guvoh.safety.now import Entry, entries, names, whom
from guvoh.safety.now.directory import _entry
from guvoh.text.i18n import LANGUAGES

ENTRIES = {one.id: one for one in entries()}
TODAY = "2026-11-22"


@pytest.mark.parametrize("one", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_without_a_page_that_was_read_has_no_address(one: Entry) -> None:
    assert bool(one.page) == bool(one.read) and (one.read or not one.contact)


@pytest.mark.parametrize("one", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_has_its_name_in_the_four_languages(one: Entry) -> None:
    assert set(one.names) == set(LANGUAGES) and set(one.notes) in (set(), set(LANGUAGES))


@pytest.mark.parametrize("one", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_is_for_situations_and_uses_that_there_are(one: Entry) -> None:
    assert set(one.situations) <= set(names()) and set(one.uses) <= {term.code for term in terms("contact_uses")}


@pytest.mark.parametrize("one", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_is_for_countries_that_there_are(one: Entry) -> None:
    assert all(isinstance(code, str) and len(code) == 2 and code.isupper() for code in one.countries)


def test_an_address_that_nobody_read_cannot_be_entered() -> None:
    row = {"id": "x", "kind": "organisation", "names": {"en": "X"}, "situations": ["arrest"], "contact": "x@y.example"}
    with pytest.raises(ValueError, match="nobody read"):
        _entry(row)


def test_half_a_year_after_the_reading_an_entry_is_old() -> None:
    one = replace(ENTRIES["cpj"], read="2026-05-22", copy="")
    assert (one.is_old("2026-11-22"), one.is_old("2026-11-23")) == (False, True)


def test_an_old_copy_is_old_however_lately_it_was_read() -> None:
    assert replace(ENTRIES["cpj"], read=TODAY, copy="2020-02").is_old(TODAY)


def test_what_nobody_read_is_not_called_old_but_to_be_found() -> None:
    assert not ENTRIES["amnesty"].is_old("2030-01-01") and not ENTRIES["amnesty"].read


def test_who_serves_other_countries_is_left_out() -> None:
    found = {place: {e.id for e in whom(entries(), "deportation", TODAY, place)} for place in ("DE", "TJ")}
    assert "echr" in found["DE"] and "echr" not in found["TJ"]


def test_who_answers_in_the_language_comes_before_the_others_of_the_same_age() -> None:
    order = [e.id for e in whom(entries(), "arrest", TODAY, "TJ", "fr") if e.read and not e.is_old(TODAY)]
    assert order.index("special") < order.index("cpj")


def test_what_is_old_stands_below_what_is_not_and_what_has_stopped_last() -> None:
    order = [e.id for e in whom(entries(), "arrest", TODAY, "TJ", "ru")]
    assert order.index("cpj") < order.index("frontline") and order[-1] == "freedom_house"


@pytest.mark.parametrize("name", names())
def test_every_situation_has_somebody_to_turn_to_everywhere(name: str) -> None:
    assert any(e.read for e in whom(entries(), name, TODAY, "BR"))
