"""What a parser of sentences adds to the rules: who, by whom, where and who says so, for acts that lack it.

A parser finds no acts (it knows no classes), so it proposes nothing of its own. It is believed where a name that it
found hangs on the very verb that the rules took for the act, and it fills empty slots only (`gate.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guvoh.extract.plugins.contract import Proposal, Range
from guvoh.model import Claim

LONGEST = 20  # words of one name with its titles
DEEP = 6  # steps from word to word; a parser may go round in a circle
STEM = 4  # letters that a verb of the text shares with the verb of a rule, at least
APART = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "ccomp", "punct", "cc", "conj", "dep", "discourse"})
WHO, WHERE, WHAT = "PER", "LOC", "ORG"
NO_ONE_TO_FILL = frozenset({"protest", "statement_or_condemnation"})  # told by who acts; their objects are things


@dataclass(frozen=True, slots=True)
class Word:
    """`head`: place of the word that it hangs on, its own for the highest; `rel`: in the terms of Universal
    Dependencies; `alive`: a noun for people; `by`: in the case or behind the small word of an agent; `subject`: its
    form allows it to be one, whatever a parser says; `number`: s or p where its form says so."""

    start: int
    end: int
    head: int
    rel: str
    verb: bool
    lemma: str = ""
    alive: bool = False
    by: bool = False
    subject: bool = True
    number: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence: its words, and the names in it as (start, end, kind)."""

    words: tuple[Word, ...]
    names: tuple[tuple[int, int, str], ...]


def completed(text: str, claims: Iterable[Claim], sentences: Sequence[Parsed]) -> Iterator[Proposal]:
    """For each claim that lacks something, what its sentence has for it."""
    for claim in claims:
        if not lacks(claim):
            continue
        for sentence in sentences:
            words = sentence.words
            if words and words[0].start <= claim.start < words[-1].end:
                verb = _verb(text, claim, sentence)
                if verb is not None:
                    yield _proposal(claim, sentence, verb)
                break


def lacks(claim: Claim) -> bool:
    """Whether a parser could add to it."""
    return claim.kind == "ACT" and not (claim.victims and claim.actors and claim.place and claim.attribution)


def _proposal(claim: Claim, sentence: Parsed, verb: int) -> Proposal:
    passive = any(w.rel in ("nsubj:pass", "aux:pass") for w in _children(sentence, verb))
    takes = claim.act not in NO_ONE_TO_FILL
    done = ("nsubj:pass",) if passive else ("obj",)
    victims = _people(sentence, _linked(sentence, verb, done)) if takes else ()
    agents = [n for n in _linked(sentence, verb, ("obl", "obl:agent", "agent")) if passive and sentence.words[n].by]
    actors = _people(sentence, agents if passive else _subjects(sentence, verb))
    return Proposal(
        claim.act, claim.start, claim.end, victims=victims, actors=tuple(a for a in actors if a not in victims),
        says=_speaker(sentence, verb), place=_place(sentence, verb), language=claim.language, what="parsed",
    )  # fmt: skip


def _verb(text: str, claim: Claim, sentence: Parsed) -> int | None:
    """The verb of the act: one within the claim's words that looks like the word of its rule."""
    said = [w for w in re.findall(r"\w{3,}", claim.rule.partition(":")[2].casefold()) if w]
    for n, word in enumerate(sentence.words):
        if not word.verb or word.start < claim.start or word.end > claim.end:
            continue
        low = text[word.start : word.end].casefold()
        if any(word.lemma == one or low[: max(STEM, len(one) - 3)] == one[: max(STEM, len(one) - 3)] for one in said):
            return n
    return None


def _children(sentence: Parsed, at: int) -> list[Word]:
    return [w for n, w in enumerate(sentence.words) if w.head == at and n != at]


def _linked(sentence: Parsed, at: int, rels: Sequence[str]) -> list[int]:
    """The words that hang on a verb in one of these ways, and those that are joined to them by "and"."""
    found = [n for n, w in enumerate(sentence.words) if w.head == at and n != at and w.rel in rels]
    for n, word in enumerate(sentence.words):
        first = word.head
        for _step in range(DEEP):
            if first in found or sentence.words[first].rel not in ("appos", "flat", "flat:name"):
                break
            first = sentence.words[first].head
        if word.rel == "conj" and first in found and n not in found:
            found.append(n)
    return found


def _subjects(sentence: Parsed, verb: int) -> list[int]:
    """Those whose form can be a subject; one alone must have the number of the verb, where both show it."""
    found = [n for n in _linked(sentence, verb, ("nsubj",)) if sentence.words[n].subject]
    if len(found) == 1:
        own, of = sentence.words[found[0]].number, sentence.words[verb].number
        return [] if own and of and own != of else found
    return found


def _people(sentence: Parsed, heads: Sequence[int]) -> tuple[Range, ...]:
    """Those that are people or bodies: a name of one stands in them, or the word itself means people."""
    found = []
    for head in heads:
        low, high = _whole(sentence, head)
        named = any(low <= a and b <= high and kind in (WHO, WHAT) for a, b, kind in sentence.names)
        if named or sentence.words[head].alive:
            found.append((low, high))
    return tuple(found)


def _whole(sentence: Parsed, head: int) -> Range:
    """A word with what describes and names it, without its clauses; as far as it stands unbroken round its head."""
    inside = {head}
    grown = True
    while grown:
        more = {n for n, w in enumerate(sentence.words) if w.head in inside and n not in inside and w.rel not in APART
                and w.rel != "case"}  # fmt: skip
        grown = bool(more)
        inside |= more
    low = high = head
    while low - 1 in inside and high - low < LONGEST:
        low -= 1
    while high + 1 in inside and high - low < LONGEST:
        high += 1
    return sentence.words[low].start, sentence.words[high].end


def _place(sentence: Parsed, verb: int) -> Range | None:
    """The name of a place that hangs on the verb by a small word, or on what hangs on it."""
    for n in _linked(sentence, verb, ("obl", "nmod")):
        low, high = _whole(sentence, n)
        for start, end, kind in sentence.names:
            if kind == WHERE and low <= start and end <= high:
                return start, end
    return None


def _speaker(sentence: Parsed, verb: int) -> tuple[Range, ...]:
    """A named subject of the verb that the act's clause is the content of, or of one put beside it ("..., said X")."""
    words = sentence.words
    at, telling = verb, [n for n, w in enumerate(words) if w.head == verb and w.rel == "parataxis" and w.verb]
    for _step in range(DEEP):
        if words[at].rel == "ccomp":
            telling.append(words[at].head)
        if words[at].head == at or words[at].rel not in ("ccomp", "conj", "xcomp"):
            break
        at = words[at].head
    for n in telling:
        people = _people(sentence, _subjects(sentence, n)[:1])
        if people:
            return people
    return ()
