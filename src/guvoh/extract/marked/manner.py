"""Whether an act is said to have happened: asserted, denied, planned, hypothetical; None where it is only asked for."""

from __future__ import annotations

from guvoh.extract.marked.arguments import main_verb
from guvoh.extract.marked.framed import belied, framed, gainsaid, to_come
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.roles import Roles
from guvoh.extract.marked.speech import Cue
from guvoh.model.claim import Polarity

OWN_WISH = frozenset({"release", "protest", "statement_or_condemnation"})
REACH = 12  # words before a noun or an infinitive in which what governs it is looked for
KINDS = ("denied", "refused", "demand", "planned", "hypothetical")


def manner_of(line: Line, hit: Hit, made: Roles, found: list[Cue]) -> Polarity | None:
    """None: only asked for by people who cannot do it."""
    act, marks = hit.trigger.act, hit.trigger.marks
    round_it = framed(line, made.clause)
    if round_it == "unsaid":
        return None
    said = round_it or _manner(line, hit, made, found)
    if said in {"asserted", "denied"} and gainsaid(line, made.clause) and not _denied_by(found, line, made, hit):
        said = "denied" if said == "asserted" else "asserted"
    if said == "asserted" and to_come(line, act, made):
        said = "will"
    if "negated" in marks and said == "denied":
        said = "asserted"
    if "told" in marks and said not in {"denied"}:
        said = "asserted"
    if "planned" in marks and said == "asserted":
        return "planned"
    if "feared" in marks and said == "asserted":
        return "hypothetical"
    if "denial" in marks:
        return "denied"
    if said == "unsaid":
        return None
    if said == "demanded":
        return "planned" if line.tables.future.get(act) == "planned" and act not in OWN_WISH else None
    if said == "will":
        return "planned" if line.tables.future.get(act) == "planned" else "hypothetical"
    return said  # type: ignore[return-value]


def _manner(line: Line, hit: Hit, made: Roles, found: list[Cue]) -> str:
    flags = made.verb.flags if made.verb is not None else frozenset()
    if line.tables.chained and _unwanted(line, hit, made):
        return "demanded" if hit.trigger.act in OWN_WISH else "unsaid"
    place = made.verb.place if made.verb is not None else hit.place
    if "not" in flags or (made.verb is None and line.has(hit.low - 1, "not")):
        return "denied"
    if not line.tables.chained and _nobody(line, hit, made):
        return "denied"
    if made.verb is None and not line.tables.says_joints and _of_none(line, hit, made.clause):
        return "denied"
    if made.verb is None and line.tables.chained and line.tables.says_joints and _is_not(line, hit):
        return "denied"
    if _denied_by(found, line, made, hit):
        return "denied"
    if any(cue.fears and cue.low <= place < cue.high for cue in found):
        return "hypothetical"
    if not line.tables.chained and _feared(line, made.clause):
        return "hypothetical"
    if "order" in flags:
        return "demanded"
    opened = _opened(line, made.clause)
    if opened is not None:
        return opened
    if "participle" in flags:
        return "asserted"
    if "wish" in flags:
        return _wished(line, hit, made, place) if line.tables.chained else "hypothetical"
    if line.tables.chained and made.verb is not None and made.verb.reading.time == "now":
        told = _wished(line, hit, made, place) if line.clauses[made.clause].of >= 0 else "asserted"
        if told in {"planned", "demanded"}:
            return told
        if any(c.opener >= 0 and line.has(c.opener, "if") for c in line.clauses):
            return "hypothetical"
    if "ahead" in hit.trigger.marks and made.verb is not None and made.verb.reading.time == "now":
        return "will"
    if _near(line, place, "possible"):
        return "hypothetical"
    if _near(line, place, "duty"):
        return "demanded"
    if made.verb is None or flags & {"infinitive", "gerund"}:
        return _governed(line, hit, made, place)
    if "future" in flags:
        return "will"
    return "asserted"


def _denied_by(found: list[Cue], line: Line, made: Roles, hit: Hit) -> bool:
    """Whether somebody denies it, or it is called a lie."""
    place = made.verb.place if made.verb is not None else hit.place
    denied = any(cue.denies and cue.low <= place < cue.high for cue in found)
    return denied or (made.verb is None and belied(line, made.clause))


def _nobody(line: Line, hit: Hit, made: Roles) -> bool:
    """ "nobody was held", "there were no arrests", "the deaths were not confirmed"."""
    for phrase in (made.patient, made.agent):
        if phrase is not None and line.any_of(phrase.first - 1, phrase.head + 1, "nobody"):
            return True
    if made.verb is not None:
        return False
    if line.any_of(hit.low - 2, hit.low, "nobody"):
        return True
    verbs = [n for n in range(max(0, hit.low - REACH), min(len(line.words), hit.high + REACH))
             if line.within[n] == made.clause and line.kind[n] in "ve"]  # fmt: skip
    for n in verbs:
        if line.has(n, "predicate", "not") or (line.has(n, "be") and line.has(n - 1, "not")):
            return "g" in line.words[hit.place].cases
        if line.said(n, "confirmed") and line.has(n - 1, "not"):
            return True
    return False


def _is_not(line: Line, hit: Hit) -> bool:
    """ "there were no arrests": the verb "is not", "was not" right behind the act."""
    for n in range(hit.high, min(len(line.words), hit.high + 3)):
        if line.kind[n] in ",:":
            return False
        if line.kind[n] == "v":
            refused = line.has(n, "not") or "not" in line.words[n].readings[0].traits
            return refused and line.has(n, "be", "auxiliary", "light_passive")
    return False


