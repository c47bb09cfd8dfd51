"""The field's words: every code can be said, and every foreign code exists where it says."""

import csv
from pathlib import Path

import pytest

from guvoh.errors import NotFound
from guvoh.model import ACTS, vocabulary
from guvoh.text.i18n import LANGUAGES

SHARED = Path(__file__).parents[3] / "shared"
ALL = [term for name in vocabulary.names() for term in vocabulary.terms(name)]
TABLES = [(name, term) for name in vocabulary.names() for term in vocabulary.terms(name)]


def test_every_class_of_act_has_a_word_and_no_word_lacks_its_class():
    assert tuple(term.code for term in vocabulary.terms("acts")) == ACTS


def test_every_term_has_an_english_label_and_a_definition():
    assert [term.code for term in ALL if not (term.labels["en"].strip() and term.definition.strip())] == []


def test_every_term_has_a_place_for_each_language():
    assert [term.code for term in ALL if tuple(term.labels) != LANGUAGES] == []


def test_no_code_stands_twice_in_a_vocabulary():
    codes = [(name, term.code) for name, term in TABLES]
    assert len(set(codes)) == len(codes)


def test_every_code_is_a_string_and_not_a_number_that_lost_its_zero():
    assert [term.code for term in ALL if not all(isinstance(code, str) for code in (term.code, *term.esf))] == []


def test_every_list_says_where_it_comes_from_and_how_to_correct_it():
    heads = [vocabulary.vocabulary(name) for name in vocabulary.names()]
    assert [head.name for head in heads if not (head.source and head.date and head.licence and head.correct)] == []


def test_every_finer_term_belongs_to_a_class_of_act():
    assert [t.code for t in vocabulary.terms("act_types") if vocabulary.act_class(t.code) not in ACTS] == []


def test_every_extension_has_an_esf_parent_so_that_exports_stay_valid():
    assert [t.code for t in vocabulary.terms("act_types") if not t.esf] == []


def test_every_parent_within_a_list_exists():
    lost = [
        term.code
        for name, term in TABLES
        if term.parent and name != "act_types" and term.parent not in {t.code for t in vocabulary.terms(name)}
    ]
    assert lost == []


def test_kinship_can_be_said_from_the_other_side():
    kin = {term.code: term for term in vocabulary.terms("kinship")}
    assert [(code, back) for code in kin for back in kin[code].inverse if code not in kin[back].inverse] == []


def test_every_kinship_has_an_inverse():
    assert [term.code for term in vocabulary.terms("kinship") if not term.inverse] == []


def test_custody_asks_for_the_state_that_holds_the_person():
    custody = ("L02", "L03", "L04", "L05", "L06", "L07", "L13", "L15", "L16")
    assert [code for code in custody if "state" not in vocabulary.term("liberty", code).asks] == []


def test_an_untranslated_label_is_the_english_one():
    term = vocabulary.Term("X", {"en": "Digital attack", "tg": ""}, None, "An attack.")
    assert term.label("tg") == "Digital attack"


def test_every_word_that_a_page_offers_has_a_label_in_four_languages():
    missing = [
        (name, term.code, language) for name in vocabulary.names() for term in vocabulary.terms(name)
        for language in ("en", "ru", "tg", "fa") if not term.labels.get(language)
    ]  # fmt: skip
    assert missing == []


def test_a_translated_label_is_in_its_language():
    assert vocabulary.act_label("release", "tg") == "Озодшавӣ"


def test_a_language_that_nobody_knows_is_english():
    assert vocabulary.act_label("arrest", "xx") == "Arrest"


def test_a_finer_act_is_said_as_such():
    assert vocabulary.act_label("01010601") == "Death in custody"


def test_a_code_of_a_later_version_stands_as_itself():
    assert vocabulary.label("ladder", "V9") == "V9"


def test_asking_for_a_term_that_does_not_exist_says_which_there_are():
    with pytest.raises(NotFound) as fault:
        vocabulary.term("ladder", "V9")
    assert "V0, V1" in fault.value.hint


@pytest.mark.parametrize("name", ["nothing", "../vocabulary", "acts.yaml", ""])
def test_asking_for_a_list_that_does_not_exist_is_not_found(name):
    with pytest.raises(NotFound):
        vocabulary.terms(name)


def test_labels_hold_no_placeholder_and_no_markup():
    strange = set("{}<>%\t\n")
    assert [term.code for term in ALL for words in term.labels.values() if set(words) & strange] == []


def _codes(table: str) -> set[str]:
    [path] = (SHARED / "design" / "vocab").glob(f"{table}_*.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["code"] for row in csv.DictReader(lines, delimiter="\t")}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared with the field's lists is missing")
def test_every_esf_code_exists_in_its_micro_thesaurus():
    unknown = []
    for name, term in TABLES:
        for code in term.esf:
            table, colon, number = code.rpartition(":")
            if number not in _codes(table.lower() if colon else "mt04"):
                unknown.append((name, term.code, code))
    assert unknown == []
