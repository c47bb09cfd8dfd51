"""Which words of a sentence say that an act happened: the longest pattern that its words allow, shorter ones behind."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from guvoh.extract.marked.begun import Begun, begun_by, possible
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.tables import NO_ACT, Part, Trigger
from guvoh.extract.marked.words import ALWAYS, CARRY, LIGHT, NOTHING, Word

BEHIND = 2  # words behind a verb that stands last in which spoken language puts where to
FAR = 22  # as far back, where the verb stands last
CLOSE = 4  # words in which what makes a word no act is looked for
BACK = 12  # words before it, where each part of a phrase shows its case
REACH = 9  # words between the first word of a pattern and its other parts
VERBAL = "veig"
TAKES = frozenset({"object", "owner"})
LIGHT_PART = frozenset({LIGHT})


class Hit(NamedTuple):
    """`place`: the first word of the pattern; `low` and `high`: all its words lie between; `verb`: the verb that
    carries it (for a noun, -1); `used`: its words; `others`: shorter readings, longest first."""

    place: int
    low: int
    high: int
    verb: int
    used: frozenset[int]
    trigger: Trigger
    others: tuple[Hit, ...] = ()


def hits(line: Line) -> list[Hit]:
    """The acts of the sentence in order, at most one for each first word; words inside a longer pattern begin none."""
    said = _said(line)
    found = []
    known = line.tables.begun
    for place, word in enumerate(line.words):
        begun = known.get(word.keys) or begun_by(line.tables, word.keys)
        if begun.listed and (hit := _at(line, place, said, begun)) is not None:
            found.append(hit)
    taken: dict[int, Hit] = {}
    for hit in sorted(found, key=lambda h: (-h.trigger.rank, h.place)):
        over = taken.get(hit.place)
        if over is None or (over.trigger.kind == "verb" and hit.trigger.kind == "verb" and over.place != hit.place):
            for place in hit.used:
                taken.setdefault(place, hit)
            if over is not None and _lent(line, hit, over):
                taken[hit.place] = hit
    kept = {id(hit): hit for hit in taken.values()}
    return sorted((h for h in kept.values() if h.trigger.act != NO_ACT), key=lambda h: h.place)


def _lent(line: Line, hit: Hit, over: Hit) -> bool:
    """Whether a verb with an act of its own also carries the noun of another: "21 men wounded and two killed were"."""
    carried = over.verb == hit.place == hit.verb and any(part[0] == LIGHT_PART for part in over.trigger.parts)
    return carried and not line.tables.says_joints and not line.has(hit.place, *CARRY)


def _said(line: Line) -> frozenset[str]:
    """Everything of the sentence that a word of a pattern can mean; most patterns want a word that is not there."""
    return NOTHING.union(ALWAYS, *[word.means for word in line.words])


def _at(line: Line, place: int, said: frozenset[str], begun: Begun) -> Hit | None:
    if line.kind[place] in "D,:q":
        return None
    readings = []
    for trigger in possible(begun, said):
        hit = _fit(line, place, trigger)
        if hit is not None:
            readings.append(hit)
            if trigger.act == NO_ACT:
                break
    if not readings:
        return None
    best, *more = readings
    return best._replace(others=tuple(more))


def _fit(line: Line, place: int, trigger: Trigger) -> Hit | None:
    """How a pattern fits at a word. Where the verb stands last, what it carries can stand far before it: "on his way
    to prison sent"; so the verb is looked for behind the other words first."""
    parts = trigger.parts
    if not line.tables.says_joints and len(parts) > 1 and LIGHT_PART in [part[0] for part in parts]:
        hit = _fit_as(line, place, trigger, tuple(sorted(parts, key=lambda part: part[0] == LIGHT_PART)))
        if hit is not None:
            return hit
    return _fit_as(line, place, trigger, parts)


