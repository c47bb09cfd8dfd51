"""Histories of a watched plan, as many as are asked for, in two processes: how many, and how long it took.

    bench/watch/histories.py [NUMBER [FIRST]]      100,000 where none is given; FIRST: the batch of 1,000 to begin with

A history in which a promise is broken is printed as it was found, unshortened: a test with its seed shortens it.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "safety" / "watch"))

WORKERS, BATCH = 2, 1000


def batch(number: int) -> int:
    from hypothesis import HealthCheck, Phase, seed, settings
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
            suppress_health_check=list(HealthCheck), phases=[Phase.generate], report_multiple_bugs=False,
        ),
    )  # fmt: skip
    return ran


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    began, ran = time.monotonic(), 0
    with ProcessPoolExecutor(WORKERS) as pool:
        for done in pool.map(batch, range(first, first - (-wanted // BATCH))):
            ran += done
            print(f"{ran} histories, {time.monotonic() - began:.0f} s, no promise broken", flush=True)


if __name__ == "__main__":
    main()
