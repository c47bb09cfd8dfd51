"""The panic key, as the command line and the desk have it: armed on a proven backup, shown, pressed.

    warnings()                                what is said before it is armed and before it is pressed
    arm(folder, backup, words, ...)           proves the backup, then arms the key
    standing(folder)                          armed or not, and what the backup lacks by now
    press(folder)                             destroys the keys

What is destroyed and how: `vault/panic.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guvoh.errors import Refused
from guvoh.safety.recovery.proven import Proof, lacking, look
from guvoh.text.i18n import _
from guvoh.vault import panic
from guvoh.vault.panic import Armed, Destroyed


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a key that is armed. `lacks`: entries of the vault that the proven backup has not."""

    armed: Armed
    lacks: int


def warnings() -> tuple[str, ...]:
    """In the language in use."""
    return (
        _("Destroying what somebody asked for, or may ask for, can be a crime where you are, even when it is your own. "
          "Ask a lawyer before you arm this."),
        _("Whoever stands before you may answer with violence when nothing opens any more, and may not believe that "
          "you cannot bring it back. No vault is worth a life: to give the passphrase can be the safer way."),
        _("It destroys the keys of this vault on this machine, and nothing else: no backup, no saved paper, nothing "
          "that others have. Afterwards only a backup brings the vault back, with the passphrase or recovery words."),
        _("On an SSD, a memory card or a disk with snapshots, older copies of the keys can stay where no program "
          "reaches them: a laboratory that has them and the passphrase may still open the vault. Whoever copied the "
          "disk before has everything as before."),
    )  # fmt: skip


def typed_words() -> str:
    """What is typed to press it without the keys of the desk."""
    return _("destroy the keys")


def are_typed(typed: str) -> bool:
    """In the language in use, or in English: a terminal may not know the letters."""
    plain = " ".join(typed.casefold().split())
    return plain in (typed_words().casefold(), "destroy the keys")


def arm(folder: Path, backup: Path, words: str, older: bool, language: str, today: str) -> Proof:
    """`words`: the passphrase, which must open the backup. `older`: a backup that lacks something will do. `language`:
    in which the warnings were read. Raises what `proven.look` raises, and `Refused` for an older one, with its day."""
    proof = look(folder, backup, words)
    if proof.lacks and not older:
        raise Refused(
            _("The backup is older than the vault: its last entry is of {day}, and {n} entries are not in it.").format(
                day=proof.newest, n=proof.lacks
            ),
            _("Renew it (`guvoh backup FOLDER`), or say that the older one will do. Nothing was armed."),
        )
    panic.arm(folder, proof.seen, today, proof.newest, language)
    return proof


def standing(folder: Path) -> Standing | None:
    """None where the key is off."""
    found = panic.armed(folder)
    return Standing(found, lacking(folder, found.seen)) if found is not None else None


def disarm(folder: Path) -> None:
    panic.disarm(folder)


def press(folder: Path) -> Destroyed:
    """Raises `Refused` where the key is off, `NoVault`, or a refusal of the disk: then not all keys are gone."""
    return panic.destroy(folder)


def pressed_words(done: Destroyed) -> tuple[str, ...]:
    """What is said afterwards, one sentence each."""
    if done.left:
        return (_("NOT destroyed: a head of this vault is a link to another place, and lies there still."),)
    said = [_("The keys of this vault are destroyed. Nothing opens what is left here.")]
    if done.linked:
        said.append(_("Some files of keys have a second name on this disk and were not overwritten: under that name "
                      "they still open the vault."))  # fmt: skip
    said.append(_("From a backup: guvoh --vault NEW restore BACKUP, or with the recovery words guvoh --vault NEW "
                  "recover --from BACKUP."))  # fmt: skip
    return tuple(said)
