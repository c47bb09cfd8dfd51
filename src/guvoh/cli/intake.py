"""guvoh intake"""

from __future__ import annotations

import hmac
import sys
from pathlib import Path

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.errors import NotFound, Refused
from guvoh.model.ids import short
from guvoh.text.i18n import LANGUAGES, _

MOST_PAGE = 4 * 1024 * 1024  # bytes of a form that is checked


@click.group()
def intake() -> None:
    """The sealed form by which someone outside the country writes, and what came by it."""


@intake.command()
@takes_options
def key(given: Given) -> None:
    """Make the key to which forms lock; again: a new one, while the older ones still open."""
    from guvoh.app import intake as deeds

    with opened(given) as vault:
        id = deeds.make_key(vault)
        given.print({"key": id, "keys": len(deeds.keys_of(vault))}, short(id))
        given.say(_("Forms that you write from now on lock to this key. Hand out new forms in place of the old."))


@intake.command()
@click.option("--language", "-l", "tongue", type=click.Choice(LANGUAGES), required=True, help="Of the form.")
@click.option("--out", required=True, metavar="FILE.html", help="Where to write it. Choose a name that says nothing.")
@click.option("--allow-inside", is_flag=True, help="Who is in the country may write too, behind a warning. DANGEROUS.")
@click.option("--yes", is_flag=True, help="With --allow-inside: the danger is understood.")
@takes_options
def form(given: Given, tongue: str, out: str, allow_inside: bool, yes: bool) -> None:
    """Write the form, one HTML file, and FILE.html.sig beside it."""
    from guvoh.app import intake as deeds

    if allow_inside and not yes:
        warning = _("A form, or a locked file, found on a device can cost someone his liberty. A call leaves less.")
        if not sys.stdin.isatty():
            raise Refused(warning, _("Take calls instead, or give --yes too."))
        asked = _("Let people in the country write all the same?")
        click.confirm(f"{warning} {asked}", abort=True, err=True)
    page, beside = Path(out), Path(out + ".sig")
    if page.exists() or beside.exists():
        raise Refused(_("There is a file of this name already."), _("Choose another name. Nothing was changed."))
    with opened(given) as vault:
        made = deeds.written(vault, tongue, allow_inside)
    try:
        page.write_bytes(made.page)
        beside.write_text(made.signature, "utf-8")
    except OSError as error:
        raise Refused(_("The file cannot be written there."), _("Choose another folder.")) from error
    _tell_numbers(given, made.file_number, made.key_number)
    given.say(_("Tell whoever gets the form the number of the file by voice; on another way than the form itself."))


@intake.command()
@click.argument("file")
@click.option("--signature", metavar="FILE", help="FILE.sig beside it, unless you say another.")
@click.option("--key-number", metavar="FIGURES", help="The number of the key, as it was read to you.")
@takes_options
def verify(given: Given, file: str, signature: str | None, key_number: str | None) -> None:
    """Check that a form is as it was signed. Needs no vault."""
    from guvoh.app import intake as deeds

    number, of_key = deeds.verify_form(_bytes(file), _bytes(signature or file + ".sig").decode("utf-8", "replace"))
    if key_number is not None and not hmac.compare_digest(_figures(key_number), _figures(of_key)):
        raise Refused(
            _("Another key signed this file than the one whose number you gave."), _("Do not use it. Ask by voice.")
        )
    _tell_numbers(given, number, of_key)
    if key_number is None:
        given.say(_("Whoever altered the file could have signed it anew: compare the number of the key by voice."))


@intake.command()
@click.argument("files", nargs=-1, required=True)
@takes_options
def add(given: Given, files: tuple[str, ...]) -> None:
    """Open what came and put it into quarantine, where nothing searches or counts it."""
    from guvoh.app import intake as deeds

    refused = 0
    words = {"taken": _("waits in quarantine"), "already": _("came before")}
    with opened(given) as vault:
        for one in deeds.take_letters(vault, files):
            refused += one.state == "refused"
            line = {"file": one.place, "id": one.id, "state": one.state, "why": one.why}
            told = words.get(one.state) or f"{one.why} {one.hint}".strip()
            given.print(line, f"{short(one.id) if one.id else '        '}  {one.place}: {told}")
    given.say(_("The locked files still lie where they were. Guvoh does not delete them."))
    if refused:
        sys.exit(1)


