"""Records in words: their fields as people read them, what is due of them, consents in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from guvoh.book.records import Filed
from guvoh.errors import GuvohError
from guvoh.model import dates, vocabulary
from guvoh.model.held import Waits
from guvoh.model.ids import short
from guvoh.model.records import Field, Record, kind
from guvoh.text.i18n import _, comma, language

Names = Mapping[str, str]  # what stands for an id: a person's name, a title


def label(record: Record) -> str:
    """The kind, in the reader's words."""
    return kind(record.kind).label(language())


def title(record: Record, names: Names | None = None) -> str:
    """What stands for the record in a list; the kind where nobody filled that field in."""
    of = kind(record.kind)
    field = of.field(of.title)
    assert field is not None
    said = value(field, record.fields.get(of.title), names or {})
    return said or next((v for f in of.fields if (v := value(f, record.fields.get(f.name), names or {}))), "")


def lines(record: Record, names: Names | None = None) -> list[tuple[Field, str]]:
    """Every field that holds something, with its value in words."""
    return [
        (field, said) for field in kind(record.kind).fields
        if (said := value(field, record.fields.get(field.name), names or {}))
    ]  # fmt: skip


def value(field: Field, held: object, names: Names) -> str:
    """One field in words; "" for an empty one."""
    if held in (None, "", [], ()):
        return ""
    if field.type in ("choice", "choices"):
        listed = held if isinstance(held, list | tuple) else [held]
        return comma().join(code(field.vocabulary, str(one)) for one in listed)
    if field.type == "day":
        return day(str(held))
    if field.type == "yesno":
        return {"yes": _("yes"), "no": _("no"), "unknown": _("not known")}.get(str(held), str(held))
    if field.type in ("person", "persons", "organisation", "source", "sources", "claims", "record", "records"):
        listed = held if isinstance(held, list | tuple) else [held]
        return comma().join(names.get(str(one)) or short(str(one)) for one in listed)
    return str(held)


def code(words: str, one: str) -> str:
    """The label of a code; the code itself where a later Guvoh wrote it."""
    try:
        return vocabulary.label(words, one, language())
    except GuvohError:
        return one


def day(edtf: str) -> str:
    """A date in the reader's words; as it was written where it cannot be read."""
    try:
        return dates.show(*dates.interval(edtf), language())
    except GuvohError:
        return edtf


def consent_words(record: Record, today: str) -> str:
    """One consent in a sentence: what may be done, until when, who said so and how, or that it holds no longer."""
    parts = [code("consent_scopes", record.text("scope"))]
    if record.text("mechanism"):
        parts.append(code("mechanisms", record.text("mechanism")))
    if record.text("partner"):
        parts.append(record.text("partner"))
    head = ": ".join([parts[0], comma().join(parts[1:])] if parts[1:] else parts)
    who = record.text("given_by")
    said = [code("consent_basis", record.text("basis")) + (f" ({who})" if who else "")]
    if record.text("form"):
        said.append(code("consent_forms", record.text("form")))
    said.append(day(record.text("date")))
    if record.text("withdrawn_at"):
        said.append(_("taken back {day}").format(day=day(record.text("withdrawn_at"))))
    elif record.text("expires"):
        ran_out = (dates.interval(record.text("expires"))[0] or "9999") < today
        words = _("ran out {day}") if ran_out else _("until {day}")
        said.append(words.format(day=day(record.text("expires"))))
    return f"{head}. {comma().join(said)}."


def standing(record: Record, today: str) -> str:
    """How a consent stands on a day: given, refused, taken_back, run_out, to_come, public."""
    if record.text("basis") == "S6":
        return "refused"
    back, ends, begins = (record.text(name) for name in ("withdrawn_at", "expires", "date"))
    if back and (dates.interval(back)[0] or "0000") <= today:
        return "taken_back"
    if ends and (dates.interval(ends)[0] or "9999") < today:
        return "run_out"
    if (dates.interval(begins)[1] or "9999") > today:
        return "to_come"
    return "public" if record.text("basis") == "S5" else "given"


def standing_words(code: str) -> str:
    return {
        "given": _("Given"), "refused": _("Refused"), "taken_back": _("Taken back"), "run_out": _("Has run out"),
        "to_come": _("From a later day"), "public": _("Nobody was asked"),
    }.get(code, code)  # fmt: skip


def waits_words(one: Waits) -> str:
    """What is due, without whom it is about."""
    return waits_words_of(one.what)


def waits_words_of(what: str) -> str:
    return {
        "answer": _("Answer awaited"), "owed": _("Our answer is due"), "consent": _("Consent runs out"),
        "risk": _("Look at the risk again"), "released": _("No longer held: ask again what may be done"),
        "followup": _("Follow up the threat"), "referral": _("Ask what came of the referral"),
        "reply": _("Ask each contact of the plan for a reply"), "drill": _("Practise the plan"),
        "checkin": _("A check-in did not come"), "watcher": _("Ask the watcher: it has not answered"),
        "check": _("Look at this step of the security check again"),
        "custodian": _("Ask whether the share is still there"),
        "round72": _("Call everybody: 72 hours after"), "round14": _("Call everybody: 14 days after"),
    }.get(what, what)  # fmt: skip


def state_words(filed: Filed) -> str:
    """The last step of a submission with its day; that it is only prepared."""
    if not filed.steps:
        return _("Prepared, not sent")
    return f"{code('submission_steps', filed.state)}{comma()}{day(filed.steps[-1].text('date'))}"


def people(record: Record, names: Names) -> str:
    """Whom it is about."""
    return comma().join(names.get(one) or short(one) for one in record.about)


def in_order(records: Iterable[Record]) -> Sequence[Record]:
    """The newest version first."""
    return sorted(records, key=lambda one: one.at, reverse=True)
