"""How an incident is called and why it stands where it stands: our own words round the words of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guvoh.model import Claim, Incident
from guvoh.model.paper import Words
from guvoh.model.vocabulary import act_label
from guvoh.text.i18n import _, comma


def title(incident: Incident, claims: Sequence[Claim], language: str) -> Words:
    """What, to whom, where: in the words of the first claim that says most of it. A denial says none of it."""
    claim = leading(claims)
    who = claim.victims or claim.actors
    parts = [comma().join(w.text for w in who[:2])] if who else []
    if claim.place:
        parts.append(claim.place.text)
    called = label(incident, claims, language)
    return Words(f"{called}: {comma().join(parts)}" if parts else called, claim.language)


def leading(claims: Sequence[Claim]) -> Claim:
    """The first claim of those that say most of who and where."""
    return max(_asserted(claims), key=lambda c: (bool(c.victims or c.actors), bool(c.place)))


def label(incident: Incident, claims: Sequence[Claim], language: str) -> str:
    """The act, as fine as all who say that it happened say it."""
    return finer_label(incident.act, [c.code for c in _asserted(claims)], language)


def finer_label(act: str, codes: Iterable[str], language: str = "en") -> str:
    """The finer term where all who give one give the same, and this version knows it; else the class of act."""
    given = {code for code in codes if code}
    finer = act_label(min(given), language) if len(given) == 1 else ""
    return act_label(act, language) if not finer or finer in given else finer


def contested(code: str) -> str:
    """What the sources do not agree on, as a sentence."""
    return {
        "count": _("The figures: no number fits all of them."),
        "date": _("The date: the sources name different days."),
        "denied": _("Whether it happened: a source denies it."),
    }[code]


def because(incident: Incident, *, internal: bool = True) -> str:
    """Why an incident stands on its rung of the ladder. Where it is not `internal`, nothing of who confirmed it to us:
    that a family talks, or who has a document, is what those who look for sources want to know."""
    why = incident.ladder_because
    why = "independent_roots" if not internal and why in ("family_contact", "document") else why
    return {
        "one_root": _("one independent source says so"),
        "independent_roots": _("{n} independent sources agree").format(n=incident.roots),
        "family_contact": _("{n} independent sources agree, and whoever lived it or the family says so to us")
        .format(n=incident.roots),
        "document": _("{n} independent sources agree, and an authentic document says so").format(n=incident.roots),
        "admission": _("{n} independent sources agree, and the authority admits it").format(n=incident.roots),
        "judged": _("a reader has judged so"),
        "sources_disagree": _("independent sources disagree"),
        "denied": _("reported, and denied"),
        "denied_only": _("only denials were found"),
        "nobody_asserts": _("nobody says that it has happened"),
    }[why]


def _asserted(claims: Sequence[Claim]) -> Sequence[Claim]:
    return [c for c in claims if c.happened] or claims