def _fit_as(line: Line, place: int, trigger: Trigger, parts: tuple[Part, ...]) -> Hit | None:
    word = line.words[place]
    light = any(part[0] == LIGHT_PART for part in parts)
    near = trigger.act == NO_ACT and not (line.tables.chained and line.tables.says_joints)
    free = near or ("thing" in trigger.marks and not line.tables.chained)
    verbal = trigger.kind == "verb" and not light
    begins = verbal and _verbal(line, place, trigger)
    if verbal and not begins and not line.tables.chained:
        return None
    named = word if len(trigger.first) == 1 or line.tables.chained else _last(line, place, trigger)
    if trigger.kind == "people" and line.kind[place] not in "anN":
        return None
    if trigger.kind == "noun" and (named is None or named.as_part("nN") is None or _only_done(line, word, trigger)):
        return None
    if light and len(trigger.first) == 1 and _marked_object(line, word):
        return None
    if light and not line.tables.says_joints and _uncarried(line, place):
        return None
    end = _side(line, place, trigger.first)
    if end is None:
        return None
    used, reached = set(range(place, end)), {place, end - 1}
    verb = _finite(line, place) if begins else -1
    if verbal and not begins:
        inside = [n for n in range(place, end) if line.kind[n] in "veia" and _is_verb(line, n)]
        verb = (inside[-1] if line.tables.says_joints else inside[0]) if inside else -1
    if verb > place:
        used.update(range(place, verb + 1))
    for part in parts:
        if part[0] == LIGHT_PART:
            verb = place if _done(word, trigger) else _light(line, max(used) + 1, used)
            if verb < 0:
                return None
            used.add(verb)
            continue
        at = _part(line, place, end, part, used, near=near, free=free)
        if at is None:
            return None
        if not _own_phrase(line, at, part, trigger):
            used.update(range(*at))
        reached.update(range(*at))
        if "subjective" in trigger.marks and not any(
            "n" in line.words[n].cases and _is(line, n, part[0])
            for n in range(max(0, place - REACH), min(len(line.words), place + REACH))
        ):
            return None
        if verbal and not begins and verb < 0:
            verb = next((n for n in range(*at) if line.kind[n] in "veia" and _is_verb(line, n)), -1)
    if verbal and verb < 0 and line.tables.says_joints and any(LIGHT in side for part in parts for side in part):
        verb = _light(line, max(used) + 1, used)  # "a term of 5 years (as a sentence) set"
        used.update([verb] if verb >= 0 else [])
    if verbal and verb < 0:
        return None
    if begins and not line.tables.says_joints and line.tables.verb_last and _speaks(line, place, used):
        return None
    return Hit(place, min(used | reached), max(used | reached) + 1, verb, frozenset(used), trigger)


def _speaks(line: Line, place: int, used: Collection[int]) -> bool:
    """ "gave a warning of the sentence": the verb carries a noun that makes it one of speaking, not of the act."""
    pairs = line.tables.carried
    if place - 1 in used or not pairs:
        return False
    keys = line.words[place].keys
    return any(verb in keys for noun in line.words[place - 1].keys & pairs.keys() for _kind, verb in pairs[noun])


def _last(line: Line, place: int, trigger: Trigger) -> Word | None:
    """The noun that the words of a pattern end with: "penitent video"."""
    end = _side(line, place, trigger.first)
    return line.words[end - 1] if end is not None else None


def _marked_object(line: Line, word: Word) -> bool:
    """ "the violence (object mark) condemned": no noun that a light verb carries."""
    return line.tables.chained and line.tables.says_joints and "a" in word.nominal and "n" not in word.readings[0].cases


def _own_phrase(line: Line, at: tuple[int, int], part: Part, trigger: Trigger) -> bool:
    """Whether a part of a pattern is what the act is done to: "cancelled the concert of X"."""
    if line.tables.chained or trigger.kind != "verb" or not TAKES.intersection(trigger.frames):
        return False
    return all(line.kind[n] in "nNa" for n in range(*at))


def _uncarried(line: Line, place: int) -> bool:
    """What no verb behind it carries: a plural ("the accused"), a measure ("three years prison"), what a preposition
    takes ("an end to executions"), but for an infinitive."""
    readings = line.words[place].readings
    if readings and readings[0].number == "p":
        return True
    if line.has(place, "punishment") and _is_term(line, place - 1):
        return True
    return line.kind[max(0, place - 1)] == "p" and line.kind[place + 1 : place + 2] != ["i"]


def _is_term(line: Line, place: int) -> bool:
    """The years of a sentence: "three years"."""
    return line.has(place, "term") and place > 0 and (line.kind[place - 1] == "#" or line.words[place - 1].number != 0)


def _is_verb(line: Line, place: int) -> bool:
    return any(reading.part in VERBAL or "participle" in reading.traits for reading in line.words[place].readings)


def _only_done(line: Line, word: Word, trigger: Trigger) -> bool:
    """ "the arrested" names people, not the act."""
    return line.tables.chained and all(
        "participle" in r.traits or r.part not in "nN" for r in word.readings if r.lemma in trigger.first[0]
    )  # fmt: skip


def _done(word: Word, trigger: Trigger) -> bool:
    """ "the arrested": a participle made of the noun itself."""
    return any("participle" in r.traits and r.lemma in trigger.first[0] for r in word.readings)


