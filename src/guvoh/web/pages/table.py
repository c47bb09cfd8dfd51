"""Their own spreadsheet: brought in, its columns named, looked at as a dry run, imported, and saved again.

Nothing is taken from a table before somebody has seen what would happen and said so.
"""

from __future__ import annotations

from typing import Any

from guvoh import app
from guvoh.app import receiving, tables
from guvoh.app.table_out import columns_out
from guvoh.errors import GuvohError, NotFound, UsageError, WrongField
from guvoh.model import Source
from guvoh.model.ids import short
from guvoh.model.table import CHOSEN, Mapping, letter, table_of
from guvoh.model.table_guess import fitted, sheet_named
from guvoh.text.i18n import _, ngettext
from guvoh.vault import queries
from guvoh.web import tabling
from guvoh.web.address import number_in, unquoted
from guvoh.web.ask import Answer, Ask, Page, download, go
from guvoh.web.export import as_csv
from guvoh.web.fields import Sentences, sentence
from guvoh.web.show import at, page, part

HERE = "/case/{case}/table"
ONE = HERE + "/{source}"
LINES = 100  # of changes and of problems on one page
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = ("row", "column", "heading", "words", "problem", "hint", "level")


def table(ask: Ask) -> Answer:
    found = [(source, tables.imported(ask.vault, source.id)) for source in tables.tables_in(ask.vault, ask.case.id)]
    kept = queries.kept(ask.vault, "table", ask.case.id)
    return page(ask, "table.html", _("Your own spreadsheet"), "sources", tables=found, kept=kept)


def export(ask: Ask) -> Answer:
    found = [(s, tables.imported(ask.vault, s.id)) for s in tables.tables_in(ask.vault, ask.case.id)]
    rows = [(short(s.id), s.name, s.captured_at[:10], m.of if m else "", s.derives_from and short(s.derives_from))
            for s, m in found]  # fmt: skip
    return as_csv(ask, "tables", ("id", "file", "added", "imported_as", "newer_version_of"), rows)


def file(ask: Ask) -> Answer:
    """One file, dropped or chosen. Others may ask the desk while it is read."""
    desk, name = ask.desk, receiving.plain_name(unquoted(ask.name))
    try:
        with desk.mutex:
            case = ask.case.id
            asks = receiving.must_ask(ask.vault, desk.jobs.sandbox, name, ask.body)
        if asks and ask.query.get("open") == "no":
            raise receiving.not_opened()
        if asks:
            return part(ask, "add_item.html", item=None, name=name, error=None)
        reading = desk.jobs.read(name, ask.body)
        found = table_of(reading) if not isinstance(reading, GuvohError) else ()
        with desk.mutex:
            ask.vault.refresh()
            earlier = tables.earlier_version(ask.vault, case, name, sheet_named(found)) if found else None
            made = tables.bring(ask.vault, case, name, ask.body, reading, earlier)
            source = queries.source(ask.vault, made.id)
            before = queries.source(ask.vault, earlier) if earlier and made.state == "added" else None
            return part(ask, "table_item.html", source=source, state=made.state, before=before)
    except GuvohError as error:
        with desk.mutex:
            return part(ask, "add_item.html", item=None, name=name, error=error)


def columns(ask: Ask) -> Answer:
    """Which column is what: as it is held, else as it was imported or kept, else guessed."""
    source = _the_source(ask)
    found = tabling.sheets(ask, source.id)
    if kept := ask.query.get("kept"):
        mapping = fitted(_kept(ask, kept), found)
    else:
        mapping = tabling.held(ask, source.id) or tables.guessed(ask.vault, source.id)
    return _columns(ask, source, mapping, Sentences())


def choose(ask: Ask) -> Answer:
    """The form of the columns: shown again for another sheet or kind of rows, else on to the dry run."""
    source, form, wrong = _the_source(ask), ask.form, Sentences()
    found = tabling.sheets(ask, source.id)
    mapping = tabling.from_form(form, found, ask.desk.now(), wrong)
    now = tabling.held(ask, source.id) or tables.guessed(ask.vault, source.id)
    if form.get("do") == "again" and not (set(wrong) - {"column"}):
        if (mapping.of, mapping.sheet) != (form.get("was_of"), form.get("was_sheet")):
            mapping = tables.guessed(ask.vault, source.id, mapping.of, mapping.sheet)
        return _columns(ask, source, mapping, Sentences(), form.get("name"))
    if wrong:
        return _columns(ask, source, mapping if mapping.columns else now, wrong, form.get("name"))
    try:
        if form.get("name"):
            app.keep(ask.vault, ask.case.id, "table", form.get("name"), mapping.as_dict())
    except WrongField as error:
        return _columns(ask, source, mapping, Sentences({error.field: sentence(error)}), form.get("name"))
    tabling.hold(ask, source.id, mapping)
    return go(_one(ask, source, "dry"))


def _columns(ask: Ask, source: Source, mapping: Mapping, wrong: Sentences, name: str = "") -> Answer:
    found = tabling.sheets(ask, source.id)
    sheet = sheet_named(found, mapping.sheet)
    before = [s for s in tables.tables_in(ask.vault, ask.case.id) if s.id == source.derives_from]
    return page(
        ask, "table_columns.html", _("Which column is what"), "sources", 422 if wrong else 200, source=source,
        here=_one(ask, source), mapping=mapping, sheets=found, columns=tabling.shown(sheet, mapping),
        fields=tabling.field_words(mapping.of), words=tabling.chosen_words(sheet, mapping), wrong=wrong,
        kept=queries.kept(ask.vault, "table", ask.case.id), name=name, acts=tabling.code_options("act"),
        before=before[0] if before else None, typed=ask.form if ask.posted else None,
        names=_names(mapping), letter=letter,
        kept_options=[(k.id, k.name) for k in queries.kept(ask.vault, "table", ask.case.id)],
    )  # fmt: skip


