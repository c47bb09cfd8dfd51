"""Posts in several languages, and a language that somebody adds with nothing but tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from guvoh.extract import suggest
from guvoh.extract.marked.tables import tables
from guvoh.extract.marked.walk import drafts

TOY = {
    "grammar.tsv": "forms\ttables\nphrases\tchained\njoints\tsaid\nverb\tlast\n",
    "endings.tsv": "past\t- n\nmany\tn\npresent\te\norder\t-\nparticiple\to\nnoun\tka\tobject\nnot\tmu\n",
    "verbs.tsv": "taki\ttak\ttake\nsayi\tsay\tsaye\n",
    "words.tsv": "person\tbaker\nforce\tguard\ncoercive\tguard\npreposition\tin\nopens\tthat\nthat\tthat\nsite\tmill\n",
    "cues.tsv": "say\tsayi\nin_place\tin\n",
    "triggers/custody.tsv": "detention\t030102\tverb\tobject,person\ttaki\n",
}


def test_a_language_is_added_with_a_folder_of_tables(tmp_path: Path) -> None:
    for name, rows in TOY.items():
        at = tmp_path / "toy" / name
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_text(rows, encoding="utf-8")
    toy = tables("toy", tmp_path)
    assert toy is not None
    text = "Guard in mill bakerka tak. Guard bakerka mutak."
    first, second = (draft.claim for draft in drafts(text, [(0, len(text))], toy, None))
    assert [v.text for v in first.victims] == ["bakerka"]
    assert [a.text for a in first.actors] == ["Guard"]
    assert (first.act, first.polarity, second.polarity) == ("detention", "asserted", "denied")
    assert first.place is not None and first.place.text == "mill"


def test_a_post_in_three_languages_is_read_paragraph_by_paragraph() -> None:
    text = (
        "Police arrested Ana Belim in Dorvin on Monday, her sister says.\n\n"
        "В понедельник в Дорвине полиция задержала Антона Белима.\n\n"
        "Рӯзи душанбе пулис дар шаҳри Дорвин Антон Белимро боздошт кард.\n"
    )
    assert {claim.language for claim in suggest(text)} == {"en", "ru", "tg"}


def test_a_line_in_a_wrapped_text_does_not_change_its_language() -> None:
    text = "Police arrested the singer of the café in Dorvin and led\naway two men who sang «la vie est à nous».\n"
    assert {claim.language for claim in suggest(text)} == {"en"}


def test_a_single_short_sentence_is_read_too() -> None:
    assert [claim.act for claim in suggest("Police arrested Ana Belim on 3 May.")] == ["arrest"]


def test_a_name_that_the_casebook_knows_is_found_where_nothing_else_shows_it() -> None:
    text = "ماموران امنیتی دورنا شلپور را در شهر بازداشت کردند."
    (claim,) = suggest(text, names=("دورنا", "شلپور"))
    assert [v.text for v in claim.victims] == ["دورنا شلپور"]
    assert [a.text for a in claim.actors] == ["ماموران امنیتی"]


@pytest.mark.parametrize(
    "text",
    [
        "The court in Dorvin acquitted Ana Belim on Monday.",
        "A judge found Tor Dorn not guilty of treason.",
        "Суд в Дорвине оправдал журналиста Антона Белина.",
        "Додгоҳи шаҳри Дорвин Антон Белимро сафед кард.",
        "دادگاه علی دوروین را تبرئه کرد.",
    ],
)
def test_an_acquittal_is_a_verdict_that_denies(text: str) -> None:
    assert [(claim.act, claim.polarity) for claim in suggest(text)] == [("conviction", "denied")]
