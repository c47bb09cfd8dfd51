"""Russian claims whose speaker, day or number stands outside their clause. Everybody here is invented."""

from __future__ import annotations

from guvoh.extract import suggest
from guvoh.model import Claim

TOLD_LATER = "Двое полицейских задержали фермера Ивана Лугова. Это произошло 2 октября, рассказала его мать."


def only(text: str, act: str) -> Claim:
    [claim] = [c for c in suggest(text, None, "2031-10-06", "ru") if c.act == act]
    return claim


def test_this_happened_dates_the_sentence_before() -> None:
    claim = only(TOLD_LATER, "detention")
    assert claim.date is not None
    assert claim.date.start == claim.date.end == "2031-10-02"


def test_who_tells_when_this_happened_tells_the_sentence_before() -> None:
    claim = only(TOLD_LATER, "detention")
    assert [span.text for span in claim.attribution] == ["его мать"]


def test_a_day_in_figures_dates_the_entry_that_it_heads() -> None:
    text = "Сводка\n• 3.10. Лугов-на-Тиси. Задержан фермер Иван Лугов.\n• 4.10. Тихий Яр. Обыскали дом Звонцова.\n"
    claim = only(text, "detention")
    assert claim.date is not None
    assert claim.date.start == claim.date.end == "2031-10-03"


def test_who_quotes_after_words_without_a_verb_is_the_speaker() -> None:
    text = "«Ивана избили в отделе, я видела, что у него синяки», — рассказала Дарья Звонцова."
    claim = only(text, "torture_or_ill_treatment")
    assert [span.text for span in claim.attribution] == ["Дарья Звонцова"]


def test_a_name_that_explains_kin_is_not_counted_apart() -> None:
    assert only("Отца девочки, Тараса, увезли в отдел.", "detention").count is None


def test_others_after_a_comma_have_a_number_of_their_own() -> None:
    claim = only("Полиция задержала девятерых активистов, ещё четверо пропали без вести.", "enforced_disappearance")
    assert claim.count is not None
    assert claim.count.low == claim.count.high == 4


def test_what_we_fear_is_not_asserted() -> None:
    assert only("Мы боимся, что его пытают прямо сейчас.", "torture_or_ill_treatment").polarity == "hypothetical"


def test_a_question_whether_it_happened_proposes_nothing() -> None:
    assert not suggest("— Вам самой угрожали?", None, "2031-10-06", "ru")


def test_a_blow_by_fellow_prisoners_is_an_attack() -> None:
    assert only("В СИЗО избит сокамерниками пекарь Егор Звонцов.", "physical_attack").polarity == "asserted"
