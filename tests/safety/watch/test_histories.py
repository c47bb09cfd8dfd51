"""A slice of the histories; bench/watch/histories.py runs a hundred thousand."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from watched_histories import Histories

TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
