"""How a paper says things: bounds, speakers, polarity, sources. Words in, words out; every one through gettext."""

from __future__ import annotations

from guvoh.errors import GuvohError
from guvoh.model.dates import show
from guvoh.model.paper import Chronology, ClaimLine, Entry, SourceLine
from guvoh.text.i18n import _, comma, ngettext

TOLD = frozenset({"note", "call", "testimony"})
UNDER_FORCE = "under_force"  # a source that is itself a recording or statement made under force


def bounds(low: int | None, high: int | None) -> str:
    """A range with its open sides: "at least 50", "51 or more", "at most 50", "between 47 and 50", "47"; "" unknown."""
    if low is None and high is None:
        return ""
    if high is None:
        return (_("at least {n}") if low and low % 10 == 0 else _("{n} or more")).format(n=low)
    if low is None:
        return _("at most {n}").format(n=high)
    return str(low) if low == high else _("between {low} and {high}").format(low=low, high=high)


def with_unit(said: str, unit: str, one: bool = False) -> str:
    """Bounds and what they count: "at least 50 people", "12 families". `unit` as in `Range`; `one`: exactly one."""
    words = {
        "person": _("{bounds} person") if one else _("{bounds} people"), "family": _("{bounds} families"),
        "case": _("{bounds} criminal cases"), "act": _("{bounds} acts"),
    }.get(unit, "{bounds}")  # fmt: skip
    return words.format(bounds=said)


def how_many(entry: Entry) -> str:
    """The range of an incident with its unit and the number of independent sources that it rests on."""
    said = bounds(entry.low, entry.high) if entry.has_figures else ""
    if not said:
        named = ngettext("{n} person is known by name.", "{n} people are known by name.", entry.named)
        return named.format(n=entry.named) if entry.named else ""
    said = with_unit(said, entry.unit, entry.low == entry.high == 1)
    sources = ngettext("{n} independent source", "{n} independent sources", entry.roots).format(n=entry.roots)
    return _("{figure}, by {sources}.").format(figure=upper_first(said), sources=sources)


def fitting(entry: Entry) -> str:
    """The numbers that agree with every figure at once, where the sources gave several."""
    if (entry.fits_low, entry.fits_high) == (None, None):
        return ""
    return upper_first(bounds(entry.fits_low, entry.fits_high))


def act(code: str, language: str) -> str:
    """The label of an act; incidents of custody join several acts and have one of their own."""
    from guvoh.model.vocabulary import act_label

    return _("Deprivation of liberty") if code == "custody" else act_label(code, language)


def upper_first(text: str) -> str:
    """The text with a capital at its beginning, the rest left alone."""
    return text[:1].upper() + text[1:]


def publisher(source: SourceLine) -> str:
    """Who brought a source out; its title, or its number, when that is not known."""
    return source.publisher.text or source.title.text or _("source {n}").format(n=source.number)


def speakers(claim: ClaimLine, source: SourceLine) -> str:
    """The chain from the first speaker to the paper that carries it, and whether he may be under pressure."""
    first = [words.text for words in claim.said_by if words.text]
    if not first and source.typed:
        said = _("{publisher}; its words were typed by hand").format(publisher=publisher(source))
    elif not first and source.kind not in TOLD:
        said = _("{publisher}, in its own words").format(publisher=publisher(source))
    elif not first:
        said = _("Told to the documenter")
    else:
        steps = [_("According to {speaker}").format(speaker=first[0])]
        steps += [_("by way of {speaker}").format(speaker=speaker) for speaker in first[1:]]
        if publisher(source) not in first and source.kind not in TOLD:
            steps.append(_("carried by {publisher}").format(publisher=publisher(source)))
        said = comma().join(steps)
    if claim.under_pressure:
        said = _("{speakers}, speaking from inside the country: may be under pressure").format(speakers=said)
    return said


