"""What is told before a journey, and of what a machine would still show: for the command line and the desk."""

from __future__ import annotations

from guvoh.text.i18n import _


def steps() -> tuple[str, ...]:
    """The advice, in its order; the first is not to carry it."""
    return (
        _("Do not carry it. Leave this machine at home and take one that never saw the vault."),
        _("Leave a proven backup with somebody you trust, abroad: `guvoh backup FOLDER`, then `guvoh travel --backup "
          "FOLDER`."),
        _("Do not know alone how to open it: hand out the shares (`guvoh recovery split`) and carry none of them."),
        _("If this machine must come along, have nothing of the work on it: `guvoh travel --backup FOLDER --remove`, "
          "then what is listed here."),
        _("Ask a lawyer first where something may already be asked of you: destroying it then can be a crime."),
        _("Agree on check-ins for the way (`guvoh checkin`), switch the machine off before the border, and look at "
          "`guvoh checklist --for traveller`."),
    )  # fmt: skip


def remnant_words() -> dict[str, str]:
    """What each kind of `remains.Remnant` is called."""
    return {
        "paper": _("an unencrypted paper"), "history": _("what was typed in the shell"),
        "settings": _("settings that name Guvoh: take the lines out"), "recent": _("the list of recent files"),
        "profile": _("maybe a browser profile of the desk: look into it"), "passphrase": _("the passphrase in a file"),
    }  # fmt: skip


def not_looked_at() -> str:
    return _("Not looked at: other folders and disks, mail, messengers, cloud folders, the trash, other accounts of "
             "this machine, and Guvoh itself (pip uninstall guvoh).")  # fmt: skip


def deletion_cannot() -> str:
    return _("What deletion cannot do: on an SSD or a phone, deleted files can stay in the chips for months, and no "
             "program can overwrite a single file there. What was encrypted stays unreadable without its key; what "
             "was not is safe only if the whole disk was encrypted from the beginning.")  # fmt: skip
