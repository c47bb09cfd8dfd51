"""What stands beside an act, in a language whose words show no role and leave out what is known: a pronoun or a name
that no frame asked for, a number of people, and what the sentences before have said: "(they) took (him)"."""

from __future__ import annotations

from guvoh.extract.marked import slots
from guvoh.extract.marked.arguments import agent, stands_in, subject
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import is_person, may_act
from guvoh.extract.marked.roles import Roles
from guvoh.extract.rank import Told
from guvoh.model import Amount

OF_ALL = frozenset({
    "protest", "statement_or_condemnation", "censorship", "ban_or_designation", "search_or_seizure", "other",
})  # fmt: skip
ACTING = frozenset({"protest", "statement_or_condemnation"})
BODIES = frozenset({"censorship", "ban_or_designation"})
LONGEST = 5  # words of a name that no table knows


def complete(line: Line, hit: Hit, made: Roles, claim: Told) -> None:
    """Fills what the roles left open; a language that marks its roles is left as it is."""
    if line.tables.says_joints or not line.tables.chained:
        return
    ours = made.agent is not None and line.has(made.agent.head, "first_person")
    if claim.act == "statement_or_condemnation" and not claim.attribution and claim.actors and not ours:
        claim.attribution = claim.actors[:1]
    if made.agent is not None and claim.act not in ACTING and _alone(line, made):
        claim.actors, made = (), made._replace(agent=None)
    found = made.patient
    if found is not None and not found.inner and (name := _renamed(line, found)) is not found:
        found, claim.victims = name, slots.spans(line, name, people=True)
    if not claim.victims and claim.act not in ACTING and "place" not in hit.trigger.marks:
        found = found or sufferer(line, hit, made, bodies=claim.act in BODIES)
        claim.victims = slots.spans(line, found, people=True) if found is not None else ()
    if not claim.actors and claim.act not in ACTING:
        claim.actors = slots.spans(line, _doer(line, hit, made, found), people=False)
    if claim.count is None and claim.act not in ACTING:
        claim.count = slots.count(line, found) if made.patient is None else None
        claim.count = claim.count or _people_counted(line, hit, made, claim)
    _carry(line, made, claim, found)


def sufferer(line: Line, hit: Hit, made: Roles, *, bodies: bool = False) -> Phrase | None:
    """Whom an act is done to that asked for nobody: what hangs on a word of the act ("the house of X"), a pronoun that
    is no subject, the subject of a passive."""
    inside = [p for p in line.phrases if stands_in(line, p, made.clause) and p != made.agent]
    near = [p for p in inside if p.first - 1 in hit.used and line.kind[p.first - 1] == "n" and not p.before]
    hangs = next((p for p in near if _somebody(line, p) or (bodies and _body(line, p))), None)
    if hangs is not None:
        return _renamed(line, hangs)
    to_whom = line.tables.cues.get("to_whom", frozenset())
    for p in inside:
        pronoun = p.last - p.first == 1 and line.kind[p.head] == "o" and not line.has(p.head, "thing_pronoun")
        if pronoun and (p.cases in {"a", "g"} or p.before in to_whom):
            return p
    if made.verb is None or not made.verb.passive:
        return None
    stands = subject(line, made.clause, made.verb, hit.used)
    if stands is None or not (_somebody(line, stands) or (bodies and _body(line, stands))):
        return None
    return stands


def _alone(line: Line, made: Roles) -> bool:
    """One person before a verb that says "they": "his son (they) took" has the son as its object."""
    verb, does = made.verb, made.agent
    if verb is None or does is None or verb.passive or verb.reading.number != "p" or does.inner or does.number == "p":
        return False
    if line.any_of(does.first, does.last, "force", "organisation", "group", "partitive", "title", "quantifier"):
        return False
    if any(kind in "#o" for kind in line.kind[does.first : does.last]):
        return False
    reading = line.words[does.head].as_part("nN")
    single = reading is not None and reading.number == "s"
    return single and line.has(does.head, "kin", "one", "person", "home", "thing")


def _somebody(line: Line, phrase: Phrase) -> bool:
    if line.has(phrase.head, "force") and not line.has(phrase.head, "person", "title"):
        return False
    return is_person(line, phrase) or unknown(line, phrase.first, phrase.last)


def _body(line: Line, phrase: Phrase) -> bool:
    return line.kind[phrase.first] == "q" or line.has(phrase.head, "outlet", "body_of", "media", "group")


