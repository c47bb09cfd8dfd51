"""Names that a text says to be one person's are read with their places; what only looks so is not. All invented."""

from __future__ import annotations

import pytest
from stated_cases import (
    IN_TWO_SCRIPTS,
    NAMES,
    SAID,
    TRAPS,
    TRAPS_OF_BRACKETS,
    TRAPS_WRITTEN_AFTER,
    WRITTEN_AFTER,
)

from guvoh.extract import aliases_in, suggest, suggest_all


def sentences(of: dict[str, str]) -> list[tuple[str, str, str, str]]:
    found = []
    for language, listed in of.items():
        for n, line in enumerate(listed.strip().splitlines()):
            a, b = NAMES[language][n % len(NAMES[language])]
            found.append((language, line.format(a=a, b=b), a, b))
    return found


def pairs(text: str, language: str | None = None) -> list[tuple[str, str]]:
    return [(claim.victims[0].text, claim.actors[0].text) for claim in aliases_in(text, None, language)]


@pytest.mark.parametrize(("language", "text", "a", "b"), [*sentences(SAID), *IN_TWO_SCRIPTS, *WRITTEN_AFTER])
def test_two_names_that_a_text_says_to_be_one_persons_are_read(language: str, text: str, a: str, b: str) -> None:
    assert pairs(text, language) == [(a, b)]


@pytest.mark.parametrize(
    ("language", "text"), [*(row[:2] for row in sentences(TRAPS)), *TRAPS_OF_BRACKETS, *TRAPS_WRITTEN_AFTER]
)
def test_nothing_is_read_where_a_text_only_seems_to_say_so(language: str, text: str) -> None:
    assert pairs(text, language) == []


@pytest.mark.parametrize(("_language", "text", "_a", "_b"), sentences(SAID)[::5])
def test_every_span_is_its_words(_language: str, text: str, _a: str, _b: str) -> None:
    for claim in aliases_in(text):
        assert text[claim.start : claim.end] == claim.quote
        assert all(text[s.start : s.end] == s.text for s in (*claim.victims, *claim.actors, *claim.attribution))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tor Belim, also known as Anton Dorvan, left.", "alias"),
        ("Tor Belim (real name Anton Dorvan) left.", "real_name"),
        ("Ana Tolan (née Velmik) left.", "born_name"),
        ("Tor Belim, formerly known as Anton Dorvan, left.", "former_name"),
        ("Tor Belim wrote under the pseudonym Anton Dorvan.", "pen_name"),
        ("Tor Belim, nicknamed “Kuba”, left.", "nickname"),
        ("Tor Belim (Тор Белим) left.", "other_script"),
        ("Tor Belim (Anton Dorvan) left.", "bracket"),
        ("Анна Толан, урождённая Велмик, задержана.", "born_name"),
        ("Анна Толан (в девичестве Велмик) задержана.", "born_name"),
    ],
)
def test_what_the_second_name_is_to_the_first_is_said(text: str, code: str) -> None:
    assert [claim.code for claim in aliases_in(text)] == [code]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Relatives say that Tor Belim, also known as Anton Dorvan, was beaten.", "Relatives"),
        ("По словам родственников, Рустама Дорванова, известного как Карим Белимов, избили.", "родственников"),
    ],
)
def test_who_says_so_is_kept(text: str, speaker: str) -> None:
    assert [[who.text for who in claim.attribution] for claim in aliases_in(text)] == [[speaker]]


def test_brackets_alone_weigh_less_than_words() -> None:
    (said,), (bracket,) = (aliases_in(t) for t in ("Tor Belim alias Anton Dorvan.", "Tor Belim (Anton Dorvan)."))
    assert said.score > bracket.score


def test_two_other_names_are_two_statements() -> None:
    text = "Tor Belim, also known as Anton Dorvan or Ilan Velmik, was arrested."
    assert pairs(text) == [("Tor Belim", "Anton Dorvan"), ("Tor Belim", "Ilan Velmik")]


def test_names_are_proposed_only_where_all_kinds_are_asked_for() -> None:
    text = "Police arrested Tor Belim, also known as Anton Dorvan, on Monday."
    assert "IDE" not in {claim.kind for claim in suggest(text)}
    (named,) = [claim for claim in suggest_all(text) if claim.kind == "IDE"]
    assert (named.victims[0].text, named.actors[0].text) == ("Tor Belim", "Anton Dorvan")


def test_what_lies_outside_of_the_main_stretches_is_not_read() -> None:
    text = "Menu: Tor Belim, also known as Anton Dorvan.\nPolice arrested Ilan Dorn."
    assert aliases_in(text, [(text.index("Police"), len(text))]) == []


@pytest.mark.parametrize("text", ["", "(", "()" * 5000, "known as " * 5000, "A (B) " * 5000, "İ also known as İ"])
def test_bad_input_is_answered_in_bounded_time(text: str) -> None:
    assert len(aliases_in(text)) <= 40
