"""A person decides: accept, edit, reject, undo; fields set, sources withdrawn.

In: suggestions. Out: claims. Every function drafts entries in a batch; `app` commits. Read `decide.py`.
"""

from guvoh.review.decide import claim_by_hand, decide, set_fields, undo_target

__all__ = ["claim_by_hand", "decide", "set_fields", "undo_target"]
