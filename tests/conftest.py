"""What every test run keeps to: what is left out is said, and in CI nothing is left out.

With CI=true a skipped test fails the run, unless `ALLOWED` names it with a reason. Elsewhere the run ends with the
list of what was left out and why. A test marked `shared` measures with texts that lie beside the checkout, not in it:
they tell of real people and are never part of this repository. Where the folder is missing, such a test is left out.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# Beginning of a test's id -> why it may be left out even in CI.
ALLOWED: dict[str, str] = {
    "tests/share/test_formats.py::test_followthemoney_itself": "it needs a library with ICU: requirements/ftm.txt",
}

WHOLE = """Try all of what is else a sample: each write at which a vault is killed, each bad value in each field, each
page with axe in each look, each form as PDF, ten thousand garbage files, a second demo, more histories. An hour."""

# Begun last, one of these would keep one worker busy while the other has nothing left. The longest first.
LONG = (
    "test_demo", "test_crash", "test_closed_killed", "test_two_machines", "test_fold_law", "test_canaries",
    "test_cli_killed", "test_forms_filled", "test_hostile_letters", "test_add_command", "test_tables",
    "test_recovery_command", "test_worker", "test_house_left_out",
    "test_bad_input", "test_every_page", "test_first_week", "test_handbook", "test_traces", "test_whom",
    "test_review_keys", "test_figures", "test_first_run", "test_source",
)  # fmt: skip

_left_out: dict[str, str] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", action="store_true", help="Renew the pictures in docs/img that tests take.")
    parser.addoption("--whole", "--every-value", action="store_true", help=WHOLE)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring texts. Only tests marked `shared` may ask for it."""
    return SHARED


@pytest.fixture(scope="session")
def every(pytestconfig: pytest.Config) -> Callable[[int], int]:
    """The step of a sample: `range(1, 200, every(3))` tries every third, and with --whole each."""
    return lambda step: 1 if pytestconfig.getoption("--whole") else step


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first; those of the desk after all others, for Chromium's loop stays in a worker to its end."""
    place = {name: n for n, name in enumerate(LONG)}
    items.sort(key=lambda item: (item.path.parent.name == "web", place.get(item.path.stem, len(LONG))))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A file stays together on one worker, so that what its tests share is made once, and the files keep their order.
    Marks of groups do nothing with pytest 9.2 and xdist 3.8 (pytest-xdist, issue 1386)."""
    from xdist.scheduler import LoadFileScheduling

    if config.getoption("dist") not in ("loadfile", "loadgroup"):
        return None
    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """A shell starts what runs in its background deaf to Ctrl-C, and children inherit that; these tests press it."""
    if config.getoption("--whole"):
        from hypothesis import settings

        settings.register_profile("whole", max_examples=500)
        settings.load_profile("whole")
        os.environ["TESTS_AT_FULL_PRICE"] = "yes"  # see warm_program.py
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("the measuring texts (../shared beside the checkout) are not here")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _note(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    _note(report)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of xdist hands its list to the one that leads; whoever leads decides whether the run may pass."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = dict(_left_out)
    elif os.environ.get("CI") == "true" and _forbidden() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object, error: object) -> None:
    _left_out.update(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what was left out, and in CI that this fails the run."""
    if not _left_out:
        return
    in_ci = os.environ.get("CI") == "true"
    terminalreporter.section("left out, which fails the run" if in_ci and _forbidden() else "left out")
    for name, why in sorted(_left_out.items()):
        terminalreporter.line(f"{name}: {why}" + ("" if name in _forbidden() else " (allowed)"))


def _note(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        place = report.longrepr
        _left_out[report.nodeid] = str(place[2] if isinstance(place, tuple) else place).removeprefix("Skipped: ")


def _forbidden() -> list[str]:
    return [name for name in _left_out if not any(name.startswith(known) for known in ALLOWED)]
