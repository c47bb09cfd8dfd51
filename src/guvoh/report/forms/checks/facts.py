"""What is told: day, place, author, how it is known, and that nothing is said that no claim carries."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.policy.letters import tokens
from guvoh.report.forms.answers.account import contested
from guvoh.report.forms.answers.claims import claims_of, days, stretch, taken
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.checks.disappearance import act_days
from guvoh.report.forms.checks.rule import UNKNOWN, Answers, Rule
from guvoh.report.forms.read import Form, read_data
from guvoh.text.i18n import _, comma


def _day(ask: Ask, form: Form, answers: Answers) -> str:
    first, last = stretch(taken(ask))
    if form.mechanism == "WGEID":
        first, last = act_days(ask)
        known = bool(first and last and first[:7] == last[:7])
        return "" if known else _("At least the month and the year of the disappearance are needed.")
    return "" if first and first == last else _("The day is not known exactly, or sources differ.")


def _place(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if any(one.claim.place for one in taken(ask)) or any(
        r.text("exact_place") for r in ask.records("arrest")) else _("No place is given.")  # fmt: skip


def _author(ask: Ask, form: Form, answers: Answers) -> str:
    mine = set(ask.person.claims.get("victim", ()))
    forces = any(one.claim.actors for one in taken(ask)) or any(
        r.text("forces") or r.text("state_link") for r in ask.records("arrest")
    ) or any(not mine.isdisjoint(r.listed("claims")) for r in ask.file.of_kind("involvement"))  # fmt: skip
    return "" if forces else _("Neither who did it is indicated, nor why that is not known.")


def _facts(ask: Ask, form: Form, answers: Answers) -> str:
    return (
        "" if any(one.proves for one in claims_of(ask)) else _("No accepted claim tells what happened to the person.")
    )


def _only_media(ask: Ask, form: Form, answers: Answers) -> str:
    seen = [one for one in claims_of(ask) if one.proves]
    only = seen and all(one.source.kind == "document" and one.source.publisher.text for one in seen)
    return _("Every claim is from something published: show knowledge beside the media.") if only else ""


def _abusive(ask: Ask, form: Form, answers: Answers) -> str:
    """Looks at what we wrote ourselves, never at quotations; words are data, and no list has them all."""
    words = frozenset(word for line in read_data("abusive")["words"].values() for word in line)
    found = [
        a.code
        for a in answers.values()
        for p in a.text
        for piece in p.text
        if piece.kind != "quote" and not words.isdisjoint(token.word for token in tokens(piece.words.text))
    ]
    if found:
        return _("Words that abuse somebody stand in: {codes}.").format(codes=comma().join(dict.fromkeys(found)))
    return UNKNOWN + _("Read it once for abusive language: a program finds only some words.")


def _known_how(ask: Ask, form: Form, answers: Answers) -> str:
    seen = [one for one in claims_of(ask) if one.proves]
    far = seen and all(
        one.source.derives_from or not (one.line.said_by or one.source.kind != "document") for one in seen
    )
    return _("No source shows direct or reliable knowledge of its own.") if far else ""


def _forced(ask: Ask, form: Form, answers: Answers) -> str:
    cited = {id for a in answers.values() for p in a.text for piece in p.text if piece.kind == "value"
             for id in piece.rests_on}  # fmt: skip
    seen = claims_of(ask)
    return _("Something said under force stands as proof of what it says.") if any(
        one.forced and one.line.id in cited for one in seen) else ""  # fmt: skip


def _cited(ask: Ask, form: Form, answers: Answers) -> str:
    """Facts are pieces of a claim or record; whatever says of itself neither is our own words or the person's field."""
    bare = [
        a.code
        for a in answers.values()
        for p in a.text
        for piece in p.text
        if piece.field.startswith(("arrest.", "detention.", "incident", "claim.quote")) and not piece.rests_on
    ]
    return _("Not every sentence cites a claim: {codes}.").format(codes=comma().join(bare)) if bare else ""


def _contested(ask: Ask, form: Form, answers: Answers) -> str:
    n = len(contested(ask)) + (len(days(taken(ask), "en")) > 1)
    return _("Contradictions that are open and stand in the form: {n}.").format(n=n) if n else ""


def _exhibits(ask: Ask, form: Form, answers: Answers) -> str:
    numbers = {n for a in answers.values() for p in a.text for piece in p.text for n in piece.sources}
    lines = [s for s in ask.file.whole.sources if s.number in numbers]
    bare = {s.number for s in lines if not (s.sha256 or s.sealed_sha256)}
    translated = {s.number for s in ask.file.sources if s.translated}
    foreign = {s.number for s in lines if (s.title.language or form.languages[0]) not in form.languages}
    lacking = bare | (foreign - translated)
    return _("Exhibits without hash or translation: {n}.").format(n=len(lacking)) if lacking else ""


RULES: Mapping[str, Rule] = {
    "A04": _day, "A05": _place, "A06": _author, "A07": _facts, "A08": _only_media, "A09": _abusive, "A10": _known_how,
    "A29": _forced, "A30": _cited, "A31": _contested, "A33": _exhibits,
}  # fmt: skip
