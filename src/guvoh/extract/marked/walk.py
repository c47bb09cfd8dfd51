"""Sentence by sentence, act by act, in a language whose words carry their roles."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from guvoh.extract.marked import agreeing, chained, clauses, settled, slots, speech, unjoined, unjoined_words
from guvoh.extract.marked.chronicle import carry, dates_entry
from guvoh.extract.marked.custody import lasting
from guvoh.extract.marked.days import Day
from guvoh.extract.marked.drafted import ACTING, drafts_of
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.lines import lines
from guvoh.extract.marked.match import Hit, hits
from guvoh.extract.marked.recent import Recent
from guvoh.extract.marked.tables import Tables
from guvoh.extract.marked.unsaid import carried_on
from guvoh.extract.marked.verbs import verb_of
from guvoh.extract.rank import Draft
from guvoh.text.calendar import Moment

LISTENED = 12  # sentences without an act, before one with an act, whose speakers are looked for
AHEAD_OF_VERB = 6  # words in which "this happened" begins its sentence
CUSTODY = frozenset({"arrest", "detention", "abduction_or_rendition", "torture_or_ill_treatment"})


def drafts(
    text: str,
    stretches: Sequence[tuple[int, int]],
    known: Tables,
    published: str | None,
    names: Collection[str] = (),
) -> list[Draft]:
    """What the sentences of these stretches tell, in their order."""
    memory, day, recent = speech.Memory(), Day(), Recent()
    found: list[Draft] = []
    before: list[Draft] = []
    taken = False  # whether the sentence before told that somebody is held
    paragraph = -1
    waiting: list[Line] = []
    under: tuple[int, Moment] | None = None  # the date that heads the entry of a chronicle, and its paragraph
    held = 0  # sentences that a telling of custody still holds for
    for line in lines(text, stretches, known, published, names):
        if known.chained and known.says_joints:
            line.held, held = held > 0, held - 1
            under = dates_entry(line) or (under if under and under[0] == line.paragraph else None)
            line.under = under[1] if under else None
        line.recent = recent
        acts = acts_of(line)
        day.enter(line, acts)
        if not acts and not (before and line.paragraph == paragraph):
            waiting = [*waiting[-LISTENED:], line]
            before, taken = [], False
            continue
        for earlier in waiting:
            speech.leave(earlier, _cues(earlier, [], memory), memory)
        waiting = []
        cues = _cues(line, acts, memory)
        happened = _happened(line)
        back = next((c for c in cues if (c.backwards or c.low <= happened < c.high) and not c.denies), None)
        if happened >= 0 and not acts:
            _dated(before, line)
        if back is not None:
            for told in before if known.chained else [d for d in before if d.claim.act != "statement_or_condemnation"]:
                told.claim.attribution = told.claim.attribution or (back.speaker,)
        if not known.says_joints and len(acts) > 1:
            acts = [hit for hit in acts if not _judged(line, hit, acts)]
        if not known.says_joints:
            line.held = line.held or (taken and line.paragraph == paragraph)
        told_here = [draft for hit in acts for draft in drafts_of(line, hit, cues, memory)]
        carry(told_here, before if line.paragraph == paragraph else [], line)
        if told_here:
            held = lasting(told_here[-1].claim.act, held)
        if not known.chained:
            told_here = carried_on(_told_once(told_here), before if line.paragraph == paragraph else [])
            day.pass_on(line, told_here)
        taken = any(draft.claim.act in CUSTODY for draft in told_here)
        before = told_here if known.chained or line.paragraph != paragraph else before + told_here
        paragraph = line.paragraph
        found += told_here
        speech.leave(line, cues, memory)
    return found


def _judged(line: Line, hit: Hit, acts: list[Hit]) -> bool:
    """ "called the exile a wound", "condemned the arrest of X": what somebody judges is told with his words."""
    if hit.trigger.kind != "noun" or not line.within:
        return False
    clause = line.within[hit.place]
    return any(
        other.trigger.act == "statement_or_condemnation" and other.verb > hit.place
        and line.within[other.verb] == clause for other in acts
    )  # fmt: skip


def _happened(line: Line) -> int:
    """The verb of "this happened on 3 May", which speaks of the sentence before; -1 where there is none."""
    if line.tables.chained:
        return -1
    verbs = [n for n in range(min(len(line.words), AHEAD_OF_VERB)) if "happened" in line.cues(n)]
    told = bool(verbs) and any(line.said(n, "about_that") for n in range(verbs[0] + 2))
    return verbs[0] if told else -1


def _dated(before: list[Draft], line: Line) -> None:
    """Gives the acts of the sentence before the day on which "this happened"."""
    for told in before:
        if told.claim.date is None and line.moments:
            told.claim.date = slots.dated(line.moments[0])


def _cues(line: Line, acts: list[Hit], memory: speech.Memory) -> list[speech.Cue]:
    """Who speaks in a sentence. One without an act is only listened to where an act follows: most are never asked."""
    if acts or _speaks(line):
        into_phrases(line, acts)
    speech.enter(line, memory)
    return speech.cues(line, memory) if line.clauses else []


def _told_once(drafts: list[Draft]) -> list[Draft]:
    """Without the protests that only say where or for what another act of the same clause was done."""
    verbs = {(d.claim.start, d.claim.end, d.claim.act) for d in drafts if d.kind != "noun"}
    return [d for d in drafts if not (d.kind == "noun" and d.claim.act in ACTING and any(
        low <= d.claim.start and d.claim.end <= high and (act not in ACTING or act == d.claim.act)
        for low, high, act in verbs
    ))]  # fmt: skip


def taken_apart(line: Line, *, always: bool = False) -> list[Hit]:
    """Phrases and clauses, where the sentence has an act or a speaker, or `always`; gives the acts."""
    found = acts_of(line)
    if found or always or _speaks(line):
        into_phrases(line, found)
    return found


def acts_of(line: Line) -> list[Hit]:
    if line.tables.chained:
        (settled if line.tables.says_joints else unjoined_words).settle(line)
    return hits(line)


def _speaks(line: Line) -> bool:
    return ":" in line.meant or not line.tables.speaking.isdisjoint(line.meant)


def into_phrases(line: Line, found: list[Hit]) -> None:
    """Fills the phrases and clauses of a sentence with these acts."""
    if not line.tables.chained:
        line.predicates = frozenset(hit.place for hit in found if hit.trigger.kind == "state")
    taken = {n for hit in found if not _idle(line, hit) for n in hit.used if not _stays(line, hit, n)}
    shape = agreeing if not line.tables.chained else chained if line.tables.says_joints else unjoined
    line.phrases = shape.phrases(line, taken)
    clauses.clauses(line)


def _idle(line: Line, hit: Hit) -> bool:
    """Whether a pattern that holds only where it is refused ("not let work") stands without a "not"."""
    if "negated" not in hit.trigger.marks or hit.others or not line.tables.chained:
        return False
    verb = verb_of(line, hit)
    return verb is not None and "not" not in verb.flags


def _stays(line: Line, hit: Hit, place: int) -> bool:
    """Whether a word of a trigger is part of a phrase too: "the detained man", "took him to the station"."""
    if hit.verb == place and line.kind[place] == "a":
        return True
    if not line.tables.chained and hit.trigger.kind == "noun" and "enough" in hit.trigger.frames:
        return True
    sited = ("site", "jailhouse", "place")
    if hit.trigger.kind == "people":
        return True
    near = line.kind[place] in "pao" and line.any_of(place, place + 4, *sited)
    return hit.place != place and (near or line.has(place, *sited))
