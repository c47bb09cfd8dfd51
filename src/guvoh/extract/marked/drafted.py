"""What an act tells, as a draft of a claim: slot by slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guvoh.extract.marked import manner, sited, slots, speech
from guvoh.extract.marked.arguments import among, subject
from guvoh.extract.marked.beside import complete
from guvoh.extract.marked.custody import INFLICTED, in_custody
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.menace import CODE, menaces
from guvoh.extract.marked.of_nouns import gapped
from guvoh.extract.marked.people import is_class, may_act, named
from guvoh.extract.marked.roles import Roles
from guvoh.extract.marked.unsaid import left_out
from guvoh.extract.marked.weighed import AHEAD, weight
from guvoh.extract.marked.who import roles_of
from guvoh.extract.rank import Draft, Told
from guvoh.model import Span

TAKING = frozenset({"search_or_seizure", "threat_or_harassment", "travel_ban", "other"})
BLOWS = "020101"
HARM = frozenset({
    "killing", "arrest", "detention", "physical_attack", "torture_or_ill_treatment", "dismissal", "search_or_seizure",
    "deportation_or_extradition", "abduction_or_rendition",
})  # fmt: skip
ACTING = frozenset({"protest", "statement_or_condemnation"})  # counted by who acts


def drafts_of(line: Line, hit: Hit, cues: list[speech.Cue], memory: speech.Memory) -> Iterator[Draft]:
    """What an act tells: once, or once for each of several who are parted by what each suffers."""
    made = roles_of(line, hit)
    readings, left = (hit, *hit.others), False
    for other in hit.others:
        if made is not None:
            break
        hit, made = other, roles_of(line, other)
    for other in readings if made is None and not line.tables.chained else ():
        if made is None:
            hit, made, left = other, left_out(line, other), True
    if made is None or hit.trigger.act == "-":
        return
    told = _draft(line, hit, made, cues, memory)
    if told is None:
        return
    yield told._replace(joined=True) if left else told
    for one, end in gapped(line, made):
        start, stop = line.span(one.first, end)
        apart = _draft(line, hit, made._replace(patient=one), cues, memory)
        if apart is not None:
            claim = replace(apart.claim, start=start, end=stop, quote=line.text[start:stop])
            yield apart._replace(claim=claim)


def _draft(line: Line, hit: Hit, made: Roles, cues: list[speech.Cue], memory: speech.Memory) -> Draft | None:
    trigger, act = hit.trigger, hit.trigger.act
    if act == "detention" and made.agent is not None and line.any_of(made.agent.first, made.agent.last + 2, "faceless"):
        act = "abduction_or_rendition"
    code = trigger.code
    if "blow" in trigger.marks and in_custody(line, made.agent):
        act, code = INFLICTED
    if act in HARM and _by_a_work(line, made):
        return None  # "the film captured everybody"
    said = manner.manner_of(line, hit, made, cues)
    if said == "denied" and trigger.code == BLOWS and not line.tables.chained:
        act = "physical_attack"  # "nobody beat me": no word of torture
    if act in HARM and _vowed(line, made):
        act, said = "threat_or_harassment", "asserted"
    if not line.tables.chained and _of_anybody(line, made, act, said):
        return None
    if said is None or (not line.tables.chained and not cues and _asked(line, made.clause)):
        return None
    if menaces(line, act, made):
        (act, code), said = CODE, "asserted"
    first, last = slots.extent(line, hit, made)
    start, end = line.span(first, last)
    people = "thing" not in trigger.marks or "owner" in trigger.frames
    actors = slots.spans(line, _doer(line, made), people=False)
    own = "speech" in trigger.marks
    suffering = (*slots.spans(line, _somebody(line, made), people=people), *_among(line, made))
    if not line.tables.chained and act in TAKING and made.patient is not None and _lifeless(line, made.patient):
        suffering = ()  # "took the camera away": whose it was is not said
    claim = Told(
        start=start, end=end, quote=line.text[start:end], act=act, code=code, polarity=said,
        certainty=slots.certainty(line, first, last), victims=suffering,
        actors=actors, count=slots.count(line, made.agent if act in ACTING else made.patient),
        date=slots.when(line, hit, made, ahead=said in AHEAD) or (slots.dated(line.under) if line.under else None),
        place=None if own else sited.where(line, hit, made),
        attribution=speech.chain(line, hit.place, cues, memory, actors if own and line.tables.chained else ()),
        reason=slots.why(line, hit, made), language=line.tables.language, rule=f"{trigger.kind}:{trigger.name}",
    )  # fmt: skip
    complete(line, hit, made, claim)
    return Draft(claim, trigger.kind, made.shared, weight(line, hit, made, claim))


def _by_a_work(line: Line, made: Roles) -> bool:
    """Whether a film, a song, the weather does it: a figure of speech."""
    if "work" not in line.tags or made.verb is None or made.verb.passive:
        return False
    does = made.agent or subject(line, made.clause, made.verb, frozenset())
    return does is not None and does is not made.patient and line.has(does.head, "work")


def _lifeless(line: Line, phrase: Phrase) -> bool:
    bodies = ("organisation", "group", "media", "person", "kin", "site")
    return is_class(line, phrase, "thing", "home", "passport", "abstract") and not is_class(line, phrase, *bodies)


def _of_anybody(line: Line, made: Roles, act: str, said: str | None) -> bool:
    """What a law or a recipe says: "a person may be held for 48 hours", "(we) stifle for ten minutes"."""
    if said == "hypothetical" and made.patient is not None and line.has(made.patient.head, "legal"):
        return not named(line, made.patient) and line.kind[made.patient.first] not in "#o"
    reading = made.verb.reading if made.verb is not None else None
    ours = reading is not None and "first" in reading.traits and reading.time == "now" and made.agent is None
    return act in HARM and ours


def _vowed(line: Line, made: Roles) -> bool:
    """ "write again and I shoot you": who says of himself that he will do harm threatens."""
    if line.tables.chained or made.verb is None:
        return False
    reading = made.verb.reading
    return "first" in reading.traits and reading.time == "future" and "not" not in made.verb.flags


def _asked(line: Line, clause: int) -> bool:
    """ "were you threatened?": asked, not told. "Why was he held?" takes it for granted."""
    opened = any(kind in "rs" for kind in line.kind[:4]) or "if" in line.tags
    return line.words[-1].text == "?" and line.clauses[clause].kind == "main" and not opened


def _among(line: Line, made: Roles) -> tuple[Span, ...]:
    """Those of a number of people that are named after it: "six, among them Ana Tolan"."""
    if line.tables.chained or made.patient is None or made.patient.inner:
        return ()
    after = next((p for p in line.phrases if p.first > made.patient.first and among(line, p.first)), None)
    return slots.spans(line, after, people=True)


def _somebody(line: Line, made: Roles) -> Phrase | None:
    """Whom it is done to, unless that is "nobody"."""
    if made.patient is None:
        return None
    first = made.patient.first - (line.tables.chained or line.kind[made.patient.first - 1] != "o")  # "nobody took him"
    return None if line.any_of(first, made.patient.head + 1, "nobody") else made.patient


def _doer(line: Line, made: Roles) -> Phrase | None:
    """Who does it, unless that is "nobody"."""
    if made.agent is None or (not line.tables.chained and line.has(made.agent.head, "nobody")):
        return None
    inert = line.tables.chained and line.tables.says_joints and not may_act(line, made.agent)
    return None if inert else made.agent
