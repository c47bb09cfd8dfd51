"""The files of the checkout keep to the rules of CONTRIBUTING.md. Each rule is shown to find a planted fault."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
import warnings
from pathlib import Path

import house_rules as rules
import pytest


def test_no_module_is_longer_than_500_lines(root: Path) -> None:
    if long := rules.long_files(root / "src", rules.WARN_LINES):
        warnings.warn(f"over {rules.WARN_LINES} lines, time to split: {long}", stacklevel=1)
    assert rules.long_files(root / "src") == []


def test_a_module_of_501_lines_is_found(tmp_path: Path) -> None:
    (tmp_path / "fits.py").write_text("x = 1\n" * 500)
    (tmp_path / "long.py").write_text("x = 1\n" * 501)
    assert rules.long_files(tmp_path) == ["long.py: 501 lines, at most 500"]


def test_no_file_has_a_name_that_says_nothing(root: Path) -> None:
    assert rules.vague_names(rules.tracked(root), root) == []


@pytest.mark.parametrize("name", ["utils.py", "helpers/names.py", "common.py", "misc.txt", "vault/manager.py"])
def test_a_name_that_says_nothing_is_found(tmp_path: Path, name: str) -> None:
    assert rules.vague_names([tmp_path / name, tmp_path / "ledger.py"], tmp_path) == [name]


def test_no_file_names_a_package_registry(root: Path) -> None:
    assert rules.registry_hosts(rules.tracked(root)) == []


@pytest.mark.parametrize("line", [*(f"//{host}/x" for host in rules.REGISTRIES), "pip install --index" + "-url x"])
def test_a_package_registry_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "setup.sh").write_text(f"set -eu\n{line}\n")
    assert rules.registry_hosts([tmp_path / "setup.sh"]) == ["setup.sh:2"]


def test_the_options_that_leave_registries_out_of_the_lock_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "lock.sh").write_text("pip-compile --no-emit-index-url --no-emit-trusted-host\n")
    assert rules.registry_hosts([tmp_path / "lock.sh"]) == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on(root: Path) -> None:
    assert rules.machine_paths(rules.tracked(root)) == []


@pytest.mark.parametrize("path", ["/wor" + "k/main", "/roo" + "t/.cache", "/hom" + "e/some", "/User" + "s/Some"])
def test_a_path_of_a_machine_is_found(tmp_path: Path, path: str) -> None:
    (tmp_path / "notes.md").write_text(f"see `{path}/y`\n")
    assert len(rules.machine_paths([tmp_path / "notes.md"])) == 1


@pytest.mark.parametrize("line", ["framework/parts", "../work/parts", "a root/branch", "~/work/x", "/proc/self"])
def test_words_that_only_look_like_a_path_of_a_machine_are_no_fault(tmp_path: Path, line: str) -> None:
    (tmp_path / "notes.md").write_text(line)
    assert rules.machine_paths([tmp_path / "notes.md"]) == []


def test_every_folder_of_code_begins_with_a_tour(root: Path) -> None:
    assert rules.missing_tours(root / "src" / "guvoh") == []


def test_a_folder_without_a_tour_is_found(tmp_path: Path) -> None:
    for folder, tour in (("empty", ""), ("toured", '"""' + "What comes in, what goes out. " * 3 + '"""')):
        (tmp_path / "guvoh" / folder).mkdir(parents=True)
        (tmp_path / "guvoh" / folder / "__init__.py").write_text(tour)
    assert rules.missing_tours(tmp_path / "guvoh") == ["guvoh/empty: no tour"]


def test_git_keeps_no_file_made_by_running_the_program(root: Path) -> None:
    made = re.compile(r"(^|/)(__pycache__|\.venv|[^/]+\.egg-info|out|build)/|\.pyc$|view\.db$")
    names = [str(file.relative_to(root)) for file in rules.tracked(root)]
    assert [name for name in names if made.search(name)] == []


@pytest.mark.shared
def test_no_file_names_a_person_of_the_measuring_texts(root: Path, shared: Path) -> None:
    known = _people(shared)
    assert known, "the measuring texts name nobody: are they the right ones?"
    assert _naming(rules.tracked(root), root, known) == []


def test_a_person_of_the_measuring_texts_is_found_in_any_case_and_spacing(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("Yesterday UMED\n dargovar came.")
    assert _naming([tmp_path / "story.md"], tmp_path, ["Umed Dargovar"]) == ["story.md"]


def test_every_file_of_text_is_utf_8_and_ends_with_a_line_feed(root: Path) -> None:
    files = [f for f in rules.tracked(root) if f.suffix in {".py", ".md", ".yaml", ".toml", ".sh", ".typ"}]
    faults = []
    for file in files:
        data = file.read_bytes()
        if data and (not data.endswith(b"\n") or b"\r" in data or not _is_utf_8(data)):
            faults.append(str(file.relative_to(root)))
    assert faults == []


def test_only_files_that_git_knows_are_looked_at(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "known.py").touch()
    (tmp_path / "unknown.py").touch()
    subprocess.run(["git", "add", "known.py"], cwd=tmp_path, check=True)
    assert rules.tracked(tmp_path) == [tmp_path / "known.py"]


def _people(shared: Path) -> list[str]:
    """Every spelling of every person, names of one word only where they are too long to be an everyday word."""
    lines = (shared / "gold" / "identities.jsonl").read_text("utf-8").splitlines()
    people = [json.loads(line) for line in lines if line]
    spellings = {s["spelling"] for one in people if one["kind"] == "person" for s in one["spellings"]}
    return sorted(name for name in spellings if " " in name or len(name) > 6)


def _naming(files: list[Path], root: Path, names: list[str]) -> list[str]:
    """Files that carry one of the names. Which name is not said: a test must not print it."""
    patterns = [r"\s+".join(map(re.escape, _same(name).split())) for name in names]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")
    return [str(file.relative_to(root)) for file, text in rules.texts(files) if pattern.search(_same(text))]


def _same(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
