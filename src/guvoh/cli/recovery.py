"""guvoh recovery"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guvoh.cli import kept
from guvoh.cli.edge import Given, harden, in_line, opened, takes_options
from guvoh.cli.keys import recover
from guvoh.cli.shares_typed import given_words
from guvoh.errors import Refused
from guvoh.model.ids import short
from guvoh.text.i18n import LANGUAGES, _, comma, language

if TYPE_CHECKING:
    from guvoh.model.records import Record
    from guvoh.vault.shares import Share
    from guvoh.vault.vault import Vault

WAYS = click.Choice(["2of3", "3of5"])
_FILES = click.option("--words-file", "files", metavar="FILE", multiple=True,
                      help="Recovery words or one share, from FILE; may be given several times.")  # fmt: skip
_OUT = click.option("--out", required=True, metavar="FOLDER", help="Where the pages go: one PDF for each share.")
_IN = click.option("--in", "tongues", multiple=True, type=click.Choice(LANGUAGES), metavar="LANG",
                   help="The language of a page, in their order; the last for all that follow.")  # fmt: skip
_NEW = click.option("--new-key", is_flag=True, help="A new recovery key: older words and shares no longer open it.")


@click.group()
def recovery() -> None:
    """The recovery words in shares (SLIP-39), each kept by somebody else: so many of them open the vault, fewer tell
    nothing."""


recovery.add_command(recover, "join")


@recovery.command("split")
@click.option("--shares", "way", type=WAYS, required=True, help="2of3: any two of three. 3of5: any three of five.")
@_OUT
@_IN
@_FILES
@_NEW
@takes_options
def split(given: Given, way: str, out: str, tongues: tuple[str, ...], files: tuple[str, ...], new_key: bool) -> None:
    """Print shares of the recovery words. Without --new-key it asks for the words that there are; they go on opening
    the vault alone."""
    _make(given, way, out, tongues, files, new_key)
    if not new_key:
        given.say(_("The sheet with all the words still opens the vault alone: destroy it once the shares are handed "
                    "out and tried (`guvoh recovery drill`), or make a new key with --new-key."))  # fmt: skip


@recovery.command("replace")
@click.option("--shares", "way", type=WAYS, required=True, help="2of3: any two of three. 3of5: any three of five.")
@_OUT
@_IN
@_FILES
@_NEW
@takes_options
def replace(given: Given, way: str, out: str, tongues: tuple[str, ...], files: tuple[str, ...], new_key: bool) -> None:
    """Print new shares in place of older ones, when a custodian changes or a sheet is lost. Without --new-key it asks
    for the older shares."""
    _make(given, way, out, tongues, files, new_key)
    if not new_key:
        given.say(_("OLDER SHARES STILL OPEN THE VAULT: these are other shares of the same key. Collect the older "
                    "sheets and destroy them. Where a sheet is lost or was seen, give --new-key."))  # fmt: skip


def _make(given: Given, way: str, out: str, tongues: Sequence[str], files: Sequence[str], new_key: bool) -> None:
    from guvoh.app import recovering
    from guvoh.vault.vault import find_heads, utc_now

    harden()
    folder = given.folder()
    find_heads(folder)
    place = _place(folder, Path(out), way)
    tongues = tongues or (language(),)
    if new_key:
        with opened(given) as vault:
            made, secret = recovering.new_key(way)
            names = _write(place, made, tongues, utc_now()[:10])
            recovering.take(vault, secret)
    else:
        made = recovering.same_key(folder, given_words(given, files), way)
        names = _write(place, made, tongues, utc_now()[:10])
    given.print(
        {"pages": names, "needed": made[0].needed, "shares": len(made), "new_key": new_key},
        _("Written: {file}").format(file=comma().join(names)),
    )
    given.say(_("These files are not encrypted. Print them, hand each to its custodian, and delete them; what was on "
                "an SSD can sometimes be found later: write them to a disk in memory if you can."))  # fmt: skip
    if new_key:
        given.say(_("The older words and shares no longer open this vault. They still open every older backup, and "
                    "with such a backup also this vault: renew all backups now (`guvoh backup`)."))  # fmt: skip


def _place(vault: Path, out: Path, way: str) -> Path:
    """The folder for the pages. Raises `Refused` before anything is asked."""
    from guvoh.vault.shares import WAYS as ways

    if out.resolve().is_relative_to(vault.resolve()):
        raise Refused(
            _("This place lies inside the vault, where nothing unencrypted belongs."),
            _("Choose another with --out. Nothing was written."),
        )
    if any((out / f"page-{n}.pdf").exists() for n in range(1, ways[way][1] + 1)) or (out.exists() and not out.is_dir()):
        raise Refused(_("Something is already in this place."), _("Choose an empty folder. Nothing was changed."))
    return out


def _write(out: Path, made: Sequence[Share], tongues: Sequence[str], day: str) -> list[str]:
    from guvoh.app.recovering import printed
    from guvoh.cli.paper_file import write_paper

    drawn = list(printed(made, tongues, day))
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refused(_("The folder cannot be made."), _("Choose another place with --out.")) from error
    for name, page in drawn:
        write_paper(out / name, page)
    return [str(out / name) for name, _page in drawn]


@recovery.command("drill")
@_FILES
@takes_options
def drill(given: Given, files: tuple[str, ...]) -> None:
    """Prove that these shares open the vault, down to its ledger. Nothing is changed, and the passphrase stays."""
    from guvoh.app.recovering import drill as proven
    from guvoh.vault.vault import find_heads

    harden()
    find_heads(given.folder())
    numbers = proven(given.folder(), given_words(given, files, enough=False))
    told = comma().join(str(n) for n in numbers)
    given.print({"opens": True, "shares": list(numbers)}, _("Proven: share {numbers} together open the vault. Nothing "
                "was changed.").format(numbers=told))  # fmt: skip
    given.say(_("Note that their custodians still have them: `guvoh recovery custodians seen ID --tried`."))


@recovery.group("custodians", cls=kept.Listing)
def custodians() -> None:
    """Who keeps which share, since when, and when that was last looked at. The words themselves are kept nowhere."""


@custodians.command("list")
@takes_options
def list_(given: Given) -> None:
    """List them, with those first that were not looked at for the longest."""
    from guvoh.safety.recovery import standings
    from guvoh.vault import queries

    with opened(given) as vault:
        for one in standings(vault, queries.records(vault, None, "custodian"), kept.today(vault)):
            row = {"id": one.record.id, "fields": dict(one.record.fields), "reachable": one.reachable, "old": one.old}
            given.print(row, _line(vault, one.record, one.reachable, one.old))


@custodians.command("add")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@takes_options
def add(given: Given, values: tuple[str, ...], case: str | None) -> None:
    """Note who keeps a share: share=2 of=2of3 contact=ID since=DATE. Never write the words here."""
    from guvoh.safety.recovery import standings
    from guvoh.vault import queries

    with opened(given) as vault:
        id = kept.add(given, vault, "custodian", values, (), case)
        (one,) = standings(vault, [queries.record(vault, id)], kept.today(vault))
        if one.record.text("contact") and not one.reachable:
            given.say(_("In the country or under 18, or nobody said: a share is a danger to whoever is found with it. "
                        "Choose somebody abroad if you can."))  # fmt: skip


@custodians.command("seen")
@click.argument("id")
@click.option("--on", "day", metavar="DATE", help="The day; today where it is left out.")
@click.option("--tried", is_flag=True, help="Its words were tried in a drill that day, too.")
@takes_options
def seen(given: Given, id: str, day: str | None, tried: bool) -> None:
    """Note that a custodian still has the sheet."""
    from guvoh.app.recovering import seen as noted
    from guvoh.cli.record import naming_the_field

    with opened(given) as vault:
        one = kept.whole(vault, id, "custodian")
        with naming_the_field():
            entry = noted(vault, one.id, day or kept.today(vault), tried)
        given.print({"id": one.id, "entry": entry}, short(one.id))


def _line(vault: Vault, one: Record, reachable: bool, old: bool) -> str:
    from guvoh.book import record_telling as telling
    from guvoh.vault import queries

    contact = one.text("contact")
    who = in_line(queries.record(vault, contact).text("name")) if contact else _("nobody named")
    last = one.text("seen_on") or one.text("since")
    seen_on = _("last seen {day}").format(day=telling.day(last)) if last else _("never seen")
    signs = [
        _("share {number}").format(number=one.text("share")), who, one.text("of"), seen_on,
        _("ended {day}").format(day=telling.day(one.text("ended_on"))) if one.text("ended_on") else "",
        _("ask whether the sheet is still there") if old else "",
        "" if reachable or not contact else _("only a person may call"),
    ]  # fmt: skip
    return f"{short(one.id)}  {comma().join(sign for sign in signs if sign)}"
