"""guvoh contacts"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from guvoh.cli import kept
from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.cli.record import naming_the_field, row
from guvoh.model.ids import short
from guvoh.text.i18n import _, comma

if TYPE_CHECKING:
    from guvoh.safety.network.contacts import Standing


@click.group(cls=kept.Listing)
def contacts() -> None:
    """Whom one can turn to: what for, where, in which languages, how to reach safely, and how fresh that is. Who is in
    the country or under 18, or of whom nobody said, is marked: a person calls, never a machine."""


@contacts.command("list")
@click.option("--use", metavar="CODE", default="", help="What for: lawyer, medical, buddy, hotline ...")
@click.option("--country", metavar="CODE", default="", help="For which country: TJ, KG ...")
@click.option("--speaks", metavar="CODE", default="", help="In which language: en, ru, tg, fa ...")
@click.option("--old", is_flag=True, help="Only those not checked for six months, or without a reply for 90 days.")
@click.option("--case", "case", metavar="NAME", help="Only those of this case; else of all.")
@takes_options
def list_(given: Given, use: str, country: str, speaks: str, old: bool, case: str | None) -> None:
    """List them: those for the country first, then whoever replied last."""
    from guvoh import app
    from guvoh.model import vocabulary
    from guvoh.safety.network.contacts import contacts_in

    if use:
        vocabulary.term("contact_uses", use)
    with opened(given) as vault:
        home = app.the_case(vault, case).id if case else None
        for one in contacts_in(vault, kept.today(vault), use, country, speaks, home):
            if not old or one.old or one.unconfirmed:
                given.print(_row(one), "\n".join(_lines(one)))


@contacts.command("show")
@click.argument("id")
@takes_options
def show(given: Given, id: str) -> None:
    """One contact, with the plans and referrals that name it."""
    from guvoh.cli.record import line
    from guvoh.safety.network.contacts import standings
    from guvoh.safety.network.telling import signs
    from guvoh.vault import queries

    with opened(given) as vault:
        one = kept.whole(vault, id, "contact")
        (standing,) = standings(vault, [one], kept.today(vault))
        naming = [r for r in queries.records(vault) if any(one.id in r.listed(name) for name in r.fields)]
        rows = {**_row(standing), "named_by": [{"id": r.id, "kind": r.kind} for r in naming]}
        given.print(rows, "\n".join([*kept.shown(vault, one), *(f"    {s}" for s in signs(standing)),
                                     *(f"    > {line(vault, r)}" for r in naming)]))  # fmt: skip


@contacts.command("add")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--about", multiple=True, metavar="PERSON", help="For whom it is; without it, for all.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@takes_options
def add(given: Given, values: tuple[str, ...], about: tuple[str, ...], case: str | None) -> None:
    """Add one: name=..., uses="lawyer hotline", countries=TJ, in_country=no, under_18=no, phone=..., reach=...; all
    fields: `guvoh record contact --kinds`."""
    from guvoh.safety.network.contacts import reachable_in
    from guvoh.safety.network.telling import by_call_only
    from guvoh.vault import queries

    with opened(given) as vault:
        id = kept.add(given, vault, "contact", values, about, case)
        if not reachable_in(vault, queries.record(vault, id)):
            given.say(by_call_only() + " " + _("It stands on no printed sheet."))


@contacts.command("confirm")
@click.argument("id")
@click.option("--on", "day", metavar="DATE", help="The day of the reply; today where it is left out.")
@click.option("--by", metavar="WORDS", default="", help="Who asked or checked.")
@click.option("--how", metavar="WORDS", default="", help="How: by a call, a letter, their page.")
@click.option("--without-reply", is_flag=True, help="It was only checked; nobody replied. Then say --how.")
@takes_options
def confirm(given: Given, id: str, day: str | None, by: str, how: str, without_reply: bool) -> None:
    """Note that a contact replied: it holds for 90 days. With --by or --how it counts as checked too."""
    from guvoh.app.network import confirm as confirmed

    with opened(given) as vault:
        one = kept.whole(vault, id, "contact")
        with naming_the_field():
            entry = confirmed(vault, one.id, day or kept.today(vault), by, how, not without_reply)
        given.print({"id": one.id, "entry": entry}, short(one.id))


@contacts.command("refer")
@click.argument("person")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@takes_options
def refer(given: Given, person: str, values: tuple[str, ...]) -> None:
    """Note that PERSON was sent to a contact for help: contact=ID what=lawyer on=DATE consent=ID. Without a consent to
    share with that contact, without_consent= says why."""
    with opened(given) as vault:
        kept.add(given, vault, "referral", values, [person], None)


@contacts.command("referrals")
@click.option("--about", metavar="PERSON", help="Only of this person.")
@takes_options
def referrals(given: Given, about: str | None) -> None:
    """Who was sent to whom, on whose consent, what came of it."""
    from guvoh.book import record_telling as telling
    from guvoh.book.record_names import names_in
    from guvoh.safety.network.referrals import consent_of, standing_words
    from guvoh.vault import queries

    with opened(given) as vault:
        for one in queries.records(vault, None, "referral", kept.person_of(vault, about) or None):
            names = names_in(vault, [one])
            consents = [c for id in one.about for c in queries.records(vault, one.case, "consent", id)]
            partner = names.get(one.text("contact"), "")
            now = consent_of(one, partner, consents, kept.today(vault))
            answer = telling.code("referral_answers", one.text("answer")) if one.text("answer") else ""
            said = [telling.people(one, names), partner, telling.title(one), telling.day(one.text("on")), answer,
                    standing_words(now)]  # fmt: skip
            given.print({**row(one), "stands": now},
                        f"{short(one.id)}  {comma().join(in_line(part) for part in said if part)}")  # fmt: skip


def _row(one: Standing) -> dict[str, Any]:
    return {**row(one.contact), "reachable": one.reachable, "old": one.old, "unconfirmed": one.unconfirmed,
            "channels": list(one.channels)}  # fmt: skip


def _lines(one: Standing) -> list[str]:
    from guvoh.book import record_telling as telling
    from guvoh.safety.network.telling import signs

    of = one.contact
    uses = comma().join(telling.code("contact_uses", code) for code in of.listed("uses"))
    where = comma().join(part for part in (of.text("countries"), of.text("languages")) if part)
    head = f"{short(of.id)}  {in_line(of.text('name'))} ({uses})" + (f"  {in_line(where)}" if where else "")
    ways = [f"{name}: {in_line(of.text(name))}" for name in one.channels]
    return [head, *(f"          {words}" for words in (*ways, *signs(one)))]
