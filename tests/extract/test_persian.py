"""Persian and Dari: what the rules promise on sentences about invented people."""

from __future__ import annotations

import time

import pytest

from guvoh.extract import persons_in, suggest
from guvoh.extract.marked.tables import tables
from guvoh.extract.tongues.fa import read
from guvoh.model import Claim

DAY = "2030-06-15"


def told(text: str) -> list[Claim]:
    return suggest(text, None, DAY, "fa")


def one(text: str, act: str) -> Claim:
    found = [claim for claim in told(text) if claim.act == act]
    assert found, f"no {act} in: {text}"
    return found[0]


def words(spans: tuple[object, ...]) -> list[str]:
    return [span.text for span in spans]  # type: ignore[attr-defined]


ACTS = [
    ("پلیس سه فعال مدنی را دستگیر کرد.", "arrest"),
    ("یک معلم به زندان منتقل شد.", "detention"),
    ("این نویسنده به دادسرا احضار شد.", "interrogation"),
    ("دو کارگر با قید وثیقه آزاد شدند.", "release"),
    ("دادگاه او را به سه سال حبس محکوم کرد.", "conviction"),
    ("ماموران زندانیان را با کابل شکنجه کردند.", "torture_or_ill_treatment"),
    ("دست‌کم هفت معترض کشته شدند.", "killing"),
    ("این دانشجو از ماه گذشته ناپدید شده است.", "enforced_disappearance"),
    ("افراد ناشناس یک وکیل را ربودند.", "abduction_or_rendition"),
    ("مقام‌ها پنج پناهجو را دیپورت کردند.", "deportation_or_extradition"),
    ("بازجوها مادر او را تهدید کردند.", "threat_or_harassment"),
    ("او را مجبور به اعتراف کردند.", "forced_confession"),
    ("این بازیگر ممنوع‌الخروج شد.", "travel_ban"),
    ("ماموران گوشی او را ضبط کردند.", "search_or_seizure"),
    ("استاد دانشگاه از کار برکنار شد.", "dismissal"),
    ("دادگاه این حزب را غیرقانونی اعلام کرد.", "ban_or_designation"),
    ("دولت دو سایت خبری را مسدود کرد.", "censorship"),
    ("پلیس به معترضان حمله کرد.", "physical_attack"),
    ("صدها کارگر مقابل کارخانه تجمع کردند.", "protest"),
    ("انجمن نویسندگان خواستار آزادی او شد.", "statement_or_condemnation"),
    ("سربازان خانه‌های روستا را آتش زدند.", "other"),
]


@pytest.mark.parametrize(("text", "act"), ACTS, ids=[act for _text, act in ACTS])
def test_every_class_of_act_is_read(text: str, act: str) -> None:
    assert act in {claim.act for claim in told(text)}


