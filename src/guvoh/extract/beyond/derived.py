"""What an act says besides: a denied one is a denial, a ban of a body a designation, a ban of a thing an order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guvoh.extract.beyond.marks import folded, words_of
from guvoh.model import Claim, Reason

BANS = "ban_or_designation"
STATEMENTS = "statement_or_condemnation"
PROCEDURES = frozenset({"conviction"})


def derived(act: Claim) -> Iterator[Claim]:
    """The claims of other kinds that an act carries with it."""
    if act.polarity == "denied" and act.attribution:
        yield replace(act, kind="DEN")
    if act.rule.startswith("state:") and act.act not in {BANS, STATEMENTS}:
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


def is_body(act: Claim) -> bool:
    """Whether what is banned is a body: it has a name in quotation marks or a word for one."""
    said = " ".join(folded(span.text, act.language) for span in act.victims) or folded(act.quote, act.language)
    bodies = words_of(act.language, "body")
    return any(body in said for body in bodies) or (bool(act.victims) and any(mark in said for mark in '«“"'))
