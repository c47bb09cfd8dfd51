"""The pages say what is so: commands exist, links lead somewhere, guarantees have numbers, the demo is whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import house_rules as rules
import pytest
import yaml


def _pages(root: Path) -> list[Path]:
    return [f for f in rules.tracked(root) if f.suffix == ".md"]


def test_every_command_that_a_page_tells_to_type_exists(root: Path) -> None:
    from guvoh.cli import main  # here, so that the other tests of this file run without a command line

    named = set().union(*(rules.commands_named(page.read_text("utf-8"), "guvoh") for page in _pages(root)))
    assert named - set(main.list_commands(None)) == set()


def test_every_target_of_make_that_a_page_names_exists(root: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.M))
    named = set().union(*(rules.commands_named(page.read_text("utf-8"), "make") for page in _pages(root)))
    assert named - targets == set()


def test_commands_are_found_in_code_and_not_in_prose() -> None:
    page = "We make sense.\n```\nbin/guvoh add a\nguvoh --json --vault V claims\n```\n`guvoh show 7K3M`, `make demo`."
    assert (rules.commands_named(page, "guvoh"), rules.commands_named(page, "make")) == (
        {"add", "claims", "show"},
        {"demo"},
    )


def test_every_link_of_every_page_leads_somewhere(root: Path) -> None:
    assert [lost for page in _pages(root) for lost in rules.dead_links(page, root)] == []


@pytest.mark.parametrize("text", ["[a](gone.md)", "[a](here.md#gone)", "see `docs/gone.md`"])
def test_a_dead_link_is_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "here.md").write_text(f"# A head\n[b](#a-head) [c](https://example.org) {text}\n")
    assert len(rules.dead_links(tmp_path / "here.md", tmp_path)) == 1


def test_the_guarantees_are_numbered_without_a_gap(root: Path) -> None:
    numbers = re.findall(r"^\*\*G(\d+)\*\*", (root / "docs" / "SECURITY.md").read_text("utf-8"), re.M)
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)] and numbers


def test_no_page_of_the_index_of_the_demo_is_missing_and_none_is_too_many(root: Path) -> None:
    there = {file.name for file in (root / "demo" / "documents").iterdir() if file.is_file()}
    assert there - {"index.yaml", "make.py"} == {line["file"] for line in _index(root)}


def test_the_index_of_the_demo_says_the_same_things_of_every_document(root: Path) -> None:
    keys = {"file", "published", "publisher", "kind", "from_inside", "derives_from", "language", "note"}
    assert {line["file"]: set(line) ^ keys for line in _index(root) if set(line) != keys} == {}


def test_what_a_document_of_the_demo_repeats_is_in_the_index(root: Path) -> None:
    files = {line["file"] for line in _index(root)}
    assert {line["derives_from"] for line in _index(root) if line["derives_from"]} <= files


def test_the_girl_of_the_demo_is_named_by_one_document_only(root: Path) -> None:
    folder = root / "demo" / "documents"
    naming = [f.name for f, text in rules.texts(folder.iterdir()) if re.search(r"Parvona|Парвона", text)]
    assert naming == ["07-belrud-live-post.txt"]


def _index(root: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load((root / "demo" / "documents" / "index.yaml").read_text("utf-8"))["documents"])
