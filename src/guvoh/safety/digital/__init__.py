"""The digital security check: what to do by level of risk, how far one has come, and what this machine says of itself.

In: data/checks.yaml (steps with why, how, source and the day it was read), records of the kind check, a day. Out:
frozen dataclasses; nothing is written.

    checks(level, who)                 the steps for a level of risk, and for whom
    said(item, state, on)              what the record of a step says
    standings(records, today)          what became of each, and when to look again
    machine.look(folder)               disk, swap, updates, screen lock: yes, no, or it cannot be found out

Read `checks.py`, then `machine.py`.
"""

from guvoh.safety.digital.checks import LEVELS, WHO, Check, Done, checks, said, standings

__all__ = ["LEVELS", "WHO", "Check", "Done", "checks", "said", "standings"]
