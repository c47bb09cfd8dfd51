"""What `guvoh now` prints: steps, terms, addresses, contacts and papers, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from guvoh.book import record_telling as telling
from guvoh.cli.edge import in_line
from guvoh.model.ids import short
from guvoh.safety.now import telling as now_telling
from guvoh.text.i18n import _, comma, language

if TYPE_CHECKING:
    from guvoh.app.whom_now import Ready
    from guvoh.model import Case
    from guvoh.model.records import Record
    from guvoh.safety.now import Due, Entry, Moment, Situation, Source, Step
    from guvoh.safety.now.standing import Own

DEEP = "       "


def head(of: Situation, moments: Sequence[Moment | None]) -> list[str]:
    """The title, and what is counted from."""
    since, _planned = moments
    out = [of.title(language())]
    if since is None:
        out.append(_("Terms are counted when you say when it was: --since 2026-11-21T06:30 --zone Asia/Dushanbe."))
        return out
    begins = of.since.get(language()) or of.since["en"]
    out.append(_("Terms count from {event}: {moment}.").format(event=begins, moment=now_telling.moment_words(since.at)))
    if since.whole_day:
        out.append(_("The hour was not given: they count from the beginning of that day."))
    if since.doubtful:
        out.append(_("The clocks were changed at that hour: the earlier reading was taken."))
    return out


def step(number: int, one: Step, due: Due | None, event: str, marks: dict[str, int], moment: datetime) -> str:
    """`event`: what terms count from; `moment`: now. `marks`: the number of each source that was cited so far; new
    ones are added."""
    out = [f"{number:>4}.  {one.say(language())}"]
    out.append(DEEP + _("Why: {why}").format(why=one.why(language())))
    out.append(DEEP + _("For: {who}").format(who=now_telling.who_words(one.by)))
    if due is not None:
        out.append(DEEP + term(due))
        if one.rule and (counted := now_telling.rule_words(one.rule, event)):
            out.append(DEEP + counted)
        if due.until is not None and due.until < moment:
            out.append(DEEP + _("This has passed. Do it now all the same, and write down that it passed."))
    cited = " ".join(f"[{marks.setdefault(source.id, len(marks) + 1)}]" for source in one.sources)
    out.append(DEEP + _("Source: {source}").format(source=cited))
    return "\n".join(out)


def step_row(of: Situation, when: str, one: Step, due: Due | None) -> dict[str, Any]:
    return {
        "is": "step", "situation": of.name, "time": when, "step": one.id, "for": one.by, "say": one.say(language()),
        "why": one.why(language()), "sources": [asdict(cited) for cited in one.sources],
        "due": _due_row(due), "type": there_are(one.commands),
    }  # fmt: skip


def there_are(commands: Iterable[str]) -> list[str]:
    """Those of the commands that this Guvoh has."""
    from guvoh.cli.main import commands as known

    names = known()
    return [one for one in commands if one.split()[1] in names]


def term(due: Due) -> str:
    """Until when, and whether a text says so."""
    if due.needs == "planned":
        return _("Until: say when it is to happen, with --planned.")
    if due.needs:
        return _("Until: say when it was, with --since.")
    return now_telling.term_words(due)


def source(number: int, cited: Source, today: str) -> str:
    """The document and the place in it, when it was read, whether that is old; where it can be read."""
    where = comma() + cited.where if cited.kind == "read" and cited.where else ""
    return f"  [{number}] {now_telling.source_words(cited, today)}{where}"


def entry(one: Entry, today: str) -> str:
    out = [f"  {one.name(language())}"]
    if one.ended:
        out.append(DEEP + _("Stopped: {day}").format(day=telling.day(one.ended)))
    elif not one.read:
        out.append(DEEP + _("Find and confirm: no address was confirmed."))
    else:
        out.append(DEEP + comma().join(part for part in (one.contact, one.page) if part))
        out.append(DEEP + now_telling.entry_age(one, today))
    if one.languages:
        out.append(DEEP + _("Languages: {codes}").format(codes=comma().join(one.languages)))
    if one.note(language()):
        out.append(DEEP + one.note(language()))
    return "\n".join(out)


def entry_row(one: Entry, today: str) -> dict[str, Any]:
    return {
        "is": "entry", "id": one.id, "kind": one.kind, "name": one.name(language()), "contact": one.contact,
        "page": one.page, "read": one.read, "copy": one.copy, "old": one.is_old(today), "ended": one.ended,
        "countries": list(one.countries), "languages": list(one.languages), "note": one.note(language()),
    }  # fmt: skip


def contact(own: Own) -> str:
    record = own.record
    uses = comma().join(telling.code("contact_uses", use) for use in record.listed("uses"))
    parts = [short(record.id), in_line(record.text("name")), uses]
    out = ["  " + "  ".join(part for part in parts if part)]
    if own.by_machine:
        ways = [in_line(record.text(name)) for name in ("phone", "signal", "mail")]
        out += [DEEP + comma().join(way for way in ways if way)] if any(ways) else []
        checked = record.text("verified_on")
        out.append(DEEP + (_("Checked {day}").format(day=telling.day(checked)) if checked else _("Never checked.")))
    else:
        held = _("In the country, or under 18, or nobody said: no machine writes to them.")
        out.append(DEEP + held + " " + _("`guvoh show` says how to reach them safely."))
    return "\n".join(out)


def contact_row(own: Own) -> dict[str, Any]:
    return {"is": "contact", "id": own.record.id, "name": own.record.text("name"), "by_machine": own.by_machine,
            "uses": list(own.record.listed("uses"))}  # fmt: skip


def consent(record: Record, today: str) -> str:
    return f"  {short(record.id)}  " + in_line(telling.consent_words(record, today))


def consent_row(record: Record, held: bool) -> dict[str, Any]:
    return {"is": "consent", "id": record.id, "scope": record.text("scope"), "mechanism": record.text("mechanism"),
            "stands": held}  # fmt: skip


def paper(one: Ready, line: str) -> str:
    """`line`: the command as it is typed for this person and case."""
    if not one.lacks:
        return f"  {line}\n{DEEP}" + _("Can be made now.")
    lines = [f"  {line}", DEEP + _("Still lacks:")]
    return "\n".join([*lines, *(f"{DEEP}- {in_line(lack)}" for lack in one.lacks)])


def paper_row(one: Ready, line: str) -> dict[str, Any]:
    return {"is": "paper", "type": line, "ready": not one.lacks, "missing": list(one.lacks)}


def typed(commands: Iterable[str], person: str, case: Case | None) -> list[str]:
    """The commands with the person's id and the case's name in their places."""
    out = []
    for command in commands:
        line = command.replace(" ID", f" {short(person)}") if person else command
        named = case is not None and line.startswith("guvoh report ")
        out.append(f"{line} --case {_quoted(case.name)}" if case is not None and named else line)
    return out


def _quoted(name: str) -> str:
    import shlex

    return shlex.quote(in_line(name))


def _due_row(due: Due | None) -> dict[str, Any] | None:
    if due is None:
        return None
    return {"until": due.until.isoformat() if due.until else None, "law": due.law, "needs": due.needs,
            "find": due.until is None and not due.needs}  # fmt: skip