def unknown(line: Line, first: int, last: int) -> bool:
    """Whether words are a name from elsewhere: two or more that no table knows."""
    return 1 < last - first <= LONGEST and all(
        line.kind[n] in "nN" and not line.words[n].tags and len(line.words[n].readings) < 2 for n in range(first, last)
    )


def _renamed(line: Line, phrase: Phrase) -> Phrase:
    """ "the body of the driver, Ana Belim, was found": the name."""
    after = next((p for p in line.phrases if p.first == phrase.last + 1 and not p.before), None)
    if after is None or line.kind[phrase.last] != "," or line.kind[after.last : after.last + 1] != [","]:
        return phrase
    return after if unknown(line, after.first, after.last) or line.kind[after.head] == "N" else phrase


def _doer(line: Line, hit: Hit, made: Roles, suffers: Phrase | None) -> Phrase | None:
    """Who does it where the frame did not ask: "by", else the subject of an active verb."""
    by = agent(line, made.clause, hit)
    if by is not None or made.verb is None or made.verb.passive:
        return by if by != suffers else None
    does = subject(line, made.clause, made.verb, hit.used)
    if does is None or does == suffers or not may_act(line, does) or line.has(does.head, "speaker", "page", "kin"):
        return None
    return does if line.has(does.head, "coercive", "force", "organisation", "faceless") else None


def _people_counted(line: Line, hit: Hit, made: Roles, claim: Told) -> Amount | None:
    """The one number of people, or of what is suffered, in the words of a claim that names nobody else."""
    found = []
    for q in line.amounts:
        if not claim.start <= q.start < claim.end or (q.plain and (q.low, q.high) == (1, 1)):
            continue
        if line.has(q.last, "person", "kin", "one") and not line.has(q.last, "not_quantity"):
            found.append(q)
    if len(found) != 1 or (made.agent is not None and made.agent.first <= found[0].first < made.agent.last):
        return None
    if made.patient is not None and not made.patient.first - 1 <= found[0].first < made.patient.last:
        return None
    return Amount(found[0].low, found[0].high, line.text[found[0].start : found[0].end], found[0].start, found[0].end)


def _of_mine(line: Line, made: Roles) -> bool:
    """ "they crossed out my name", said by somebody: his own verb, or a word that ends with "my", in the clause."""
    mine = tuple(line.tables.cues.get("mine", frozenset()))
    for n, of in enumerate(line.within):
        if of == made.clause and line.kind[n] in "nv" and line.words[n].low.endswith(mine):
            owned = any("possessive" in r.traits for r in line.words[n].readings) and line.kind[n] == "n"
            if owned or (made.verb is not None and made.verb.place == n and made.verb.reading.number == "s"):
                return True
    return False


def _worth(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is surely people, to be thought of in the next sentence."""
    known = any(line.kind[n] == "N" for n in range(phrase.first, phrase.last))
    return known or line.has(phrase.head, "person", "kin", "one", "title") or unknown(line, phrase.first, phrase.last)


def _carry(line: Line, made: Roles, claim: Told, found: Phrase | None) -> None:
    """What the sentence leaves out because it was said just before."""
    recent = line.recent
    if recent is None or claim.polarity not in {"asserted", "denied"}:
        return
    if line.paragraph > recent.paragraph + 1:
        recent.suffering, recent.doing, recent.day = (), (), None
    same = line.paragraph == recent.paragraph
    verb = made.verb
    if not claim.victims and claim.attribution and claim.act not in ACTING and _of_mine(line, made):
        claim.victims = claim.attribution[:1]
    if not claim.victims and claim.act not in OF_ALL and made.patient is None and verb is not None:
        claim.victims = recent.suffering
    nobody = verb is not None and not verb.passive and verb.reading.number == "p"
    if not claim.actors and nobody and claim.act not in ACTING and claim.polarity == "asserted":
        claim.actors = recent.doing
    if claim.date is None and same and not line.moments and claim.polarity == "asserted" and verb is not None:
        claim.date = recent.day
    recent.paragraph = line.paragraph
    if claim.act in ACTING:
        return
    if claim.victims and (found is None or _worth(line, found)):
        recent.suffering = claim.victims
    if claim.actors and made.agent is not None and line.has(made.agent.head, "coercive", "faceless", "force"):
        recent.doing = claim.actors
    if claim.date is not None and claim.polarity == "asserted":
        recent.day = claim.date
