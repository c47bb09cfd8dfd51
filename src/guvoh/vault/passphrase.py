"""From a passphrase, or from recovery words, to a key.

Argon2id (RFC 9106) by `cryptography`; recovery words are SLIP-39 by `shamir-mnemonic`, one share of one, or split among
several people (`shares.py`). That library is a reference implementation without side-channel hardening:
it runs only here, for moments, on the user's own machine.
"""

from __future__ import annotations

import os
import secrets
import time
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from guvoh.errors import Damage, UsageError
from guvoh.text.i18n import _

# A planted head could ask for all memory of the machine: what is above the ceiling is refused.
CEILING_KIB = 4 * 1024 * 1024
CEILING_PASSES = 64
CEILING_LANES = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 4
    lanes: int = 4


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
    try:
        return Argon2id(
            salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        ).derive(unicodedata.normalize("NFC", passphrase).encode("utf-8"))
    except MemoryError as error:
        raise UsageError(
            _("This machine has too little free memory to open the vault ({mib} MiB are needed).").format(
                mib=cost.memory_kib // 1024
            ),
            _("Close other programs and try again. Nothing was changed."),
        ) from error


SHORTEST = 8  # characters: fewer are guessed in hours, whatever a guess costs
ADVISED = 6  # random words
OFFERED = 7  # random words: 70 bits


def is_too_short(words: str) -> bool:
    return len(words.strip()) < SHORTEST


def random_words(n: int = OFFERED) -> str:
    """A passphrase for somebody who has none: words of the SLIP-39 list, each of 1,024 (10 bits)."""
    from shamir_mnemonic import wordlist

    return " ".join(wordlist.words_from_indices(secrets.randbelow(1024) for _n in range(n)))


def to_words(key: bytes) -> str:
    """33 SLIP-39 words for 32 bytes."""
    import shamir_mnemonic

    words: str = shamir_mnemonic.generate_mnemonics(1, [(1, 1)], key)[0][0]
    return words


def from_words(*typed: str) -> bytes:
    """The 32 bytes, from the words of `init` or from as many shares as are needed. Raises `UsageError` when they are
    not what was printed: a checksum finds typing errors, and tells the place of a single one."""
    from guvoh.vault import shares

    return shares.join(typed)
