"""What speaks for a suggestion and what against it, where words carry their roles."""

from __future__ import annotations

from guvoh.extract.marked import agreeing
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import named
from guvoh.extract.marked.roles import Roles
from guvoh.extract.rank import Parts, Told, found_in

WORDY = 300  # rank of a pattern of three words: those say by themselves that no game is meant
AHEAD = frozenset({"planned", "hypothetical"})


def weight(line: Line, hit: Hit, made: Roles, claim: Told) -> Parts:
    """What speaks for a suggestion, and against it."""
    kind = hit.trigger.kind
    if _made_up(line, made):
        return (("made_up", -1.0),)
    parts = [("words", {"verb": 0.8, "state": 0.7}.get(kind, 0.25))]
    told = bool(claim.date or claim.count or claim.place)
    if kind == "people" and claim.polarity == "denied":
        parts.append(("denied", 0.3))
    if kind == "noun":
        if made.patient is not None:
            parts.append(("whose", 0.3))
        if "enough" in hit.trigger.frames:
            parts.append(("enough", 0.2))
            if not line.tables.says_joints and len(hit.trigger.first) > 1:
                parts.append(("whole", 0.1))  # "arbitrary arrest": more than a word
        says_joints = line.tables.chained and line.tables.says_joints
        if claim.polarity in AHEAD or (claim.polarity == "denied" and not says_joints):
            parts.append(("vouched", 0.3))  # something plans, fears or awaits it
        if claim.polarity == "denied" and not line.tables.chained:
            parts.append(("denied", 0.15))
        if not line.tables.chained and _reported(line, hit):
            parts.append(("reported", 0.3))
        if not line.tables.chained and made.patient is None and _in_background(line, hit):
            parts.append(("background", -0.3))
        if says_joints and "v" not in line.kind and line.words[-1].text != "?":
            parts.append(("verbless", 0.25))  # a headline or a note
        after = range(hit.high, len(line.words)) if says_joints and "happens" in line.tags else ()
        if any(line.has(n, "happens") and line.within[n] == line.within[hit.place] for n in after):
            parts.append(("happens", 0.2))
        if line.has(hit.low - 1, "generic") and claim.polarity != "denied":
            parts.append(("generic", -0.5))
    known = told or (made.patient is not None and named(line, made.patient))
    general = "law" in line.tags or ("unreal" in line.tags and hit.trigger.rank < WORDY)
    if general and not line.tables.says_joints and not claim.date:
        past = made.verb is not None and made.verb.reading.time == "past" and "law" not in line.tags
        bare = line.tags.isdisjoint({"force", "custodial"})
        parts.append(("in_general", -0.9 if bare else -0.4 if past else -0.6))  # a statute, a game, a tale
    if "accident" in line.tags and not line.tables.says_joints and line.tags.isdisjoint({"force", "custodial"}):
        parts.append(("accident", -1.5))
    if made.verb is not None and "participle" in made.verb.flags and not known:
        parts.append(("in_passing", -0.45))
    return (*parts, *found_in(claim))


def _made_up(line: Line, made: Roles) -> bool:
    """A match, a film, the weather, a course: words of class `made_up`, with no officer and nobody named."""
    if "made_up" not in line.tags or line.any_of(0, len(line.words), "coercive"):
        return False
    return made.patient is None or not named(line, made.patient)


def _reported(line: Line, hit: Hit) -> bool:
    """ "spoke of the arrest of X"."""
    about = next((p for p in line.phrases if p.first <= hit.place < p.last or p.first == hit.high), None)
    before = agreeing.before_it(line, hit.low)
    told = before in line.tables.cues.get("speaks_of", ())
    told = told or (about is not None and line.said_before(about, "speaks_of"))
    return told and any(
        line.said(n, "say") for n, of in enumerate(line.within) if of == line.within[hit.place] and line.kind[n] in "ve"
    )  # fmt: skip


def _in_background(line: Line, hit: Hit) -> bool:
    """ "died after the interrogation": a noun that only says when or why another thing happened."""
    if agreeing.before_it(line, hit.low) not in line.tables.cues.get("background", ()):
        return False
    return any(line.kind[n] in "ve" for n, of in enumerate(line.within) if of == line.within[hit.place])
