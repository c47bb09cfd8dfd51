"""No table of words names a person or a body of the measuring texts: rules made for one text show elsewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from guvoh.text.fold import fold

SHARED = Path(__file__).resolve().parents[3] / "shared"
TABLES = Path(__file__).resolve().parents[2] / "src" / "guvoh" / "extract"
WORD = re.compile(r"[^\W\d_]{4,}")
LISTS = ("everyday", "geographic")  # whole lists of a language or of the world, made from none of the texts
ENDINGS = "endings.tsv"  # endings are no words: one of them may be spelt like somebody's name

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the measuring texts are not beside this checkout"),
]


@cache
def in_tables() -> dict[str, str]:
    """Every folded word of the tables, with the table that holds it."""
    found = {}
    for path in sorted((TABLES).rglob("*.t*")):
        if path.parent.name not in LISTS and path.name != ENDINGS:
            found.update({fold(w).text: path.name for w in WORD.findall(path.read_text("utf-8"))})
    return found


def names(kind: str) -> list[str]:
    """Every spelling of the identities of a kind: person, organisation, place."""
    rows = map(json.loads, (SHARED / "gold" / "identities.jsonl").read_text("utf-8").splitlines())
    return [one["spelling"] for row in rows if row["kind"] == kind for one in row["spellings"]]


def test_no_table_holds_the_family_name_of_anybody_in_the_measuring_texts() -> None:
    """Given names are shared by thousands; lists of them are no rules."""
    verbs = {fold(w).text for w in WORD.findall((TABLES / "lexicon" / "en" / "verbs.tsv").read_text("utf-8"))}
    families = sorted({WORD.findall(name)[-1] for name in names("person") if len(WORD.findall(name)) > 1})
    families = [name for name in families if fold(name).text not in verbs]  # one is spelt as "said" is
    assert families
    assert [n for n, name in enumerate(families) if fold(name).text in in_tables()] == []


def test_no_table_names_a_body_or_a_place_of_the_measuring_texts() -> None:
    whole = {fold(line).text for path in TABLES.rglob("*.tsv") for line in _cells(path)}
    said = [name for kind in ("organisation", "place", "group") for name in names(kind)]
    assert said
    assert [n for n, name in enumerate(said) if " " in name and fold(name).text in whole] == []


def _cells(path: Path) -> list[str]:
    if path.parent.name in LISTS:
        return []
    return [cell for line in path.read_text("utf-8").splitlines() for cell in re.split(r"[\t|;]", line)]
