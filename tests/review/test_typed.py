"""Words typed onto a picture, page or recording, and lists of people."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "vault"))

from invented import TEXT, add_source, new_vault, open_case

from guvoh import app, capture
from guvoh.errors import Refused, UsageError
from guvoh.model import Block, Reading, Region
from guvoh.vault import queries
from guvoh.vault.vault import Vault, open_with_key

MARKED = Region(None, 100, 200, 300, 50)
LIST = "1. Ruslan Veshkorov,\n2) Mira Tolmaz\n— Bozor"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    key = new_vault(tmp_path / "vault")
    with open_with_key(tmp_path / "vault", key) as vault:
        yield vault


@pytest.fixture
def picture(vault: Vault) -> str:
    batch = vault.batch()
    case = capture.case_for(vault, batch, "Ostrevan")
    taken = capture.take(vault, batch, case, io.BytesIO(b"picture"), "list.jpg", "image/jpeg")
    capture.put_reading(vault, batch, taken.source, None, "no text")
    vault.commit(batch)
    return taken.source


def test_a_picture_gets_its_first_text_by_hand(vault: Vault, picture: str) -> None:
    start, end = app.type_onto(vault, picture, "Mira Tolmaz was detained in Ostrevan.", MARKED)
    reading = queries.reading(vault, picture)
    assert reading is not None
    assert (reading.text[start:end], reading.blocks[0].region) == ("Mira Tolmaz was detained in Ostrevan.", MARKED)


def test_words_that_are_typed_later_leave_earlier_spans_as_they_are(vault: Vault, picture: str) -> None:
    first = app.type_onto(vault, picture, "Mira Tolmaz was detained.", MARKED)
    second = app.type_onto(vault, picture, "She was released on Monday.", Region(from_s=3.5, to_s=9))
    reading = queries.reading(vault, picture)
    assert reading is not None
    said = [reading.text[s:e] for s, e in (first, second)]
    assert said == ["Mira Tolmaz was detained.", "She was released on Monday."]


def test_what_is_typed_is_searched_and_suggested_from(vault: Vault, picture: str) -> None:
    app.type_onto(vault, picture, "Mira Tolmaz was detained in Ostrevan on Monday.", MARKED)
    assert [r.claim.act for r in queries.claims(vault, source=picture)] == ["detention"]


def test_suggestions_keep_their_ids_when_more_is_typed(vault: Vault, picture: str) -> None:
    app.type_onto(vault, picture, "Mira Tolmaz was detained in Ostrevan on Monday.", MARKED)
    before = {r.id for r in queries.claims(vault, source=picture)}
    app.type_onto(vault, picture, "It rained.", MARKED)
    assert {r.id for r in queries.claims(vault, source=picture)} == before


def test_a_decision_stands_when_words_are_typed_onto_its_source(vault: Vault) -> None:
    made = add_source(vault, open_case(vault))
    app.decide(vault, [made.suggestion], "accepted")
    start, _end = app.type_onto(vault, made.source, "Typed from the stamp.", Region(1, 0, 0, 1000, 100))
    assert queries.claim(vault, made.suggestion).state == "accepted"
    assert start == len(TEXT) + 2


@pytest.mark.parametrize("region", [
    Region(), Region(None, 900, 0, 200, 10), Region(0, 1, 1, 1, 1), Region(from_s=9, to_s=3), Region(x=1, y=1, w=1),
    Region(None, 1, 1, 1, 1, from_s=1, to_s=2), Region(from_s=-1, to_s=2),
])  # fmt: skip
def test_words_without_a_place_are_refused(vault: Vault, picture: str, region: Region) -> None:
    with pytest.raises(UsageError):
        app.type_onto(vault, picture, "Words.", region)


def test_a_reading_without_regions_is_sealed_as_ever() -> None:
    sealed = Reading("Words.", (Block(0, 6, None, 1),), "plain").as_dict()
    assert sealed["blocks"] == [[0, 6, None, 1, True]]


@pytest.mark.parametrize("region", [MARKED, Region(from_s=1.5, to_s=2), Region(3, 0, 0, 1000, 1000)])
def test_a_region_comes_back_as_it_was_sealed(region: Region) -> None:
    reading = Reading("Words.", (Block(0, 6, region.page, 1, True, region),), "typed")
    assert Reading.from_dict(reading.as_dict()) == reading


def lines(text: str) -> list[tuple[int, int]]:
    return [(at, at + len(line)) for line in text.split("\n") for at in [text.index(line)]]


def test_a_list_gives_one_accepted_claim_for_each_line(vault: Vault, picture: str) -> None:
    app.type_onto(vault, picture, LIST, MARKED)
    app.many_from_lines(vault, picture, lines(LIST), "detention", reason="a list from the prison")
    accepted = queries.claims(vault, source=picture, state="accepted")
    assert sorted(r.claim.victims[0].text for r in accepted) == ["Bozor", "Mira Tolmaz", "Ruslan Veshkorov"]


def test_everybody_on_a_list_is_a_person(vault: Vault, picture: str) -> None:
    app.type_onto(vault, picture, LIST, MARKED)
    app.many_from_lines(vault, picture, lines(LIST), "detention")
    assert sorted(p.names[0] for p in queries.persons(vault)) == ["Bozor", "Mira Tolmaz", "Ruslan Veshkorov"]


def test_a_list_with_an_empty_line_is_refused_as_a_whole(vault: Vault, picture: str) -> None:
    app.type_onto(vault, picture, LIST, MARKED)
    with pytest.raises(Refused):
        app.many_from_lines(vault, picture, [*lines(LIST), (20, 21)], "detention")
    assert queries.claims(vault, source=picture, state="accepted") == []
