"""Verb groups: what stands round a verb, whether it is active or passive, and who its subject is."""

from __future__ import annotations

from typing import NamedTuple

from guvoh.extract import phrases
from guvoh.extract.line import Line
from guvoh.extract.phrases import Range


class Group(NamedTuple):
    """`first` is the leftmost word of the group, `head` its verb. `passive` is decided; `subject` may be shared with
    the verb before it. `flags`: not, future, possible, duty, to, gerund, relative, joined, causative, reduced."""

    first: int
    head: int
    passive: bool
    subject: Range | None
    flags: frozenset[str]
    root: int = 0  # where the chain of joined verbs begins


def group_of(line: Line, head: int, end: int, *, transitive: bool = True) -> Group:
    """The group of the verb at `head`; `end` is the word after its pattern (particles included)."""
    key = (head, end, transitive)
    known = line.memory.get(key)
    if isinstance(known, Group):
        return known
    made = _make(line, head, end, transitive)
    line.memory[key] = made
    return made


def _make(line: Line, head: int, end: int, transitive: bool) -> Group:
    first, flags, auxiliaries = _leftwards(line, head)
    be = bool({"be", "get"} & auxiliaries)
    participle = line.is_form(head, "d")
    passive = transitive and be and participle and not _progressive(line, head)
    subject: Range | None = None
    root = first
    joined = _joined_to(line, first, head, bool(auxiliaries))
    if joined is not None:
        flags.add("joined")
        other = group_of(line, joined, joined + 1)
        subject, root = other.subject, other.root
        if "to" in other.flags and not line.is_form(head, "b"):
            root = first  # "wanted to take her but led away him": the second verb stands by itself
        if other.passive:
            flags.add("after_passive")
        flags |= other.flags & {"after_passive", "future", "possible", "duty", "relative", "causative", "not", "to"}
        if root == first:
            flags.discard("to")
        if not auxiliaries:
            shared = other.passive or "after_passive" in other.flags  # "was beaten, denied a lawyer and sentenced"
            passive = transitive and shared and participle and not _object_follows(line, end)
        if auxiliaries and not be:
            passive = False
    elif participle and not auxiliaries and transitive:
        passive, subject = _open(line, first, head, end, flags)
    if subject is None and joined is None:
        subject = _subject(line, first, flags) or _of_being(line, first)
    if subject is not None and line.is_form(head, "b") and line.lows[subject[1] - 1].endswith(("'d", "'ll")):
        flags.add("future")  # "he'd be out", "they'll be shot"
    if subject is not None and subject[0] and line.has(subject[0] - 1, "not"):
        flags.add("not")  # "no one was arrested"
    return Group(first, head, passive, subject, frozenset(flags), root)


def _leftwards(line: Line, head: int) -> tuple[int, set[str], set[str]]:
    flags: set[str] = set()
    auxiliaries: set[str] = set()
    first, place = head, head - 1
    while place >= 0 and head - place < 12:
        kind = line.kind[place]
        if kind == "a":
            if line.has(place, "not"):
                flags.add("not")
            place -= 1
            continue
        if first == head and ((kind == "D" and auxiliaries == set()) or line.has(place, "reflexive")):
            place -= 1
            continue
        if kind == "x":
            if line.has(place, "not"):
                flags.add("not")
            if line.has(place, "participle_be"):
                flags.add("being")
            auxiliaries |= line.words[place].tags & {"be", "have", "do", "get", "future", "possible", "duty"}
            first = place
            place -= 1
        elif kind == "t" and place and line.has(place - 1, "have") and line.is_form(first, "b"):
            first = place - 1  # "had to resign", "will have to serve": it is done
            place -= 2
        elif kind == "d" and first == head and place and line.kind[place - 1] == "x" and line.is_form(head, "d"):
            place -= 1  # "were each fined"
        elif kind == "t" and (line.is_form(first, "b") or line.has(first, "be", "have")):
            flags.add("to")
            first = place
            break
        else:
            break
    flags |= auxiliaries & {"future", "possible", "duty"}
    if line.kind[head] == "g" and "be" not in auxiliaries:
        flags.add("gerund")
    return first, flags, auxiliaries


