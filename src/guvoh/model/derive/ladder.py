"""Independent roots, and how firm a fact is: a proposal that a person may overrule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guvoh.model.claim import Claim
from guvoh.model.derive.admission import admits
from guvoh.model.held import CALLS
from guvoh.model.source import Source
from guvoh.text.fold import fold

SAME_WORDS = 60  # folded characters; a shorter quote may be the same by chance
NAMELESS = "speakers without a name"
UNPUBLISHED = "unknown publisher"
UNKNOWN = (NAMELESS, UNPUBLISHED)  # each one root for want of better
UNDER_FORCE = "under_force"  # the kind of a source that was made under force
JUDGED = ("V5", "V6", "V7")  # not substantiated, refuted, withdrawn: never computed
FORCED = frozenset({"B9", "coerced"})  # marks of a claim that was said under force: by a person, by a machine
CONTACT = ("B1", "B4")  # words/basis.yaml: who lived it; who has it from the family or counsel, or is of them
AUTHENTIC = ("I4",)  # words/authenticity.yaml
_VOICE = "voice "
_ACRONYM = re.compile(r"(.+?)\s*\(([^()]{2,12})\)")


def key(text: str) -> str:
    return " ".join(fold(text).text.split())


def first_speaker(claim: Claim, source: Source, sources: Mapping[str, Source], named: Sequence[str]) -> str:
    """The root that a claim goes back to. What cannot be told apart counts as one: unknown is not independent.

    A repost leads to the source it derives from. A named speaker is a root, the nearest first; speakers without a
    name ("relatives say") are one root together, however many outlets quote them. Whoever speaks in a call, a visit or
    a testimony is one root, however often he calls: called the same, the same; not called anything, without a name. A
    document's own voice is its publisher's; documents without a publisher are one root together.
    """
    seen = set()
    derived = False
    while source.derives_from and source.derives_from in sources and source.id not in seen:
        seen.add(source.id)
        source = sources[source.derives_from]
        derived = True
    if claim.attribution:
        for speaker in claim.attribution:
            if any(name and name in key(speaker.text) for name in named) or _has_name(speaker.text):
                return _voice(speaker.text)
        if not derived:
            return NAMELESS
    if source.kind in CALLS:
        return _voice(source.author) if source.author else NAMELESS
    return _voice(source.publisher) if source.publisher else UNPUBLISHED


def _voice(name: str) -> str:
    """A root with a name: who is quoted by one source and publishes another is the same root in both."""
    return _VOICE + key(name).removeprefix("the ")


def _has_name(text: str) -> bool:
    """Whether a speaker is more than common words: a letter in upper case after the first word. One word alone may be
    the first of a sentence ("Families say"): whether it is a name is not for its capital to say. An acronym is one."""
    words = text.split()
    return any(w[:1].isupper() for w in words[1:]) or any(w.isupper() and len(w) > 2 for w in words)


def roots(claims: Sequence[tuple[str, Claim, str]]) -> dict[str, str]:
    """From (claim id, claim, first speaker) to each claim's root. The same words in two places are one root; a body and
    its acronym are one ("the Karsk Rights Watch (KRW)", "KRW"), and so are a person and his last name. The order of
    the claims does not matter."""
    leads: dict[str, str] = {}

    def root(speaker: str) -> str:
        while speaker in leads:
            speaker = leads[speaker]
        return speaker

    def join(one: str, other: str) -> None:
        first, second = sorted((root(one), root(other)))
        if first != second:
            leads[second] = first

    for one, other in _acronyms({speaker for _id, _claim, speaker in claims}):
        join(one, other)
    by_words: dict[str, str] = {}
    for _id, claim, speaker in claims:
        words = key(claim.quote)
        if len(words) >= SAME_WORDS:
            join(by_words.setdefault(words, speaker), speaker)
    return {id: root(speaker) for id, _claim, speaker in claims}


def _acronyms(speakers: set[str]) -> list[tuple[str, str]]:
    """Pairs of speakers of whom one is named by the first letters of the other, by its last word alone, or by what it
    has in brackets."""
    names = sorted(s.removeprefix(_VOICE) for s in speakers if s.startswith(_VOICE))
    known = set(names)
    found = []
    for name in names:
        said = _ACRONYM.fullmatch(name)
        long, short = (said[1], said[2]) if said else (name, "")
        words = re.findall(r"\w+", long)
        initials = "".join(w[0] for w in words)
        last = words[-1] if len(words) > 1 else ""
        for other in {long, short, last, initials if len(initials) > 2 else ""} & known - {name}:
            found.append((_VOICE + name, _VOICE + other))
    return found


def is_coerced(claim: Claim, source: Source) -> bool:
    """Whether the words were got by force: they prove that they were said, and nothing of what they say (Convention
    against Torture, article 15; domain model 6)."""
    return source.kind == UNDER_FORCE or not FORCED.isdisjoint(claim.certainty)


def proof_of(claim: Claim, source: Source, *, basis: str = "", authenticity: str = "", authority: bool = False) -> str:
    """The primary proof that a claim is (domain model 6), as a code, or "": `family_contact`, a call, visit or
    testimony of whoever lived it, of the family or of counsel; `document`, found authentic; `admission`, the authority
    that holds says so itself (`admission.admits`, or `authority` where somebody says that the speaker is the one that
    acts). `basis` and `authenticity` are codes of their vocabularies. What was got by force, and what is not told as
    done, is none."""
    if not claim.happened or is_coerced(claim, source):
        return ""
    if source.kind in CALLS and basis in CONTACT:
        return "family_contact"
    if authenticity in AUTHENTIC:  # what a person found says more than who is seen to speak
        return "document"
    return "admission" if authority or admits(claim, source) else ""


def ladder(
    supporting: int, denying: int, contested: Sequence[str], proof: str = "", judged: str = ""
) -> tuple[str, str]:
    """(code V0 to V7, why), from the number of independent roots that assert, that deny, what is contested, and the
    primary proof (`proof_of`). Two roots and a proof make V3, why being the proof. A denial stands beside: V4, never
    less. V5 to V7 only where a person `judged` so."""
    if judged in JUDGED:
        return judged, "judged"
    if supporting == 0:
        return ("V0", "denied_only") if denying else ("V0", "nobody_asserts")
    if contested:
        return "V4", "sources_disagree"
    if denying:
        return "V4", "denied"
    if supporting >= 2:
        return ("V3", proof) if proof else ("V2", "independent_roots")
    return "V1", "one_root"
