"""A zone is taken from the country only where the country has one clock."""

from __future__ import annotations

import pytest

from guvoh.model.countries import countries
from guvoh.safety.now import only_zone, zones_of
from guvoh.safety.now.deadlines import zone_of


@pytest.mark.parametrize(("country", "zone"), [
    ("TJ", "Asia/Dushanbe"), ("UZ", "Asia/Samarkand"), ("DE", "Europe/Berlin"), ("RU", ""), ("US", ""), ("XX", ""),
])  # fmt: skip
def test_a_country_with_one_clock_has_one_zone_and_of_several_none_is_guessed(country: str, zone: str) -> None:
    assert only_zone(country, "2026-11-21T06:30") == zone


def test_what_is_no_moment_has_no_zone() -> None:
    assert only_zone("TJ", "yesterday") == ""


def test_this_machine_knows_every_zone_of_the_list() -> None:
    assert all(zone_of(zone) for country, _name in countries("en") for zone in zones_of(country))
