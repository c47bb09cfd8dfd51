"""The account: what was told of the person in the order of time, each sentence with its source."""

from __future__ import annotations

from guvoh.model.document import CLOSED, DETAIL, OPEN, Paragraph, Text, line, own, said
from guvoh.report.forms import spoken
from guvoh.report.forms.answers.claims import Seen, claims_of
from guvoh.report.forms.ask import Ask, Told, at_claims, told
from guvoh.report.forms.spoken import _, label, show
from guvoh.text.i18n import comma


def circumstances(ask: Ask) -> Told:
    """Every incident of the person with the words of each claim, who says so and what speaks against it; then what was
    told of liberty. Words said under force stand as that."""
    lines = incidents(ask, claims_of(ask))
    if not lines:
        return Told((), _("No accepted claim tells of this person."), at_claims())
    return told(*lines, *statuses(ask), enter=at_claims())


def incidents(ask: Ask, seen: tuple[Seen, ...]) -> list[Paragraph]:
    """A line for each incident, then one for each claim."""
    lines: list[Paragraph] = []
    last = ""
    for one in seen:
        if one.entry.id != last:
            last = one.entry.id
            mine = [other for other in seen if other.entry.id == last]
            lines.append(_head(ask, mine))
            lines += [line(own(spoken.told(text)), style="warning") for text in one.entry.contested]
        lines.append(_claim(one))
    return lines


def _head(ask: Ask, mine: list[Seen]) -> Paragraph:
    entry = mine[0].entry
    proof = [one for one in mine if one.proves]
    ids = tuple(one.line.id for one in proof)
    sources = tuple(sorted({one.source.number for one in proof}))
    day = show(entry.start, entry.end, ask.language) if entry.start or entry.end else _("Day not known")
    if not proof:  # nothing that may prove it: so it is not said to have happened
        return line(own(_("{day}: denied, foreseen, or said under force only.").format(day=day)), style="lead")
    places = said(
        comma().join(place.text for place in entry.places), DETAIL, "quote", field="incident.place", rests_on=ids
    )
    acts = comma().join(dict.fromkeys(spoken.act(one.claim.act, one.claim.code, one.line.act_label) for one in proof))
    rung = label("ladder", entry.ladder, ask.language)
    if ask.wish.language != "en":  # behind a colon a small letter, which also looks like nobody's name
        rung = rung[:1].lower() + rung[1:]
    standing = own(_("Standing: {ladder}.").format(ladder=rung))
    when = said(day + spoken.colon() + acts, OPEN, field="incident", rests_on=ids, sources=sources)
    return line(when, own(comma()) if places else (), places, own(". "), standing, style="lead")


def _claim(one: Seen) -> Paragraph:
    # Of what was told or handed over nobody learns who gave it (`policy.profiles`).
    open_ = one.source.kind == "document" and (one.source.link.text or one.source.publisher.text)
    speaker = said(spoken.speakers(one.line, one.source), DETAIL if open_ else CLOSED, "quote", field="claim.speaker",
                   coarse=_("A source that is not named here"))  # fmt: skip
    quote = said(one.line.sentence.text, DETAIL, "quote", field="claim.quote", language=one.line.sentence.language,
                 rests_on=(one.line.id,), sources=(one.source.number,))  # fmt: skip
    forced = own(_("Said under force; given as proof only that it was said. ")) if one.forced else ()
    kind = own(" " + spoken.said_as(one.line)) if spoken.said_as(one.line) else ()
    before, after = spoken.quoted()
    return line(forced, speaker, own(spoken.colon() + before), quote, own(after), kind, style="item")


def statuses(ask: Ask) -> list[Paragraph]:
    """What was told of the person's liberty, by the day on which it was known."""
    lines = []
    for one in sorted(ask.person.told, key=lambda t: t.known):
        words = comma().join(
            part for part in (label("liberty", one.status, ask.language), one.place, one.holder) if part
        )
        text: Text = said(words, DETAIL, whose=ask.id, field="status", rests_on=(one.entry,),
                          sources=ask.cited((one.source,)))  # fmt: skip
        lines.append(
            line(own(_("Known on {day}: ").format(day=spoken.day(one.known, ask.language))), text, style="item")
        )
    return lines


def summary(ask: Ask) -> Told:
    """In short: one line for each incident."""
    seen = [one for one in claims_of(ask) if one.proves]
    lines = []
    for entry in dict.fromkeys(one.entry.id for one in seen):
        lines.append(_head(ask, [one for one in seen if one.entry.id == entry]))
    return told(*lines, enter=at_claims(), what=_("No accepted claim tells of this person."))


def contested(ask: Ask) -> list[tuple[str, tuple[str, ...]]]:
    """What sources contradict about the person: our words for it, and the claims."""
    found: dict[str, tuple[str, ...]] = {}
    for one in claims_of(ask):
        for sentence in one.entry.contested:
            text = spoken.told(sentence)
            found[text] = (*found.get(text, ()), one.line.id)
    return list(found.items())
