"""Where the other words of a pattern stand: side by side with its first word, behind it or before it, and no further
than its clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guvoh.extract.marked.line import Line
from guvoh.extract.marked.tables import Part

BEHIND = 2  # words behind a verb that stands last in which spoken language puts where to
FAR = 22  # as far back, where the verb stands last
REACH = 9  # words between the first word of a pattern and its other parts
CLOSE = 4  # words in which what makes a word no act is looked for
BACK = 12  # words before it, where each part of a phrase shows its case


def side_by_side(line: Line, place: int, part: Part) -> int | None:
    """The end of words that stand side by side from `place` on; an adjective or a pronoun may stand between."""
    here = place
    for number, wanted in enumerate(part):
        skipped = 0
        while number and here < len(line.words) and not is_one_of(line, here, wanted) and skipped < 2:
            if line.kind[here] not in "aox#q":
                return None
            here, skipped = here + 1, skipped + 1
        if here >= len(line.words) or not is_one_of(line, here, wanted):
            return None
        here += 1
    return here


def is_one_of(line: Line, place: int, wanted: frozenset[str]) -> bool:
    if line.words[place].means.isdisjoint(wanted):
        return False  # nearly always, so it is asked first
    # "in the year 2018" are no years of prison
    return not (line.kind[place] == "D" and line.tables.chained and line.tables.says_joints)


def standing(
    line: Line, place: int, end: int, part: Part, used: Collection[int], *, near: bool = False, free: bool = False
) -> tuple[int, int] | None:
    """Where a part of a pattern stands. `near`: only close by. `free`: not what a preposition takes that the pattern
    does not name ("blocked the site without a decision of the court")."""
    chained = line.tables.chained
    over = False
    passed = ("that",) if line.tables.says_joints else ("that", "if")  # "said that if ..."
    tells = _tells(line, place)
    for here in range(end, min(len(line.words), end + (CLOSE if near else FAR if tells else REACH))):
        kind = line.kind[here]
        opens = kind == "s" and not (chained and line.has(here, *passed))
        if kind == ":" or opens or _parted(line, place, here):
            break
        behind = _behind(line, place, end, here) and (kind != "s" or side_by_side(line, here, part) is None)
        if behind and not tells and not any(line.has(n, "if") for n in used):  # "told him that if he talks ..."
            break
        if over and kind in ",csr":
            break
        last = side_by_side(line, here, part)
        if last is not None and not (free and _taken(line, here, end)):
            return here, last
        forced = line.has(place, "takes_to")  # "made him, in prison, confess"
        carries = here in used and (forced or line.kind[here + 1 : here + 2] == ["p"])  # "let go from prison"
        over = over or (kind in "ve" and here in used and not line.tables.says_joints)
        carries = carries or (here in used and _sends(line, here))
        carries = carries or (here in used and kind == "e" and line.tables.says_joints)  # "seating (him), sent"
        goes_on = _asks(line, here) or carries or (forced and not line.tables.says_joints)
        if chained and kind in "ve" and here >= end and not goes_on and not tells:
            break
    reach = CLOSE if near else BACK if not chained else REACH if line.tables.says_joints else FAR
    for here in _backwards(line, place - 1, reach):
        if line.kind[here] in ":s" or _parted(line, here, place):
            break
        if chained and line.kind[here] in "ve" and side_by_side(line, here, part) is None:
            break
        last = side_by_side(line, here, part)
        if last is not None and last <= place and not (free and _taken(line, here, 0)):
            return here, last
    return None


def _tells(line: Line, place: int) -> bool:
    """Whether a verb that stands last opens what is told: "warned them that whoever speaks is fined"."""
    if line.tables.says_joints or not line.tables.chained:
        return False
    return line.kind[place] == "v" and line.said(place, "announces")


def _sends(line: Line, place: int) -> bool:
    """Whether a verb that stands last has words behind it still: "sent (him) the other side of the border"."""
    after = line.kind[place + 1 : place + 2]
    return not line.tables.says_joints and after != [] and after[0] in "nNad"


def _taken(line: Line, here: int, low: int) -> bool:
    """Whether a preposition, or a noun before it, takes what stands at a place."""
    if not line.tables.says_joints:
        return False  # there a preposition is part of what makes it none: "attacks on a computer"
    back = here - 1
    while back > low and line.kind[back] in "ao#":
        back -= 1
    return line.kind[here] in "nN" and back >= low and line.kind[back] == "p"


def _behind(line: Line, place: int, end: int, here: int) -> bool:
    """Whether a word lies too far behind a verb that stands last in its clause."""
    if line.tables.says_joints or not line.tables.verb_last or line.kind[place] not in "ve":
        return False
    return line.kind[here] in ",cbs" or here - end > BEHIND


def _backwards(line: Line, place: int, reach: int) -> Iterator[int]:
    """The words before a place, nearest first; in a language whose verb stands last, without a clause about a name
    between: "of X, who was taken, nothing known is"."""
    here, left = place, reach - 1
    while here >= 0 and left > 0:
        if not line.tables.says_joints and line.kind[here] == "," and here and line.kind[here - 1] == "v":
            opened = next((n for n in range(here - 1, max(-1, here - reach), -1) if line.kind[n] == "r"), -1)
            here = opened - 1 if opened > 0 else here
        elif not line.tables.says_joints and line.kind[here] == "v" and here < place:
            opened = next((n for n in range(here - 1, max(-1, here - reach), -1) if line.kind[n] in "rv"), -1)
            here = opened - 1 if opened > 0 and line.kind[opened] == "r" else here  # "those who went (he) dismissed"
        yield here
        here, left = here - 1, left - 1


def _asks(line: Line, place: int) -> bool:
    """Whether "that" follows a verb."""
    after = place + 1 + (line.kind[place + 1 : place + 2] == [","])
    return line.has(after, "that")


def _parted(line: Line, place: int, here: int) -> bool:
    """Whether a comma parts two words, each with a verb on its side."""
    if line.tables.chained or "," not in line.kind[place:here]:
        return False
    cut = line.kind.index(",", place, here)
    end = next((n for n in range(cut + 1, len(line.words)) if line.kind[n] in ",:"), len(line.words))
    begin = next((n for n in range(cut - 1, -1, -1) if line.kind[n] in ",:"), -1)
    return any(k in "ve" for k in line.kind[cut:end]) and any(k in "ve" for k in line.kind[begin + 1 : cut])
