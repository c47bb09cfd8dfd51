"""What may leave. In: a `Chronology` with everything in it. Out: the same one with nobody in it who may not be named.

    guard(paper) -> Chronology                          code names, marks, withheld links
    check(drawn, before, ...) -> tuple[Leak]            the leak gate over the finished paper; () lets it out
    without_words(paper)                                the paper with nobody's words in it, to compare with

Read `guard.py` first (who may be named, what is gone through), `minors.py` (who counts as a child), then `forms.py`
(every form of a name), `find.py` (where they stand), `disguise.py`, `links.py`, `numbers.py`, `measures.py` (what would
tell the length of a name), and `gate.py`, which looks a second time by other means. `letters.py` folds, `sounds.py`
compares scripts.

What wins when names meet:
- a protected name wins over everything but the whole name of a person who may be named ("Rustam Aldin" stands, "Aldin"
  alone, which may be his protected sister's, is blanked);
- a part that two people share gets the mark, not a code name: a code name must never say something of the wrong person;
- everyday words ("Hope", "May") count alone only with a capital, at the start of a sentence too, for too much blanked
  is better than too little; names of months stay where a date stands;
- a text that is wholly ours names nobody (`our_words.py`);
- an allowed place or organisation protects given names inside it ("Karim Street"), not surnames;
- who made the paper, and who decided, leaves only in an internal paper.
"""

from guvoh.policy.gate import Leak, check
from guvoh.policy.guard import guard, may_be_initials, may_be_named, without_words

__all__ = ["Leak", "check", "guard", "may_be_initials", "may_be_named", "without_words"]
