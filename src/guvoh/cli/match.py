"""guvoh match"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from guvoh.cli.edge import Given, in_line, takes_options
from guvoh.errors import NotFound, Unreadable, UsageError
from guvoh.text.i18n import _

AT_ONCE = 4096  # pairs compared together; what is read is printed before the next are read


@click.command()
@click.argument("names", nargs=-1, metavar="PAIRS.tsv | NAME NAME")
@click.option("--why", is_flag=True, help="Say of each pair word by word how alike they are.")
@takes_options
def match(given: Given, names: tuple[str, ...], why: bool) -> None:
    """Compare two names, or the pairs of a file, across scripts. Of a file JSON Lines: {a, b, score, band}.

    PAIRS.tsv is tab-separated and unquoted, with a header that names the columns a and b. The score is the probability
    that both are one; the band says same, ask or different. Nothing is joined by this: a person decides.
    """
    if len(names) == 2:
        _two(given, *names)
        return
    if len(names) != 1:
        raise UsageError(
            _("Which pairs?"),
            _("Give two names, each in quotation marks, or a tab-separated file with columns a and b."),
        )
    (pairs,) = names
    if not Path(pairs).is_file():
        raise NotFound(_("There is no such file."), _("Look at how its name is spelt."))
    from guvoh.resolve.names import compare_many

    as_json = json.JSONEncoder(ensure_ascii=False).encode
    read = _pairs(pairs)
    fault: Unreadable | None = None
    while fault is None:
        some = []
        try:
            for pair in islice(read, AT_ONCE):
                some.append(pair)
        except Unreadable as bad:  # what stands before a bad line is answered all the same
            fault = bad
        for (a, b), found in zip(some, compare_many(some), strict=True):
            words = {"why": _why(a, b)} if why else {}
            click.echo(as_json({"a": a, "b": b, "score": found.score, "band": found.band, **words}))
        if len(some) < AT_ONCE:
            break
    if fault is not None:
        raise fault


def _two(given: Given, a: str, b: str) -> None:
    from guvoh.book.name_words import explained
    from guvoh.resolve.names import compare

    found = compare(a, b)
    line = {"a": a, "b": b, "score": found.score, "band": found.band, "why": _why(a, b)}
    given.print(line, in_line(f"{a} – {b}. {explained(a, b)}"))


def _why(a: str, b: str) -> str:
    from guvoh.book.name_words import in_words
    from guvoh.resolve.names import compare

    return in_words(compare(a, b))


def _pairs(path: str) -> Iterator[tuple[str, str]]:
    """The pairs, line by line; a line that is none is told by its number."""
    with open(path, "rb") as f:
        head = _cells(1, next(f, b"").removeprefix(b"\xef\xbb\xbf"))
        if "a" not in head or "b" not in head:
            raise Unreadable(
                _("The first line does not name the columns a and b."),
                _("Begin the file with a line like: a, a tab, b."),
            )
        at_a, at_b = head.index("a"), head.index("b")
        for n, line in enumerate(f, 2):
            if not line.strip(b"\r\n"):
                continue
            cells = _cells(n, line)
            if len(cells) <= max(at_a, at_b):
                raise _bad(n)
            yield cells[at_a], cells[at_b]


def _cells(n: int, line: bytes) -> list[str]:
    try:
        return line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise _bad(n) from error


def _bad(n: int) -> Unreadable:
    return Unreadable(
        _("Line {n} is not a pair of names.").format(n=n),
        _("Each line must have the columns of the first line, parted by tabs, in UTF-8."),
    )
