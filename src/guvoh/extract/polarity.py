"""Whether an act is said to have happened: asserted, denied, planned, hypothetical; or only demanded (None)."""

from __future__ import annotations

from guvoh.extract.groups import Group
from guvoh.extract.line import Line
from guvoh.extract.listening import Cue
from guvoh.extract.match import Hit
from guvoh.extract.phrases import Range
from guvoh.model.claim import Polarity

DEMANDED = None
# What is asked for by those who have no power over it; the rest, when asked for, is a plan of those who have.
REACH = 16  # words before an infinitive in which its governor is looked for
OWN_WISH = frozenset({"release", "protest", "statement_or_condemnation"})


def of_act(line: Line, act: str, first: int, group: Group | None, found: list[Cue]) -> Polarity | None:
    """None where the act is only asked for or given as a topic: then it is no claim."""
    if group is not None and group.flags & {"gerund", "being"} and line.has(group.first - 1, "lacking"):
        return None  # "held without being charged": how it was done, no act
    said = _of_act(line, act, first, group, found)
    asked = said is DEMANDED and line.lexicon.future.get(act) == "planned" and act not in OWN_WISH
    return "planned" if asked and not _must(group) else said


def _unreal(line: Line) -> bool:
    """ "Was she beaten?", "Had they come, she would have been arrested": asked, or what did not come about."""
    first = line.begin()
    if line.kind[first] != "x" or len(line.words) < 3:
        return False
    return line.words[-1].text == "?" or (line.has(first, "have") and "," in line.kind and "possible" in line.classes)


def _untrue(line: Line, first: int) -> bool:
    """ "it is not true that she was beaten", "allegations of torture are baseless"."""
    if line.classes.isdisjoint({"untrue", "truth"}):
        return False
    for n in range(1, len(line.words)):
        if line.has(n, "untrue") or (line.has(n, "truth") and line.has(n - 1, "not")):
            if n < first:
                return line.has(n + 1, "that")
            said_of = line.has(n - 1, "be", "not", "determiner")
            return said_of and not any(kind in "srb:v" for kind in line.kind[first + 1 : n])
    return False


def _must(group: Group | None) -> bool:
    return group is not None and "duty" in group.flags


def _of_act(line: Line, act: str, first: int, group: Group | None, found: list[Cue]) -> Polarity | None:
    flags = group.flags if group is not None else frozenset()
    if _unreal(line):
        return "hypothetical"
    untrue = _untrue(line, first)
    if "not" in flags or (group is not None and group.subject and line.has(group.subject[0], "nobody")):
        return "asserted" if untrue else "denied"
    if untrue or ("to" in flags and group is not None and line.lows[group.first - 1] == "yet"):
        return "denied"
    denials = [c for c in found if c.lemma in line.lexicon.cues["denied"] and c.place < first < c.high]
    if any(not any(line.has(n, "not") for n in range(max(0, c.place - 2), c.place)) for c in denials):
        return "denied"
    if _rejected(line, first):
        return "denied"
    if any(cue.lemma in line.lexicon.cues["hypothetical"] and cue.low <= first < cue.high for cue in found):
        return "hypothetical"
    if group is None and (_never_happened(line, first) or _called_off(line, first)):
        return "denied"
    if group is None and _announced(line, first):
        return "planned"
    if _feared(line, first):
        return "hypothetical"
    if _conditional(line, first) or _condition_follows(line, group):
        return "hypothetical"
    if "duty" in flags:
        return DEMANDED
    if _asked_for(line, first):
        return DEMANDED
    if "reported" in flags or ("possible" in flags and _would(line, group) and found):
        return "planned" if line.lexicon.future.get(act) == "planned" else "hypothetical"
    if "future" in flags:
        return "planned" if line.lexicon.future.get(act) == "planned" else "hypothetical"
    if "possible" in flags:
        return "hypothetical"
    if group is not None and "gerund" in flags and group.first and line.kind[group.first - 1] == ",":
        return "asserted"  # "opened fire on a bus that refused to stop, killing two"
    if group is None or flags & {"to", "gerund", "causative"}:
        return _governed(line, group.root if group else first, group is None)
    return "asserted"


def of_none(line: Line, hit: Hit, patient: Range | None) -> bool:
    """ "had used no force", "it returns nobody": done, says the verb, to nobody and by no means."""
    if hit.trigger.kind != "verb" or "not" not in line.classes:
        return False
    if patient is not None and patient[0] > hit.place and line.has(patient[0], "nobody"):
        return True
    return any(line.has(n, "not") and line.has(n, "determiner") for n in range(hit.place + 1, hit.last))


def _never_happened(line: Line, first: int) -> bool:
    """ "the rally never took place": the event is named and its happening denied."""
    negated = False
    if "happening" not in line.classes:
        return False
    for ahead in range(first + 1, min(len(line.words), first + 14)):
        if line.kind[ahead] in {":", "s", "b"}:
            return False
        negated = negated or line.has(ahead, "not")
        if line.kind[ahead] in "ve" and negated:
            return line.has(ahead, "happening")
    return False


