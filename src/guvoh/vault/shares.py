"""Recovery words in shares: SLIP-39 by `shamir-mnemonic`, so many of so many; and which word is wrong, where it shows.

One share of one is what `guvoh init` prints. The checksum of SLIP-39 finds up to three wrong words for certain; of one
wrong word also its place can be computed. The word that belongs there is not told: the standard advises against it, for
a program that guesses words would make a sheet of a wrong one.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from guvoh.errors import UsageError
from guvoh.text.i18n import _

WORDS = 33  # of one share of 32 bytes
WAYS = {"2of3": (2, 3), "3of5": (3, 5)}
_BETWEEN = re.compile(
    r"[\s\d.,;:()\[\]-]+"
)  # the numbers on the sheet, of whatever script, and what stands around them


@dataclass(frozen=True, slots=True, repr=False)
class Share:
    """`number` from 1; `needed`: how many open; `batch`: the same for all that were made together (0 to 32,767)."""

    number: int
    needed: int
    batch: int
    words: str


def new_secret() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(32)


def split(secret: bytes, needed: int, of: int) -> tuple[Share, ...]:
    """`of` shares of the 32 bytes, any `needed` of which lead back to them; drawn anew each time, and tried before they
    are given out."""
    import shamir_mnemonic

    made = tuple(read(words) for words in shamir_mnemonic.generate_mnemonics(1, [(needed, of)], secret)[0])
    if join([one.words for one in made]) != secret:
        raise AssertionError("the shares do not lead back to the key")
    return made


def plain(typed: str) -> list[str]:
    """The words alone, as they were typed or stand in a file: without numbers, marks and capitals."""
    return [word for word in _BETWEEN.split(typed.lower()) if word]


def read(typed: str) -> Share:
    """One share. Raises `UsageError` that names the place of the wrong word where that can be told, never a word."""
    from shamir_mnemonic import MnemonicError
    from shamir_mnemonic.share import Share as Parsed
    from shamir_mnemonic.wordlist import WORD_INDEX_MAP

    words = plain(typed)
    unknown = [n for n, word in enumerate(words, 1) if word not in WORD_INDEX_MAP]
    if unknown and len(words) == WORDS:
        places = ", ".join(str(n) for n in unknown)
        raise UsageError(
            _("Not in the list of words: number {places}.").format(places=places),
            _("Compare it with the sheet, letter by letter. Nothing was changed."),
        )
    if len(words) != WORDS:
        raise UsageError(
            _("These are not the recovery words of a Guvoh vault."),
            _("There are {all} words; {n} were given. Look for one that was left out or stands twice.").format(
                all=WORDS, n=len(words)
            ),
        )
    try:
        parsed = Parsed.from_mnemonic(" ".join(words))
    except (MnemonicError, ValueError) as error:
        place = wrong_place(words)
        hint = (
            _("It looks as if word {n} were another one. Compare it with the sheet. Nothing was changed.").format(
                n=place
            ) if place else _("More than one word is wrong, or two changed places. Compare all with the sheet.")
        )  # fmt: skip
        raise UsageError(_("The words do not fit together: there is a typing error in them."), hint) from error
    return Share(parsed.index + 1, parsed.member_threshold, parsed.identifier, " ".join(words))


def wrong_place(words: Sequence[str]) -> int:
    """The place (from 1) of the one word whose change would make the checksum right; 0 where there is none.

    The checksum is linear over GF(2): the error that was found is looked for among the sums of what the bits of one
    place contribute. Two words exchanged look like no single place."""
    from shamir_mnemonic.constants import CUSTOMIZATION_STRING_EXTENDABLE as START
    from shamir_mnemonic.rs1024 import _polymod
    from shamir_mnemonic.wordlist import WORD_INDEX_MAP

    error = _polymod([*START, *(WORD_INDEX_MAP[word] for word in words)]) ^ 1
    places = range(1, len(words) + 1)
    return next((n for n in places if _is_sum(error, _contributions(len(words))[n - 1])), 0)


@cache
def _contributions(length: int) -> tuple[tuple[int, ...], ...]:
    """For each place of so many words what each bit of the word there adds to the checksum."""
    from shamir_mnemonic.constants import RADIX_BITS
    from shamir_mnemonic.rs1024 import _polymod

    none = _polymod([0] * length)
    return tuple(
        tuple(_polymod([1 << bit if n == place else 0 for n in range(length)]) ^ none for bit in range(RADIX_BITS))
        for place in range(length)
    )


def _is_sum(target: int, parts: Iterable[int]) -> bool:
    """Whether `target` is an exclusive-or of some of `parts` (elimination over GF(2))."""
    basis: list[int] = []
    for part in parts:
        rest = _reduced(part, basis)
        if rest:
            basis.append(rest)
    return _reduced(target, basis) == 0


def _reduced(number: int, basis: Iterable[int]) -> int:
    for one in basis:
        number = min(number, number ^ one)
    return number


def check_together(shares: Sequence[Share]) -> None:
    """Raises `UsageError` for shares of different sets, the same one twice, or too few."""
    first = shares[0]
    numbers = [one.number for one in shares]
    twice = next((n for n in numbers if numbers.count(n) > 1), 0)
    if any((one.batch, one.needed) != (first.batch, first.needed) for one in shares):
        raise UsageError(
            _("These shares were not made together."),
            _("Only sheets that were printed on the same occasion fit each other: their first two words are the same."),
        )
    if twice:
        raise UsageError(
            _("Share {n} was given twice.").format(n=twice), _("Each share counts once. Ask another custodian.")
        )
    if len(shares) < first.needed:
        raise UsageError(
            _("{needed} shares are needed; {n} were given.").format(needed=first.needed, n=len(shares)),
            _("Fewer tell nothing at all of the key. Ask another custodian."),
        )


def join(typed: Sequence[str]) -> bytes:
    """The 32 bytes, from one share of one or from as many as are needed; more than that are read, and not needed.

    Raises `UsageError`."""
    shares = [read(one) for one in typed]
    if not shares:
        raise UsageError(_("No recovery words were given."), _("Give them with --words-file, or type them."))
    check_together(shares)
    return combine([one.words for one in shares[: shares[0].needed]])


def combine(mnemonics: Sequence[str], extra: bytes = b"") -> bytes:
    """What SLIP-39 says of these mnemonics; `extra`: the standard's passphrase, which Guvoh leaves empty. Raises
    `UsageError`."""
    import shamir_mnemonic

    try:
        key: bytes = shamir_mnemonic.combine_mnemonics(list(mnemonics), extra)
    except (shamir_mnemonic.MnemonicError, ValueError, KeyError, IndexError) as error:
        raise UsageError(
            _("These shares do not lead to a key."),
            _("Look whether all of them were made together, and for a misspelt word. Nothing was changed."),
        ) from error
    return key
