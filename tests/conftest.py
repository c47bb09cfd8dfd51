"""What every test run keeps to: what is left out is said, and in CI nothing is left out.

With CI=true a skipped test fails the run, unless `ALLOWED` names it with a reason. Elsewhere the run ends with the
list of what was left out and why. A test marked `shared` measures with texts that lie beside the checkout, not in it:
they tell of real people and are never part of this repository. Where the folder is missing, such a test is left out.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# Beginning of a test's id -> why it may be left out even in CI.
ALLOWED: dict[str, str] = {
    "tests/share/test_formats.py::test_followthemoney_itself": "it needs a library with ICU: requirements/ftm.txt",
}

_left_out: dict[str, str] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", action="store_true", help="Renew the pictures in docs/img that tests take.")
    parser.addoption("--every-value", action="store_true", help="Try every bad value in every field: ten minutes.")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring texts. Only tests marked `shared` may ask for it."""
    return SHARED


def pytest_configure() -> None:
    """A shell starts what runs in its background deaf to Ctrl-C, and children inherit that; these tests press it."""
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
