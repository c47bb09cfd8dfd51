"""Whether a mechanism would take it: the checks A01 to A33, each a pure function; weights and sources are data.

    check(ask, form, answers) -> findings     block stops the print, warn and info are told

What is not known is said to be unknown: it never counts as passed. Read `run.py` first, then the files by subject:
`person.py`, `facts.py`, `treaty.py` (with `ratified.py`), `disappearance.py` (with `deadlines.py`), `sanctions.py`,
`interpol.py`. A32 (names of others) is no function here: the guard and the gate do it on what was drawn.
"""

from guvoh.report.forms.checks.run import check

__all__ = ["check"]
