"""Claims in Tajik: one promise each; everybody and every place is invented."""

from __future__ import annotations

import json
import time
import tracemalloc

import pytest

from guvoh.extract import persons_in, suggest
from guvoh.model import Claim

PUBLISHED = "2031-06-15"
ACTS = [
    ("Милитсия рӯзноманигор Мавзуна Сафоловаро ҳабс кард.", "arrest"),
    ("Рӯзноманигор Мавзуна Сафолова боздошт шуд.", "detention"),
    ("Бародарам Эраҷҷонро дишаб аз хона бурданд.", "detention"),
    ("Мирзо Ҷумъаев ба милитсия даъват шуд.", "interrogation"),
    ("Кормандон аз Мавзуна Сафолова чор соат бозпурсӣ карданд.", "interrogation"),
    ("Мавзуна Сафолова аз зиндон озод шуд.", "release"),
    ("Додгоҳ Комрон Ҳалимзодаро ба 9 соли зиндон маҳкум кард.", "conviction"),
    ("Комрон Ҳалимзода дар боздоштгоҳ шиканҷа шудааст.", "torture_or_ill_treatment"),
    ("Сарбозон ду деҳқонро куштанд.", "killing"),
    ("Раъно Сомониён аз рӯзи якшанбе бедарак шуд.", "enforced_disappearance"),
    ("Писари ӯро аз хобгоҳ рабуданд.", "abduction_or_rendition"),
    ("Хуршед Ятимов аз кишвар ихроҷ шуд.", "deportation_or_extradition"),
    ("Мақомот адвокатро бо зиндон таҳдид карданд.", "threat_or_harassment"),
    ("Муфаттиш гувоҳро маҷбур кард, ки баёнот диҳад.", "forced_confession"),
    ("Ба Зулфия Қаландарова баромадан аз кишварро манъ карданд.", "travel_ban"),
    ("Кормандони милитсия хонаи адвокатро кофтуков карданд.", "search_or_seizure"),
    ("Муаллима Шаҳло Бегимова аз кор ронда шуд.", "dismissal"),
    ("Суд ҳизби «Адолати нав»-ро террористӣ эълон кард.", "ban_or_designation"),
    ("Сомонаи «Овози кӯҳ» масдуд шуд.", "censorship"),
    ("Шахсони ношинос ба Меҳрона Садриева ҳамла карданд.", "physical_attack"),
    ("Садҳо нафар ба кӯча баромаданд.", "protest"),
    ("Созмони «Паноҳ» ҳукми Комрон Ҳалимзодаро маҳкум кард.", "statement_or_condemnation"),
    ("Нисбати Шариф Олимпур парвандаи ҷиноӣ оғоз шуд.", "other"),
]
VICTIMS = [
    ("Милитсия Мавзуна Сафоловаро боздошт кард.", ["Мавзуна Сафоловаро"]),
    ("Мавзуна Сафоловаро пулис дирӯз боздошт кард.", ["Мавзуна Сафоловаро"]),
    ("Мавзуна Сафолова аз ҷониби милитсия дастгир шуд.", ["Мавзуна Сафолова"]),
    ("Ҷавоне, ки моҳи май боздошт шуд, зарб дидааст.", ["Ҷавоне"]),
    ("Сокини деҳаи Навкат, 43-солаи Худоёр Мирзоев боздошт шуд.", ["Худоёр Мирзоев"]),
    ("Мирзо Ҷумъаев, рӯҳонии маъруф, боздошт шуд.", ["Мирзо Ҷумъаев"]),
    ("Саид Назаршоев ва Парвиз Қосимзода боздошт шуданд.", ["Саид Назаршоев", "Парвиз Қосимзода"]),
    ("Эраҷҷонро боздошт карда, ба шуъба бурданд.", ["Эраҷҷонро"]),
    ("Ӯро боздошт карданд.", ["Ӯро"]),
    ("Қонуншиносон мегӯянд, ки шавҳари ман Ҷамшедро дастгир кардаанд.", ["шавҳари ман Ҷамшедро"]),
]
COUNTS = [
    ("Ду рӯзноманигор боздошт шуданд.", (2, 2)),
    ("Беш аз панҷоҳ нафар боздошт шуданд.", (51, None)),
    ("Ҳадди ақал 12 нафар боздошт шуданд.", (12, None)),
    ("Мавзуна Сафолова 12 рӯз пеш боздошт шуд.", None),
    ("Додгоҳ Комрон Ҳалимзодаро ба 12 соли зиндон маҳкум кард.", None),
]
POLARITIES = [
    ("Милитсия Мавзуна Сафоловаро боздошт кард.", ["asserted"]),
    ("Милитсия Мавзуна Сафоловаро боздошт накардааст.", ["denied"]),
    ("Вазорат мегӯяд, ки касе боздошт нашудааст.", ["denied"]),
    ("Вазорат боздошти Мавзуна Сафоловаро рад кард.", ["denied"]),
    ("Милитсия мехоҳад Мавзуна Сафоловаро боздошт кунад.", ["planned"]),
    ("Милитсия Мавзуна Сафоловаро боздошт хоҳад кард.", ["planned"]),
    ("Мақомот ваъда доданд, ки Мавзуна Сафоловаро озод мекунанд.", ["planned"]),
    ("Агар Мавзуна Сафолова баргардад, ӯро боздошт мекунанд.", ["hypothetical"]),
    ("Мавзуна Сафолова шояд боздошт шавад.", ["hypothetical"]),
    ("Наздикон метарсанд, ки ӯро шиканҷа кунанд.", ["hypothetical"]),
    ("Созмон даъват кард, ки паноҳҷӯро истирдод накунанд.", []),
]
SPEAKERS = [
    ("Ба гуфтаи ҳамсараш, Эраҷ боздошт шуд.", ["ҳамсараш"]),
    ("Вакили ӯ Фирдавс Ҷонбеков мегӯяд, ки Эраҷ боздошт шудааст.", ["Вакили ӯ Фирдавс Ҷонбеков"]),
    ("Бино ба иттилои радиои «Мавҷ», Эраҷ боздошт шудааст.", ["радиои «Мавҷ»"]),
    ("Дар изҳороти Созмони «Паноҳ» омадааст, ки Эраҷ боздошт шудааст.", ["Созмони «Паноҳ»"]),
    ("«Эраҷро боздошт карданд», - гуфт хоҳараш Ситора.", ["хоҳараш Ситора"]),
    ("Додситонӣ хабар дод, ки Эраҷ боздошт шудааст.", ["Додситонӣ"]),
    ("Эраҷ боздошт шуд.", []),
]
VERBS = [
    "боздошт кард", "боздошт карданд", "боздошт намуданд", "боздошт кардааст", "боздошт карда буданд", "боздоштанд",
    "дастгир карданд", "боздошт мекунанд", "боздошт карда истодаанд", "ҳабс кардаанд", "боздошт кардан",
]  # fmt: skip
NOTHING = [
    "Вазир ба хабарнигорон гуфт, ки нархи гандум боло намеравад.",
    "Роҳи Дараи Калон аз сабаби тармафароӣ баста шуд.",
    "Онҳо чандин соат занг заданд.",
    "Ӯ шиносномаи нав гирифт.",
    "Духтур фишори хуни маро санҷид.",
    "Онҳо бо ҳам мусоҳиба гирифтанд ва тасмим гирифтанд.",
]
NAMES = [
    ("фаъоли маданӣ Сабзалӣ Некқадамовро", ["Сабзалӣ Некқадамов"]),
    ("Рӯзноманигор Мавзуна Сафолова", ["Мавзуна Сафолова"]),
    ("Сомони Пайравзода", ["Сомони Пайравзода"]),
    ("Насими Раҳимиён", ["Насими Раҳимиён"]),
    ("Аслами Шарифу Баҳроми Холиқ", ["Аслами Шариф", "Баҳроми Холиқ"]),
    ("Ҷӯра Латифзода ва Аъзам Пирматовро", ["Ҷӯра Латифзода", "Аъзам Пирматов"]),
    ("раиси «Бунёди мерос» Зулфия Қаландарова", ["Зулфия Қаландарова"]),
    ("сокини деҳаи Навкат Аслам Соҳилов", ["Аслам Соҳилов"]),
    ("Писараш Ромиз", ["Ромиз"]),
    ("Зуҳро Раҳимова", ["Зуҳро Раҳимова"]),
    ("Додгоҳи шаҳри Сангоба", []),
    ("ҳизби Адолат", []),
    ("ноҳияи Айваҷ", []),
    ("Вазорати корҳои дохилӣ", []),
]
LONG = (
    "Мақомот рӯзи 12-уми майи соли 2031 фаъол Сабзалӣ Некқадамовро дар хонааш боздошт карданд. Ба гуфтаи ҳамсараш "
    "Гулшан Некқадамова, кормандон телефони шавҳарашро гирифтаанд. Додгоҳ Эраҷро ба 10 сол ва Парвизро ба 7 сол "
    "маҳкум кард. Садҳо нафар ба кӯча баромада, озодии маҳбусонро талаб карданд.\n"
)


