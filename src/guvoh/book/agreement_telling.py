"""How far coders agree, in words: every figure with its unit."""

from __future__ import annotations

from guvoh.book.agreement import FEW, Compared, InField, Interval
from guvoh.model.coding import APART, MACHINE, WHOLE, Act, Coder, Coding, values
from guvoh.model.vocabulary import act_label, label
from guvoh.text.i18n import _, language, ngettext


def coder_words(coder: Coder) -> str:
    """Who it is. Names are declared, not proven."""
    if coder.kind == MACHINE:
        return _("the machine")
    name = coder.name or _("somebody without a name")
    return _("{name}, apart").format(name=name) if coder.kind == APART else name


def sources_words(n: int) -> str:
    return ngettext("{n} source", "{n} sources", n).format(n=n)


def acts_words(n: int) -> str:
    return ngettext("{n} act", "{n} acts", n).format(n=n)


def field_words(field: str) -> str:
    """The name of a field, as the review calls its slot."""
    return {
        "act": _("Act"), "code": _("Finer term"), "polarity": _("Said as"), "count": _("How many"), "date": _("When"),
        "place": _("Where"), "attribution": _("Who says so"), WHOLE: _("The whole act"),
    }.get(field, field)  # fmt: skip


def found_words(one: Compared) -> str:
    """The first step: what was compared, and which acts both found."""
    n, m = one.acts
    said = _("{sources}; {first}: {n}; {second}: {m}; found by both: {both}; put into different classes: {other}")
    return said.format(
        sources=sources_words(one.sources), first=coder_words(one.first), n=acts_words(n),
        second=coder_words(one.second), m=acts_words(m), both=acts_words(one.both), other=acts_words(one.otherwise),
    )  # fmt: skip


def figure_words(value: float | None, interval: Interval | None) -> str:
    """A figure with its interval, two places behind the point; a dash for none."""
    if value is None:
        return "–"
    if interval is None:
        return f"{value:.2f}"
    return _("{value} ({low} to {high})").format(
        value=f"{value:.2f}", low=f"{interval[0]:.2f}", high=f"{interval[1]:.2f}"
    )


def same_words(one: InField) -> str:
    """The share of acts in which all say the same."""
    if not one.acts:
        return "–"
    share = f"{100 * one.same / one.acts:.0f}%"
    return _("{same} of {acts} ({share})").format(same=one.same, acts=acts_words(one.acts), share=share)


def gate_words(one: InField) -> str:
    """What to do with the field, by the suggested gate."""
    if not one.acts:
        return _("no act to compare")
    said = {
        "use": _("good enough to use"),
        "fix": _("fix the definition first, then code again"),
        "stop": _("too low: do not rely on this field"),
        "": _("nobody said two different things: alpha cannot be told"),
    }[one.gate]
    few = _("{said}; fewer than {n} acts, too few to decide on").format(said=said, n=FEW)
    return few if one.few and one.gate else said


def value_words(field: str, act: Act | None) -> str:
    """What one coder says in one field, in the reader's words."""
    if act is None:
        return _("did not find it")
    claim, spoken = act.claim, language()
    if field in ("act", "code", WHOLE):
        return act_label(claim.code or claim.act if field == "code" else claim.act, spoken)
    if field == "polarity":
        return label("polarity", claim.polarity, spoken)
    words = {
        "count": claim.count.text if claim.count else "", "date": claim.date.text if claim.date else "",
        "place": claim.place.text if claim.place else "",
        "attribution": claim.attribution[0].text if claim.attribution else "",
    }[field]  # fmt: skip
    value = values(field, [act])[0] if field in ("count", "date") else ""
    if not words and not value:
        return _("the document itself") if field == "attribution" else _("not said")
    return f"{words} ({value})" if words and value.strip("./") else words or value


def coding_words(of: Coding, read: int) -> str:
    """How far a second coding is."""
    aided = _("with the machine's suggestions") if of.aided else _("without suggestions")
    return _("{by}, {aided}: {n} of {sources} read to the end").format(
        by=of.by or _("somebody without a name"), aided=aided, n=read, sources=sources_words(len(of.sources))
    )
