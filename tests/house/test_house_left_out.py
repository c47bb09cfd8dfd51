"""A test that does not run is said, and in CI it fails the run. Shown on small runs with this checkout's conftest."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPS = "import pytest\ndef test_a(): pass\n@pytest.mark.skip(reason='no bubblewrap here')\ndef test_b(): pass\n"
WHOLE_FILE = "import pytest\npytest.skip('no poppler here', allow_module_level=True)\n"
RUNS = "def test_a(): pass\n"
MEASURES = "import pytest\n@pytest.mark.shared\ndef test_a(shared): assert shared.is_dir()\n"


@pytest.fixture
def house(root: Path, tmp_path: Path) -> Path:
    """An empty checkout with this conftest. Nothing called `shared` lies beside it."""
    tests = tmp_path / "checkout" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(root / "tests" / "conftest.py", tests)
    (tmp_path / "checkout" / "pytest.ini").write_text("[pytest]\nmarkers = shared: measures\n")
    return tests.parent


def _run(house: Path, code: str, ci: str, *options: str) -> subprocess.CompletedProcess[str]:
    (house / "tests" / "test_small.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", *options]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(command, cwd=house, env=outside | {"CI": ci}, capture_output=True, text=True, check=False)


def test_outside_ci_a_skipped_test_is_said_and_the_run_passes(house: Path) -> None:
    done = _run(house, SKIPS, "")
    assert (done.returncode, "test_b: no bubblewrap here" in done.stdout) == (0, True)


def test_in_ci_a_skipped_test_fails_the_run_with_its_name(house: Path) -> None:
    done = _run(house, SKIPS, "true")
    assert (done.returncode, "test_b: no bubblewrap here" in done.stdout) == (1, True)


def test_in_ci_a_skipped_file_fails_the_run(house: Path) -> None:
    done = _run(house, RUNS, "true")
    (house / "tests" / "test_whole.py").write_text(WHOLE_FILE)
    assert (done.returncode, _run(house, RUNS, "true").returncode) == (0, 1)


def test_in_ci_a_test_skipped_by_a_worker_fails_the_run(house: Path) -> None:
    (house / "tests" / "test_whole.py").write_text(WHOLE_FILE)
    done = _run(house, SKIPS, "true", "-n", "1")
    assert (done.returncode, "test_b" in done.stdout, "no poppler here" in done.stdout) == (1, True, True)


def test_in_ci_a_run_that_leaves_nothing_out_passes(house: Path) -> None:
    assert _run(house, RUNS, "true").returncode == 0


def test_in_ci_a_test_on_the_allow_list_may_be_left_out(house: Path) -> None:
    conftest = house / "tests" / "conftest.py"
    allowed = 'ALLOWED: dict[str, str] = {"tests/test_small.py::test_b": "needs a kernel that CI lacks"}'
    conftest.write_text(re.sub(r"ALLOWED: dict\[str, str\] = \{.*?\}", allowed, conftest.read_text(), flags=re.S))
    done = _run(house, SKIPS, "true")
    assert (done.returncode, "(allowed)" in done.stdout) == (0, True)


def test_a_test_that_measures_is_left_out_only_where_the_texts_are_missing(house: Path) -> None:
    without = _run(house, MEASURES, "")
    (house.parent / "shared").mkdir()
    with_texts = _run(house, MEASURES, "")
    assert ("1 skipped" in without.stdout, "1 passed" in with_texts.stdout) == (True, True)


def test_in_ci_a_test_that_measures_may_not_be_left_out(house: Path) -> None:
    assert _run(house, MEASURES, "true").returncode == 1
