"""Whether a matter of somebody is before another international procedure already (check A14). Which procedures exclude
one another is data, with its source and date: `filing.tsv`.

Whether it is the same matter only people can say: each finding says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from guvoh.book.records import Filed, submissions
from guvoh.errors import GuvohError
from guvoh.model import dates, vocabulary
from guvoh.model.case_file import CaseFile
from guvoh.model.document import Finding
from guvoh.model.records import Record
from guvoh.text.i18n import _, language

RULE = "A14"
NOT_EXAMINED = ("withdrawn", "refused")  # ended before anybody looked at the merits, as a rule


class Pair(NamedTuple):
    """`when`: pending or ever; `weight`: block or warn; `rule`, `date`: where it stands; `compared`: the day on which
    somebody read its text, or "no"; `copy`: on which site that copy stood."""

    asked: str
    before: str
    when: str
    weight: str
    rule: str
    date: str
    compared: str
    copy: str


@cache
def pairs() -> tuple[Pair, ...]:
    """Every line of the file."""
    lines = (files("guvoh.policy") / "filing.tsv").read_text("utf-8").splitlines()
    rows = [(*line.split("\t"), "")[:8] for line in lines if line and not line.startswith("#")]
    return tuple(Pair(*row) for row in rows[1:])


def double_filing(file: CaseFile, mechanism: str, person: str) -> tuple[Finding, ...]:
    """What was submitted of this person, or of the whole case, and may keep `mechanism` (a code of
    words/mechanisms.yaml) from taking the matter up; those that block first. What was only prepared does not count."""
    return filed_before(file.records, mechanism, person)


def filed_before(records: Iterable[Record], mechanism: str, person: str, but: str = "") -> tuple[Finding, ...]:
    """The same of the records of a case; `but`: the id of a submission that does not count, as the one in question."""
    listed = [one for one in submissions(records) if one.record.id != but]
    mine = [one for one in listed if one.left and (not one.record.about or person in one.record.about)]
    found = [finding for one in mine if (finding := _finding(one, mechanism))]
    return tuple(sorted(found, key=lambda finding: finding.weight != "block"))


def without_rule(file: CaseFile, mechanism: str, person: str) -> tuple[str, ...]:
    """The other mechanisms (codes) before which a submission of this person lies, and of which no line says whether
    they exclude `mechanism`: nobody knows here, so somebody has to look."""
    ruled = {pair.before for pair in pairs() if pair.asked == mechanism} | {mechanism}
    mine = (one for one in submissions(file.records) if one.left and not one.ended)
    names = (one.record.text("mechanism") for one in mine if not one.record.about or person in one.record.about)
    return tuple(name for name in dict.fromkeys(names) if name not in ruled)


def _finding(one: Filed, mechanism: str) -> Finding | None:
    before = one.record.text("mechanism")
    named = {"day": _day(one.sent), "mechanism": _label(before)}
    if before == mechanism:
        if one.ended:
            return None
        what = _("This went to the same mechanism already ({mechanism}, {day}): follow it up there, or add to it.")
        return Finding(RULE, "warn", what.format(**named), "submission", "")
    pair = next((p for p in pairs() if (p.asked, p.before) == (mechanism, before)), None)
    if pair is None or (pair.when == "pending" and one.ended):
        return None
    weight = "warn" if one.state in NOT_EXAMINED else pair.weight
    what = (
        _("It was submitted to another international procedure: {mechanism}, {day}; that has ended. If it is the same "
          "matter, it may be turned away.")
        if one.ended else
        _("It lies before another international procedure: {mechanism}, {day}. If it is the same matter, it is turned "
          "away, or may be.")
    )  # fmt: skip
    compared = (
        _("not compared with the text yet") if pair.compared == "no"
        else _("compared with a copy on {day}, {site}").format(day=pair.compared, site=pair.copy)
    )  # fmt: skip
    return Finding(RULE, weight, what.format(**named), "submission", f"{pair.rule} ({pair.date}; {compared})")


def _label(code: str) -> str:
    try:
        return vocabulary.label("mechanisms", code, language())
    except GuvohError:  # of a later Guvoh
        return code


def _day(edtf: str) -> str:
    return dates.show(*dates.interval(edtf), language()) if edtf else _("day not known")