def found(text: str, act: str | None = None) -> list[Claim]:
    claims = suggest(text, None, PUBLISHED, "tg")
    return sorted((c for c in claims if act in {None, c.act}), key=lambda c: (c.start, c.end))


@pytest.mark.parametrize(("text", "act"), ACTS, ids=[act for _text, act in ACTS])
def test_each_class_of_act_is_proposed(text: str, act: str) -> None:
    assert act in {claim.act for claim in found(text)}


@pytest.mark.parametrize(("text", "victims"), VICTIMS)
def test_who_suffers_is_found_by_the_mark_of_the_object_the_passive_and_the_list(text: str, victims: list[str]) -> None:
    claims = found(text, "detention")
    assert claims
    assert [v.text for v in claims[0].victims] == victims


@pytest.mark.parametrize(("text", "bounds"), COUNTS)
def test_people_are_counted_and_measures_are_not(text: str, bounds: tuple[int, int | None] | None) -> None:
    [claim] = found(text)
    assert (None if claim.count is None else (claim.count.low, claim.count.high)) == bounds


@pytest.mark.parametrize(("text", "polarities"), POLARITIES)
def test_what_was_denied_planned_or_feared_is_not_asserted(text: str, polarities: list[str]) -> None:
    assert [c.polarity for c in found(text) if c.act != "statement_or_condemnation"] == polarities


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_the_nearest_speaker_is_named_first(text: str, speakers: list[str]) -> None:
    [claim] = found(text, "detention")
    assert [s.text for s in claim.attribution[:1]] == speakers


