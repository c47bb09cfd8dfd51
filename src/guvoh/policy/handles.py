"""Whether two declared handles may be of one person: a second reader's yes is somebody else's.

A handle is declared, not proven; what can be seen from outside is only that one is another spelling of the other: case,
spaces, signs, accents, letters of another alphabet that look the same, the same name in another script.
"""

from __future__ import annotations

from guvoh.policy.letters import fold
from guvoh.policy.lookalikes import in_latin
from guvoh.policy.romanise import skeleton
from guvoh.policy.sounds import same


def same_handle(one: str, other: str) -> bool:
    """In doubt they are the same, but two names that only begin alike are two."""
    a, b = (fold(handle).replace(" ", "") for handle in (one, other))
    if not a or not b:
        return a == b
    looks = in_latin(a) == in_latin(b)
    return a == b or looks or (a.isascii() != b.isascii() and (skeleton(a) == skeleton(b) or same(a, b) or same(b, a)))
