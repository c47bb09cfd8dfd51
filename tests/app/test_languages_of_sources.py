"""A source in several languages is searched in each of them, with the names that the vault knows."""

from __future__ import annotations

import pytest

from guvoh import app
from guvoh.book.names import unclassified_in
from guvoh.vault import queries
from guvoh.vault.vault import Vault

POST = (
    "Police arrested Ana Belim in Dorvin on Monday, her sister says.\n\n"
    "В понедельник в Дорвине полиция задержала Антона Белина, сообщают родственники.\n\n"
    "Рӯзи душанбе пулис дар шаҳри Дорвин Антон Белимро боздошт кард, мегӯянд ҳамсояҳо.\n"
)


def test_a_source_in_three_languages_gives_suggestions_from_each(vault: Vault) -> None:
    made = app.note(vault, POST, "testimony", "Valley")
    assert {row.claim.language for row in queries.claims(vault, source=made.id)} == {"en", "ru", "tg"}


def test_somebody_whom_the_vault_knows_is_found_in_a_text_without_capitals(vault: Vault, case: str) -> None:
    app.enter_person(vault, case, "دورنا شلپور", {})
    made = app.note(vault, "ماموران امنیتی دورنا شلپور را در شهر بازداشت کردند.", "testimony", "Valley")
    (row,) = queries.claims(vault, source=made.id)
    assert [v.text for v in row.claim.victims] == ["دورنا شلپور"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("tg", "Пулис се нафарро дар хонаи Парисо Гулнавоз боздошт кард.", "Парисо Гулнавоз"),
        ("ru", "Полиция задержала троих в доме Антонины Белиной.", "Антонины Белиной"),
        ("fa", "پلیس سه نفر را در خانه پریسا گلنواز بازداشت کرد.", "پریسا گلنواز"),
    ],
)
def test_a_bystander_whom_nobody_looked_at_is_kept_out_of_papers_whole(language: str, text: str, name: str) -> None:
    assert name in unclassified_in([(text, language)], (), ())