@pytest.mark.parametrize("verb", VERBS)
def test_every_form_of_a_verb_tells_the_act(verb: str) -> None:
    claims = found(f"Мавзуна Сафоловаро {verb}.")
    assert [[v.text for v in c.victims] for c in claims] == [["Мавзуна Сафоловаро"]]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_act_is_not_proposed(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_of_people_stand_without_endings_titles_and_places(text: str, names: list[str]) -> None:
    assert [name.text for name in persons_in(text, "tg")] == names


def test_text_without_tajik_letters_is_read_alike() -> None:
    plain = str.maketrans("ҳқғҷӯӣҲҚҒҶӮӢ", "хкгчуиХКГЧУИ")
    for text, act in ACTS:
        assert act in {c.act for c in found(text.translate(plain))}, text


def test_several_sentenced_in_one_breath_are_a_claim_each() -> None:
    claims = found("Додгоҳ Эраҷро ба 10 сол ва Парвизро ба 7 сол маҳкум кард.", "conviction")
    assert {v.text for c in claims for v in c.victims} == {"Эраҷро", "Парвизро"}
    assert len(claims) == 2


def test_a_family_message_without_marks_is_read() -> None:
    claims = found("имруз милисахо омада хонара кофтуков карданд, акара зада бурдан")
    assert {c.act for c in claims} >= {"search_or_seizure", "detention"}


def test_every_span_slices_to_its_words() -> None:
    for text in [*(text for text, _act in ACTS), LONG]:
        for claim in found(text):
            said = [claim.count, claim.place, claim.reason]
            spans = [*claim.victims, *claim.actors, *claim.attribution, *(part for part in said if part is not None)]
            assert text[claim.start : claim.end] == claim.quote
            assert all(text[s.start : s.end] == s.text for s in spans)
        for name in persons_in(text, "tg"):
            assert text[name.start : name.end] == name.text


def test_the_same_text_gives_the_same_suggestions() -> None:
    once, again = (json.dumps([c.as_dict() for c in found(LONG)]) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    "text",
    ["боздошт " * 40_000, "кард" * 60_000, "7" * 100_000, "ки " * 60_000,
     "\u200b\u202eАслам\u2066ро боздошт кард" * 2000,
     "\ud800 Асламро боздошт карданд.", "«" * 20_000, "ба " * 60_000, ""],
    ids=["one word", "one long word", "digits", "that", "directions", "surrogate", "quotes", "prepositions", "nothing"],
)  # fmt: skip
def test_bad_input_ends_soon(text: str) -> None:
    begun = time.process_time()
    found(text)
    assert time.process_time() - begun < 20


def test_memory_stays_small() -> None:
    tracemalloc.start()
    found(LONG * 60)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000_000
