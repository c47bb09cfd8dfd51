"""Labels and sentences of ours name nobody; a sentence with a value in it is searched like any other."""

from __future__ import annotations

import pytest

from guvoh.model.document import Document, Piece, Section, line, own, pieces_of
from guvoh.model.paper import PersonLine, Words
from guvoh.policy import check, guard
from guvoh.policy.our_words import our_texts


def paper(*texts: str, language: str = "ru", name: str = "Тимур Оспаривается") -> Document:
    people = (PersonLine("p", (name,), "protected", "silent"),)
    lines = tuple(line(own(text)) for text in texts)
    return Document("x", "X", Words("Case"), "public", "public", language, "2031-06-01", "", (Section("", lines),),
                    persons=people, other_names=("Сообщено Радио", "Сообщено"))  # fmt: skip


def said(document: Document) -> list[str]:
    return [piece.words.text for piece in pieces_of(guard(document))]


def test_a_label_of_ours_keeps_its_capital_and_its_word() -> None:
    assert said(paper("Сообщено", "Оспаривается")) == ["Сообщено", "Оспаривается"]


def test_a_sentence_that_is_not_wholly_ours_is_searched() -> None:
    blanked = said(paper("Сообщено Радио: дело", "Тимур Оспаривается задержан"))
    assert not any("Радио" in one or "Тимур" in one or "Оспаривается" in one for one in blanked)


def test_a_label_in_somebodys_words_is_searched() -> None:
    document = paper()
    told = Section("", (line((Piece(Words("Оспаривается"), "value", 0),)),))
    assert said(Document(**{f: getattr(document, f) for f in document.__dataclass_fields__} | {"sections": (told,)})) \
        != ["Оспаривается"]  # fmt: skip


def test_the_gate_lets_our_own_label_out_and_holds_the_whole_name() -> None:
    safe = guard(paper("Оспаривается"))
    assert check("Оспаривается", safe, safe) == ()
    assert check("Тимур Оспаривается", safe, safe) != ()


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fa"])
def test_no_text_of_ours_has_a_place_for_a_value(language: str) -> None:
    texts = our_texts(language)
    assert len(texts) > 1000 and not any("{" in text for text in texts)
