"""Recovery words in shares: made from the words that there are, or from a new key; printed; brought together again.

Nothing here keeps a word: what is not on paper when a function returns is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from guvoh.app.records import change_record
from guvoh.errors import WrongPassphrase
from guvoh.text.i18n import _
from guvoh.vault import change, shares
from guvoh.vault.shares import Share
from guvoh.vault.vault import Vault


def same_key(folder: Path, typed: Sequence[str], way: str) -> tuple[Share, ...]:
    """Shares of the key that these words, or shares, lead to; both open from now on. Nothing in the vault changes.

    Raises `UsageError` for words that are mistyped, `WrongPassphrase` for words that do not open this vault."""
    secret = shares.join(typed)
    if not change.fits(folder, secret):
        raise WrongPassphrase(
            _("These recovery words belong to another vault, or were replaced."),
            _("Look for the sheet that was printed when this vault was made. Nothing was changed."),
        )
    return shares.split(secret, *shares.WAYS[way])


def new_key(way: str) -> tuple[tuple[Share, ...], bytes]:
    """Shares of a new recovery key, and the key. It counts only after `take`: print the shares first."""
    secret = shares.new_secret()
    return shares.split(secret, *shares.WAYS[way]), secret


def take(vault: Vault, secret: bytes) -> None:
    """From now on this recovery key opens the vault, and the one before opens these heads no more."""
    change.change_recovery(vault, secret)


def printed(made: Sequence[Share], languages: Sequence[str], day: str) -> Iterator[tuple[str, bytes]]:
    """A file name that says nothing, and a PDF of one page, for each share; `languages` in the order of the shares, the
    last for all that follow."""
    for n, one in enumerate(made):
        tongue = languages[min(n, len(languages) - 1)]
        yield f"page-{one.number}.pdf", page_of(one, len(made), tongue, day)


def page_of(one: Share, of: int, language: str, day: str) -> bytes:
    """The PDF of one share of so many, a single page."""
    from guvoh.report.papers.share import drawn

    return drawn(one.words.split(), one.number, of, one.needed, language, day)


def drill(folder: Path, typed: Sequence[str]) -> tuple[int, ...]:
    """The numbers of the shares, every large enough set of which was proven to open the vault. Nothing is written.

    Raises `UsageError`, `WrongPassphrase`, `Damage`."""
    held = [shares.read(one) for one in typed]
    shares.check_together(held)
    for some in combinations(held, held[0].needed):
        change.proves(folder, *(one.words for one in some))
    return tuple(one.number for one in held)


def seen(vault: Vault, custodian: str, day: str, tried: bool) -> str:
    """Notes that the custodian still has the sheet, and whether its words were tried in a drill. Returns the entry's
    id."""
    return change_record(vault, custodian, {"seen_on": day, "tried_on": day} if tried else {"seen_on": day})


def ended(vault: Vault, custodian: str, day: str) -> str:
    """Notes that the custodian keeps the sheet no longer. Returns the entry's id."""
    return change_record(vault, custodian, {"ended_on": day})
