"""guvoh now"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.errors import Refused, UsageError
from guvoh.text.i18n import _, language

if TYPE_CHECKING:
    from datetime import datetime

    from guvoh.model import Case
    from guvoh.safety.now import Moment, Situation
    from guvoh.vault.vault import Vault

PAGE = "family"  # in the place of a situation: the page to hand on
TONGUES = ("en", "ru", "tg", "fa")


@click.command()
@click.argument("what", metavar="SITUATION", required=False)
@click.option("--country", metavar="CODE", help="Where it happens: TJ, or the name.")
@click.option("--language", "tongue", type=click.Choice(TONGUES), help="Of the words; who answers in it comes first.")
@click.option("--person", metavar="ID", help="Whom it is about, of the vault.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@click.option("--since", metavar="MOMENT", help="When it happened: 2026-11-21T06:30, or a day; terms count from it.")
@click.option("--planned", metavar="MOMENT", help="When a removal is to happen.")
@click.option("--zone", metavar="NAME", help="Their time zone: Asia/Dushanbe; not needed where --country has one.")
@click.option("--without-vault", is_flag=True, help="The general advice alone; no passphrase is asked for.")
@click.option("--out", metavar="FILE", default="page.pdf", show_default=True, help="With `family`: FILE.pdf or .png.")
@click.option("--force", is_flag=True, help="With `family`: overwrite FILE.")
@takes_options
def now(
    given: Given, what: str | None, country: str | None, tongue: str | None, person: str | None, case: str | None,
    since: str | None, planned: str | None, zone: str | None, without_vault: bool, out: str, force: bool,
) -> None:  # fmt: skip
    """Whom now? The first hour, day and week after an arrest, a threat, a deportation order, a notice, when somebody is
    missing, or a child is at risk. `guvoh now family` writes a page to hand to the family; it needs no vault."""
    from guvoh.safety import now as data
    from guvoh.text import i18n

    if tongue:
        i18n.use(tongue)
    if what is None:
        _list(given, data.names())
        return
    if what == PAGE:
        _page(given, Path(out), force)
        return
    of = data.situation(what)
    place = _country(country)
    moments = tuple(data.moment(one, zone or data.only_zone(place, one)) if one else None for one in (since, planned))
    joined = not without_vault and _has_vault(given)
    if person and not joined:
        raise UsageError(_("Which vault?"), _("A person is looked up in a vault: give --vault DIR."))
    with opened(given) if joined else contextlib.nullcontext() as vault:
        _tell(given, of, place, moments, _whose(vault, person, case) if vault else None, vault)


def _has_vault(given: Given) -> bool:
    """Whether there is one to ask. In the first hour a folder without a vault must not stand in the way: it is said."""
    from guvoh.errors import NoVault
    from guvoh.vault.vault import find_heads

    if not given.vault:
        return False
    try:
        find_heads(given.folder())
    except NoVault as error:
        given.say(error.message)
        return False
    return True


def _list(given: Given, names: tuple[str, ...]) -> None:
    from guvoh.safety import now as data

    for name in names:
        given.print({"situation": name, "title": data.situation(name).title(language())},
                    f"{name:<14}{data.situation(name).title(language())}")  # fmt: skip
    page = _("A page to hand to the family, as PDF or picture.")
    given.print({"situation": PAGE, "title": page}, f"{PAGE:<14}{page}")


def _country(said: str | None) -> str:
    """The code of a country that was typed as its code or name. Raises `UsageError` for one that nobody knows."""
    from guvoh.errors import WrongField
    from guvoh.model.person_identity import STATELESS, checked_citizenships

    if not said:
        return ""
    with contextlib.suppress(WrongField):
        codes = checked_citizenships(said)
        if len(codes) == 1 and codes != [STATELESS]:
            return codes[0]
    raise UsageError(_("There is no such country."), _("Its two letters, for example TJ or DE, or its name."))


def _whose(vault: Vault, person: str | None, name: str | None) -> tuple[Case | None, str]:
    """The case and the whole id of the person; no case where there are several and nobody said which."""
    from guvoh import app
    from guvoh.vault import queries

    if person:
        found = queries.person(vault, queries.find(vault, person, ("person",))[1])
        return next(one for one in queries.cases(vault) if one.id == found.case), found.id
    try:
        return app.the_case(vault, name), ""
    except Refused:
        return None, ""


def _tell(
    given: Given, of: Situation, country: str, moments: tuple[Moment | None, ...],
    whose: tuple[Case | None, str] | None, vault: Vault | None,
) -> None:  # fmt: skip
    from guvoh.cli import now_words as words
    from guvoh.safety import now as data
    from guvoh.safety.now import telling as told
    from guvoh.safety.now.read import TIMES

    moment = _moment(vault)
    event = of.since.get(language()) or of.since["en"]
    today = moment.date().isoformat()
    for head in words.head(of, moments):
        _line(given, head)
    commands: list[str] = []
    marks: dict[str, int] = {}
    for time in TIMES:
        _line(given, "\n" + told.time_words(time))
        for number, step in enumerate(of.in_country(time, country), 1):
            due = data.counted(step.rule, *moments) if step.rule else None
            given.print(words.step_row(of, time, step, due), words.step(number, step, due, event, marks, moment))
            commands += [one for one in step.commands if one not in commands]
    if vault is not None and whose is not None:
        _joined(given, of, country, vault, *whose, commands)
    _line(given, "\n" + _("Public bodies and organisations"))
    for entry in data.whom(data.entries(), of.name, today, country, language()):
        given.print(words.entry_row(entry, today), words.entry(entry, today))
    _next(given, commands, whose[1] if whose else "", whose[0] if whose else None)
    _line(given, "\n" + _("Sources"))
    for id, number in marks.items():
        _line(given, words.source(number, data.sources()[id], today))
    if vault is None:
        given.say(_("With --vault DIR your own contacts, consents and papers stand here too."))


def _joined(
    given: Given, of: Situation, country: str, vault: Vault, case: Case | None, person: str, commands: list[str]
) -> None:
    """What the vault has: own contacts, consents, papers."""
    from guvoh.app.whom_now import ready
    from guvoh.cli import now_words as words
    from guvoh.safety.now.standing import standing

    there = standing(vault, case.id if case else "", person, of.uses, country, language(), vault.now()[:10])
    _line(given, "\n" + _("Your own contacts"))
    for own in there.contacts:
        given.print(words.contact_row(own), words.contact(own))
    if not there.contacts:
        _line(given, _("None is recorded for this. `guvoh record contact --kinds` says what to enter."))
    if person:
        _line(given, "\n" + _("What was agreed to"))
        for record, held in (*((r, True) for r in there.consents), *((r, False) for r in there.refused)):
            given.print(words.consent_row(record, held), words.consent(record, vault.now()[:10]))
        if not there.consents:
            _line(given, _("No consent stands today: no form can leave before there is one."))
    if case is not None and person:
        _line(given, "\n" + _("Papers"))
        for command in (one for one in commands if one.startswith("guvoh report ")):
            paper = ready(vault, case, command, person)
            (line,) = words.typed([command], person, case)
            given.print(words.paper_row(paper, line), words.paper(paper, line))


def _next(given: Given, commands: list[str], person: str, case: Case | None) -> None:
    """What to type now, as far as this Guvoh has the command."""
    from guvoh.cli import now_words as words

    _line(given, "\n" + _("What to type next"))
    for line in words.typed(words.there_are(commands), person, case):
        given.print({"is": "next", "type": line}, f"  {line}")
    page = f"guvoh now {PAGE} --language {language()} --out page.pdf"
    given.print({"is": "next", "type": page}, f"  {page}")


def _line(given: Given, words: str) -> None:
    """A heading, for people only: whoever asked for JSON knows a line by its field `is`."""
    if not given.as_json:
        given.print({}, words)


def _moment(vault: Vault | None) -> datetime:
    from datetime import UTC, datetime

    return datetime.fromisoformat(vault.now()).astimezone(UTC) if vault is not None else datetime.now(UTC)


def _page(given: Given, path: Path, force: bool) -> None:
    """The page for the family, written. It bears no mark of Guvoh: an earlier one is overwritten with --force only."""
    from guvoh.cli.paper_file import refuse_place, write_paper
    from guvoh.report.sheets import ENDINGS, family

    if path.suffix.lower() not in ENDINGS:
        raise UsageError(_("The page ends in {endings}.").format(endings=", ".join(ENDINGS)),
                         _("For example: --out page.pdf to print, --out page.png for a messenger."))  # fmt: skip
    if given.vault:
        refuse_place(path, Path(given.vault), True)
    if path.exists() and not force:
        raise Refused(_("There is a file of this name already."), _("Choose another with --out, or add --force."))
    drawn = family(language(), path.suffix.lower())
    write_paper(path, drawn)
    given.print({"out": str(path), "bytes": len(drawn), "language": language()},
                _("Written: {file}").format(file=path))  # fmt: skip
    given.say(_("It names nobody and does not say who made it. Give it in the hand where you can; a file stays on a "
                "telephone, so let its name say nothing."))  # fmt: skip
