"""What the program is made of: third parts are listed, the network is out of reach, papers and tools stay optional."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import house_rules as rules
import pytest

LOCK = """\
click==8.5.1 \\
    --hash=sha256:00
    # via
    #   guvoh (pyproject.toml)
    #   import-linter
urllib3==2.8.0 \\
    # via trafilatura
trafilatura==2.3.1 \\
    # via guvoh (pyproject.toml)
pytest==9.2.0 \\
    # via -r requirements/dev.in
"""
ROW = "| {} | {} | MIT | somebody | 0.1 | something |\n"

# The tools of the developers, which a user of the program does not have.
TOOLS = "pytest _pytest hypothesis ruff mypy importlinter grimp xdist pytest_timeout wheel setuptools pip"
TRY_EACH_MODULE = """
import importlib, pkgutil, sys
for name in sys.argv[1].split():
    sys.modules[name] = None
import guvoh
failed = []
for module in pkgutil.walk_packages(guvoh.__path__, "guvoh."):
    if module.name.startswith(tuple(sys.argv[2].split())) or module.name.endswith("__main__"):
        continue
    try:
        importlib.import_module(module.name)
    except ModuleNotFoundError as error:
        failed.append(f"{module.name}: {error}")
print("\\n".join(failed))
"""


def test_every_part_that_the_program_asks_for_is_in_the_lock(root: Path) -> None:
    locked = rules.runtime_locked((root / "requirements" / "lock.txt").read_text("utf-8"))
    apart = rules.locked_alone((root / "requirements" / "ru.txt").read_text("utf-8"))
    assert rules.declared((root / "pyproject.toml").read_text("utf-8")) - {*locked, *apart} == set()


def test_every_part_of_the_program_has_its_row_in_third_party(root: Path) -> None:
    locked = rules.runtime_locked((root / "requirements" / "lock.txt").read_text("utf-8"))
    assert rules.unlisted(locked, (root / "THIRD_PARTY.md").read_text("utf-8")) == []


def test_every_part_of_the_extra_ru_has_its_row_in_third_party(root: Path) -> None:
    apart = rules.locked_alone((root / "requirements" / "ru.txt").read_text("utf-8"))
    assert rules.unlisted(apart, (root / "THIRD_PARTY.md").read_text("utf-8")) == [] != apart


def test_what_a_part_brings_along_counts_and_a_tool_of_developers_does_not() -> None:
    assert rules.runtime_locked(LOCK) == {"click": "8.5.1", "trafilatura": "2.3.1", "urllib3": "2.8.0"}


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (ROW.format("click", "8.5.1"), []),
        ("", ["click: no row"]),
        (ROW.format("click", "8.4"), ["click: 8.5.1 is locked, 8.4 is listed"]),
        ("| click | 8.5.1 |  | somebody | 0.1 | something |\n", ["click: an empty cell"]),
    ],
)
def test_a_part_without_its_full_row_is_found(page: str, fault: list[str]) -> None:
    assert rules.unlisted({"click": "8.5.1"}, page) == fault


def test_every_face_that_lies_here_has_its_licence_beside_it(root: Path) -> None:
    faces = (root / "src" / "guvoh" / "report" / "fonts").glob("*.ttf")
    bare = [f.name for f in faces if not (f.parent / f"OFL-{f.name.split('-')[0]}.txt").exists()]
    assert bare == []


def test_nothing_but_the_wire_of_an_endpoint_and_the_watcher_can_reach_the_network(root: Path) -> None:
    found = {place.rpartition(":")[0] for place in rules.imports(root / "src", rules.NETWORK)}
    watcher = {f"guvoh/safety/watch/channels/{name}.py" for name in ("mail", "post")}
    assert found == {"guvoh/extract/plugins/wire.py"} | watcher


def test_nobody_but_the_table_of_plug_ins_and_the_endpoint_imports_the_wire(root: Path) -> None:
    naming = {f.name for f in (root / "src").rglob("*.py") if "plugins.wire" in f.read_text("utf-8")}
    assert naming == {"endpoint.py", "table.py"}


def test_nothing_imports_on_start_what_only_unix_has(root: Path) -> None:
    assert rules.imports(root / "src", rules.POSIX_ONLY, top_level_only=True) == []


@pytest.mark.parametrize(
    "code",
    ["import socket", "from urllib.request import urlopen", "def f():\n    import ssl", "__import__('http.client')",
     "import importlib\nimportlib.import_module('asyncio')"],
)  # fmt: skip
def test_a_way_to_the_network_is_found_wherever_it_stands(tmp_path: Path, code: str) -> None:
    (tmp_path / "quiet.py").write_text("from http_status import x\nimport re\n")
    (tmp_path / "loud.py").write_text(code)
    assert [fault.split(":")[0] for fault in rules.imports(tmp_path, rules.NETWORK)] == ["loud.py"]


def test_what_only_unix_has_is_found_at_the_top_and_allowed_inside(tmp_path: Path) -> None:
    (tmp_path / "inside.py").write_text("if unix:\n    import pwd\ndef f():\n    import fcntl\n")
    (tmp_path / "top.py").write_text("import resource\n")
    assert rules.imports(tmp_path, rules.POSIX_ONLY, top_level_only=True) == ["top.py:1"]


def test_every_module_loads_without_the_tools_of_the_developers() -> None:
    assert _modules_that_need(TOOLS, leave="guvoh.locale") == []


def test_every_module_but_those_of_papers_loads_without_what_sets_papers() -> None:
    assert _modules_that_need("typst jinja2", leave="guvoh.report guvoh.locale guvoh.web") == []


def test_every_module_but_those_of_the_desk_loads_without_what_serves_it() -> None:
    leave = "guvoh.locale guvoh.web guvoh.safety.watch.server"
    assert _modules_that_need("starlette uvicorn openpyxl", leave) == []


def _modules_that_need(parts: str, leave: str) -> list[str]:
    command = [sys.executable, "-c", TRY_EACH_MODULE, parts, leave]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n") if done.stdout.strip() else []
