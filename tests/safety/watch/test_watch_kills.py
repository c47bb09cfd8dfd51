"""Killed with -9 before any line that writes or sends: nothing that was acknowledged is lost, nothing is never sent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name == "nt", reason="needs a signal that Windows does not have")
def test_a_kill_between_any_two_steps_loses_nothing():
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a kill is no power cut: no disk is needed
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        command = [sys.executable, str(Path(__file__).with_name("killed_steps.py")), folder]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    said = json.loads(done.stdout)
    assert (said["broken"], said["kills"] > 120) == ([], True)
