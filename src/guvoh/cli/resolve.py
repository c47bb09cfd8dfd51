"""guvoh resolve, guvoh same, guvoh different, guvoh unsure"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.errors import NotFound, UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.resolve import Proposal
    from guvoh.vault.vault import Vault


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@click.option("--list", "only_list", is_flag=True, help="At a terminal too: list, do not ask.")
@click.option("--claims", "claims", metavar="CLAIMS.jsonl", help="Group the claims of a file; no vault is opened.")
@takes_options
def resolve(given: Given, case: str | None, only_list: bool, claims: str | None) -> None:
    """Propose which accepted claims tell of one event and which names are one person. Nothing is joined by itself.
    At a terminal each is asked about; elsewhere, and with --json, they are listed.

    With --claims the claims of a file are grouped into incidents, and no vault is opened: lines as `guvoh suggest`
    prints them with doc and claim, and with published, publisher and derives_from where they are known.
    """
    if claims is not None:
        _group(given, claims)
        return
    from guvoh import app
    from guvoh import resolve as step
    from guvoh.book.name_words import reasons
    from guvoh.vault import queries

    with opened(given) as vault:
        cases = [app.the_case(vault, case)] if case else queries.cases(vault)
        found = [(one.id, p) for one in cases for p in step.propose(vault, one.id)]
        if not found:
            given.say(_("There is nothing to propose."))
        elif sys.stdin.isatty() and sys.stdout.isatty() and not (given.as_json or only_list):
            from guvoh.cli.resolve_desk import ask

            ask(vault, [p for _case, p in found])
        else:
            for id, p in found:
                near: dict[str, Any] = {}
                if p.of == "mention":
                    near = {"score": p.score, "band": p.band, "names": list(p.names),
                            "stated": asdict(p.said) if p.said else None}  # fmt: skip
                given.print(
                    {"of": p.of, "a": p.a, "b": p.b, "because": list(p.because), "case": id, **near},
                    f"{short(p.a)}  {short(p.b)}  {_words(vault, p)}  ({reasons(p.because)})"
                    f"{'  ' + in_line(explained(vault, p)) if near else ''}",
                )
            given.say(_("To join two: guvoh same ID ID --because WORDS. To keep them apart: guvoh different ID ID "
                        "--because WORDS. Many at once: guvoh same - with a line ID ID WORDS for each."))  # fmt: skip


def _group(given: Given, file: str) -> None:
    path = Path(file)
    if not path.is_file():
        raise NotFound(_("There is no such file."), _("Look at how its name is spelt."))
    from guvoh.resolve import incidents

    with open(path, "rb") as lines:
        told = incidents.read_lines(lines)
    for line in incidents.incident_lines(told, incidents.compared(told)):
        figure = line["range"]
        low, high = (figure["low"], figure["high"]) if figure else (None, None)
        days = " ".join(dict.fromkeys(day for day in (line["start"], line["end"]) if day))
        given.print(
            line, f"{line['incident']}  {line['act']}  {len(line['claims'])}  {days}  {'' if low is None else low}-"
            f"{'' if high is None else high}  {line['ladder']}  ({', '.join(line['because'])})",
        )  # fmt: skip


def _words(vault: object, p: object) -> str:
    from typing import cast

    from guvoh.resolve import Proposal
    from guvoh.vault import queries
    from guvoh.vault.vault import Vault

    v, proposal = cast(Vault, vault), cast(Proposal, p)
    if proposal.of == "claim":
        return " | ".join(queries.claim(v, id).claim.quote[:60] for id in (proposal.a, proposal.b))
    persons = (queries.person_of(v, id) for id in (proposal.a, proposal.b))
    return " | ".join(person.names[0] if person else "" for person in persons)


def explained(vault: Vault, p: Proposal) -> str:
    """What a text says of two names, where one does; then word by word how alike they are."""
    from guvoh.book import name_words
    from guvoh.vault import queries

    said = name_words.explained(*p.names)
    if p.said is None:
        return said
    words = queries.text_of(vault, p.said.source)[p.said.start : p.said.end]
    what, title = name_words.stated(p.said.code), queries.title_of(vault, p.said.source)
    return _("“{words}” ({what}; source: {title}).").format(words=words, what=what, title=title) + f" {said}"


def _pairs(typed: tuple[str, ...], because: str | None) -> list[tuple[str, str, str]]:
    """Two ids and the reason; or, for -, a line of these on standard input for each pair."""
    if typed == ("-",):
        lines = [line.split(maxsplit=2) for line in sys.stdin.read().splitlines() if line.strip()]
    else:
        lines = [[*typed]]
    if not lines:
        raise UsageError(_("No ids were given."), _("`guvoh resolve` lists pairs."))
    out = []
    for n, parts in enumerate(lines, 1):
        reason = because or (parts[2] if typed == ("-",) and len(parts) == 3 else "")
        if len(parts) < 2 or (typed != ("-",) and len(parts) > 2):
            raise UsageError(_("Two ids are wanted (line {n}).").format(n=n), _("For example: guvoh same ID ID"))
        if not reason.strip():
            raise UsageError(
                _("The reason is missing (line {n}).").format(n=n),
                _("Say why with --because WORDS, or behind the two ids of a line. Nothing was recorded."),
            )
        out.append((parts[0], parts[1], reason.strip()))
    return out


def _judge(given: Given, typed: tuple[str, ...], verdict: str, because: str | None) -> None:
    from guvoh import app

    pairs = _pairs(typed, because)
    with opened(given) as vault:
        entries = app.judge_all(vault, pairs, verdict)
    for entry in entries:
        given.print({"entry": entry, "verdict": verdict}, _("Recorded. To take it back: guvoh undo {id}").format(
            id=short(entry)))  # fmt: skip


@click.command()
@click.argument("ids", nargs=-1, required=True)
@click.option("--because", metavar="WORDS", help="Why you think so.")
@takes_options
def same(given: Given, ids: tuple[str, ...], because: str | None) -> None:
    """Say that two claims tell of one event, or that two persons are one. IDS are two ids, or - for lines of two ids
    and a reason on standard input: all are recorded, or none."""
    _judge(given, ids, "same", because)


@click.command()
@click.argument("ids", nargs=-1, required=True)
@click.option("--because", metavar="WORDS", help="Why you think so.")
@takes_options
def different(given: Given, ids: tuple[str, ...], because: str | None) -> None:
    """Say that two claims or two persons are not the same: they are not proposed again. IDS as for `same`."""
    _judge(given, ids, "different", because)


@click.command()
@click.argument("ids", nargs=-1, required=True)
@click.option("--because", metavar="WORDS", help="Why you think so.")
@takes_options
def unsure(given: Given, ids: tuple[str, ...], because: str | None) -> None:
    """Say that nobody can tell yet whether two claims or two persons are the same: they are proposed again when
    something new is known of either. IDS as for `same`."""
    _judge(given, ids, "unsure", because)
