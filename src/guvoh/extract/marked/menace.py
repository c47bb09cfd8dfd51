"""Threats told in the speaker's own words: "we will lock you up". What is said to come is no act; the saying is."""

from __future__ import annotations

from guvoh.extract.marked.line import Line
from guvoh.extract.marked.roles import Roles

CODE = ("threat_or_harassment", "02010301")
HARMS = frozenset({
    "arrest", "detention", "killing", "physical_attack", "torture_or_ill_treatment", "enforced_disappearance",
    "deportation_or_extradition", "abduction_or_rendition", "conviction", "dismissal", "search_or_seizure",
})  # fmt: skip


def menaces(line: Line, act: str, made: Roles) -> bool:
    """Whether the speaker says that he himself will do it to whom he speaks to. Rows `i_do` and `yours` of cues.tsv are
    endings, class `you` of words.tsv are words; a language without them has no such threats."""
    verb = made.verb
    if act not in HARMS or verb is None or verb.reading.time != "now" or "not" in verb.flags:
        return False
    ends = line.tables.cues.get("i_do", frozenset())
    if not ends or not line.words[verb.place].low.endswith(tuple(ends)):
        return False
    yours = tuple(line.tables.cues.get("yours", frozenset()))
    return any(
        line.has(n, "you") or (line.kind[n] in "nN" and line.words[n].low.endswith(yours))
        for n, of in enumerate(line.within) if of == made.clause
    )  # fmt: skip
