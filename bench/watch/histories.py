"""Histories of a watched plan, as many as are asked for, in two processes: how many, how long, how many sent twice.

bench/watch/histories.py [NUMBER]      100,000 where none is given
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "safety" / "watch"))

WORKERS, BATCH = 2, 1000


def batch(number: int) -> int:
    from hypothesis import HealthCheck, seed, settings
    from hypothesis.stateful import run_state_machine_as_test
    from watched_histories import Histories

    ran = 0

    class Counted(Histories):
        def teardown(self) -> None:
            nonlocal ran
            ran += 1
            super().teardown()

    run_state_machine_as_test(
        seed(number)(Counted),
        settings=settings(
            max_examples=BATCH, stateful_step_count=30, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    return ran


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    began, ran = time.monotonic(), 0
    with ProcessPoolExecutor(WORKERS) as pool:
        for done in pool.map(batch, range(-(-wanted // BATCH))):
            ran += done
            print(f"{ran} histories, {time.monotonic() - began:.0f} s, no promise broken", flush=True)


if __name__ == "__main__":
    main()
