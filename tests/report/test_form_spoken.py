"""Answers in French and Spanish: dates, yes and no, labels and our own sentences, from tables that have them all."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from guvoh.model.vocabulary import terms
from guvoh.report import forms
from guvoh.report.forms import spoken
from guvoh.report.forms.answers.countries import country

HOME = Path(forms.__file__).parent
LABELS = ("acts", "ladder", "liberty", "involvement_degrees", "mechanisms", "consent_scopes", "consent_basis",
          "consent_forms", "risk_levels", "remedy_kinds", "remedy_results", "proceeding_stages", "intervention_kinds",
          "gender", "civil_status", "wgad_categories", "standards_of_proof", "legal_provisions")  # fmt: skip
# What tells a person of ours what is missing, or stands in dossiers, which are English: never in a French answer.
NOT_IN_ANSWERS = ("No accepted claim", "No category", "No provision", "Who submits", "What whoever", "Nobody is said",
                  "Which State", "Neither a step", "No step in", "Why no step", "To be written", "No part in an act",
                  "No post of", "No criterion", "The post ", "Victims stand", "Nothing that speaks", "; reports to ",
                  "A picture goes", "Why it is urgent", "No assessment", "No decision to remove", "No cooperation",
                  "No consent to", "Neither an authorisation", "{n} incident")  # fmt: skip


def table(language: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HOME / "words" / f"{language}.yaml").read_text("utf-8"))
    return found


def messages() -> set[str]:
    """What answers say of their own."""
    said = set()
    for path in (*(HOME / "answers").glob("*.py"), HOME / "annex.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                said |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    return {str(one) for one in said}


@pytest.mark.parametrize("language", spoken.TABLES)
def test_every_sentence_of_an_answer_stands_in_the_table(language: str) -> None:
    lacking = {one for one in messages() - set(table(language)["messages"]) if not one.startswith(NOT_IN_ANSWERS)}
    assert lacking == set()


@pytest.mark.parametrize("language", spoken.TABLES)
@pytest.mark.parametrize("name", LABELS)
def test_every_word_of_a_list_has_its_label(language: str, name: str) -> None:
    assert {one.code for one in terms(name)} == set(table(language)["labels"][name])


@pytest.mark.parametrize("language", spoken.TABLES)
def test_a_sentence_has_the_same_gaps_in_both_languages(language: str) -> None:

    gaps = re.compile(r"\{\w+\}")
    wrong = [
        one for one, other in table(language)["messages"].items() if set(gaps.findall(one)) != set(gaps.findall(other))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "start", "end", "expected"),
    [
        ("fr", "2026-11-07", "2026-11-07", "7 novembre 2026"), ("fr", "2026-11-01", "2026-11-01", "1er novembre 2026"),
        ("fr", "2026-11-01", "2026-11-30", "novembre 2026"), ("fr", "2026-01-01", "2026-12-31", "2026"),
        ("fr", "2026-11-07", None, "depuis le 7 novembre 2026"), ("fr", None, None, "date inconnue"),
        ("es", "2026-11-07", "2026-11-07", "7 de noviembre de 2026"),
        ("es", "2026-11-07", "2026-11-09", "del 7 de noviembre de 2026 al 9 de noviembre de 2026"),
        ("es", "2026-02-01", "2026-02-28", "febrero de 2026"), ("en", "2026-11-07", "2026-11-07", "7 November 2026"),
    ],
)  # fmt: skip
def test_a_day_is_said_as_in_the_language(language: str, start: str | None, end: str | None, expected: str) -> None:
    with spoken.speaking(language):
        assert spoken.show(start, end, "en") == expected


def test_outside_of_a_form_nothing_is_french() -> None:
    with spoken.speaking("fr"):
        inside = spoken._("Yes"), spoken.label("acts", "arrest", "en"), country("DE", "en")
    assert (inside, spoken._("Yes"), country("DE", "en")) == (("Oui", "Arrestation", "Allemagne"), "Yes", "Germany")


@pytest.mark.parametrize(
    ("text", "language", "own", "expected"),
    [
        ("They took him from the yard of the house", None, "fr", "en anglais"),
        ("Его увели со двора его дома ночью", "ru", "es", "en ruso"), ("Oshvan", "en", "fr", ""),
        ("They took him from the yard of the house", "en", "en", ""),
    ],
)  # fmt: skip
def test_somebodys_own_words_say_their_language(text: str, language: str | None, own: str, expected: str) -> None:
    assert spoken.foreign(text, language, own) == expected


@pytest.mark.parametrize(("language", "said"), [("fr", "Une source qui n’est pas nommée ici"),
                                                ("es", "Una fuente que aquí no se nombra")])  # fmt: skip
def test_who_told_is_hidden_in_the_words_of_the_form(language: str, said: str) -> None:
    with spoken.speaking(language):
        assert spoken._("A source that is not named here") == said
