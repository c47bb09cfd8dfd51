"""Real processes, killed at real random moments. (G1; the long form is bench/vault/kill.py)"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_thirty_random_kills_lose_no_acknowledged_word(root: Path) -> None:
    command = [sys.executable, str(root / "bench" / "vault" / "kill.py"), "--rounds", "30", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["kills"] == 30
    wrong = {n: figures[n] for n in ("lost", "not erased", "does not open", "findings", "writer failed")}
    assert not any(wrong.values()), wrong