def _progressive(line: Line, head: int) -> bool:
    return not line.is_form(head, "d")


def _joined_to(line: Line, first: int, head: int, finite: bool) -> int | None:
    """The verb before a conjunction or a list comma whose subject this verb shares."""
    place = _over_adverbials(line, first - 1)
    if place < 0 or line.kind[place] not in {"c", ",", "b"}:
        return None
    if line.kind[place] == "," and finite:
        return None
    if line.kind[place] in {"c", "b"} and place and line.kind[place - 1] == ",":
        place -= 1
    opener = phrases.opener(line, place) if line.kind[place] == "," else None
    for back in range(place - 1, max(-1, place - 26), -1):
        kind = line.kind[back]
        if opener is not None and back == opener:
            return None
        if kind in {"s", ":", "q"} or (kind == "r"):
            return None
        if kind in {"v", "e"} or (kind == "g" and line.kind[head] == "g"):
            if opener is not None and line.kind[opener + 1] in "rd#p":
                return None
            if kind == "e" and back and line.kind[back - 1] in {"d", "p", "'"}:
                continue
            return back
        if kind == "x" and (back + 1 >= len(line.kind) or line.kind[back + 1] not in "xave"):
            return None
    return None


def _over_adverbials(line: Line, place: int) -> int:
    """Over adverbs, dates and one phrase with a preposition: "and after a short talk was released"."""
    while place >= 0 and line.kind[place] in {"a", "D"}:
        place -= 1
    if place < 2 or line.kind[place] not in "nN":
        return place
    near = phrases.before(line, place + 1, firm=True)
    if near is None or near[0] < 2 or not line.has(near[0] - 1, "preposition"):
        return place
    return near[0] - 2 if line.kind[near[0] - 2] == "c" else place


def _of_being(line: Line, first: int) -> Range | None:
    """ "he is alive and was never held": the subject of the "is" before the conjunction."""
    place = first - 1
    while place > 0 and line.kind[place] == "a":
        place -= 1
    if place < 2 or line.kind[place] not in {"c", "b"} or line.kind[first] != "x":
        return None
    for back in range(place - 1, max(-1, place - 8), -1):
        if line.kind[back] == "x" and line.has(back, "finite_be"):
            return phrases.before(line, back)
        if line.kind[back] not in "nNdpaP,q":
            return None
    return None


def _object_follows(line: Line, end: int) -> bool:
    place = end
    while place < len(line.kind) and line.kind[place] == "a":
        place += 1
    if place >= len(line.kind):
        return False
    kind = line.kind[place]
    if kind == "e":
        return place + 1 < len(line.kind) and line.kind[place + 1] in "nN"
    return kind in "nNdpo#" and not (kind == "n" and line.has(place, "adverb"))


def _open(line: Line, first: int, head: int, end: int, flags: set[str]) -> tuple[bool, Range | None]:
    """A bare participle: active past where an object follows, else a passive without its auxiliary."""
    follows = _object_follows(line, end) and not line.has(end - 1, "by")
    if follows or (_object_follows(line, head + 1) and end > head + 1):
        return False, None
    before = _explained(line, first) or phrases.before(line, first)
    beside = before is not None and before[1] == first and line.is_form(head, "p")
    if before is not None and beside and (_acting(line, before) or _carries_clause(line, head)):
        return False, None
    if before is not None and before[0] > 0 and line.has(before[0] - 1, "have"):
        flags.add("causative")
        return True, before
    joined_ahead = end < len(line.kind) and line.kind[end] in {"c", ","}
    if joined_ahead:
        ahead = end + 1
        while ahead < len(line.kind) and line.kind[ahead] in {"a", "c", ","}:
            ahead += 1
        if ahead < len(line.kind) and line.kind[ahead] in {"e", "v"} and _object_follows(line, ahead + 1):
            return False, None
    flags.add("reduced")
    return True, before


