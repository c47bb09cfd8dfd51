"""What is kept by a name, to be used again: a search, what the columns of a table mean, an unfinished edit or form."""

from __future__ import annotations

from typing import Any

from guvoh.errors import WrongField
from guvoh.model.ids import new_id
from guvoh.text.i18n import _
from guvoh.vault.batch import Batch

WHAT = ("search", "table", "edit", "form")
LONGEST = 400  # characters of a name


def keep(batch: Batch, case: str, what: str, name: str, fields: dict[str, Any]) -> str:
    """Under the same name again: the later takes the place of the earlier. Returns the entry's id.

    It may hold names, so it lies in a compartment of its own: it goes with the person or source that it tells of.
    """
    name = " ".join(name.split())
    if what not in WHAT:
        raise ValueError("neither a search nor a table")
    if not any(c.isalnum() for c in name) or len(name) > LONGEST:
        hint = _("For example: Arrests in November.")
        raise WrongField(_("What is kept needs a name, in a few words."), hint, field="name")
    own = new_id()
    batch.open_compartment(own, case, "kept")
    return batch.entry(own, "kept", {"what": what, "name": name, "case": case, "fields": fields})