def grades(source: SourceLine, language: str) -> str:
    """How reliable the source is in general, and how credible what it says here, as somebody judged: two things."""
    from guvoh.model.vocabulary import label

    told = [
        _("{what}: {grade}").format(what=what, grade=f"{code}, {label(words, code, language)}")
        for what, words, code in (
            (_("Reliability of the source"), "reliability", source.reliability),
            (_("Credibility of what it says"), "credibility", source.credibility),
        ) if code
    ]  # fmt: skip
    return ". ".join(told) + "."


def quote_marks(language: str) -> tuple[str, str]:
    """What stands before and behind somebody's words."""
    return ("“", "”") if language == "en" else ("«", "»")


def denier(claim: ClaimLine, source: SourceLine) -> str:
    """Who denies: the first speaker, else who brought the source out."""
    return next((words.text for words in claim.said_by if words.text), "") or publisher(source)


def how_known(claim: ClaimLine, source: SourceLine) -> str:
    """On what the claim rests, as far as the source lets it be seen."""
    if source.kind == UNDER_FORCE:
        return _("What is said under force supports nothing that it says; it shows only that it was said.")
    if source.kind in TOLD:
        return _("Told to the documenter directly.")
    if source.derives_from:
        return _("Repeats source {n}, and is not counted beside it.").format(n=source.derives_from)
    if len(claim.said_by) > 1:
        return _("At second hand: it passed through {n} speakers before this source.").format(n=len(claim.said_by))
    return _("The source reports what the speaker says.") if claim.said_by else _("The source says so itself.")


def said_as(claim: ClaimLine) -> str:
    """Denied, planned or supposed, in words; "" for what is simply said to have happened."""
    return {
        "denied": _("Denied: the speaker says that this did not happen."),
        "planned": _("Planned: announced, not said to have happened."),
        "hypothetical": _("Supposed: not said to have happened."),
    }.get(claim.polarity, "")


def only_foreseen(entry: Entry) -> str:
    """A warning for an incident that no source says has happened."""
    if not entry.claims or any(claim.polarity == "asserted" for claim in entry.claims):
        return ""
    return _("No source says that this has happened.")


def publicity(paper: Chronology) -> str:
    """What may be done with the paper, from the case's publicity."""
    return {
        "public": _("May be published"),
        "confidential": _("Confidential advocacy: not for publication"),
    }.get(paper.publicity, _("Silent: for the group’s own use"))


def standing(paper: Chronology, made: str) -> str:
    """What may be done with the paper, what stands for people's names, and its day: on every page of it."""
    if paper.internal:
        return _("INTERNAL: names are printed. Must not leave the group. {day}").format(day=made)
    return _("{publicity}. Code names. {day}").format(publicity=publicity(paper), day=made)


def day(stamp: str | None, language: str) -> str:
    """A day as people write it; what is no ISO date stays as it is."""
    try:
        return show(stamp[:10], stamp[:10], language) if stamp else ""
    except (GuvohError, ValueError):
        return stamp or ""


def moment(stamp: str, language: str) -> str:
    """A moment with its minute, in UTC as recorded."""
    clock = stamp[11:16]
    return f"{day(stamp, language)}{comma()}{clock} UTC" if clock else day(stamp, language)


def kind(source: SourceLine) -> str:
    """What sort of source it is."""
    if source.typed and source.kind == "document":
        return _("document, its words typed by hand from the original")
    return {"document": _("document"), "note": _("note of what was told"), "call": _("note of a call"),
            "testimony": _("testimony"), UNDER_FORCE: _("recording or statement made under force"),
            }.get(source.kind, source.kind)  # fmt: skip


def fingerprint(source: SourceLine) -> tuple[str, str]:
    """Of what the printed hash is, in words, and the hash; two empty ones where there is none."""
    if source.sha256:
        return _("SHA-256"), source.sha256
    return (_("SHA-256 of the sealed original"), source.sealed_sha256) if source.sealed_sha256 else ("", "")
