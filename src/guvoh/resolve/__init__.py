"""Who and what is the same: proposals for a person to judge, and the judgements themselves.

In: accepted claims and the names in them. Out: `Proposal`s, and entries that say same or different. What follows from a
judgement (incidents, ranges, the ladder, persons) is in `model.derive`. Read `propose.py`; `judge.py` records;
`enter.py` records persons whom no claim names, and what was told of somebody's liberty.
"""

from guvoh.resolve.enter import enter_person, tell_status
from guvoh.resolve.judge import judge
from guvoh.resolve.propose import Proposal, near, propose, windows

__all__ = ["Proposal", "enter_person", "judge", "near", "propose", "tell_status", "windows"]
