"""What went to which mechanism: each submission with its steps, what is due, what excludes what."""

from __future__ import annotations

from guvoh.book import record_telling as telling
from guvoh.book.record_names import as_known_now, names_in
from guvoh.book.records import submissions as filed
from guvoh.model.ids import short
from guvoh.policy.filing import filed_before
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv
from guvoh.web.near import near
from guvoh.web.show import at, page

COLUMNS = ("submission", "mechanism", "about", "reference", "step", "day", "due", "text")


def submissions(ask: Ask) -> Answer:
    records = as_known_now(ask.vault, queries.records(ask.vault, ask.case.id))
    listed = filed(records)
    names = names_in(ask.vault, [one.record for one in listed])
    warned = {
        one.record.id: list(dict.fromkeys(
            finding.what for person in one.record.about
            for finding in filed_before(records, one.record.text("mechanism"), person, one.record.id)
        ))
        for one in listed if not one.ended
    }  # fmt: skip
    return page(
        ask, "submissions.html", _("Submissions"), "records", listed=listed, names=names, warned=warned,
        telling=telling, near=near, here=at(ask.case, "submissions"),
    )  # fmt: skip


def export(ask: Ask) -> Answer:
    records = queries.records(ask.vault, ask.case.id)
    names = names_in(ask.vault, [one for one in records if one.kind == "submission"])
    rows = []
    for one in filed(records):
        head = (short(one.record.id), one.record.text("mechanism"), telling.people(one.record, names),
                one.record.text("reference"))  # fmt: skip
        rows += [(*head, s.text("what"), s.text("date"), s.text("due"), s.text("text")) for s in one.steps] or [
            (*head, "", "", "", "")
        ]
    return as_csv(ask, "submissions", COLUMNS, rows)


PAGES = (Page("/case/{case}/submissions", submissions), Page("/case/{case}/submissions.csv", export))
