"""A person's word on two things: the same, different, or that nobody can say yet."""

from __future__ import annotations

from guvoh.errors import Refused, WrongField
from guvoh.model.ids import new_id
from guvoh.model.person_fields import LONGEST
from guvoh.text.i18n import _
from guvoh.vault.batch import Batch

VERDICTS = ("same", "different", "unsure")  # unsure: not asked again until something new is known of either


def judge(batch: Batch, case: str, of: str, a: str, b: str, verdict: str, because: str) -> str:
    """`of`: claim or mention; `verdict`: one of `VERDICTS`. Returns the entry's id, which an undo may name.

    The reason may hold names, so a judgement lies in a compartment of its own: it goes when either side is erased.
    """
    if verdict not in VERDICTS:
        raise WrongField(_("There is no such verdict."), ", ".join(VERDICTS), field="verdict")
    if a == b:
        raise Refused(_("Both ids name the same thing."), _("Give two different ids. Nothing was changed."))
    if len(because) > LONGEST:
        hint = _("Write a note of it, and a few words here.")
        raise WrongField(_("This is too long for one field."), hint, field="because")
    link = new_id()
    batch.open_compartment(link, case, "link")
    return batch.entry(link, "judged", {"of": of, "a": a, "b": b, "verdict": verdict, "because": because})