FORMS = [
    "بازداشت کردند", "بازداشت کرده‌اند", "بازداشت کرده اند", "بازداشت کرده بودند", "بازداشت می‌کنند", "بازداشت می کنند",
    "بازداشت نمودند", "بازداشت کردن",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_verb_is_known_in_all_its_spellings(form: str) -> None:
    assert words(one(f"ماموران دو زن را {form}.", "detention").victims) == ["زن"]


PASSIVES = ["بازداشت شد", "بازداشت شده است", "بازداشت شده بود", "بازداشت گردید", "بازداشت شده‌است"]


@pytest.mark.parametrize("form", PASSIVES)
def test_who_stands_before_a_passive_suffers(form: str) -> None:
    assert words(one(f"مریم نوریان در تبریز {form}.", "detention").victims) == ["مریم نوریان"]


VICTIMS = [
    ("نیروهای طالبان دو خبرنگار را بازداشت کردند.", ["خبرنگار"], ["نیروهای طالبان"]),
    ("پلیس رضا صمدی را بازداشت کرد.", ["رضا صمدی"], ["پلیس"]),
    ("در شهر مهاباد فرهاد نیکپور را بازداشت کردند.", ["فرهاد نیکپور"], []),
    ("لیلا بهرامی، فعال کارگری، توسط ماموران امنیتی بازداشت شد.", ["لیلا بهرامی"], ["ماموران امنیتی"]),
    ("کاوه رستمی و شیرین کاویانی بازداشت شدند.", ["کاوه رستمی", "شیرین کاویانی"], []),
    ("معلمی که ماه گذشته بازداشت شده بود، به خانه برگشت.", ["معلمی"], []),
    ("آقای صالحان از سوی استخبارات بازداشت شد.", ["آقای صالحان"], ["استخبارات"]),
    ("شماری از فعالان بازداشت شدند.", ["شماری از فعالان"], []),
    ("یک کولبر به نام هیمن سلیمی بازداشت شد.", ["هیمن سلیمی"], []),
]


@pytest.mark.parametrize(("text", "victims", "actors"), VICTIMS, ids=range(len(VICTIMS)))
def test_victims_and_actors_are_told_apart(text: str, victims: list[str], actors: list[str]) -> None:
    claim = one(text, "detention")
    assert ([v.split("آقای ")[-1] for v in words(claim.victims)], words(claim.actors)) == (
        [v.split("آقای ")[-1] for v in victims], actors,
    )  # fmt: skip


MANNERS = [
    ("هیچ‌کس بازداشت نشده است.", "detention", "denied"),
    ("وزیر گزارش‌ها درباره شکنجه زندانیان را تکذیب کرد.", "torture_or_ill_treatment", "denied"),
    ("ممکن است این زندانی اعدام شود.", "killing", "hypothetical"),
    ("خانواده‌اش نگران هستند که او اعدام شود.", "killing", "hypothetical"),
    ("اگر تجمع کنند پلیس آنها را بازداشت می‌کند.", "detention", "hypothetical"),
    ("دولت مهاجران را اخراج خواهد کرد.", "deportation_or_extradition", "planned"),
    ("آنها می‌خواهند این معلم را بازداشت کنند.", "detention", "planned"),
    ("پلیس این معلم را بازداشت کرد.", "detention", "asserted"),
]


@pytest.mark.parametrize(("text", "act", "polarity"), MANNERS, ids=range(len(MANNERS)))
def test_denied_feared_and_planned_acts_are_marked_so(text: str, act: str, polarity: str) -> None:
    assert one(text, act).polarity == polarity


SPEAKERS = [
    ("سخنگوی پلیس گفت که سه نفر بازداشت شده‌اند.", "سخنگوی پلیس"),
    ("به گفته خانواده او، سه نفر بازداشت شده‌اند.", "خانواده او"),
    ("بنا بر گزارش یک انجمن محلی، سه نفر بازداشت شده‌اند.", "یک انجمن محلی"),
    ("پدر یکی از آنها نوشت: «سه نفر را بازداشت کردند.»", "پدر یکی از آنها"),
    ("کمیته پیگیری اعلام کرد سه نفر بازداشت شده‌اند.", "کمیته پیگیری"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=range(len(SPEAKERS)))
def test_the_nearest_speaker_is_named(text: str, speaker: str) -> None:
    assert speaker in words(one(text, "detention").attribution)[0]


COUNTS = [
    ("دست‌کم ۴۰ معترض بازداشت شدند.", (40, None)),
    ("بیش از صد کارگر بازداشت شدند.", (101, None)),
    ("حدود ۳۰ دانشجو بازداشت شدند.", (30, 30)),
    ("سه زن بازداشت شدند.", (3, 3)),
    ("ده‌ها معلم بازداشت شدند.", (24, None)),
]


@pytest.mark.parametrize(("text", "bounds"), COUNTS, ids=range(len(COUNTS)))
def test_the_people_are_counted_with_their_bounds(text: str, bounds: tuple[int, int | None]) -> None:
    amount = one(text, "detention").count
    assert amount is not None
    assert (amount.low, amount.high) == bounds


def test_years_of_a_sentence_count_nobody() -> None:
    assert one("سعید مهرآیین به ۷۴ ضربه شلاق و دو سال حبس محکوم شد.", "conviction").count is None


def test_a_weekday_becomes_its_day() -> None:
    when = one("روز جمعه دو معلم در سقز بازداشت شدند.", "detention").date
    assert when is not None
    assert when.start == when.end == "2030-06-14"


def test_the_place_is_taken_without_its_preposition() -> None:
    place = one("دو معلم در شهر سقز بازداشت شدند.", "detention").place
    assert place is not None
    assert place.text == "شهر سقز"


def test_the_reason_follows_its_words() -> None:
    reason = one("نرگس آرام‌پور به اتهام تبلیغ علیه نظام بازداشت شد.", "detention").reason
    assert reason is not None
    assert reason.text.startswith("تبلیغ")


CHAT = [
    ("دیشب ریختن تو خونه‌مون و داداشمو بردن", "detention"),
    ("از صبح برادر شوهرم رو گرفتن", "detention"),
    ("بابامو سه بار احضار کردن", "interrogation"),
    ("هیچ خبری ازش نداریم", "enforced_disappearance"),
    ("گوشیش رو هم بردن", "search_or_seizure"),
]


@pytest.mark.parametrize(("text", "act"), CHAT, ids=range(len(CHAT)))
def test_spoken_persian_is_read(text: str, act: str) -> None:
    assert act in {claim.act for claim in told(text)}


NOTHING = [
    "وزیر با همتای خود دیدار کرد و دو طرف بر ادامه همکاری تاکید کردند.",
    "قیمت نان نسبت به ماه گذشته ۲۰ درصد افزایش یافته است.",
    "دولت قطعنامه را محکوم به شکست نمی‌داند و بازار آزاد را می‌ستاید.",
    "قانون منع شکنجه در مجلس بررسی شد.",
    "او جایزه گرفت و به خانه برگشت.",
    "تصمیم گرفتیم عکس بگیریم و تماس گرفتیم.",
    "شبکه برق قطع شد.",
]


@pytest.mark.parametrize("text", NOTHING, ids=range(len(NOTHING)))
def test_what_is_no_act_gives_nothing(text: str) -> None:
    assert told(text) == []


NAMES = [
    ("رضا صمدی، روزنامه‌نگار", ["رضا صمدی"]),
    ("آقای کوشکی", ["کوشکی"]),
    ("پدر نسرین قلی‌پور", ["نسرین قلی‌پور"]),
    ("ماموران وزارت اطلاعات", []),
    ("شماری از فعالان", []),
    ("شهر سنندج", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=range(len(NAMES)))
def test_a_slot_gives_the_names_of_its_people(text: str, names: list[str]) -> None:
    assert [span.text for span in persons_in(text, "fa")] == names


BAD = [
    "بازداشت " * 40_000,
    "ن" * 300_000,
    "۰" * 100_000,
    "بازداشت\u200cشد \u202b\u202c پلیس \u200c\u200c را را را",
    "که که که که، را را. و و و و",
    "«««««بازداشت»»»»» شد.",
    "می نمی ها های ام اش",
    "Police پلیس полиция بازداشت arrested کرد.",
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_bad_input_ends_soon_and_every_span_slices(text: str) -> None:
    began = time.process_time()
    claims = told(text)
    assert time.process_time() - began < 20
    for claim in claims:
        spans = (*claim.victims, *claim.actors, *claim.attribution)
        assert text[claim.start : claim.end] == claim.quote != ""
        assert all(text[span.start : span.end] == span.text for span in spans)


def test_the_joiner_makes_no_difference() -> None:
    assert read("می\u200cکنند", False) == read("میکنند", False) != ()


def test_the_tables_are_read_without_a_capital() -> None:
    known = tables("fa")
    assert known is not None
    assert not known.says_joints
