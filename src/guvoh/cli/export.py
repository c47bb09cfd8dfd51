"""guvoh export"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, Progress, opened, takes_options
from guvoh.cli.new_words import choose
from guvoh.cli.paper_file import refuse_place, write_paper
from guvoh.errors import GuvohError, Refused, UsageError
from guvoh.text.i18n import _, language

if TYPE_CHECKING:
    from guvoh.vault.vault import Vault

FORMATS = ("ftm", "esf", "uwazi", "geojson", "csv", "full")
ENDINGS = {"geojson": (".geojson", ".json"), "full": (".tar",)}  # of all others .zip


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("--out", "out", required=True, metavar="FILE", help="FILE.zip; geojson: FILE.geojson; full: FILE.tar.")
@click.option("--case", "cases", metavar="NAME", multiple=True, help="The case; of full any number, else all.")
@click.option("--internal", is_flag=True, help="With every name, quote and id. For your own desk only.")
@click.option("--seal-with", "words_file", metavar="FILE", help="full: the passphrase of the file, in FILE.")
@click.option("--plain", is_flag=True, help="full: without a passphrase. Whoever has the file reads everything.")
@click.option("--force", is_flag=True, help="Overwrite FILE even if no export of Guvoh lies there.")
@takes_options
def export(
    given: Given, form: str, out: str, cases: tuple[str, ...], internal: bool, words_file: str | None, plain: bool,
    force: bool,
) -> None:  # fmt: skip
    """Write a case for other programs: ftm (FollowTheMoney), esf (HURIDOCS tables), uwazi, geojson, csv. By default
    with code names instead of protected people and without quotes. full: the whole vault in one sealed file, from
    which `guvoh import full` makes a new one; of closed cases only those that are open and named."""
    path = Path(out)
    _check(form, path, cases, words_file, plain)
    refuse_place(path, given.folder(), force or _is_ours(path))
    with opened(given) as vault:
        if form == "full":
            _whole(given, vault, path, cases, words_file, plain)
        else:
            _case(given, vault, form, path, cases[0] if cases else None, internal)
    given.say(_("It lies at {path}.").format(path=path.resolve()))


def _check(form: str, path: Path, cases: tuple[str, ...], words_file: str | None, plain: bool) -> None:
    endings = ENDINGS.get(form, (".zip",))
    if path.suffix.lower() not in endings:
        raise UsageError(_("The file of this format ends in {ending}.").format(ending=endings[0]),
                         _("For example: --out case{ending}").format(ending=endings[0]))  # fmt: skip
    if form != "full" and (words_file or plain):
        raise UsageError(_("--seal-with and --plain belong to `export full`."), _("Leave them out."))
    if form != "full" and len(cases) > 1:
        raise UsageError(_("One case goes into one file."), _("Give the command once for each case."))
    if plain and words_file:
        raise UsageError(_("--plain and --seal-with contradict each other."), _("Give one of them."))


def _is_ours(path: Path) -> bool:
    from guvoh.share.packing import is_export
    from guvoh.vault.carried import is_carried

    try:
        with path.open("rb") as f:
            begin = f.read(512)
            f.seek(max(0, path.stat().st_size - 512))
            return is_carried(begin) or is_export(begin) or is_export(f.read())
    except OSError:
        return False


def _case(given: Given, vault: Vault, form: str, path: Path, name: str | None, internal: bool) -> None:
    from guvoh import app
    from guvoh.app import exchange

    case = app.the_case(vault, name)
    if exchange.closed_unasked(vault, case, name):
        raise Refused(_("A closed case leaves only when it is asked for by its name."), _("Give --case NAME."))
    data = exchange.export(vault, case, form, internal, language())
    write_paper(path, data)
    given.print({"out": str(path), "format": form, "bytes": len(data), "internal": internal},
                _("Written: {file}").format(file=path))  # fmt: skip
    given.say(_("This file is not encrypted. Keep it on an encrypted disk, or delete it when it was sent."))
    if internal:
        given.say(_("It holds names that must not leave your desk."))


def _whole(given: Given, vault: Vault, path: Path, cases: tuple[str, ...], words_file: str | None, plain: bool) -> None:
    from guvoh import app
    from guvoh.vault.carried import carry_out

    ids = [app.the_case(vault, name).id for name in cases] or None
    if plain:
        given.say(_("Warning: without a passphrase, whoever has this file reads everything in it."))
    words = None if plain else choose(words_file, _("Passphrase of the file"))
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    progress = Progress(_("written"))
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb") as f:
            made = carry_out(vault, f, words, ids, progress)
            f.flush()
            os.fsync(f.fileno())
        os.replace(beside, path)
    except OSError as error:
        raise GuvohError(
            _("The file could not be written: {reason}.").format(reason=error.strerror),
            _("Choose another place with --out. The vault was not changed."),
        ) from error
    finally:
        beside.unlink(missing_ok=True)
        progress.end()
    given.print(
        {"out": str(path), "format": "full", "entries": made.entries, "objects": made.objects, "cases": made.cases,
         "left_out": made.left_out, "plain": plain},
        _("Written: {file}: {entries} entries, {objects} objects.").format(
            file=path, entries=made.entries, objects=made.objects),
    )  # fmt: skip
    if made.left_out:
        given.say(_("{n} closed cases are not in it: open them and give their names.").format(n=made.left_out))
