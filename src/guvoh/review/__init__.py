"""A person decides: accept, edit, reject, undo; looks a second time; translates; fields set, sources withdrawn.

In: suggestions. Out: claims. Every function that drafts entries does so in a batch; `app` commits. Read `decide.py`
first, then `slots.py` (corrections, pure), `looks.py` (second looks), `coding.py` (second codings), `grave.py` (what
must be confirmed apart), `groups.py` (repeats), `reasons.py` (why something is rejected).
"""

from guvoh.review.decide import check_seen, claim_by_hand, decide, set_fields, undo_target
from guvoh.review.grave import grave, why_grave
from guvoh.review.groups import groups
from guvoh.review.keeping import keep
from guvoh.review.looks import GRAVE_ACTS, blind_due, look, to_show_blind
from guvoh.review.translating import translate

__all__ = [
    "GRAVE_ACTS", "blind_due", "check_seen", "claim_by_hand", "decide", "grave", "groups", "keep", "look",
    "set_fields", "to_show_blind", "translate", "undo_target", "why_grave",
]  # fmt: skip
