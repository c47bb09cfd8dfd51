"""What a paper promises of numbers and addresses that lead to one person, and of what tells the length of a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_guard import HOPE, cover, paper

from guvoh.policy import guard


@pytest.mark.parametrize("text, expected", [
    ("call +992 90 123 45 67 now", "call [number] now"),
    ("call 8 (918) 123-45-67", "call [number]"),
    ("call 918123457.", "call [number]."),
    ("her passport A1234567 was taken", "her passport [number] was taken"),
    ("паспорт МК № 0123456", "паспорт [number]"),
    ("شماره ۰۹۱۲۳۴۵۶۷۸۹ است", "شماره [number] است"),
    ("write to one.two@example.org.", "write to [address withheld]."),
    ("at 12 Velnor Street, flat 5, she", "at [address withheld], she"),
    ("on Velnor Street, house 14", "on [address withheld]"),
    ("на ул. Велнорская, д. 5, кв. 12 её", "на [address withheld] её"),
    ("дар кӯчаи Велнор, хонаи 14 буд", "дар [address withheld] буд"),
])  # fmt: skip
def test_a_number_or_address_that_leads_to_a_person_is_taken_out(text: str, expected: str) -> None:
    assert cover(text) == expected


@pytest.mark.parametrize("text", [
    "from 12 to 15 November 2026", "on 2026-11-12", "12.11.2026-14.11.2026", "in 2019-2026", "1 000 000 people",
    "2000000 in all", "1,250,000 people", "under articles 307, 187.2 and 189", "at 18:30 on 12-13 November",
    "School No. 4", "the directorate on Garden Street", "https://example.org/news/12345678", "12 человек в 2026 году",
    "Colony No. 4 in Senj", "47-50 people in 2024 2025 2026", "в 2026 году 15 000 человек",
])  # fmt: skip
def test_dates_counts_years_and_articles_stay(text: str) -> None:
    assert cover(text) == text


@pytest.mark.parametrize("tried, kept", [(True, None), (False, "0" * 64)])
def test_the_plain_hash_stays_only_where_no_name_can_be_tried_against_it(tried: bool, kept: str | None) -> None:
    before = paper("My sister Hope Aldin was arrested.", persons=(HOPE,))
    source = replace(before.sources[0], tried=tried, sealed_sha256="1" * 64)
    after = guard(replace(before, sources=(source,))).sources[0]
    assert (after.sha256, after.sealed_sha256) == (kept, "1" * 64)