def _of_none(line: Line, hit: Hit, clause: int) -> bool:
    """ "no report of arrests has been published"."""
    none = any(line.has(n, "none") and line.within[n] == clause for n in range(max(0, hit.low - REACH), hit.low))
    verb = main_verb(line, clause) if none else None
    return verb is not None and "not" in verb.flags


def _feared(line: Line, clause: int) -> bool:
    """ "we fear that ...", where the verb names nobody."""
    here = line.clauses[clause]
    if here.kind != "sub" or here.of < 0 or not line.has(here.opener, "that"):
        return False
    verb = main_verb(line, here.of)
    return verb is not None and line.said(verb.place, "hypothetical") and "not" not in verb.flags


def _opened(line: Line, clause: int) -> str | None:
    """What the word that opens the clause makes of it: "if", "in order to"."""
    here = line.clauses[clause]
    while here.kind == "next" and here.of >= 0:
        here = line.clauses[here.of]
    if here.kind != "sub" or here.opener < 0:
        return None
    if line.has(here.opener, "if"):
        return "hypothetical"
    if line.has(here.opener, "purpose"):
        return "demanded"
    return None


def _unwanted(line: Line, hit: Hit, made: Roles) -> bool:
    """ "asks that X be not deported", "asks to end the torture": nothing is said to have happened or to come."""
    if made.verb is not None:
        if {"not", "wish"} <= made.verb.flags and _opened(line, made.clause) == "demanded":
            return True  # "so that they do not gather"
        if {"not", "wish"} <= made.verb.flags and _wished(line, hit, made, made.verb.place) == "demanded":
            return True
        outer = line.clauses[made.clause].of
        above = main_verb(line, outer) if outer >= 0 and made.verb.reading.time in {"now", "wish"} else None
        return above is not None and line.said(above.place, "threat")
    verb = main_verb(line, made.clause)
    asked = {"demanded", "planned"}
    return verb is not None and "wish" in verb.flags and _wished(line, hit, made, verb.place) in asked


def _wished(line: Line, hit: Hit, made: Roles, place: int) -> str:
    """What a form of wish depends on: "must", "may", or a verb before it, in its clause or those that it hangs on."""
    if _near(line, place, "possible"):
        return "hypothetical"
    if _near(line, place, "duty"):
        return "demanded"
    clause, low = made.clause, -1
    for _ in range(4):
        low = line.clauses[clause].of
        if low < 0:
            break
        verb = next((n for n in range(place - 1, -1, -1) if line.within[n] == low and line.kind[n] in "vei"), -1)
        for kind in KINDS if verb >= 0 else ():
            if kind == "planned" and line.said(verb, kind) and _of_whom(line, low, verb):
                return "demanded"
            if line.said(verb, kind):
                return _by_kind(kind, denied=_refused(line, verb))
        if line.any_of(line.clauses[low].first, line.clauses[low].last, "duty"):
            return "demanded"
        clause = low
    said = _governed(line, hit, made, place)
    return said if said != "asserted" else "hypothetical"


def _of_whom(line: Line, clause: int, place: int) -> bool:
    """ "wanted from the government that ...": asked of somebody, no plan of one's own."""
    sources = line.tables.cues.get("from_whom", frozenset())
    return any(
        line.words[n].low in sources and line.within[n] == clause and line.has(n + 1, "force", "organisation", "title")
        for n in range(max(0, place - REACH), place)
    )


def _refused(line: Line, place: int) -> bool:
    return any("not" in r.traits for r in line.words[place].readings) or line.has(place - 1, "not")


def _by_kind(kind: str, *, denied: bool) -> str:
    if kind in {"denied", "refused"}:
        return "asserted" if denied else "denied"
    if kind == "planned" and denied:
        return "denied"
    return "demanded" if kind == "demand" else kind


def _near(line: Line, place: int, kind: str) -> bool:
    clause = line.within[place]
    near = range(max(0, place - 5), min(len(line.words), place + 3))
    return kind in line.tags and any(line.has(n, kind) for n in near
               if line.within[n] == clause)  # fmt: skip


def _governed(line: Line, hit: Hit, made: Roles, place: int) -> str:
    """The nearest word that plans, fears, demands or denies what the infinitive or the noun names."""
    clause = line.within[place]
    noun = made.verb is None
    near = [n for n in range(max(0, place - REACH), place) if _same(line, n, clause, noun)]
    after = [n for n in range(place + 1, min(len(line.words), place + REACH)) if line.within[n] == clause]
    ordered = sorted([*near, *after], key=lambda n: abs(n - place) + (3 if n > place else 0))
    for n in ordered:
        if n in hit.used:
            continue
        said = line.cues(n)
        for kind in KINDS if said else ():
            if kind in said or kind + "_noun" in said:
                return _by_kind(kind, denied=_refused(line, n) if line.tables.chained else line.has(n - 1, "not"))
        if "begins" in said and not line.tables.chained and line.kind[n] == "i":
            continue
        if "begins" in said and not line.tables.chained and not noun and line.has(n - 1, "not"):
            return "denied"  # "did not begin to disperse them"
        if "begins" in said or (line.kind[n] in "ve" and not noun):
            return "asserted"
    return "asserted"


def _same(line: Line, place: int, clause: int, noun: bool) -> bool:
    return line.within[place] == clause and not (noun and line.kind[place] in ":")
