"""guvoh table"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, Progress, in_line, opened, takes_options
from guvoh.cli.into import into_case
from guvoh.cli.paper_file import refuse_place, write_paper
from guvoh.errors import GuvohError, NotFound, Refused, UsageError
from guvoh.model.table import Mapping
from guvoh.text.i18n import _, ngettext

if TYPE_CHECKING:
    from guvoh.app.tables import Plan
    from guvoh.model import Reading
    from guvoh.model.table import Of, RowProblem, Sheet
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
    from guvoh.vault import queries
    from guvoh.vault.queries.tabled import derived_from

    if out:
        if Path(out).suffix.lower() not in (".xlsx", ".csv"):
            raise UsageError(_("The file of --out is a spreadsheet."), _("Give it the ending .xlsx or .csv."))
        refuse_place(Path(out), given.folder(), force)
    asked = _Asked(name, "persons" if of == "persons" else "incidents" if of else None, sheet, order, as_of)
    stay_out = 0
    with opened(given) as vault:
        today, path = vault.now()[:10], Path(file)
        if path.is_file():
            brought = _read(vault, path, open_without_sandbox)
            into = case if dry_run else into_case(given, vault, case, new_case)
            plan = _tried(vault, into, path.name, brought[1], asked, today) if dry_run else None
            source = "" if plan else _bring(vault, into, path.name, *brought)
        else:
            plan, source = None, _source(vault, file)
        if plan is None and (dry_run or not out or path.is_file()):
            versions = [source, *derived_from(vault, source)]
            of_case = queries.source(vault, source).case
            mapping = _mapping(vault, of_case, tables.sheets(vault, source), asked, versions)
            plan = tables.dry_run(vault, source, mapping, today)
        if plan is not None:
            _tell(given, plan)
            _tell_whom(given, vault, plan)
            stay_out = len(plan.dry.rows_out())
            if not dry_run:
                _do(vault, plan, name)
        if out and not dry_run:
            from guvoh.app.table_out import columns_out

            made = columns_out(vault, source, today)
            write_paper(Path(out), made.csv() if out.lower().endswith(".csv") else made.xlsx())
    if stay_out:
        given.say(ngettext("{n} row stays out.", "{n} rows stay out.", stay_out).format(n=stay_out))
        sys.exit(1)


@dataclass(frozen=True, slots=True)
class _Asked:
    """How the table is to be read, as far as the options say."""

    name: str | None
    of: Of | None
    sheet: str | None
    order: str | None
    as_of: str | None


def _source(vault: Vault, typed: str) -> str:
    from guvoh.vault import queries

    try:
        return queries.find(vault, typed, ("source",))[1]
    except GuvohError:
        raise NotFound(_("The file is not there."), _("Look at how its name is spelt.")) from None


def _read(vault: Vault, path: Path, open_it: bool) -> tuple[bytes, Reading]:
    from guvoh import read
    from guvoh.app import receiving
    from guvoh.app.adding import open_without_sandbox

    data = path.read_bytes()
    with read.open_worker() as worker:
        if receiving.must_ask(vault, worker.sandbox, path.name, data):
            if not open_it:
                raise Refused(receiving.not_opened().message, _("Give --open-without-sandbox once."))
            open_without_sandbox(vault)
        return data, worker.read(data, path.name)


def _bring(vault: Vault, into: str, name: str, data: bytes, reading: Reading) -> str:
    from guvoh import app
    from guvoh.app import tables
    from guvoh.model.table import table_of
    from guvoh.model.table_guess import sheet_named

    case, found = app.open_case(vault, into), table_of(reading)
    earlier = tables.earlier_version(vault, case, name, sheet_named(found)) if found else None
    return tables.bring(vault, case, name, data, reading, earlier).id


def _tried(vault: Vault, into: str, name: str, reading: Reading, asked: _Asked, today: str) -> Plan:
    """A dry run of a file that was not brought in: nothing is written, not even the file."""
    from guvoh.app import tables
    from guvoh.model.table import table_of
    from guvoh.model.table_guess import sheet_named
    from guvoh.vault import queries
    from guvoh.vault.queries.tabled import derived_from

    known, found = queries.case_named(vault, into), table_of(reading)
    case = known.id if known else ""
    earlier = tables.earlier_version(vault, case, name, sheet_named(found)) if found else None
    versions = [earlier, *derived_from(vault, earlier)] if earlier else []
    mapping = _mapping(vault, case, found, asked, versions) if found else Mapping("persons", "", (1, 1), ())
    return tables.try_out(vault, case, reading, mapping, today, earlier)


def _mapping(vault: Vault, case: str, found: Sequence[Sheet], asked: _Asked, versions: Sequence[str]) -> Mapping:
    from guvoh.app import tables
    from guvoh.model.person_fields import one_day
    from guvoh.model.table_guess import fitted
    from guvoh.vault import queries

    kept = next((k for k in queries.kept(vault, "table", case) if k.name == asked.name), None) if asked.name else None
    if kept is not None:
        mapping = fitted(Mapping.from_dict(kept.fields), found, asked.sheet)
    else:
        mapping = tables.guessed_in(vault, found, versions, asked.of, asked.sheet)
    as_of = one_day("as_of", asked.as_of) if asked.as_of else mapping.as_of
    return replace(mapping, order=asked.order or mapping.order, as_of=as_of)


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


def _tell_whom(given: Given, vault: Vault, plan: Plan) -> None:
    """Whom the new names may mean, before anybody is entered; nobody is joined by it."""
    from guvoh.cli.whom import whom_rows_may_mean

    for row, line in whom_rows_may_mean(vault, plan):
        place = _("row {row}").format(row=row)
        given.print({"row": row, "may_be": line}, f"{place}: {line}")


def _plain(problem: RowProblem) -> dict[str, object]:
    return {"row": problem.row, "column": problem.column, "heading": problem.heading, "words": problem.words,
            "problem": problem.what, "hint": problem.hint, "level": problem.level}  # fmt: skip


def _line(problem: RowProblem) -> str:
    place = _("row {row}, column {column} ({heading})") if problem.column else _("row {row}")
    at = place.format(row=problem.row, column=problem.column, heading=in_line(problem.heading))
    level = {"row": _("stays out"), "cell": _("cell left out"), "look": _("taken")}[problem.level]
    words = f" «{in_line(problem.words)}»" if problem.words else ""
    return f"{at}{words}: {problem.what} {problem.hint} [{level}]"
