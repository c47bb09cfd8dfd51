"""What an act says besides: a denied one is a denial, a ban of a body a designation, a ban of a thing an order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guvoh.extract.beyond.marks import folded, words_of
from guvoh.model import Claim, Reason, Span

BANS = "ban_or_designation"
QUOTES = ("«", "“", '"')
STATEMENTS = "statement_or_condemnation"
OF_NOBODY = frozenset({BANS, STATEMENTS, "censorship", "protest", "search_or_seizure"})  # no state of a person
PROCEDURES = frozenset({"conviction"})


def derived(act: Claim) -> Iterator[Claim]:
    """The claims of other kinds that an act carries with it."""
    if act.polarity == "denied" and act.attribution:
        yield replace(act, kind="DEN")
    if act.rule.startswith("state:") and act.act not in OF_NOBODY:
        yield replace(act, kind="STA")
    if act.act in PROCEDURES:
        yield replace(act, kind="PRO")
    if act.act == BANS and act.polarity in {"asserted", "planned"}:
        yield replace(act, kind="PRO" if is_body(act) else "ORD")
    if act.act == STATEMENTS and act.actors and act.polarity == "asserted":
        about = act.victims[0] if act.victims else None
        matter = act.reason or (Reason(about.text, about.start, about.end) if about else None)
        yield replace(act, kind="STM", victims=(), reason=matter)
    if act.reason is not None and act.act != STATEMENTS:
        said = act.reason
        yield replace(act, kind="REA", start=said.start, end=said.end, quote=said.text)


def is_body(claim: Claim) -> bool:
    """Whether what is banned is a body: it has a word for one, a name in quotation marks, or a name."""
    said = " ".join(folded(span.text, claim.language) for span in claim.victims) or folded(claim.quote, claim.language)
    if any(body in said for body in words_of(claim.language, "body")):
        return True
    quoted = any(mark in said for mark in QUOTES)
    return bool(claim.victims) and (quoted or any(_named(span, claim) for span in claim.victims))


def _named(span: Span, claim: Claim) -> bool:
    """Words with a capital; one at the beginning of a sentence may have it for that alone."""
    capital = sum(word[0].isupper() for word in span.text.split())
    return capital > 1 or (capital == 1 and span.start != claim.start)