def dry(ask: Ask) -> Answer:
    """What an import would do, and every problem by its row."""
    source = _the_source(ask)
    plan = tabling.plan_of(ask, source.id)
    if plan is None:
        return go(_one(ask, source))
    dry, here = plan.dry, _one(ask, source, "dry")
    begin = number_in(ask.query.get("from"))
    changes = [change for change in dry if change.state != "unchanged"]
    problems = dry.problems
    end = begin + LINES
    more = max(len(changes), len(problems)) > end
    counts = {state: len(dry.of(state)) for state in ("new", "changed", "unchanged")}
    return page(
        ask, "table_dry.html", _("What an import would do"), "sources", source=source, dry=dry, counts=counts,
        plan=plan, places=tabling.places(ask, source.id),
        here=_one(ask, source), changes=changes[begin:end], problems=problems[begin:end], all_changes=len(changes),
        more=f"{here}?from={end}" if more else "", first=here if begin else "", begin=begin, names=_names(plan.mapping),
        imported=tables.imported(ask.vault, source.id) is not None, told_code=_told,
    )  # fmt: skip


def take(ask: Ask) -> Answer:
    """The import. Others may ask the desk between two commits."""
    desk = ask.desk
    with desk.mutex:
        ask.vault.refresh()
        source = _the_source(ask)
        plan = tabling.plan_of(ask, source.id)
    if plan is None:
        raise UsageError(_("Nobody has said which column is what."), _("Look at the columns first."))
    importing = tables.importing(ask.vault, plan)
    done: int | None = 0
    n = 0
    while done is not None:
        with desk.mutex:
            ask.vault.refresh()
            done = next(importing, None)
            n = n if done is None else done
    with desk.mutex:
        what = (
            ngettext("{n} person was entered or changed.", "{n} persons were entered or changed.", n)
            if plan.mapping.of == "persons" else ngettext("{n} claim was made.", "{n} claims were made.", n)
        )  # fmt: skip
        desk.say(_("Imported.") + " " + what.format(n=n))
        return go(_one(ask, source, "dry"))


def problems(ask: Ask) -> Answer:
    source = _the_source(ask)
    plan = tabling.plan_of(ask, source.id)
    rows = [(p.row, p.column, p.heading, p.words, p.what, p.hint, p.level) for p in plan.dry.problems] if plan else []
    return as_csv(ask, "problems", COLUMNS, rows)


def out_csv(ask: Ask) -> Answer:
    out = columns_out(ask.vault, _the_source(ask).id, ask.desk.today.isoformat())
    return download(out.csv(), f"{out.name} {ask.desk.today.isoformat()}.csv", "text/csv; charset=utf-8")


def out_xlsx(ask: Ask) -> Answer:
    out = columns_out(ask.vault, _the_source(ask).id, ask.desk.today.isoformat())
    return download(out.xlsx(), f"{out.name} {ask.desk.today.isoformat()}.xlsx", XLSX)


def drop(ask: Ask) -> Answer:
    """A mapping that was kept is no longer listed."""
    if ask.form.get("kept") not in {one.id for one in queries.kept(ask.vault, "table", ask.case.id)}:
        raise NotFound(_("Nothing is kept under this name any more."), _("Look at the list again."))
    app.drop(ask.vault, ask.form.get("kept"))
    return go(at(ask.case, "table"))


def _the_source(ask: Ask) -> Source:
    _kind, id = queries.find(ask.vault, ask.arg("source"), ("source",))
    return queries.source(ask.vault, id)


def _kept(ask: Ask, id: str) -> Mapping:
    for kept in queries.kept(ask.vault, "table", ask.case.id):
        if kept.id == id:
            return Mapping.from_dict(kept.fields)
    raise UsageError(_("Nothing is kept under this name any more."), _("Choose another, or none."))


def _one(ask: Ask, source: Source, rest: str = "") -> str:
    return at(ask.case, f"table/{short(source.id)}" + (f"/{rest}" if rest else ""))


def _names(mapping: Mapping) -> dict[str, str]:
    return dict(tabling.field_words(mapping.of))


def _told(field: str, value: str) -> str:
    """A value in words: the label of a code, with the day behind it."""
    code, _space, day = value.partition(" ") if field == "status" else (value, "", "")
    labels: dict[str, Any] = dict(tabling.code_options(field)) if field in CHOSEN else {}
    label = labels.get(code)
    return value if label is None else f"{label} {day}".strip()


PAGES = (
    Page(HERE, table),
    Page(HERE + "/tables.csv", export),
    Page(HERE + "/file", file, ("POST",), takes="file", holds=False),
    Page(HERE + "/drop", drop, ("POST",)),
    Page(ONE, columns),
    Page(ONE + "/columns", choose, ("POST",)),
    Page(ONE + "/dry", dry),
    Page(ONE + "/import", take, ("POST",), holds=False),
    Page(ONE + "/problems.csv", problems),
    Page(ONE + "/out.csv", out_csv),
    Page(ONE + "/out.xlsx", out_xlsx),
)
