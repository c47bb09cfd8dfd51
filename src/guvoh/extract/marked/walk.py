"""Sentence by sentence, act by act, in a language whose words carry their roles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain as joined

from guvoh.extract.marked import agreeing, chained, clauses, manner, settled, slots, speech, unjoined, unjoined_words
from guvoh.extract.marked.arguments import among, subject
from guvoh.extract.marked.beside import complete
from guvoh.extract.marked.chronicle import carry, dates_entry
from guvoh.extract.marked.custody import INFLICTED, in_custody, lasting
from guvoh.extract.marked.days import Day
from guvoh.extract.marked.grouped import grouped
from guvoh.extract.marked.line import Line, Phrase, line_of
from guvoh.extract.marked.match import Hit, hits
from guvoh.extract.marked.menace import CODE, menaces
from guvoh.extract.marked.people import is_class, may_act, named
from guvoh.extract.marked.recent import Recent
from guvoh.extract.marked.roles import Roles, gapped, roles_of
from guvoh.extract.marked.tables import Tables
from guvoh.extract.marked.unsaid import carried_on, left_out
from guvoh.extract.marked.verbs import verb_of
from guvoh.extract.marked.words import Word
from guvoh.extract.rank import Draft, Parts, Told, found_in
from guvoh.model import Span
from guvoh.text.calendar import Calendar, Moment
from guvoh.text.sentences import sentences
from guvoh.text.spelling import spelled
from guvoh.text.tokens import starts_of

LISTENED = 12  # sentences without an act, before one with an act, whose speakers are looked for
AHEAD_OF_VERB = 6  # words in which "this happened" begins its sentence
LONGEST = 1500  # characters of one sentence that are looked at
CLOSING, OPENING = "\"”»'’)", "\"“«'‘("
CUSTODY = frozenset({"jailhouse", "confined"})
FREE = 2  # sentences without a word of custody after which people are no longer thought of as held
AHEAD = frozenset({"planned", "hypothetical"})
WORDY = 300  # rank of a pattern of three words: those say by themselves that no game is meant
HELD = frozenset({"jailhouse", "custodial"})
TAKING = frozenset({"search_or_seizure", "threat_or_harassment", "travel_ban", "other"})
BLOWS = "020101"
HARM = frozenset({
    "killing", "arrest", "detention", "physical_attack", "torture_or_ill_treatment", "dismissal", "search_or_seizure",
    "deportation_or_extradition", "abduction_or_rendition",
})  # fmt: skip
CUSTODY = frozenset({"arrest", "detention", "abduction_or_rendition", "torture_or_ill_treatment"})
ACTING = frozenset({"protest", "statement_or_condemnation"})  # counted by who acts


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
        told_here = [draft for hit in acts for draft in _drafts(line, hit, cues, memory)]
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


def lines(
    text: str,
    stretches: Sequence[tuple[int, int]],
    known: Tables,
    published: str | None,
    names: Collection[str] = (),
) -> Iterator[Line]:
    """The sentences that are no headings, with their dates and numbers."""
    names = frozenset(spelled(name, known.language) for name in names)
    calendar = Calendar(known.language, published)
    look_up = known.chunks.__getitem__
    paragraph = previous = 0
    surnames: set[str] = set()
    opening = len(text) - len(text.lstrip())
    since = FREE
    held = -1  # the paragraph in which the last sentence tells of somebody held
    for low, high in stretches:
        for start, end in sentences(text, low, high, known.language):
            paragraph += "\n" in text[previous:start]
            previous = end
            stop = min(end, start + LONGEST)
            chunks = text[start:stop].split()
            said, steps = zip(*map(look_up, chunks), strict=True)
            words = [*joined.from_iterable(said)]
            starts = starts_of(text, start, stop, chunks, [*joined.from_iterable(steps)])
            if not known.says_joints:
                words, starts = unjoined_words.together(text, words, starts, known)
            if known.chained:
                words, starts = grouped(text, words, starts)
            opens = start == opening and len(text) - end > 2 * (end - start)
            if _alone(text, start, end) and _heading(words, opens=opens):
                continue
            moments = calendar.read(text, start, stop, [word.date for word in words], starts)
            line = line_of(text, known, words, starts, moments, paragraph, names)
            line.surnames = surnames
            line.held = held == paragraph if not known.says_joints else since < FREE and not known.chained
            since = 0 if not line.tags.isdisjoint(CUSTODY) else since + 1
            if not line.tags.isdisjoint(HELD):
                held = paragraph
            yield line


def _alone(text: str, start: int, end: int) -> bool:
    return (start == 0 or "\n" in text[max(0, start - 3) : start]) and (end >= len(text) or "\n" in text[end : end + 3])


def _heading(words: list[Word], *, opens: bool) -> bool:
    """A line of its own without a final stop: its acts are told again below it. `opens`: the first of the text; in a
    script without capitals another one has no verb."""
    last = len(words) - 1
    while last > 0 and words[last].text in CLOSING and words[0].text not in OPENING:
        last -= 1
    if words[last].text[-1] in ".!?…:;,،؛؟۔" or words[last].text in CLOSING or len(words) >= 22:
        return False
    first = words[0].text[0]
    if first.isalpha() and first.upper() == first.lower() and not opens and any(w.as_part("v") for w in words):
        return False
    return (first.isupper() or not first.isalpha() or first == first.upper()) and not any(
        "first_person" in word.tags for word in words
    )  # fmt: skip


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
    speaking = line.tables.speaking
    return any([word.text == ":" or not speaking.isdisjoint(word.keys) for word in line.words])


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


def _drafts(line: Line, hit: Hit, cues: list[speech.Cue], memory: speech.Memory) -> Iterator[Draft]:
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
        place=None if own else slots.where(line, hit, made),
        attribution=speech.chain(line, hit.place, cues, memory, actors if own and line.tables.chained else ()),
        reason=slots.why(line, hit, made), language=line.tables.language, rule=f"{trigger.kind}:{trigger.name}",
    )  # fmt: skip
    complete(line, hit, made, claim)
    return Draft(claim, trigger.kind, made.shared, _weight(line, hit, made, claim))


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


def _reported(line: Line, hit: Hit) -> bool:
    """ "spoke of the arrest of X"."""
    about = next((p for p in line.phrases if p.first <= hit.place < p.last or p.first == hit.high), None)
    before = agreeing.before_it(line, hit.low)
    told = before in line.tables.cues.get("speaks_of", ())
    told = told or (about is not None and line.said_before(about, "speaks_of"))
    return told and any(
        line.said(n, "say") for n, of in enumerate(line.within) if of == line.within[hit.place] and line.kind[n] in "ve"
    )  # fmt: skip


def _among(line: Line, made: Roles) -> tuple[Span, ...]:
    """Those of a number of people that are named after it: "six, among them Ana Tolan"."""
    if line.tables.chained or made.patient is None or made.patient.inner:
        return ()
    after = next((p for p in line.phrases if p.first > made.patient.first and among(line, p.first)), None)
    return slots.spans(line, after, people=True)


def _in_background(line: Line, hit: Hit) -> bool:
    """ "died after the interrogation": a noun that only says when or why another thing happened."""
    if agreeing.before_it(line, hit.low) not in line.tables.cues.get("background", ()):
        return False
    return any(line.kind[n] in "ve" for n, of in enumerate(line.within) if of == line.within[hit.place])


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


def _made_up(line: Line, made: Roles) -> bool:
    """A match, a film, the weather, a course: words of class `made_up`, with no officer and nobody named."""
    if "made_up" not in line.tags or line.any_of(0, len(line.words), "coercive"):
        return False
    return made.patient is None or not named(line, made.patient)


def _weight(line: Line, hit: Hit, made: Roles, claim: Told) -> Parts:
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
