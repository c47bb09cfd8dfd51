"""Whether a mechanism would take it: the checks A01 to A33, each a function, their weights and sources in data.

    check(ask, form, answers) -> findings     block stops the print, warn and info are told

What is not known is said to be unknown: it never counts as passed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from guvoh.model import dates
from guvoh.model.document import Answer, Finding
from guvoh.report import wording
from guvoh.report.forms.answers import sanctions
from guvoh.report.forms.answers.account import contested
from guvoh.report.forms.answers.claims import claims_of, days, stretch, taken
from guvoh.report.forms.answers.consent import GUARDIAN, agreed
from guvoh.report.forms.answers.identity import is_child
from guvoh.report.forms.answers.remedies import not_taken, sent_elsewhere, taken_steps
from guvoh.report.forms.answers.submitter import the_one
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.read import Form, read_data
from guvoh.text.i18n import _, comma

COMMITTEES = ("CCPR", "CAT", "CED", "CRC", "CEDAW")
URGENT_MONTHS = 3
Answers = Mapping[str, Answer]


def check(ask: Ask, form: Form, answers: Answers) -> tuple[Finding, ...]:
    """The findings, heaviest first. A form that is no submission (a lawyer's file) has only what its data names."""
    found = []
    for rule, row in read_data("checks")["checks"].items():
        weight = _weight(row["weights"], form)
        made = _RULES.get(rule)
        what = made(ask, form, answers) if weight and made else ""
        if what:
            weight = "info" if what.startswith(UNKNOWN) else weight
            found.append(Finding(rule, weight, what.removeprefix(UNKNOWN), source=f"{row['source']}, {row['date']}"))
    order = ("block", "warn", "info")
    return tuple(sorted(found, key=lambda one: (order.index(one.weight), one.rule)))


UNKNOWN = "\u2400"  # marks what could not be looked at; taken off before anybody reads it


def _weight(weights: Mapping[str, str], form: Form) -> str:
    group = "TB" if form.mechanism in COMMITTEES else "SAN" if form.mechanism.startswith("SAN-") else ""
    for name in (form.name, form.mechanism, group, "ALL"):
        if name and name in weights:
            return "" if weights[name] == "none" else weights[name]
    return ""


def _submitter(ask: Ask, form: Form, answers: Answers) -> str:
    one = the_one(ask)
    if one and one.text("name") and (one.text("address") or one.text("email")):
        return ""
    return _("Nobody with an address submits: no mechanism takes anonymous submissions.")


def _consent(ask: Ask, form: Form, answers: Answers) -> str:
    if agreed(ask, form.scope, form.mechanism if form.scope == "C2" else ""):
        return ""
    if is_child(ask) and any(r.text("scope") == form.scope and r.text("basis") != GUARDIAN
                             for r in ask.file.of_kind("consent", ask.id)):  # fmt: skip
        return _("For a child only the guardian can consent; nobody recorded that.")
    return _("No consent to this submission stands today: none was given, or it ran out, or was taken back.")


def _victims_agreed(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if any(r.text("scope") == "C7" for r in ask.file.of_kind("consent")) else _(
        "Nobody harmed agreed to be in a sanctions dossier: all of them stand under code names.")  # fmt: skip


def _named(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if not ask.names.missing else _("The person is not identified by confirmed names.")


def _day(ask: Ask, form: Form, answers: Answers) -> str:
    first, last = stretch(taken(ask))
    if form.mechanism == "WGEID":
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


def _known_how(ask: Ask, form: Form, answers: Answers) -> str:
    seen = [one for one in claims_of(ask) if one.proves]
    far = seen and all(
        one.source.derives_from or not (one.line.said_by or one.source.kind != "document") for one in seen
    )
    return _("No source shows direct or reliable knowledge of its own.") if far else ""


def _party(ask: Ask, form: Form, answers: Answers) -> str:
    return UNKNOWN + _("Whether the State is bound and accepted this procedure is not known here: find and confirm.")


def _after_force(ask: Ask, form: Form, answers: Answers) -> str:
    return UNKNOWN + _(
        "Whether the facts lie after the entry into force, or go on, is not known here: find and confirm."
    )


def _exhausted(ask: Ask, form: Form, answers: Answers) -> str:
    if taken_steps(ask).text or not_taken(ask).text:
        return ""
    return _("Neither a step in the country is recorded, nor why none was possible.")


def _elsewhere(ask: Ask, form: Form, answers: Answers) -> str:
    others = sent_elsewhere(ask)
    if not others:
        return ""
    names = comma().join(dict.fromkeys(r.text("mechanism") for r in others))
    return _("The same person's matter lies with {mechanisms}: look at the rule on double submission.").format(
        mechanisms=names)  # fmt: skip


def _delay(ask: Ask, form: Form, answers: Answers) -> str:
    ends = [dates.interval(r.text("decided"))[0] for r in ask.records("remedy") if r.text("decided")]
    last = max((day for day in ends if day), default=None)
    if last is None:
        return UNKNOWN + _("The day of the last decision in the country is not recorded: the delay cannot be counted.")
    return (
        _("More than five years after the last decision in the country.") if _later(last, 60) < ask.file.today else ""
    )


def _authorised(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if agreed(ask, "C9") or agreed(ask, form.scope, form.mechanism) else _(
        "Neither an authorisation nor a consent of the family is recorded.")  # fmt: skip


def _language(ask: Ask, form: Form, answers: Answers) -> str:
    if ask.wish.reading_copy or ask.wish.language in form.languages:
        return ""
    return _("This mechanism takes: {languages}.").format(languages=comma().join(form.languages))


def _three_months(ask: Ask, form: Form, answers: Answers) -> str:
    first, last = stretch(taken(ask))
    if not first or not last:
        return ""
    end = _later(first, URGENT_MONTHS)
    if end >= ask.file.today:
        return _("Urgent procedure: it must be received by {day}.").format(day=wording.day(end, ask.language))
    return _("The three months of the urgent procedure ended on {day}: the standard procedure.").format(
        day=wording.day(end, ask.language)
    )


def _follow_up(ask: Ask, form: Form, answers: Answers) -> str:
    one = the_one(ask)
    if one and one.text("ngo") == "yes" and one.text("follow_up") != "yes":
        return _("An organisation must be able to carry replies to the family.")
    return ""


def _complained_first(ask: Ask, form: Form, answers: Answers) -> str:
    return _exhausted(ask, form, answers)


def _scope(ask: Ask, form: Form, answers: Answers) -> str:
    scope = read_data("law")["regimes"][form.mechanism]
    acts = {one.claim.act for one in sanctions.acts_of(ask)}
    if not acts or not acts.isdisjoint(scope["acts"]):
        return ""
    return _("No act lies within the scope of this regime ({source}, {day}).").format(
        source=scope["source"], day=scope["date"])  # fmt: skip


def _unique(ask: Ask, form: Form, answers: Answers) -> str:
    given = ask.person.given
    known = sum(bool(given.get(name)) for name in ("born", "id_documents", "birth_place", "citizenships"))
    known += bool(ask.person.person.names) + bool(sanctions.held_posts(ask))
    return "" if known >= 2 else _("Two things at least must identify the official.")


def _tenure(ask: Ask, form: Form, answers: Answers) -> str:
    parts = [r for r in sanctions.parts(ask) if r.text("degree") in sanctions.COMMAND]
    wanted = {id for r in parts for id in r.listed("claims")}
    seen = [one for one in sanctions.acts_of(ask) if one.line.id in wanted]
    if all(sanctions.in_post(ask, one) for one in seen):
        return ""
    return _("The recorded post does not surely cover the day of each act that command is claimed for.")


def _balance(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if any(r.text("against") for r in sanctions.parts(ask)) else _(
        "Nobody wrote down what speaks against it.")  # fmt: skip


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


def _later(day: str, months: int) -> str:
    """The same day so many months later, or the last of that month."""
    first = date.fromisoformat(day)
    year, month = divmod(first.month - 1 + months, 12)
    for last in (first.day, 30, 29, 28):
        try:
            return date(first.year + year, month + 1, last).isoformat()
        except ValueError:
            continue
    return day


_RULES: Mapping[str, Callable[[Ask, Form, Answers], str]] = {
    "A01": _submitter, "A02": _consent, "A02-victims": _victims_agreed, "A03": _named, "A04": _day, "A05": _place,
    "A06": _author, "A07": _facts, "A08": _only_media, "A10": _known_how, "A11": _party, "A12": _after_force,
    "A13": _exhausted, "A14": _elsewhere, "A15": _delay, "A16": _authorised, "A18": _language, "A19": _three_months,
    "A19-replies": _follow_up, "A20": _complained_first, "A25": _scope, "A26": _unique, "A27": _tenure,
    "A28": _balance, "A29": _forced, "A30": _cited, "A31": _contested, "A33": _exhibits,
}  # fmt: skip
