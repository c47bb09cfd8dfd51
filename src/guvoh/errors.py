"""Every error a person can meet: what happened, what to do next, exit code, HTTP status.

    GuvohError                    exit 1
    ├── UsageError                exit 2   the words of the command do not fit
    │   └── WrongField                     one field cannot hold this; names the field
    ├── NotFound                           nothing has this id or name
    ├── Ambiguous                          several things have this ending
    ├── Stale                              somebody decided meanwhile what a page did not show yet
    ├── Refused                            the rules say no (publicity, a case not chosen, something missing)
    ├── WrongPassphrase
    ├── NoVault                            there is no vault where one was looked for
    ├── Busy                               another Guvoh process holds the vault
    ├── Damage                             a file of the vault is changed, cut short, missing or too old
    ├── StorageFull                        the disk took no more
    ├── Unreadable                         a document could not be read (it is kept all the same)
    ├── NoAnswer                           a plug-in that was asked gave no answer that can be used
    └── Stopped           exit 130         Ctrl-C; what was acknowledged is kept

A message names the file or id, never the content of a source, a person's name or a passphrase.
"""

from __future__ import annotations


class GuvohError(Exception):
    """Something a person can be told: `message` says what happened, `hint` what to do and that nothing was lost."""

    exit_code = 1
    status = 400

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GuvohError):
    exit_code = 2


class WrongField(UsageError):
    """`field` is the one whose value cannot be kept, so that the sentence can stand beside it."""

    status = 422

    def __init__(self, message: str, hint: str = "", field: str = "") -> None:
        super().__init__(message, hint)
        self.field = field


class NotFound(GuvohError):
    status = 404


class Ambiguous(GuvohError):
    status = 409


class Stale(GuvohError):
    """`claim` stands otherwise than the page showed; `decision` is what stands now, None when it was taken back."""

    status = 409

    def __init__(self, message: str, hint: str = "", claim: str = "", decision: str | None = None) -> None:
        super().__init__(message, hint)
        self.claim = claim
        self.decision = decision


class Refused(GuvohError):
    """The rules say no. `missing` lists what a paper or a step lacks, one sentence each."""

    status = 403

    def __init__(self, message: str, hint: str = "", missing: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.missing = missing


class WrongPassphrase(GuvohError):
    status = 401


class NoVault(GuvohError):
    status = 404


class Busy(GuvohError):
    status = 423


class Damage(GuvohError):
    status = 500


class StorageFull(GuvohError):
    status = 507


class Unreadable(GuvohError):
    status = 422


class NoAnswer(GuvohError):
    """`again`: it may answer when it is asked once more. `deaf`: it cannot be reached, and to go on asking is vain."""

    status = 502

    def __init__(self, message: str, hint: str = "", again: bool = False, deaf: bool = False) -> None:
        super().__init__(message, hint)
        self.again = again
        self.deaf = deaf


class Stopped(GuvohError):
    exit_code = 130
