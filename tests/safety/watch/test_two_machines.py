"""A vault on one machine, the watcher on another, as two networks of their own with one line between them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def _inside(script: str, folder: Path) -> Any:
    """What the script prints, run in a network of its own."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("the programs unshare and ip are not here")
    root = [] if os.geteuid() == 0 else ["-r"]
    mounted = f'mount -t tmpfs none /run 2>/dev/null || exit 77; exec "{sys.executable}" "$0" "$1"'
    path = str(Path(__file__).with_name(script))
    command = ["unshare", *root, "-m", "-n", "sh", "-c", mounted, path, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode == 77 or "Operation not permitted" in done.stderr[:200]:
        pytest.skip("this system lets nobody make a network of his own")
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.slow
def test_a_plan_is_armed_and_kept_over_the_line_between_two_machines(tmp_path: Path):
    assert _inside("two_machines.py", tmp_path) == {
        "in the country": 1, "before they replied": 1, "after": "armed", "checked in": "armed", "line cut": 1,
        "line mended": "stood_down", "told nothing": True,
    }  # fmt: skip


@pytest.mark.slow
def test_whoever_goes_dark_is_missed_in_time_on_a_third_machine(tmp_path: Path):
    said = _inside("timed_alarm.py", tmp_path)
    assert said.pop("late") < 15 * 60
    assert said == {
        "early": False, "to": ["b@example.org"], "tls": True, "home": "DOWN", "called": True, "told": True
    }  # fmt: skip
