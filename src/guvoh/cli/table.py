"""guvoh table"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, Progress, in_line, opened, takes_options
from guvoh.cli.into import into_case
from guvoh.cli.paper_file import refuse_place, write_paper
from guvoh.errors import GuvohError, NotFound, Refused, UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext

if TYPE_CHECKING:
    from guvoh.app.tables import Plan
    from guvoh.model.table import Mapping, RowProblem
    from guvoh.vault.vault import Vault


@click.command()
@click.argument("file", metavar="FILE|ID")
@click.option("--case", "case", metavar="NAME", default="General", show_default=True)
@click.option("--new-case", is_flag=True, help="The case is new, and meant to be open.")
@click.option("--map", "name", metavar="NAME", help="Read it in the way that was kept under NAME; keep it so.")
@click.option("--of", "of", type=click.Choice(("persons", "incidents")), help="What its rows are about.")
@click.option("--sheet", metavar="NAME", help="The sheet; else the first that is not hidden.")
@click.option("--order", type=click.Choice(("dmy", "mdy")), help="How 11/12/2026 is meant: day or month first.")
@click.option("--as-of", metavar="DATE", help="The day of which statuses are told that have none of their own.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--out", "out", metavar="FILE", help="Write the columns out again (.xlsx or .csv).")
@click.option("--force", is_flag=True, help="Overwrite the file of --out, whatever it is.")
@click.option("--open-without-sandbox", is_flag=True, help="Open the file without bubblewrap.")
@takes_options
def table(
    given: Given, file: str, case: str, new_case: bool, name: str | None, of: str | None, sheet: str | None,
    order: str | None, as_of: str | None, dry_run: bool, out: str | None, force: bool, open_without_sandbox: bool,
) -> None:  # fmt: skip
    """Import your own spreadsheet of persons or incidents, and write its columns out again. Say once in the desk which
    column is what, and keep it under a name; without a name the headings are guessed."""
    from guvoh.app import tables

    if out:
        if Path(out).suffix.lower() not in (".xlsx", ".csv"):
            raise UsageError(_("The file of --out is a spreadsheet."), _("Give it the ending .xlsx or .csv."))
        refuse_place(Path(out), given.folder(), force)
    with opened(given) as vault:
        today, out_rows = vault.now()[:10], 0
        source = _source(given, vault, file, case, new_case, dry_run, open_without_sandbox)
        if dry_run or not out or Path(file).exists():
            plan = tables.dry_run(vault, source, _mapping(vault, source, name, of, sheet, order, as_of), today)
            _tell(given, plan)
            out_rows = len(plan.dry.rows_out())
            if not dry_run:
                _do(vault, plan, name)
        if out and not dry_run:
            from guvoh.app.table_out import columns_out

            made = columns_out(vault, source, today)
            write_paper(Path(out), made.csv() if out.lower().endswith(".csv") else made.xlsx())
    if out_rows:
        given.say(ngettext("{n} row stays out.", "{n} rows stay out.", out_rows).format(n=out_rows))
        sys.exit(1)


def _source(
    given: Given, vault: Vault, file: str, case: str, new_case: bool, dry_run: bool, open_it: bool
) -> str:
    """The table as a source: brought in now, or one that is there by its id."""
    from guvoh import app, read
    from guvoh.app import receiving, tables
    from guvoh.app.adding import open_without_sandbox
    from guvoh.vault import queries

    path = Path(file)
    if not path.is_file():
        try:
            return queries.find(vault, file, ("source",))[1]
        except GuvohError:
            raise NotFound(_("The file is not there."), _("Look at how its name is spelt.")) from None
    data = path.read_bytes()
    into = app.open_case(vault, into_case(given, vault, case, new_case))
    with read.open_worker() as worker:
        if receiving.must_ask(vault, worker.sandbox, path.name, data):
            if not open_it:
                raise Refused(receiving.not_opened().message, _("Give --open-without-sandbox once."))
            open_without_sandbox(vault)
        reading = worker.read(data, path.name)
    from guvoh.model.table import table_of
    from guvoh.model.table_guess import sheet_named

    found = table_of(reading)
    earlier = tables.earlier_version(vault, into, path.name, sheet_named(found)) if found else None
    made = tables.bring(vault, into, path.name, data, reading, earlier)
    if dry_run:
        given.say(_("The file is kept as a source ({id}); nothing was taken from it.").format(id=short(made.id)))
    return made.id


def _mapping(
    vault: Vault, source: str, name: str | None, of: str | None, sheet: str | None, order: str | None, as_of: str | None
) -> Mapping:
    from dataclasses import replace

    from guvoh.app import tables
    from guvoh.model.person_fields import one_day
    from guvoh.model.table import Mapping
    from guvoh.model.table_guess import fitted
    from guvoh.vault import queries

    case = queries.source(vault, source).case
    kept = next((k for k in queries.kept(vault, "table", case) if k.name == name), None) if name else None
    if kept is not None:
        mapping = fitted(Mapping.from_dict(kept.fields), tables.sheets(vault, source), sheet)
    else:
        mapping = tables.guessed(vault, source, "persons" if of == "persons" else "incidents" if of else None, sheet)
    return replace(mapping, order=order or mapping.order, as_of=one_day("as_of", as_of) if as_of else mapping.as_of)


def _do(vault: Vault, plan: Plan, name: str | None) -> None:
    from guvoh import app
    from guvoh.app import tables

    progress = Progress(_("imported"), len(plan.of.steps))
    for done in tables.importing(vault, plan):
        progress(done)
    progress.end()
    if name:
        app.keep(vault, plan.case, "table", name, plan.mapping.as_dict())


def _tell(given: Given, plan: Plan) -> None:
    dry = plan.dry
    counts = {state: len(dry.of(state)) for state in ("new", "changed", "unchanged")}
    given.print(
        {"id": plan.source, "of": plan.mapping.of, "read": dry.read, **counts, "gone": len(dry.gone),
         "columns": [[c.heading, c.field] for c in plan.mapping.columns]},
        _("{read} rows read: {new} new, {changed} changed, {unchanged} unchanged.").format(read=dry.read, **counts),
    )  # fmt: skip
    for problem in dry.problems:
        given.print(_plain(problem), _line(problem))
    for gone in dry.gone:
        given.print({"gone": gone.row, "reference": gone.reference, "name": gone.name},
                    _("Row {row} of the earlier version is gone: {name}. Nothing was deleted.").format(
                        row=gone.row, name=in_line(gone.reference or gone.name)))  # fmt: skip


def _plain(problem: RowProblem) -> dict[str, object]:
    return {"row": problem.row, "column": problem.column, "heading": problem.heading, "words": problem.words,
            "problem": problem.what, "hint": problem.hint, "level": problem.level}  # fmt: skip


def _line(problem: RowProblem) -> str:
    place = _("row {row}, column {column} ({heading})") if problem.column else _("row {row}")
    at = place.format(row=problem.row, column=problem.column, heading=in_line(problem.heading))
    level = {"row": _("stays out"), "cell": _("cell left out"), "look": _("taken")}[problem.level]
    words = f" «{in_line(problem.words)}»" if problem.words else ""
    return f"{at}{words}: {problem.what} {problem.hint} [{level}]"
