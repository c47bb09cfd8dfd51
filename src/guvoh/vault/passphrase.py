"""From a passphrase, or from recovery words, to a key.

Argon2id (RFC 9106) by libsodium, or by `cryptography` where a vault has several lanes; recovery words are SLIP-39 by
`shamir-mnemonic`, one share of one, so that they can be split among several people later. That library is a reference
implementation without side-channel hardening: it runs only here, for moments, on the user's own machine.
"""

from __future__ import annotations

import os
import time
import unicodedata
from dataclasses import dataclass

import nacl.exceptions
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13

from guvoh.errors import Damage, UsageError
from guvoh.text.i18n import _

# A planted head could ask for all memory of the machine: what is above the ceiling is refused.
CEILING_KIB = 4 * 1024 * 1024
CEILING_PASSES = 64
CEILING_LANES = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes.

    New vaults have one lane. Several cost a guesser the same, and neither library here works on them at once; for one
    there is libsodium, which needs half of the time: what a person waits buys twice as many passes."""

    memory_kib: int = 256 * 1024
    passes: int = 4
    lanes: int = 1


FLOOR = Cost()


def calibrate(target_seconds: float = 0.8) -> Cost:
    """At least the floor; more passes where this machine does the floor in less than `target_seconds`."""
    begun = time.perf_counter()
    derive("calibration", os.urandom(16), FLOOR)
    spent = max(time.perf_counter() - begun, 0.01)
    passes = int(FLOOR.passes * target_seconds / spent)
    return Cost(FLOOR.memory_kib, min(max(FLOOR.passes, passes), 16), FLOOR.lanes)


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes. The passphrase is taken in Unicode's form C: keyboards differ in how they make й, ё and ӣ.

    Raises `Damage` when the cost is above the ceiling, `UsageError` when the machine lacks the memory."""
    lanes, passes, kib = cost.lanes, cost.passes, cost.memory_kib
    if not (1 <= lanes <= CEILING_LANES and 1 <= passes <= CEILING_PASSES and 8 * lanes <= kib <= CEILING_KIB):
        raise Damage(
            _("The head of the vault asks for more memory or time than Guvoh allows, or for none."),
            _("The head may have been planted. Restore it from a backup."),
        )
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    try:
        if lanes == 1:
            return crypto_pwhash_alg(32, words, salt, passes, kib * 1024, crypto_pwhash_ALG_ARGON2ID13)
        return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=kib).derive(words)
    except (MemoryError, nacl.exceptions.RuntimeError) as error:  # libsodium fails for no other reason
        raise UsageError(
            _("This machine has too little free memory to open the vault ({mib} MiB are needed).").format(
                mib=cost.memory_kib // 1024
            ),
            _("Close other programs and try again. Nothing was changed."),
        ) from error


def to_words(key: bytes) -> str:
    """33 SLIP-39 words for 32 bytes."""
    import shamir_mnemonic

    words: str = shamir_mnemonic.generate_mnemonics(1, [(1, 1)], key)[0][0]
    return words


def from_words(words: str) -> bytes:
    """The 32 bytes. Raises `UsageError` when the words are not what was printed (a checksum finds typing errors)."""
    import shamir_mnemonic

    try:
        key: bytes = shamir_mnemonic.combine_mnemonics([" ".join(words.lower().split())])
    except (shamir_mnemonic.MnemonicError, ValueError, KeyError, IndexError) as error:
        raise UsageError(
            _("These are not the recovery words of a Guvoh vault."),
            _("There are 33 words. Look for a word that was misspelt or left out. Nothing was changed."),
        ) from error
    return key
