"""Recovery words in shares: any so many open, fewer never; a typing error is caught, and its place told.

`slip39/vectors.json` are the official vectors of SLIP-39, from the repository of `shamir-mnemonic` (commit 17fcce1,
2024-05-16), under the licence that lies beside them (MIT)."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from invented import CHEAP, new_vault, open_case
from shamir_mnemonic.wordlist import WORDLIST

from guvoh.errors import UsageError, WrongPassphrase
from guvoh.vault import backup, change, check, passphrase, shares
from guvoh.vault.vault import open_with_key, unlock

VECTORS = json.loads((Path(__file__).parent / "slip39" / "vectors.json").read_text("utf-8"))
KEY = bytes(range(32))
TYPOS = 500


@pytest.mark.parametrize("vector", VECTORS, ids=[one[0].split(".")[0] for one in VECTORS])
def test_the_official_vectors_of_slip39_come_out_as_the_standard_says(vector: list[object]) -> None:
    _what, mnemonics, secret, _derived = vector
    if secret:
        assert shares.combine(mnemonics, b"TREZOR").hex() == secret  # type: ignore[arg-type]
    else:
        with pytest.raises(UsageError):
            shares.combine(mnemonics, b"TREZOR")  # type: ignore[arg-type]


@pytest.mark.parametrize("way", shares.WAYS)
def test_every_subset_that_is_large_enough_opens(way: str) -> None:
    needed, of = shares.WAYS[way]
    made = [one.words for one in shares.split(KEY, needed, of)]
    assert {shares.join(some) for some in combinations(made, needed)} == {KEY}


@pytest.mark.parametrize("way", shares.WAYS)
def test_no_subset_of_one_fewer_opens(way: str) -> None:
    needed, of = shares.WAYS[way]
    made = [one.words for one in shares.split(KEY, needed, of)]
    for some in combinations(made, needed - 1):
        with pytest.raises(UsageError):
            shares.join(some)
        with pytest.raises(UsageError):
            shares.combine(some)  # nor does the standard's own joining, whatever we count


def _mistyped(word: str, dice: random.Random) -> str:
    """Another word of the list, or one letter left out, doubled, exchanged or another."""
    if dice.random() < 0.5:
        return dice.choice([one for one in WORDLIST if one != word])
    at = dice.randrange(len(word) - 1)
    ways = (
        word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + dice.choice("abdegiklnoprstu") + word[at + 1 :],
    )  # fmt: skip
    return dice.choice([one for one in ways if one != word] or [word + word[-1]])


def test_five_hundred_typing_errors_in_one_word_are_caught_with_their_place() -> None:
    dice = random.Random(39)
    told = caught = 0
    sheets = [one.words.split() for _n in range(3) for one in shares.split(KEY, 2, 3)]
    for _n in range(TYPOS):
        words = dice.choice(sheets)
        place = dice.randrange(shares.WORDS)
        wrong = [*words[:place], _mistyped(words[place], dice), *words[place + 1 :]]
        with pytest.raises(UsageError) as refused:
            shares.read(" ".join(wrong))
        caught += 1
        told += f" {place + 1}" in refused.value.message + refused.value.hint
    assert (caught, told) == (TYPOS, TYPOS)


def test_what_is_said_of_a_wrong_word_holds_no_word_of_the_share() -> None:
    words = shares.split(KEY, 2, 3)[0].words.split()
    words[7] = "acrobat" if words[7] != "acrobat" else "academic"
    with pytest.raises(UsageError) as refused:
        shares.read(" ".join(words))
    said = (refused.value.message + refused.value.hint).lower().replace(".", " ").replace(":", " ").split()
    assert not {one for one in words if len(one) > 6} & set(said)


def test_two_words_exchanged_are_caught() -> None:
    words = shares.split(KEY, 2, 3)[0].words.split()
    at = next(n for n in range(32) if words[n] != words[n + 1])
    words[at], words[at + 1] = words[at + 1], words[at]
    with pytest.raises(UsageError):
        shares.read(" ".join(words))


def test_the_numbers_and_capitals_of_a_sheet_do_no_harm() -> None:
    one, other = (made.words.split() for made in shares.split(KEY, 2, 3)[:2])
    numbered = "\n".join(f"{n}. {word.capitalize()}" for n, word in enumerate(one, 1))
    eastern = " ".join(f"{chr(0x06F0 + n % 10)} {word.upper()}" for n, word in enumerate(other, 1))
    assert shares.join([numbered, eastern]) == KEY


def test_shares_of_two_sets_are_told_apart() -> None:
    with pytest.raises(UsageError, match="not made together"):
        shares.join([shares.split(KEY, 2, 3)[0].words, shares.split(KEY, 2, 3)[1].words])


def test_one_share_twice_counts_once() -> None:
    one = shares.split(KEY, 2, 3)[1].words
    with pytest.raises(UsageError, match="Share 2 was given twice"):
        shares.join([one, one])


def test_the_words_of_init_still_open_alone() -> None:
    assert passphrase.from_words(passphrase.to_words(KEY)) == KEY


def test_new_shares_of_the_same_key_leave_the_older_ones_open() -> None:
    older, newer = shares.split(KEY, 2, 3), shares.split(KEY, 3, 5)
    assert shares.join([one.words for one in older[:2]]) == shares.join([one.words for one in newer[:3]]) == KEY


def test_a_new_recovery_key_shuts_the_older_shares_out_and_the_new_ones_in(tmp_path: Path) -> None:
    key = new_vault(tmp_path / "v")
    old, new = bytes(range(32)), bytes(range(1, 33))
    with open_with_key(tmp_path / "v", key) as vault:
        change.change_recovery(vault, old)
        change.change_recovery(vault, new)
    older, newer = shares.split(old, 2, 3), shares.split(new, 2, 3)
    assert change.recover(tmp_path / "v", *(one.words for one in newer[1:])) == key
    with pytest.raises(WrongPassphrase):
        change.recover(tmp_path / "v", *(one.words for one in older[1:]))


def test_after_a_new_recovery_key_the_vault_is_whole_and_its_passphrase_the_same(tmp_path: Path) -> None:
    key = new_vault(tmp_path / "v")
    with open_with_key(tmp_path / "v", key) as vault:
        change.change_recovery(vault, bytes(32))
    assert (check.verify(tmp_path / "v", key).findings, change.fits(tmp_path / "v", bytes(32))) == ((), True)


def test_a_lost_vault_comes_back_from_a_backup_and_shares_alone(tmp_path: Path) -> None:
    key = new_vault(tmp_path / "v")
    with open_with_key(tmp_path / "v", key) as vault:
        change.change_recovery(vault, KEY)
        open_case(vault, "Ostrevan")
        backup.back_up(vault, tmp_path / "b")
    held = [one.words for one in shares.split(KEY, 3, 5)][1:4]
    again = change.recover(tmp_path / "b", *held)
    backup.restore(tmp_path / "b", tmp_path / "again")
    change.start_new_device(tmp_path / "again", again, "reader", "restored")
    with open_with_key(tmp_path / "again", again) as vault:
        change.change_passphrase(vault, "seven new words for a new place", CHEAP)
    assert unlock(tmp_path / "again", "seven new words for a new place") == key
