"""guvoh coding"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.errors import UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.book.agreement import Compared, InField
    from guvoh.model import Claim
    from guvoh.model.coding import Coder, Difference


@click.group()
def coding() -> None:
    """A second reader codes the same sources apart, without seeing what the first decided; then the two are compared,
    and both with the machine. Nothing of it is a claim of the case before somebody takes it over."""


@coding.command()
@click.option("--case", "case", metavar="NAME", help="Of this case; not needed where there is only one.")
@click.option("--source", "sources", metavar="ID", multiple=True, help="This source; may be given several times.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="So many sources, drawn by chance.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draw.")
@click.option("--with-suggestions", "aided", is_flag=True, help="Show the machine's suggestions to the second reader.")
@takes_options
def start(given: Given, case: str | None, sources: tuple[str, ...], sample: int | None, seed: int, aided: bool) -> None:
    """Start a coding of your own (--as NAME): of all sources of the case on which you have decided nothing."""
    from guvoh import app
    from guvoh.app.coding import start_coding
    from guvoh.book.agreement_telling import coding_words
    from guvoh.vault import queries

    with opened(given) as vault:
        of = app.the_case(vault, case).id
        ids = [queries.find(vault, one, ("source",))[1] for one in sources]
        made = start_coding(vault, of, ids, aided, sample or 0, seed)
        given.print(asdict(made), f"{short(made.id)}  {coding_words(made, 0)}")


@coding.command("list")
@click.option("--case", "case", metavar="NAME", help="Only those of this case.")
@takes_options
def list_(given: Given, case: str | None) -> None:
    """List the second codings, and how far each is."""
    from guvoh import app
    from guvoh.book.agreement_telling import coding_words
    from guvoh.vault.queries import coding as codings

    with opened(given) as vault:
        for one in codings.codings(vault, app.the_case(vault, case).id if case else None):
            read = codings.read_through(vault, one.id)
            line = {**asdict(one), "read": len(read), "acts": len(codings.said(vault, one.id))}
            given.print(line, f"{short(one.id)}  {coding_words(one, len(read))}")


@coding.command("next")
@click.argument("id")
@takes_options
def next_(given: Given, id: str) -> None:
    """Show the text of the next source that you have not read to its end, and nothing that others said of it."""
    from guvoh.book import coders
    from guvoh.vault import queries
    from guvoh.vault.queries import coding as codings

    with opened(given) as vault:
        of = coders.coding(vault, id)
        read = codings.read_through(vault, of.id)
        left = [source for source in of.sources if source not in read and not queries.source(vault, source).withdrawn]
        if not left:
            given.say(_("All sources of this coding are read to the end."))
            return
        source = queries.source(vault, left[0])
        proposed = codings.proposed(vault, source.id) if of.aided else []
        line = {"source": source.id, "published": source.published, "language": source.language,
                "text": queries.text_of(vault, source.id), "suggestions": [act.claim.as_dict() for act in proposed],
                "left": len(left)}  # fmt: skip
        given.print(line, f"{short(source.id)}\n\n{line['text']}")


@coding.command()
@click.argument("id")
@click.argument("source")
@click.argument("file", type=click.File("r", encoding="utf-8"), required=False)
@click.option("--done", is_flag=True, help="You have read the source to its end, and found no more.")
@takes_options
def add(given: Given, id: str, source: str, file: Any, done: bool) -> None:
    """Add the acts that you found in a source: lines of FILE (- for standard input) as `guvoh suggest` prints them."""
    from guvoh.app.coding import say_acts
    from guvoh.book import coders
    from guvoh.vault import queries

    if file is None and not done:
        raise UsageError(_("There is nothing to add."), _("Give a file of lines, or --done."))
    with opened(given) as vault:
        of, found = coders.coding(vault, id), queries.find(vault, source, ("source",))[1]
        claims = list(_claims(file)) if file is not None else []
        entries = say_acts(vault, of, found, claims, done)
        given.print({"coding": of.id, "source": found, "entries": entries}, " ".join(short(one) for one in entries))


def _claims(file: Any) -> Iterator[Claim]:
    from guvoh.model import ACTS, Claim

    for n, line in enumerate(file, 1):
        if line.strip():
            try:
                claim = Claim.from_dict(json.loads(line))
                if claim.act not in ACTS or not isinstance(claim.start, int) or not isinstance(claim.end, int):
                    raise ValueError("no act of the list")
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise UsageError(
                    _("Line {n} is no act as `guvoh suggest` prints them.").format(n=n), _("Nothing was recorded.")
                ) from error
            yield claim


@coding.command()
@click.argument("id")
@takes_options
def show(given: Given, id: str) -> None:
    """Show how far all who read these sources agree: each pair of readers, and each with the machine."""
    from guvoh.book import agreement_telling as telling
    from guvoh.book import coders
    from guvoh.book.agreement import agreement
    from guvoh.review.coding import check_may_compare
    from guvoh.vault.queries import coding as codings

    with opened(given) as vault:
        of = coders.coding(vault, id)
        read = codings.read_through(vault, of.id)
        check_may_compare(of, read, vault.by)
        found = agreement(coders.coders(vault, of))
        given.print({"coding": of.id, "read": len(read), "sources": len(of.sources)},
                    f"{short(of.id)}  {telling.coding_words(of, len(read))}")  # fmt: skip
        for pair in found.pairs:
            given.print(_pair(pair), "\n".join(_pair_lines(pair)))
        all_of_them = [_field(one) for one in found.together]
        lines = [_("All together, of acts that two or more found:"), *map(_field_line, found.together)]
        given.print({"together": all_of_them, "unit": "acts"}, "\n".join(lines))


def _pair(one: Compared) -> dict[str, Any]:
    return {
        "first": _coder(one.first), "second": _coder(one.second), "sources": one.sources, "acts": list(one.acts),
        "both": one.both, "otherwise": one.otherwise, "f1": one.f1, "interval": one.interval,
        "fields": [_field(field) for field in one.fields], "unit": "acts",
    }  # fmt: skip


def _coder(one: Coder) -> dict[str, str]:
    return {"kind": one.kind, "name": one.name, "coding": one.id}


def _field(one: InField) -> dict[str, Any]:
    return {"field": one.field, "acts": one.acts, "same": one.same, "alpha": one.alpha, "interval": one.interval,
            "gate": one.gate, "few": one.few}  # fmt: skip


def _pair_lines(pair: Compared) -> Iterator[str]:
    from guvoh.book import agreement_telling as telling

    yield f"{in_line(telling.coder_words(pair.first))} / {in_line(telling.coder_words(pair.second))}"
    yield f"  {in_line(telling.found_words(pair))}; F1 {telling.figure_words(pair.f1, pair.interval)}"
    yield from map(_field_line, pair.fields)


def _field_line(one: InField) -> str:
    from guvoh.book import agreement_telling as telling

    said = f"  {telling.field_words(one.field)}: {telling.same_words(one)}"
    if one.alpha is not None:
        said += _("; alpha {alpha}").format(alpha=telling.figure_words(one.alpha, one.interval))
    return f"{said}; {telling.gate_words(one)}"


@coding.command()
@click.argument("id")
@takes_options
def differences(given: Given, id: str) -> None:
    """List where the first reading and this coding differ, with what somebody took of each."""
    from guvoh.app.coding import comparison
    from guvoh.book import coders

    with opened(given) as vault:
        for one in comparison(vault, coders.coding(vault, id)):
            given.print(_difference(one), _difference_line(one))


def _difference(one: Difference) -> dict[str, Any]:
    first, second = ({"id": act.id, **act.claim.as_dict()} if act else None for act in (one.first, one.second))
    return {"id": one.id, "source": one.source, "field": one.field, "first": first, "second": second,
            "takes": one.takes or None}  # fmt: skip


def _difference_line(one: Difference) -> str:
    from guvoh.book import agreement_telling as telling

    act = one.first or one.second
    quote = in_line(act.claim.quote) if act else ""
    sides = " / ".join(in_line(telling.value_words(one.field, side)) for side in (one.first, one.second))
    done = f" [{one.takes}]" if one.takes else ""
    return f"{short(one.id)}  {short(one.source)}  {telling.field_words(one.field)}: {sides}{done}\n          {quote}"


@coding.command()
@click.argument("id")
@click.argument("difference")
@click.argument("takes", type=click.Choice(["first", "second", "neither", "back"]))
@takes_options
def take(given: Given, id: str, difference: str, takes: str) -> None:
    """Take of one difference the first reading, the second or neither; `back` undoes that. What is taken of the second
    changes the claim of the case."""
    from guvoh.app.coding import comparison, settle, take_back_settled
    from guvoh.book import coders
    from guvoh.errors import NotFound

    with opened(given) as vault:
        of = coders.coding(vault, id)
        wanted = [one.id for one in comparison(vault, of) if short(one.id).endswith(difference.upper())]
        if len(wanted) != 1:
            raise NotFound(_("There is no such difference."), _("`guvoh coding differences` lists them."))
        if takes == "back":
            take_back_settled(vault, of, wanted[0])
            given.print({"id": wanted[0], "takes": None}, _("Taken back. The history keeps both."))
        else:
            entry = settle(vault, of, wanted[0], takes)
            given.print({"id": wanted[0], "takes": takes, "entry": entry}, short(entry))
