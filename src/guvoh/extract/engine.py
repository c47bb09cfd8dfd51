"""Passages become suggestions: sentence by sentence, act by act. Language-neutral; the words are in the tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from guvoh.extract import (
    amounts,
    aside,
    gapped,
    headings,
    listening,
    nouns,
    places,
    polarity,
    roles,
    settings,
    slots,
    speech,
)
from guvoh.extract.carried import carry_day, order_of
from guvoh.extract.conditions import hold
from guvoh.extract.labels import turns, who_speaks
from guvoh.extract.lexicon import Lexicon, lexicon
from guvoh.extract.line import Line, Sentence, line_of
from guvoh.extract.marked import walk
from guvoh.extract.marked.tables import tables
from guvoh.extract.match import Hit, hits, openings
from guvoh.extract.paragraphs import by_language
from guvoh.extract.people import is_class
from guvoh.extract.rank import Draft, Parts, Told, ranked
from guvoh.extract.roles import Roles
from guvoh.extract.unreal import LATELY, by_nature, is_unreal, kinds_of, to_animals, told_as_rule
from guvoh.extract.weight import weight
from guvoh.extract.words import MUTE, Word, chunks_of
from guvoh.model import Claim, Place
from guvoh.text.calendar import Calendar
from guvoh.text.sentences import sentences
from guvoh.text.tokens import looked_up

ENGINE = "guvoh-rules 1"
LONGEST = 1500  # characters of one sentence that are looked at; a longer one is no sentence
SAID = 158  # a statement is quoted with its content up to here
AHEAD = frozenset({"planned", "hypothetical"})
ACTING = frozenset({"protest", "statement_or_condemnation"})  # counted by who acts
UNDONE = frozenset({"future", "possible"})  # flags of what somebody is threatened with
QUOTE = 240  # no quote is longer


def suggest(
    text: str,
    main: Sequence[tuple[int, int]] | None = None,
    published: str | None = None,
    language: str | None = None,
    names: Collection[str] = (),
) -> list[Claim]:
    """The acts that the main stretches of a text tell of, best first.

    Every span is exact (`text[start:end]` is its words) and lies inside `main` (default: the whole text).
    `published` is an ISO day. A language without a lexicon gives no suggestions. `names`: words of names that the
    casebook knows, in small letters; they are names here too, where nothing else shows it.
    """
    stretches = [(0, len(text))] if main is None else list(main)
    parts = [(language, stretches)] if language else by_language(text, stretches)
    claims = [claim for tongue, own in parts for claim in _in_language(text, own, published, tongue, names)]
    return sorted(claims, key=lambda c: (-c.score, c.start, c.act)) if len(parts) > 1 else claims


def parts_of(claim: Claim, text: str, published: str | None = None) -> Parts:
    """What a suggestion's score is made of: the rules read its text again. Nothing where they do not propose it (a
    person typed it, or the words of the rules have changed since)."""
    stretches = [(0, len(text))]
    made = _drafts(text, stretches, published, claim.language, ())[0]
    same = (claim.start, claim.end, claim.act, claim.rule)
    return next((d.parts for d in made if (d.claim.start, d.claim.end, d.claim.act, d.claim.rule) == same), ())


def _in_language(
    text: str, stretches: list[tuple[int, int]], published: str | None, language: str, names: Collection[str]
) -> list[Claim]:
    drafts, regions = _drafts(text, stretches, published, language, names)
    found = ranked(drafts)
    return [_in_region(claim, regions) for claim in found] if regions else found


def _drafts(
    text: str, stretches: list[tuple[int, int]], published: str | None, language: str, names: Collection[str]
) -> tuple[list[Draft], list[Place]]:
    """What the sentences tell, in their order; and the places that headings name."""
    marked = tables(language)
    if marked is not None:
        return walk.drafts(text, stretches, marked, published, names), []
    known = lexicon(language)
    drafts: list[Draft] = []
    if known is None:
        return drafts, []
    memory = listening.Memory(kinds=kinds_of(text, stretches, known), order=order_of(text, published))
    before: list[Word] = []
    regions: list[Place] = []
    spoken = turns(text, stretches)
    for sentence in _sentences(text, stretches, known, published, heads=not spoken):
        if isinstance(sentence, Place):
            regions.append(sentence)
        elif isinstance(sentence, list):
            before = sentence
            memory.in_quotes = memory.in_quotes and not listening.closes(sentence)
        else:
            if before:
                memory.before = None
                before = []
            drafts.extend(_of_sentence(sentence, memory))
    for draft in drafts if spoken else ():
        speaker = who_speaks(spoken, draft.claim.start)
        if speaker is not None and speaker not in draft.claim.attribution:
            draft.claim.attribution = (*draft.claim.attribution, speaker)
    return drafts, regions


def _in_region(claim: Claim, regions: list[Place]) -> Claim:
    """The country or town of the heading above, where the sentence names no place."""
    above = [region for region in regions if region.end <= claim.start]
    if claim.place is not None or not above or claim.act == "statement_or_condemnation":
        return claim
    return replace(claim, place=above[-1])


def _sentences(
    text: str, stretches: Sequence[tuple[int, int]], known: Lexicon, published: str | None, *, heads: bool
) -> Iterator[Sentence | Place | list[Word]]:
    """The sentences that matter; of the others (no act, no speaker) only the words. No headings, but the
    place that a heading names."""
    calendar = Calendar(known.language, published)
    look_up = chunks_of(known.language).__getitem__
    paragraph = 0
    previous = 0
    for low, high in stretches:
        for start, end in sentences(text, low, high, known.language):
            if "\n" in text[previous:start]:
                paragraph += 1
            previous = end
            stop = min(end, start + LONGEST)
            words, starts = looked_up(text, start, stop, look_up)
            if headings.alone(text, start, end):
                region = headings.region(text, words, starts)
                if region is not None:
                    yield region
                    continue
                if heads and headings.is_heading(words):
                    continue
            moments = calendar.read(text, start, stop, [word.date for word in words], starts)
            begun = openings(words)
            voices = [word.voice for word in words]
            if begun or not MUTE.issuperset(voices):
                yield Sentence(text, known, words, starts, voices, moments, paragraph, begun)
            else:
                yield words


def _of_sentence(sentence: Sentence, memory: listening.Memory) -> list[Draft]:
    speaks = speech.may_speak(sentence.words, sentence.voices)
    if not (speaks or sentence.openings):
        listening.pass_by(sentence, memory)
        return []
    line = line_of(sentence)
    listening.enter(line, memory)
    line.held = memory.held > 0
    found = speech.cues(line, memory) if speaks else []
    drafts = list(_of_line(line, found, memory)) if sentence.openings else []
    drafts = [draft for draft in drafts if not is_unreal(line, draft.claim.act, memory.kinds)]
    carry_day(line, drafts, memory)
    listening.leave(line, found, memory)
    listening.keep_held(memory, [draft.claim.act for draft in drafts])
    return drafts


def _of_line(line: Line, found: list[listening.Cue], memory: listening.Memory) -> Iterator[Draft]:
    swallowed = menaced = -1
    threatened: set[int] = set()
    for best in hits(line):
        hit = best
        if hit.place < swallowed and hit.trigger.kind == "noun" and not nouns.reported(line, hit.place):
            continue
        made = _roles(line, hit)
        for other in hit.others:
            if made is not None:
                break
            made, hit = _roles(line, other), other
        if made is None or (made.group is not None and not threatened.isdisjoint({made.group.first, made.group.root})):
            continue
        if 0 <= menaced < hit.place and _if_not(line, menaced, hit.place, made):
            continue  # "were warned that if they spoke they would be charged"
        draft = _draft(line, hit, made, found, memory)
        if draft is None:
            continue
        if "swallow" in hit.trigger.marks or "speech" in hit.trigger.marks:
            swallowed = draft.last
        if hit.trigger.act == "threat_or_harassment" and line.kind[hit.last - 1] == "t":
            threatened.add(hit.last - 1)  # "threatened to arrest her" is a threat and no arrest
        if hit.trigger.act == "threat_or_harassment" and line.kind[hit.last - 1] == "s":
            menaced = hit.place
        yield from gapped.parted(line, hit.last, draft)


def _if_not(line: Line, menaced: int, place: int, made: Roles) -> bool:
    """Whether an act behind a threat is only what is threatened, under a condition."""
    undone = made.group is not None and not UNDONE.isdisjoint(made.group.flags)
    return undone and any(line.has(n, "if") for n in range(menaced, place))


def _roles(line: Line, hit: Hit) -> Roles | None:
    """Who does it to whom; None where the words, the people or the conditions of the trigger do not fit."""
    made, asked = _made(line, hit), hit.trigger.conditions
    if made is None or not asked:
        return made
    does = made.agent
    said = hold(asked, line.classes, lambda kind: does is not None and is_class(line, does, kind))
    return made if said else None


def _made(line: Line, hit: Hit) -> Roles | None:
    match hit.trigger.kind:
        case "verb":
            return roles.of_verb(line, hit)
        case "noun":
            return nouns.of_noun(line, hit)
        case _:
            return nouns.of_state(line, hit)


def _draft(line: Line, hit: Hit, made: Roles, found: list[listening.Cue], memory: listening.Memory) -> Draft | None:
    trigger, act = hit.trigger, hit.trigger.act
    if by_nature(line, hit.last, made.agent) or to_animals(line, act, made.patient):
        return None
    if aside.only_mentioned(line, hit, made):
        return None
    if act == "physical_attack" and line.has(hit.place - 1, "fatal"):
        act = "killing"
    if act == "physical_attack" and roles.in_custody(line, hit, made):
        act = "torture_or_ill_treatment"
    if act == "physical_attack" and line.has(hit.place - 1, "sexual"):
        act = "torture_or_ill_treatment"
    if act == "detention" and roles.faceless(line, made.agent, hit.place):
        act = "abduction_or_rendition"
    said = polarity.of_act(line, act, made.first, made.group or made.carrier, found)
    if said == "denied" and "negated" in trigger.marks:
        said = "asserted"
    elif said == "denied" and made.group is not None and told_as_rule(act, made.group.flags):
        return None
    elif said == "asserted" and (nouns.none_of(line, hit, made.first) or polarity.of_none(line, hit, made.patient)):
        said = "denied"
    elif said == "asserted" and settings.to_come(line, hit.place):
        said = "planned"
    elif "denial" in trigger.marks:
        said = "denied"  # "she returned of her own will": what others call an abduction was none
    elif "told" in trigger.marks:
        said = "asserted"  # what is said to somebody is a threat that was made
    elif "planned" in trigger.marks:
        said = "planned"
    elif "feared" in trigger.marks:
        said = "hypothetical"
    if said is None:
        return None
    subject = made.patient if made.group is None or made.group.passive or trigger.frame == "subject" else made.agent
    first = made.first
    joined = made.group is not None and "joined" in made.group.flags
    if subject is not None and not joined and subject[0] < first and _same_clause(line, subject, first):
        first = subject[0]
    clause = slots.clause_of(line, first, max(made.last, hit.last))
    people = trigger.frame != "thing"
    patients = slots.spans(line, made.apposed or made.patient, people=people)
    agents = slots.spans(line, made.agent, people=False)
    if act in ACTING and trigger.kind == "noun" and (who := nouns.who_acts(line, made)) is not None:
        made, agents = made._replace(agent=who), slots.spans(line, who, people=True)
    counted = made.patient if act not in ACTING else made.agent
    amount = amounts.of_act(line, hit, act, counted, patients, list_of_people=act not in ACTING and people)
    counting = trigger.kind == "noun" and amount is not None and made.patient is None
    patients += slots.included(line, (hit.place, hit.last) if counting else made.patient, clause[1])
    if amount is None and trigger.kind == "noun":
        amount = amounts.people_counted(line, clause)
    if "speech" in trigger.marks and trigger.kind == "verb":
        clause = (clause[0], _content_end(line, clause))
    start, end = line.span(*clause)
    if end - start > QUOTE:
        start, end = line.span(max(clause[0], made.first), min(clause[1], max(hit.last, made.first + 1)))
    elif end - start > SAID:
        start, end = line.span(clause[0], _shortened(line, clause, max(hit.last, made.last)))
    claim = Told(
        start=start, end=end, quote=line.text[start:end], act=act, code=trigger.code, polarity=said,
        certainty=slots.certainty(line, clause), victims=patients, actors=agents, count=amount,
        date=settings.open_ended(
            line, settings.when(line, hit.place, clause, ahead=said in AHEAD), hit.place, made.group
        ),
        place=None if "speech" in trigger.marks else places.where(line, hit.place, clause, made.patient),
        attribution=speech.chain(line, hit.place, found, memory, agents if _said(line, hit) else ()),
        reason=slots.why(line, hit.last, clause[1]),
        language=line.lexicon.language, rule=f"{trigger.kind}:{trigger.name}",
    )  # fmt: skip
    if claim.date is not None and claim.date.end is not None and claim.date.end < LATELY:
        return None
    parts = weight(line, hit, made, claim)
    if act in ACTING:
        claim.victims = ()  # whoever a protest or a statement is about, nothing is done to them
    return Draft(claim, trigger.kind, joined, parts, clause[1])


def _said(line: Line, hit: Hit) -> bool:
    """Whether the act is itself something said: who does it is the source."""
    own = line.lexicon.cues["own_words"]
    return "speech" in hit.trigger.marks or any(lemma in own for lemma in line.lemmas(hit.place))


def _content_end(line: Line, clause: tuple[int, int]) -> int:
    """A statement is quoted with what it says, as far as one quote reaches."""
    here = clause[1]
    while here < len(line.words) and line.end(here) - line.starts[clause[0]] < SAID:
        here += 1
    while here > clause[1] and line.kind[here - 1] in ":,cP":
        here -= 1
    return here


def _shortened(line: Line, clause: tuple[int, int], least: int) -> int:
    """Where a long clause is cut: at the last joint that leaves the act and its people whole."""
    here = clause[1]
    while here > least and (
        line.end(here - 1) - line.starts[clause[0]] > SAID or line.kind[min(here, len(line.kind) - 1)] not in "P,ct"
    ):
        here -= 1
    return max(here, least)


def _same_clause(line: Line, subject: tuple[int, int], first: int) -> bool:
    """Whether subject and verb stand so near that one quote can hold both."""
    return line.end(first) - line.starts[subject[0]] < 160
