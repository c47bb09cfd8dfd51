"""Persian told in other words than the usual ones: idioms, fragments, what is left unsaid; invented people only."""

from __future__ import annotations

import pytest

from guvoh.extract import suggest
from guvoh.model import Claim

DAY = "2030-06-15"


def told(text: str) -> list[Claim]:
    return suggest(text, None, DAY, "fa")


def acts(text: str) -> set[str]:
    return {claim.act for claim in told(text)}


UNSAID = [
    ("دیروز هم آمدند و بازداشت کردند.", "detention"),
    ("نیمه‌شب ریختند توی خانه و همه چیز را به هم ریختند.", "search_or_seizure"),
    ("زیر شکنجه وادار کردند جلوی دوربین حرف بزند و اعتراف کند.", "forced_confession"),
    ("مرا با لگد زدند و در سلول نگه داشتند.", "torture_or_ill_treatment"),
]


@pytest.mark.parametrize(("text", "act"), UNSAID, ids=range(len(UNSAID)))
def test_an_act_is_read_where_its_victim_is_left_unsaid(text: str, act: str) -> None:
    assert act in acts(text)


IDIOMS = [
    ("دو دانشجو راهی زندان شدند.", "detention"),
    ("سه کارگر پشت میله‌ها مانده‌اند.", "detention"),
    ("پیکر یک معلم در کنار رود پیدا شد.", "killing"),
    ("معلوم نیست این جوان کجاست.", "enforced_disappearance"),
    ("به برادرم گفتند اگر با رسانه‌ها حرف بزند پشیمان می‌شود.", "threat_or_harassment"),
    ("نگذاشتند سوار پرواز شود.", "travel_ban"),
    ("او کار خود را از دست داد و عذرش را خواستند.", "dismissal"),
    ("شعرهای او را از همه سایت‌ها پاک کردند.", "censorship"),
    ("شورا این حکم را ظالمانه خواند.", "statement_or_condemnation"),
    ("بازنشستگان مقابل مجلس بست نشستند.", "protest"),
]


@pytest.mark.parametrize(("text", "act"), IDIOMS, ids=range(len(IDIOMS)))
def test_an_act_is_read_from_an_idiom(text: str, act: str) -> None:
    assert act in acts(text)


def test_blows_of_interrogators_are_ill_treatment() -> None:
    assert "torture_or_ill_treatment" in acts("بازجوها او را با باتوم زدند.")


def test_blows_in_the_street_are_an_attack() -> None:
    assert "physical_attack" in acts("افراد ناشناس او را در خیابان با چوب زدند.")


OTHERWISE = [
    "زلزله دیشب ده‌ها کشته بر جا گذاشت و خانه‌های زیادی ویران شد.",
    "در تصادف رانندگی دو نفر زخمی شدند.",
    "تیم ما حریف را به رگبار گل بست.",
    "ماده ۱۲ میگوید هیچ‌کس را نمی‌توان شکنجه کرد.",
    "او سال‌هاست در شهر به سر می‌برد.",
    "استاد نمره‌ها را اعلام کرد و همه خندیدند.",
]


@pytest.mark.parametrize("text", OTHERWISE, ids=range(len(OTHERWISE)))
def test_accidents_games_and_statutes_tell_no_act(text: str) -> None:
    assert told(text) == []


def test_what_somebody_judges_is_told_only_as_his_words() -> None:
    assert acts("کانون وکلا تبعید دسته‌جمعی را شرم‌آور خواند.") == {"statement_or_condemnation"}


def test_who_explains_himself_between_commas_is_not_the_one_who_acts() -> None:
    found = told("نیروهای امنیتی به خانه آرش بلیم، سردبیر روزنامه، هجوم بردند.")
    assert [actor.text for claim in found for actor in claim.actors] == ["نیروهای امنیتی"]


def test_whom_the_sentence_before_named_is_not_said_again() -> None:
    found = told("مأموران آرش بلیم را در خیابان بازداشت کردند. دو روز بعد به زندان منتقل شد.")
    assert [[victim.text for victim in claim.victims] for claim in found] == [["آرش بلیم"], ["آرش بلیم"]]


def test_what_is_mine_is_taken_from_the_one_who_tells() -> None:
    found = told("آرش بلیم گفت گذرنامه‌ام را در فرودگاه گرفتند.")
    assert any("آرش بلیم" in victim.text for claim in found for victim in claim.victims)


def test_how_long_it_lasts_is_no_act_of_its_own() -> None:
    assert [claim.act for claim in told("سه روز است که کارگران در اعتصاب غذا به سر می‌برند.")] == ["protest"]


def test_what_a_warning_announces_makes_it_a_threat() -> None:
    assert "threat_or_harassment" in acts("پلیس به بازاریان هشدار داد که هر کس مغازه را ببندد جریمه می‌شود.")


def test_land_that_is_left_is_no_place_of_the_act() -> None:
    found = told("دادگاه خروج آرش بلیم از کشور را ممنوع کرد.")
    assert [claim.place for claim in found] == [None]
