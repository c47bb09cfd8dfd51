"""A spaCy pipeline by path. A small stand-in takes the place of spaCy, which is no part of Guvoh."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from guvoh.app.proposing import proposed
from guvoh.errors import NotFound, UsageError
from guvoh.extract.plugins.table import Wanted, open_plug_in
from guvoh.model import Claim

TEXT = "Timur was beaten by guards in Qarlu"
ROWS = "Timur nsubjpass 2 PROPN|was auxpass 2 AUX|beaten ROOT 2 VERB|by agent 2 ADP|guards pobj 3 NOUN|in prep 2 ADP|Qarlu pobj 5 PROPN"  # noqa: E501
BARE = Claim(0, len(TEXT), TEXT, "killing", rule="verb:beaten", score=0.6)


@dataclass
class Token:
    i: int
    idx: int
    text: str
    dep_: str
    pos_: str
    head: Any = None
    morph: dict[str, list[str]] = field(default_factory=dict)

    @property
    def lemma_(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)


@dataclass
class Stretch:
    tokens: list[Token]
    start_char: int
    end_char: int
    label_: str = ""

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, n: int) -> Token:
        return self.tokens[n]


class Doc:
    def __init__(self, text: str) -> None:
        tokens, at = [], 0
        for n, row in enumerate(ROWS.split("|")):
            word, dep, _head, pos = row.split()
            tokens.append(Token(n, at, word, dep, pos))
            at += len(word) + 1
        for token, row in zip(tokens, ROWS.split("|"), strict=True):
            token.head = tokens[int(row.split()[2])]
        self.sents = [Stretch(tokens, 0, len(text))]
        where = text.index("Qarlu")
        self.ents = [Stretch([], 0, 5, "PERSON"), Stretch([], where, where + 5, "GPE"), Stretch([], 6, 9, "DATE")]

    def has_annotation(self, _name: str) -> bool:
        return True


class Pipeline:
    meta = {"lang": "en", "name": "invented small", "version": "3.1"}  # noqa: RUF012

    def __call__(self, text: str) -> Doc:
        return Doc(text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pipeline's folder, and a spaCy that loads it."""
    (tmp_path / "vocab").mkdir()
    (tmp_path / "config.cfg").write_text("[nlp]\n")
    (tmp_path / "vocab" / "strings.json").write_text("[]")
    spacy = ModuleType("spacy")
    spacy.load = lambda _path: Pipeline()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    return tmp_path


def lines(folder: Path) -> str:
    files = sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())
    return "".join(f"{hashlib.sha256((folder / f).read_bytes()).hexdigest()}  {f}\n" for f in files)


def test_a_pipeline_fills_what_the_rules_left_empty(folder: Path) -> None:
    made = proposed(open_plug_in("spacy", Wanted(str(folder))), TEXT, [(0, len(TEXT))], None, [BARE])
    (claim,) = made.claims
    assert (claim.victims[0].text, claim.place and claim.place.text) == ("Timur", "Qarlu")


def test_its_mark_names_its_version_and_the_hash_of_its_files(folder: Path) -> None:
    origin = open_plug_in("spacy", Wanted(str(folder))).origin
    assert origin == ("spacy", "en_invented-small-3.1", hashlib.sha256(lines(folder).encode()).hexdigest())


def test_another_byte_is_another_hash(folder: Path) -> None:
    first = open_plug_in("spacy", Wanted(str(folder))).origin
    (folder / "vocab" / "strings.json").write_text("[1]")
    assert open_plug_in("spacy", Wanted(str(folder))).origin != first


def test_the_folder_of_a_package_leads_to_the_pipeline_in_it(folder: Path) -> None:
    inner = folder / "package" / "en_small-3.1"
    inner.mkdir(parents=True)
    (inner / "config.cfg").write_text("[nlp]\n")
    assert open_plug_in("spacy", Wanted(str(folder / "package"))).origin.name == "spacy"


def test_claims_in_another_language_are_left_alone(folder: Path) -> None:
    other = Claim(0, len(TEXT), TEXT, "killing", language="ru", rule="verb:beaten")
    made = proposed(open_plug_in("spacy", Wanted(str(folder))), TEXT, [(0, len(TEXT))], None, [other])
    assert made.claims == (other,)


def test_without_spacy_it_is_said_how_to_install_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(NotFound, match="spaCy is not installed") as missing:
        open_plug_in("spacy", Wanted(str(folder)))
    assert "pip install spacy" in missing.value.hint


@pytest.mark.parametrize("path", ["nowhere", "vocab"])
def test_a_folder_without_a_pipeline_is_told(folder: Path, path: str) -> None:
    with pytest.raises(NotFound, match="no spaCy pipeline"):
        open_plug_in("spacy", Wanted(str(folder / path)))


def test_a_pipeline_that_spacy_refuses_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise ValueError("[E053]")

    monkeypatch.setattr(sys.modules["spacy"], "load", refuse)
    with pytest.raises(NotFound, match="cannot load"):
        open_plug_in("spacy", Wanted(str(folder)))


def test_spacy_without_a_path_is_asked_for_one() -> None:
    with pytest.raises(UsageError):
        open_plug_in("spacy", Wanted())
