"""Search finds what is there in any spelling, and points to where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import NAME, TEXT, Made, add_source, new_vault, open_case

from guvoh import app
from guvoh.model import Place
from guvoh.vault import queries
from guvoh.vault.queries import searching
from guvoh.vault.queries.lit import lit, words_of
from guvoh.vault.vault import Vault, open_with_key

TAJIK = "Рӯзи душанбе Ҳалим Ғафорзодаро дар Остреван дастгир карданд. Ӯро се рӯз нигоҳ доштанд."
PERSIAN = "روز دوشنبه حليم غفورزاده در شهر اوستروان بازداشت شد."


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    key = new_vault(tmp_path / "vault")
    with open_with_key(tmp_path / "vault", key) as vault:
        yield vault


@pytest.fixture
def letter(vault: Vault) -> Made:
    return add_source(vault, open_case(vault))


def text_of(vault: Vault, source: str) -> str:
    reading = queries.reading(vault, source)
    assert reading is not None
    return reading.text


def lit_words(vault: Vault, words: str, kind: str = "text") -> list[list[str]]:
    return [
        [text_of(vault, hit.source)[s:e] for s, e in hit.spans]
        for hit in queries.search(vault, words).hits if hit.kind == kind
    ]  # fmt: skip


def add_text(vault: Vault, text: str, kind: str = "testimony") -> str:
    return app.note(vault, text, kind, "Ostrevan").id


def test_the_words_are_lit_where_they_stand_in_the_original(vault: Vault, letter: Made) -> None:
    assert lit_words(vault, "RELATIVES veshkorov") == [["Veshkorov", "relatives"]]


@pytest.mark.parametrize(("typed", "found"), [
    ("халим", "Ҳалим"), ("гафорзода", "Ғафорзодаро"), ("руз", "Рӯзи"), ("се руз", "се"),
])  # fmt: skip
def test_tajik_letters_are_found_by_their_russian_neighbours(vault: Vault, typed: str, found: str) -> None:
    add_text(vault, TAJIK)
    assert found in lit_words(vault, typed, "note")[0]


def test_arabic_letters_are_found_by_their_persian_ones(vault: Vault) -> None:
    add_text(vault, PERSIAN)
    assert lit_words(vault, "حلیم", "note") == [["حليم"]]


def test_the_last_word_may_be_cut_short(vault: Vault, letter: Made) -> None:
    assert lit_words(vault, "was deta") == [["was", "detained", "was"]]


@pytest.mark.parametrize("typed", ["deta was", "deta ", '"deta"'])
def test_no_other_word_may_be_cut_short(vault: Vault, letter: Made, typed: str) -> None:
    assert queries.search(vault, typed).hits == ()


def test_a_phrase_stands_as_it_was_typed(vault: Vault, letter: Made) -> None:
    assert lit_words(vault, '"in Ostrevan on Monday"') == [["in Ostrevan on Monday"]]
    assert queries.search(vault, '"Monday in Ostrevan"').hits == ()


def test_all_words_must_be_there(vault: Vault, letter: Made) -> None:
    assert queries.search(vault, "Ostrevan nowhere").hits == ()


@pytest.mark.parametrize("typed", ["", "   ", "?!", '"', "-", '""', "*", "a OR", 'NEAR("a"', "col:a", "^a"])
def test_odd_characters_find_nothing_and_break_nothing(vault: Vault, letter: Made, typed: str) -> None:
    assert queries.search(vault, typed).hits == ()


def test_a_claim_is_found_by_its_words_and_slots(vault: Vault, letter: Made) -> None:
    hits = [h for h in queries.search(vault, "Veshkorov").hits if h.kind == "claim"]
    assert [(h.id, h.excerpt) for h in hits] == [(letter.suggestion, letter.claim.quote)]


def test_a_claim_without_the_words_is_not_a_hit(vault: Vault, letter: Made) -> None:
    assert [h.kind for h in queries.search(vault, "three days").hits] == ["text"]


def test_a_person_is_found_by_a_part_of_the_name(vault: Vault, letter: Made) -> None:
    app.decide(vault, [letter.suggestion], "accepted")
    hit = queries.search(vault, "eshkor").hits[0]
    assert (hit.kind, hit.excerpt, [hit.excerpt[s:e] for s, e in hit.spans]) == ("person", NAME, ["eshkor"])


def test_a_source_is_found_by_a_title_that_was_set_later(vault: Vault, letter: Made) -> None:
    app.set_source(vault, letter.source, {"title": "Letter from the market"})
    assert [h.id for h in queries.search(vault, "market").hits] == [letter.source]


def test_a_title_that_was_undone_finds_nothing(vault: Vault, letter: Made) -> None:
    app.set_source(vault, letter.source, {"title": "Letter from the market"})
    app.undo(vault, [letter.source])
    assert queries.search(vault, "market").hits == ()


def test_a_source_is_found_by_its_translation(vault: Vault, letter: Made) -> None:
    entry = app.translate(vault, letter.source, 0, 10, "Задержан в понедельник", "ru", "Mira", "")
    assert [h.id for h in queries.search(vault, "задержан").hits] == [letter.source]
    app.undo(vault, [entry])
    assert queries.search(vault, "задержан").hits == ()


def test_what_was_told_is_a_note(vault: Vault) -> None:
    add_text(vault, "The market was closed.")
    assert [h.kind for h in queries.search(vault, "market").hits] == ["note"]


KINDS = [(("text",), ["text"]), (("claim",), ["claim"]), (("person",), ["person"]), (("note",), [])]


@pytest.mark.parametrize(("asked", "found"), KINDS)
def test_only_the_kinds_that_are_asked_for_are_found(
    vault: Vault, letter: Made, asked: tuple[str, ...], found: list[str]
) -> None:
    app.decide(vault, [letter.suggestion], "accepted")
    hits = queries.search(vault, "Veshkorov", queries.SearchFilters(kinds=asked)).hits
    assert [h.kind for h in hits] == found


FILTERS = [
    ({"act": "detention"}, True), ({"act": "killing"}, False), ({"state": "accepted"}, True),
    ({"state": "suggested"}, False), ({"first": "2026-11-01", "last": "2026-11-30"}, False),
    ({"place": "ostrev"}, True), ({"place": "Valley"}, False), ({"polarity": "denied"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "is_found"), FILTERS)
def test_filters_of_claims_find_claims_only(vault: Vault, letter: Made, asked: dict[str, str], is_found: bool) -> None:
    at = TEXT.index("Ostrevan")
    app.edit(vault, letter.suggestion, replace(letter.claim, place=Place("Ostrevan", at, at + 8)))
    hits = queries.search(vault, "Veshkorov", queries.SearchFilters(**asked)).hits
    assert [h.kind for h in hits] == (["claim"] if is_found else [])


def test_a_language_or_case_leaves_out_the_others(vault: Vault, letter: Made) -> None:
    app.set_source(vault, letter.source, {"language": "ru"})
    assert queries.search(vault, "relatives", queries.SearchFilters(language="ru")).hits
    assert not queries.search(vault, "relatives", queries.SearchFilters(language="en")).hits
    assert not queries.search(vault, "relatives", queries.SearchFilters(case=open_case(vault, "Other"))).hits


@pytest.mark.parametrize("few", [200, 2])
def test_page_after_page_gives_every_source_once(
    vault: Vault, letter: Made, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "FEW", few)
    made = {add_source(vault, letter.case, text=f"{NAME} was seen by witness {n}.").source for n in range(7)}
    seen, after = [], None
    while True:
        found = queries.search(vault, "witness", limit=3, after=after)
        seen += [h.id for h in found.hits if h.kind == "text"]
        after = found.after
        if after is None:
            break
    assert (len(seen), set(seen)) == (7, made)


def test_many_hits_come_the_newest_first(vault: Vault, letter: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "FEW", 1)
    made = [add_source(vault, letter.case, text=f"{NAME} was seen by witness {n}.").source for n in range(3)]
    hits = queries.search(vault, "witness").hits
    assert [h.source for h in hits if h.kind == "text"] == made[::-1]


def test_words_far_into_a_long_text_are_lit() -> None:
    text = "Это слово. " * 900 + "Свидетель Ҷӯра пришёл."
    assert [text[s:e] for s, e in lit(text, words_of("чура пришел"))] == ["Ҷӯра", "пришёл"]


def test_a_part_of_another_word_is_not_lit() -> None:
    assert lit("Unarrested men; arrests, arrest.", words_of("arrest ")) == ((25, 31),)


def test_the_excerpt_is_cut_from_the_original(vault: Vault) -> None:
    source = add_text(vault, "Слово. " * 80 + "Свидетель пришёл. " + "Слово. " * 80)
    (hit,) = queries.search(vault, "свидетель").hits
    assert text_of(vault, source)[hit.at :].startswith(hit.excerpt)
    assert "Свидетель" in hit.excerpt


def test_what_another_process_has_just_added_is_found_with_its_words(vault: Vault, letter: Made) -> None:
    with open_with_key(vault.folder, vault.vault_key) as other:
        made = add_source(vault, letter.case, text=f"{NAME} stood at the ferry.")
        hits = queries.search(other, "ferry").hits
    assert (hits[0].kind, hits[0].source, hits[0].excerpt) == ("text", made.source, f"{NAME} stood at the ferry.")