@intake.command("list")
@click.option("--all", "everything", is_flag=True, help="What was let in and refused, too.")
@takes_options
def list_(given: Given, everything: bool) -> None:
    """What waits in quarantine, the oldest first."""
    from guvoh.app import intake as deeds

    with opened(given) as vault:
        for one in deeds.waiting_and_past(vault, "" if everything else "waiting"):
            n = int(one.fields.get("files") or 0)
            line = {"id": one.id, "state": one.text("state"), "erased": deeds.is_erased(vault, one),
                    "receipt": one.text("receipt"), "files": n, "at": one.first_at}  # fmt: skip
            told = _("{id}  {at}  {state}  receipt {receipt}  files: {n}")
            given.print(line, told.format(id=short(one.id), at=one.first_at, state=deeds.state_words(vault, one), n=n,
                                          receipt=one.text("receipt")))  # fmt: skip


@intake.command()
@click.argument("id")
@takes_options
def show(given: Given, id: str) -> None:
    """What somebody wrote. Its files are named, and not opened."""
    from guvoh.app import intake as deeds

    with opened(given) as vault:
        one = deeds.arrived(vault, id)
        if deeds.is_erased(vault, one):
            raise Refused(_("This was erased."), _("Nothing of it is left but its receipt."))
        report, state = deeds.opened_report(vault, one), deeds.state_words(vault, one)
    files = [{"name": in_line(file.name), "size": len(file.data)} for file in report.files]
    told = [state, *(words for words in report.words.values() if words)]
    told += [f"{file['name']}  {file['size']}" for file in files]
    if report.inside:
        told.insert(1, _("The writer said to be in the country, or not to be sure."))
    line = {"id": one.id, "state": one.text("state"), "receipt": report.receipt, "inside": report.inside,
            "words": report.words, "files": files}  # fmt: skip
    given.print(line, "\n\n".join(told))


@intake.command()
@click.argument("id")
@click.option("--case", "case", metavar="NAME", default="General", show_default=True, help="The case; opened if new.")
@click.option("--open-without-sandbox", is_flag=True, help="Open PDF and office files without bubblewrap.")
@takes_options
def let(given: Given, id: str, case: str, open_without_sandbox: bool) -> None:
    """Let it in: its words and files become sources of a case."""
    from guvoh.app import intake as deeds
    from guvoh.app.letting_in import let_in
    from guvoh.app.receiving import open_reader
    from guvoh.cli.into import into_case

    with opened(given) as vault:
        one = deeds.arrived(vault, id)
        into = into_case(given, vault, case, False)
        sources = let_in(vault, one, into, open_reader, lambda: open_without_sandbox)
        for source in sources:
            given.print({"source": source}, short(source))


@intake.command()
@click.argument("id")
@click.option("--because", default="", metavar="WORDS", help="Why.")
@takes_options
def refuse(given: Given, id: str, because: str) -> None:
    """Refuse it: it stays sealed, and counts nowhere."""
    from guvoh.app import intake as deeds

    with opened(given) as vault:
        one = deeds.arrived(vault, id)
        deeds.refuse(vault, one, because)
        given.print({"id": one.id, "state": "refused"}, _("{id} refused.").format(id=short(one.id)))


@intake.command()
@click.argument("id")
@click.option("--yes", is_flag=True, help="Do it without being asked.")
@takes_options
def erase(given: Given, id: str, yes: bool) -> None:
    """Erase what was refused, for good: its key is destroyed. The receipt and that it was refused stay."""
    from guvoh.app import intake as deeds

    with opened(given) as vault:
        one = deeds.arrived(vault, id)
        given.say(_("Its words and files, and why it was refused, go for good. Backups that were made before still "
                    "hold them, and the locked file lies where it came in."))  # fmt: skip
        if not yes and not (sys.stdin.isatty() and click.confirm(_("Erase it for good?"), err=True)):
            raise Refused(_("Nothing was erased."), _("Give --yes to erase it without being asked."))
        deeds.erase(vault, one)
        given.print({"id": one.id, "erased": True}, _("{id} is erased.").format(id=short(one.id)))


def _tell_numbers(given: Given, number: str, of_key: str) -> None:
    given.print({"file_number": number, "key_number": of_key},
                _("Number of the file: {file}\nNumber of the key:  {key}").format(file=number, key=of_key))  # fmt: skip


def _figures(typed: str) -> str:
    """Only the figures of it, of whatever script, in ASCII."""
    return "".join(str(int(c)) for c in typed if c.isdecimal())


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as f:
            return f.read(MOST_PAGE)
    except OSError as error:
        raise NotFound(_("This file cannot be read: {name}.").format(name=Path(path).name), "") from error
