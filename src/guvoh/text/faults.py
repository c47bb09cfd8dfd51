"""What is said of a fault of our own: where it happened, never what it was about."""

from __future__ import annotations

from guvoh.errors import GuvohError
from guvoh.text.i18n import _


def own_fault(error: BaseException) -> GuvohError:
    """Where it happened and of what kind, never the error's own words: they may hold a name or a passphrase."""
    if isinstance(error, OSError):
        return GuvohError(
            _("The system refused: {reason}.").format(reason=error.strerror or type(error).__name__),
            _("Look at the file or folder that you named. What was acknowledged before is kept."),
        )
    if isinstance(error, MemoryError):
        return GuvohError(_("There is not enough memory."), _("Close other programs and give the command again."))
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{at.tb_frame.f_globals.get('__name__', '?')}:{at.tb_lineno}" if at else "?"
    kind = type(error).__name__
    return GuvohError(
        _("Guvoh broke down at {place} ({kind}). That is its own fault.").format(place=place, kind=kind),
        _("What was acknowledged before is kept; `guvoh verify` checks it. Please report the first line."),
    )