def _verbal(line: Line, place: int, trigger: Trigger) -> bool:
    """Whether the form is one of a verb (a full participle too) of the lemma that the pattern names."""
    if line.tables.chained and line.kind[place] not in "veiga":
        return False
    return any(
        (reading.part in VERBAL or "participle" in reading.traits) and reading.lemma in trigger.first[0]
        for reading in line.words[place].readings
    )  # fmt: skip


def _side(line: Line, place: int, part: Part) -> int | None:
    """The end of words that stand side by side from `place` on; an adjective or a pronoun may stand between."""
    here = place
    for number, wanted in enumerate(part):
        skipped = 0
        while number and here < len(line.words) and not _is(line, here, wanted) and skipped < 2:
            if line.kind[here] not in "aox#q":
                return None
            here, skipped = here + 1, skipped + 1
        if here >= len(line.words) or not _is(line, here, wanted):
            return None
        here += 1
    return here


def _is(line: Line, place: int, wanted: frozenset[str]) -> bool:
    if line.words[place].means.isdisjoint(wanted):
        return False  # nearly always, so it is asked first
    # "in the year 2018" are no years of prison
    return not (line.kind[place] == "D" and line.tables.chained and line.tables.says_joints)


def _part(
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
        behind = _behind(line, place, end, here) and (kind != "s" or _side(line, here, part) is None)
        if behind and not tells and not any(line.has(n, "if") for n in used):  # "told him that if he talks ..."
            break
        if over and kind in ",csr":
            break
        last = _side(line, here, part)
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
        if chained and line.kind[here] in "ve" and _side(line, here, part) is None:
            break
        last = _side(line, here, part)
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


def _finite(line: Line, place: int) -> int:
    """The verb that a form of it leans on: the last of "killed was", "done have been"."""
    last = place
    while line.words[last].as_part("a") is not None and line.has(last + 1, "light_passive", "auxiliary"):
        last += 1
    return last


def _has_object(line: Line, place: int) -> bool:
    """Whether an object stands before a word, with no verb between."""
    for back in range(place - 1, max(-1, place - 7), -1):
        if line.has(back, "object_mark"):
            return True
        if line.kind[back] in "vesr:":
            return False
    return False


def _shared(line: Line, first: int, *, crossing: bool) -> int:
    """The verb that a noun shares with what follows "and": "arrest and to prison sent were"; `crossing` another object
    too: "him arrest and his house search made"."""
    for here in range(first, min(len(line.words), first + REACH)):
        if line.kind[here] in ":sr" or (line.has(here, "object_mark") and not crossing):
            break
        if line.kind[here] in "vei" and _is_verb(line, here):
            return here
    return -1


def _describes(line: Line, place: int) -> bool:
    """ "a banned group": a word that hangs on the noun before it, carried by no verb far behind."""
    before = line.words[place - 1].readings if place and line.kind[place - 1] in "nN" else ()
    return any("joins" in reading.traits for reading in before) and line.words[place - 1].text[-1] == "и"


def _over(line: Line, here: int) -> int:
    """The light verb after what a preposition takes: "leave to abroad gave"."""
    after = here + 1
    while after < min(len(line.words), here + 7) and line.kind[after] in "nNao#Dpd":
        if line.has(after, "light", "light_passive"):
            return after
        after += 1
    return after if after < len(line.words) and line.has(after, "light", "light_passive") else -1


def _light(line: Line, end: int, used: Collection[int]) -> int:
    """The light verb after a noun; the last of a chain ("done become")."""
    chained = line.tables.chained
    for here in range(end, min(len(line.words), end + 5)):
        if line.has(here, "light", "light_passive"):
            last = here
            while not chained and line.has(last + 1, "light", "light_passive", "auxiliary"):
                last += 1
            return last
        if not line.tables.says_joints and line.kind[here] in "c,":
            return _shared(line, here + 1, crossing=_has_object(line, min(used)))
        if line.kind[here] == "p" and any(line.has(n, "takes_to") for n in used):
            return _shared(line, here + 1, crossing=False)
        if chained and line.tables.says_joints and line.kind[here] == "p":
            return -1 if _describes(line, min(used)) else _over(line, here)
        if line.kind[here] in (",:sr" if not chained else ":srvep"):
            break
        shade = not line.tables.says_joints and line.has(here, "shade")  # "expressed deep concern"
        other = here not in used and line.kind[here] not in "cbd,q" and line.kind[here - 1] not in "c,b"
        if chained and other and not shade:
            break  # "beat and insulted him": another noun with the same verb
    return -1
