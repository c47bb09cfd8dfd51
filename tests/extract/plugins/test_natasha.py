"""natasha runs on Russian only, and only its weights are used. Small stand-ins take the place of the programs that run
them, so that the tests need no extra."""

from __future__ import annotations

import importlib.machinery
import importlib.metadata
import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from guvoh.app.proposing import proposed
from guvoh.errors import Damage, NotFound
from guvoh.extract.plugins import natasha_ru
from guvoh.extract.plugins.table import Wanted, open_plug_in
from guvoh.model import Claim

TEXT = "Милиционеры избили учителя Тимура Ашвелова в Карлу."
TREE = [(2, "nsubj"), (0, "root"), (2, "obj"), (3, "appos"), (4, "flat:name"), (7, "case"), (2, "obl"), (8, "punct")]
BARE = Claim(0, len(TEXT) - 1, TEXT[:-1], "torture_or_ill_treatment", language="ru", rule="verb:избить|избивать",
             score=0.6)  # fmt: skip


class Model:
    """Loads, takes the embedding, answers the one sentence of these tests."""

    asked = 0

    @classmethod
    def load(cls, path: str) -> Model:
        assert Path(path).is_file()
        return cls()

    def navec(self, _embedding: Any) -> Model:
        return self

    def __call__(self, what: Any) -> Any:
        Model.asked += 1
        if isinstance(what, str):
            spans = [("Тимура Ашвелова", "PER"), ("Карлу", "LOC")]
            return SimpleNamespace(spans=[SimpleNamespace(start=TEXT.index(w), stop=TEXT.index(w) + len(w), type=kind)
                                          for w, kind in spans])  # fmt: skip
        assert len(what) == len(TREE)
        return SimpleNamespace(tokens=[SimpleNamespace(head_id=str(head), rel=rel) for head, rel in TREE])


def tokenize(text: str) -> list[Any]:
    return [SimpleNamespace(start=m.start(), text=m[0]) for m in re.finditer(r"\w+|\S", text)]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the weights of an installed natasha."""
    for name in natasha_ru.FILES:
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(name)
    spec = importlib.machinery.ModuleSpec("natasha", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(natasha_ru, "find_spec", lambda _name: spec)
    monkeypatch.setattr(importlib.metadata, "version", lambda _name: "1.6.0")
    for name, parts in (("razdel", {"tokenize": tokenize}), ("navec", {"Navec": Model}),
                        ("slovnet", {"NER": Model, "Syntax": Model})):  # fmt: skip
        module = ModuleType(name)
        vars(module).update(parts)
        monkeypatch.setitem(sys.modules, name, module)
    Model.asked = 0
    return tmp_path / "data"


def ask(claim: Claim) -> Claim:
    made = proposed(open_plug_in("natasha", Wanted()), TEXT, [(0, len(TEXT))], None, [claim])
    assert len(made.claims) == 1
    return made.claims[0]


def test_it_fills_what_the_rules_left_empty(installed: Path) -> None:
    claim = ask(BARE)
    assert ([v.text for v in claim.victims], [a.text for a in claim.actors], claim.place and claim.place.text) == (
        ["учителя Тимура Ашвелова"], ["Милиционеры"], "Карлу"
    )  # fmt: skip


def test_its_mark_names_its_version_and_the_hash_of_its_weights(installed: Path) -> None:
    assert re.match(r"natasha 1\.6\.0 [0-9a-f]{64}:victims\+actors\+place verb:избить", ask(BARE).rule)


def test_other_weights_are_another_hash(installed: Path) -> None:
    first = open_plug_in("natasha", Wanted()).origin
    (installed / natasha_ru.FILES[1]).write_text("else")
    assert open_plug_in("natasha", Wanted()).origin != first


@pytest.mark.parametrize("language", ["tg", "en", "fa"])
def test_claims_in_another_language_are_not_shown_to_it(installed: Path, language: str) -> None:
    claim = Claim(0, 11, TEXT[:11], "killing", language=language, rule="verb:избить")
    assert (ask(claim), Model.asked) == (claim, 0)


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(natasha_ru, "find_spec", lambda _name: None)
    with pytest.raises(NotFound, match="natasha is not installed") as missing:
        open_plug_in("natasha", Wanted())
    assert "requirements/ru.txt" in missing.value.hint


def test_missing_weights_are_told(installed: Path) -> None:
    (installed / natasha_ru.FILES[0]).unlink()
    with pytest.raises(Damage, match="weights"):
        open_plug_in("natasha", Wanted())