def _called_off(line: Line, first: int) -> bool:
    """ "the rally set for Friday was called off", "nurses called off their strike": what was to come did not."""
    for back in range(first - 1, max(0, first - 5), -1):
        if line.kind[back] in "ve":
            return line.has(back, "called_off") and line.kind[back - 1] in "nNao"
        if line.lows[back] == "off" and line.lows[back - 1] == "called":
            return True
        if line.kind[back] not in "dpnN'aD#":
            break
    for ahead in range(first + 1, min(len(line.words), first + 14)):
        if line.kind[ahead] in {":", "s", "b"}:
            return False
        if line.kind[ahead] == "e" and line.has(ahead - 1, "be"):
            off = line.lows[ahead] == "called" and line.lows[ahead + 1 : ahead + 2] == ["off"]
            return (off or line.has(ahead, "called_off")) and not line.has(ahead - 2, "not")
    return False


def _announced(line: Line, first: int) -> bool:
    """ "a march is planned for Sunday": the event is named and said to come."""
    for ahead in range(first + 1, min(len(line.words), first + 10)):
        if line.kind[ahead] in {":", "s", "b", "r", ",", "v"}:
            return False
        if line.kind[ahead] == "e":
            planned = any(lemma in line.lexicon.cues["planned"] for lemma in line.lemmas(ahead))
            return planned and line.has(ahead - 1, "be")
    return False


def _would(line: Line, group: Group | None) -> bool:
    return group is not None and any(line.has(n, "would") for n in range(group.first, group.head))


def _rejected(line: Line, first: int) -> bool:
    """ "rejected reports that prisoners had been beaten"."""
    cues = line.lexicon.cues
    if "that" not in line.classes:
        return False
    for back in range(first - 1, max(0, first - 10), -1):
        if line.has(back, "that") and line.kind[back] in {"s", "r"}:
            near = range(max(0, back - 9), back)
            rejected = cues["refused"] | cues["denied"]
            return any(not rejected.isdisjoint(line.lemmas(n)) and not line.has(n - 1, "not") for n in near)
        if line.kind[back] in {":", "v"}:
            return False
    return False


def _feared(line: Line, first: int) -> bool:
    """ "we are afraid that he will be beaten", "fears that they were shot"."""
    for back in range(first - 1, max(0, first - 12), -1):
        if line.kind[back] in {":", "v", "x", "r"}:
            return False
        if line.kind[back] == "s":
            return line.lows[back - 1] in line.lexicon.cues["hypothetical_noun"]
    return False


def _asked_for(line: Line, first: int) -> bool:
    """ "asked that they be freed", "demanded that he be released"."""
    if "that" not in line.classes:
        return False
    for back in range(first - 1, max(0, first - 10), -1):
        if line.has(back, "that"):
            return any(lemma in line.lexicon.cues["demand"] for lemma in line.lemmas(back - 1))
        if line.kind[back] in {":", "v", "x"}:
            return False
    return False


def _conditional(line: Line, first: int) -> bool:
    if "if" not in line.classes:
        return False
    for back in range(first, -1, -1):
        if line.has(back, "if") and line.kind[back] in {"s", "x"}:
            return line.kind[back] == "s"
        if line.kind[back] in {":", "s"} and back != first:
            return False
    return False


def _condition_follows(line: Line, group: Group | None) -> bool:
    """ "offered to free him if his son came home"."""
    if "if" not in line.classes or group is None or group.flags.isdisjoint({"to", "future", "possible"}):
        return False
    for ahead in range(group.head + 1, min(len(line.words), group.head + 10)):
        if line.has(ahead, "if") and line.kind[ahead] == "s":
            return True
        if line.kind[ahead] in {":", "s", "v", ","}:
            return False
    return False


def _governed(line: Line, first: int, noun: bool) -> Polarity | None:
    cues = line.lexicon.cues
    seen = 0
    for back in range(first - 1, max(-1, first - (5 if noun else REACH)), -1):
        kind = line.kind[back]
        if kind in {":", "s"} or (kind == "r"):
            return "asserted"
        lemmas = line.lemmas(back)
        word = line.words[back].low
        if lemmas and (kind in "vegx?" or (kind == "n" and not noun)):
            seen += kind in "ve"
        if word in cues["planned_noun"]:
            return "planned"
        if word in cues["hypothetical_noun"]:
            return "hypothetical"
        if line.has(back, "demand") or any(lemma in cues["demand"] for lemma in lemmas):
            return DEMANDED
        if any(lemma in cues["denied"] or lemma in cues["refused"] for lemma in lemmas):
            return "denied"
        if line.has(back, "halt"):
            return DEMANDED if _governed(line, back, False) is DEMANDED else "planned"
        if any(lemma in cues["planned"] for lemma in lemmas):
            return "planned"
        if any(lemma in cues["hypothetical"] for lemma in lemmas):
            return "hypothetical"
        if seen:
            return "asserted"
    return "asserted"