def _acting(line: Line, said: Range) -> bool:
    """Whether a phrase right before a bare past form is its subject: "he warned", "the gunmen fired"."""
    last = said[1] - 1
    return line.has(last, "nominative") or (line.kind[last] == "n" and line.has(last, "acting"))


def _carries_clause(line: Line, head: int) -> bool:
    """ "analysts warned that", "the minister threatened to": a past, whoever stands before it."""
    cues = line.lexicon.cues
    if line.has(head + 1, "that") and line.kind[head + 1] == "s":
        return not cues["say"].isdisjoint(line.lemmas(head))
    return line.kind[head + 1 : head + 2] == ["t"] and not cues["resolve"].isdisjoint(line.lemmas(head))


def _explained(line: Line, first: int) -> Range | None:
    """Whom a participle set off by commas explains: "Ana Belim, detained since May", "Arrested on Monday, Ana ..."."""
    if first > 1 and line.kind[first - 1] == ",":
        return phrases.before(line, first - 1)
    if first == 1 and line.kind[0] == "a":
        first = 0  # "Also detained on Monday was a driver"
    if first and line.kind[first - 1] not in {":", "q"}:
        return None
    for ahead in range(first + 1, min(len(line.kind), first + 20)):
        if line.kind[ahead] == "," and line.kind[ahead - 1] != "N":
            return phrases.after(line, ahead + 1)
        if line.kind[ahead] == "x" and line.has(ahead, "be"):
            return phrases.after(line, ahead + 1)  # "Detained with her were two drivers"
        if line.words[ahead].text == ":":
            return phrases.after(line, ahead + 1)  # "Detained on Monday: two drivers"
        if line.kind[ahead] in {":", "s", "r", "x", "v"}:
            return None
    return None


def beyond_relative(line: Line, place: int) -> Range | None:
    """ "people who came to the court were beaten": the subject stands before the relative clause."""
    verbs = False
    for back in range(place, max(0, place - 24), -1):
        kind = line.kind[back]
        if kind in {":", "s", ",", "q"}:
            return None
        if kind == "r":
            last = back - (back > 1 and line.kind[back - 1] == ",")  # "a boy, Name, who went for bread was hit"
            return phrases.before(line, last) if verbs and line.kind[last - 1] in "nN#o'" else None
        verbs = verbs or kind in "xve"
    return None


def _subject(line: Line, first: int, flags: set[str]) -> Range | None:
    if flags & {"to", "gerund"} or ("being" in flags and not line.has(first, "finite_be")):
        return _controller(line, first, flags)
    place = first - 1
    while place >= 0 and line.kind[place] in {"a", "D"}:
        place -= 1
    if place >= 0 and line.kind[place] == "r":
        flags.add("relative")
        if line.words[place].low.startswith("whose"):
            return None
    found = phrases.before(line, first)
    if found is None or line.kind[found[0]] != "o":
        outer = None if "relative" in flags else beyond_relative(line, found[0] - 1 if found else place)
        if outer is not None:
            return outer
    if found is not None:
        start = found[0] - 1
        if start >= 0 and line.kind[start] == "r":
            flags.add("relative")
    return found


def _controller(line: Line, first: int, flags: set[str]) -> Range | None:
    """Who does what an infinitive or an -ing form says: the object before it, else who governs it."""
    if "gerund" in flags and first == 0:
        return _explained(line, first)
    near = phrases.before(line, first, firm=True)
    limit = near[0] if near else first
    if "being" in flags and near is None and line.kind[limit - 1] in {"s", "P"}:
        limit -= 1  # "after being questioned"
    for back in range(limit - 1, max(-1, limit - 14), -1):
        kind = line.kind[back]
        if kind in {"s", ":"}:
            break
        if kind == "P" and near and back == limit - 1:
            near = None
        if kind in {"v", "e"} or (kind == "g" and back != first):
            governor = group_of(line, back, back + 1, transitive=kind == "e")
            if "gerund" in flags and line.kind[first - 1] == "," and governor.flags & {"relative", "to"}:
                continue  # "fired on a bus that did not stop, killing two": who fired
            if "to" in flags and near is not None and near[1] == first and line.kind[first] == "t":
                return near
            return governor.subject
    return near
