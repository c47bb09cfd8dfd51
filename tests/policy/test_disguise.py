"""What guard promises about names that were written so that no search finds them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_guard import cover, paper

from guvoh.model.paper import PersonLine
from guvoh.policy import guard

ZULFIYA = PersonLine("p1", ("Zulfiya Tavaroldova",), "protected", "silent")


@pytest.mark.parametrize("text, expected", [
    ("\u202eavodloravaT\u202c said", "W said"),
    ("Zulf\u200biya Tavarol\u2060dova", "W"),
    ("\u2066Tavaroldova\u2069", "W"),
    ("T a v a r o l d o v a said", "W said"),
    ("T.a.v.a.r.o.l.d.o.v.a", "W"),
    ("Tavarol dova said", "W said"),
    ("Zulfiya Tavarol dova said", "W said"),
    ("T\u0430v\u0430r\u043eldov\u0430 said", "W said"),
    ("\u0422avaroldova said", "W said"),
    ("Зульфия сказала", "W сказала"),
    ("письмо Зульфии Таварольдовой", "письмо W"),
    ("زلفیه گفت", "W گفت"),
    ("@ztavaroldova wrote", "@[name] wrote"),
    ("see t.me/ztavaroldova99", "see [link withheld]"),
    ("#freetavaroldova", "#[name]"),
    ("sevara tavaroldova was there", "sevara W was there"),
    ("her brother Tavaroldov", "her brother [name]"),
])  # fmt: skip
def test_a_protected_name_in_disguise_is_taken_out(text: str, expected: str) -> None:
    assert cover(text, persons=(ZULFIYA,)) == expected


@pytest.mark.parametrize("text", [
    "a b c d e f", "the dove and the tavern", "In the ova", "@velmor_news wrote", "Золото и зелень", "زلف و زر",
    "می\u200cروند و برمی\u200cگردند",
])  # fmt: skip
def test_other_words_stay(text: str) -> None:
    assert cover(text, persons=(ZULFIYA,)) == text


def test_what_a_paper_prints_has_no_sign_that_nobody_sees() -> None:
    assert cover("They\u202a were\u200b ta\u00adken", persons=(ZULFIYA,)) == "They were taken"


@pytest.mark.parametrize("text, expected", [
    ("then sevara venarova came", "then [name] came"), ("the venarova house", "the [name] house"),
    ("Venarova, and venarova again", "[name], and [name] again"),
])  # fmt: skip
def test_a_surname_that_nobody_classified_is_blanked_in_small_letters_too(text: str, expected: str) -> None:
    after = guard(replace(paper(text, persons=(ZULFIYA,)), other_names=("Sevara Venarova",)))
    assert after.sources[0].title.text == expected


@pytest.mark.parametrize("recorded", [
    "Адвокату Зарине Велморовой", "Lawyer Zarina Velmorova", "адвокат Зарина Велморова",
])  # fmt: skip
@pytest.mark.parametrize("text", ["Другой адвокат молчал", "Адвокат молчал", "Another lawyer spoke", "Lawyer spoke"])
def test_a_title_is_no_part_of_a_name(recorded: str, text: str) -> None:
    assert cover(text, persons=(PersonLine("p", (recorded,), "protected", "silent"),)) == text


@pytest.mark.parametrize("name", ["Two", "The Venari", "Из Венари", "Адвокат"])
def test_a_number_or_a_small_word_is_no_name_by_itself(name: str) -> None:
    text = "Two men were beaten. The men. Из дома. Адвокат молчал."
    assert guard(replace(paper(text), other_names=(name,))).sources[0].title.text == text


@pytest.mark.parametrize("account", ["@folimov", "@xolimova_88", "#olimovmustbefree"])
def test_an_account_with_a_surname_of_six_letters_inside_is_taken_out_whole(account: str) -> None:
    person = PersonLine("p", ("Gulmira Olimov",), "protected", "silent")
    assert "olimov" not in cover(f"{account} wrote", persons=(person,))


def test_a_known_name_that_stands_with_a_title_keeps_its_code_name() -> None:
    person = PersonLine("p", ("Зарина Велморова",), "protected", "silent")
    said = "Адвокату Зарине Велморовой"
    before = replace(paper(said, persons=(person,)), other_names=(said,))
    after = guard(before)
    assert after.sources[0].title.text == f"Адвокату {after.code_names[0]}"


def test_letters_that_were_turned_round_are_printed_as_they_are_seen() -> None:
    assert cover("They \u202enekat erew\u202c there") == "They were taken there"
