"""The head: format version, Argon2id parameters, the wraps of the vault key, and the keys that it alone guards.

Two equal copies, head.A and head.B. A checksum tells damage from a wrong passphrase; a keyed tag tells tampering.
The bytes are specified in docs/FORMAT.md, section 2.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guvoh.errors import Damage, WrongPassphrase
from guvoh.text.i18n import _
from guvoh.vault import codec, durable, passphrase, seal
from guvoh.vault.passphrase import Cost

MAGIC = b"guvoh head 1\n"
NAMES = ("head.A", "head.B")


@dataclass(frozen=True, slots=True)
class Head:
    vault: bytes
    generation: int
    cost: Cost
    salt: bytes
    by_passphrase: bytes
    by_recovery: bytes
    secrets: bytes
    tag: bytes = b""

    def fields(self) -> dict[str, Any]:
        return {
            "v": 1,
            "vault": self.vault,
            "generation": self.generation,
            "kdf": {
                "memory": self.cost.memory_kib,
                "passes": self.cost.passes,
                "lanes": self.cost.lanes,
                "salt": self.salt,
            },
            "wraps": {"passphrase": self.by_passphrase, "recovery": self.by_recovery},
            "secrets": self.secrets,
        }

    def to_bytes(self) -> bytes:
        body = MAGIC + codec.frame(codec.encode({**self.fields(), "tag": self.tag}))
        return body + hashlib.sha256(body).digest()

    def digest(self) -> str:
        return hashlib.sha256(self.to_bytes()).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What the vault key guards: the ring key (wraps the keyring) and the key of view.db."""

    ring: bytes
    view: bytes


def parse(data: bytes) -> Head:
    """Raises ValueError when any byte is not as written; a newer version is refused by name."""
    body, checksum = data[:-32], data[-32:]
    if hashlib.sha256(body).digest() != checksum:
        raise ValueError("the checksum does not fit")
    if not data.startswith(MAGIC):
        # Every version begins so and ends with the checksum: only a whole head may say that it is newer.
        if data.startswith(MAGIC[:11]):
            raise Damage(
                _("This vault was made by a newer Guvoh."),
                _("Install the newest Guvoh and try again. Nothing was changed."),
            )
        raise ValueError("not a head")
    records = list(codec.frames(body[len(MAGIC) :]))
    if len(records) != 1:
        raise ValueError("one record was expected")
    f = codec.decode(records[0][1])
    try:
        kdf = f["kdf"]
        made = Head(
            f["vault"], f["generation"], Cost(kdf["memory"], kdf["passes"], kdf["lanes"]), kdf["salt"],
            f["wraps"]["passphrase"], f["wraps"]["recovery"], f["secrets"], f["tag"],
        )  # fmt: skip
        numbers = (made.generation, made.cost.memory_kib, made.cost.passes, made.cost.lanes)
        lengths = [len(b) for b in (made.vault, made.salt, made.by_passphrase, made.by_recovery, made.tag)]
    except (KeyError, TypeError) as error:
        raise ValueError("a field is missing") from error
    if made.to_bytes() != data or lengths != [16, 16, 72, 72, 32] or not all(type(n) is int for n in numbers):
        raise ValueError("not canonical")
    return made


def _bound(what: str, vault: bytes, *more: Any) -> bytes:
    return codec.encode([f"guvoh {what}", 1, vault, *more])


def _tag(vault_key: bytes, head: Head) -> bytes:
    return seal.tag(seal.subkey(vault_key, "head"), codec.encode(head.fields()))


def make(
    vault: bytes,
    generation: int,
    vault_key: bytes,
    secrets: Secrets,
    words: str,
    recovery_wrap: bytes,
    cost: Cost,
    salt: bytes,
) -> Head:
    """A head whose passphrase is `words`; `recovery_wrap` is carried over or made by `wrap_for_recovery`."""
    wrap = seal.seal(passphrase.derive(words, salt, cost), vault_key, _bound("passphrase", vault))
    return with_secrets(Head(vault, generation, cost, salt, wrap, recovery_wrap, b""), vault_key, secrets)


def with_secrets(head: Head, vault_key: bytes, secrets: Secrets) -> Head:
    """The same passphrase and recovery words, other secrets."""
    plain = codec.encode({"ring": secrets.ring, "view": secrets.view})
    sealed = seal.seal(seal.subkey(vault_key, "secrets"), plain, _bound("secrets", head.vault, head.generation))
    head = replace(head, secrets=sealed, tag=b"")
    return replace(head, tag=_tag(vault_key, head))


def wrap_for_recovery(vault: bytes, recovery: bytes, vault_key: bytes) -> bytes:
    return seal.seal(seal.subkey(recovery, "recovery"), vault_key, _bound("recovery", vault))


def open_by_passphrase(head: Head, words: str) -> bytes:
    try:
        return seal.unseal(
            passphrase.derive(words, head.salt, head.cost), head.by_passphrase, _bound("passphrase", head.vault)
        )
    except ValueError as error:
        raise WrongPassphrase(
            _("The passphrase does not open this vault."),
            _("Try again. If it is lost, `guvoh recover` opens the vault with the recovery words."),
        ) from error


def open_by_recovery(head: Head, recovery: bytes) -> bytes:
    try:
        return seal.unseal(seal.subkey(recovery, "recovery"), head.by_recovery, _bound("recovery", head.vault))
    except ValueError as error:
        raise WrongPassphrase(
            _("These recovery words belong to another vault, or were replaced."),
            _("Look for the sheet that was printed when this vault was made. Nothing was changed."),
        ) from error


def secrets_of(head: Head, vault_key: bytes) -> Secrets:
    """Raises ValueError when the head was altered by someone without the vault key."""
    if not seal.same(head.tag, _tag(vault_key, replace(head, tag=b""))):
        raise ValueError("the head was altered")
    plain = codec.decode(
        seal.unseal(seal.subkey(vault_key, "secrets"), head.secrets, _bound("secrets", head.vault, head.generation))
    )
    return Secrets(plain["ring"], plain["view"])


def read_copies(folder: Path) -> tuple[dict[str, Head], dict[str, str]]:
    """The copies that can be read, and for each of the others what is wrong with it."""
    good: dict[str, Head] = {}
    bad: dict[str, str] = {}
    for name in NAMES:
        data = durable.read(folder / name)
        if data is None:
            bad[name] = _("{name} is missing").format(name=name)
            continue
        try:
            good[name] = parse(data)
        except ValueError:
            bad[name] = _("{name} is damaged").format(name=name)
    return good, bad


def write(folder: Path, name: str, head: Head) -> None:
    durable.replace(folder / name, head.to_bytes())
