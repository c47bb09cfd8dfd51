"""Laws of a name's parts: a confirmation holds for just what was confirmed, and the order of saying tells nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guvoh.model.person_fields import checked_person
from guvoh.model.person_names import CONFIRMED, NAME_FIELDS, confirmation, is_confirmed, spellings

PARTS = st.dictionaries(st.sampled_from(NAME_FIELDS), st.sampled_from(("Velzor", "Karim", "Salkin")))
WHOLE = {"family_name": "Velzorov", "given_name": "Timur"}


@given(PARTS, st.sampled_from(NAME_FIELDS), st.sampled_from(("", "Other")))
def test_any_change_ends_a_confirmation_and_its_return_restores_it(
    parts: dict[str, str], name: str, value: str
) -> None:
    given_ = {**WHOLE, **parts}
    held = {**given_, CONFIRMED: confirmation(given_)}
    changed = {**held, name: value}
    assert is_confirmed(held)
    assert is_confirmed(changed) == (value == given_.get(name, ""))
    assert is_confirmed({**changed, name: given_.get(name, "")})


@given(PARTS)
def test_the_order_in_which_parts_are_said_does_not_matter(parts: dict[str, str]) -> None:
    back = dict(reversed(parts.items()))
    assert spellings(parts) == spellings(back)
    assert confirmation({**WHOLE, **parts}) == confirmation({**back, **WHOLE, **parts})


@given(PARTS)
def test_what_is_checked_twice_stays_as_it_is(parts: dict[str, str]) -> None:
    latin = {name: part for name, part in parts.items() if part}
    once = checked_person({**WHOLE, **latin, CONFIRMED: "yes"})
    assert checked_person(once) == once


def test_the_passport_is_a_spelling_that_is_searched_for() -> None:
    assert spellings({**WHOLE, "passport_family": "VELZOROFF", "passport_given": "TIMOUR"}) == (
        "Timur Velzorov", "TIMOUR VELZOROFF")  # fmt: skip
