"""How much time has passed, by two clocks neither of which is trusted alone. Pure.

The wall clock can be set, wrongly too; the other one cannot, but begins anew when the machine does. Within one run of
the machine the second decides; what the wall says beyond it is believed only where it brings alarms nearer. Over a
restart there is only the wall; where that lies before the last moment seen, nobody knows what passed, and it is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from guvoh.safety.watch.plan import Alive

GAP = 600  # seconds without a sign of life that make an outage
APART = 300  # seconds that the two clocks may differ
BACK = 60  # seconds that the last moment seen may lie ahead of the clock after a restart


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clocks of the machine say: `wall` unix seconds; `mono` seconds since the boot that `boot` names."""

    wall: int
    mono: int
    boot: str


@dataclass(frozen=True, slots=True)
class Passed:
    """`gap`: seconds since the last sign of life. `fault`: "", "clock" (they differ), "future" (the last moment seen
    lies ahead). `restarted`: the machine was started anew, so that only the wall says how long it was off."""

    alive: Alive
    gap: int
    fault: str
    restarted: bool


def passed(alive: Alive, clock: Clock) -> Passed:
    wall, mono = clock.wall - alive.wall, clock.mono - alive.mono
    fault = "future" if wall < -BACK else ""
    same_run = clock.boot == alive.boot and mono >= 0
    drift = 0
    if same_run:
        drift, gap = alive.drift + wall - mono, mono
        if abs(drift) > APART:
            fault, gap, drift = fault or "clock", mono + max(0, drift), 0
        elif fault:
            drift = 0
    else:
        gap = max(0, wall)
    faults = alive.faults + bool(fault or not same_run)
    now = Alive(clock.wall, clock.mono, clock.boot, alive.t + gap, drift, faults)
    return Passed(now, gap, fault, not same_run)
