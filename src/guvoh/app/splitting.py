"""Taking a claim out of its incident, or a mention out of its person, without losing what else belongs together."""

from __future__ import annotations

from itertools import pairwise

from guvoh import resolve
from guvoh.app.one_commit import one_commit
from guvoh.errors import NotFound, Refused
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def split(vault: Vault, of: str, id: str, because: str) -> list[str]:
    """Says that a claim (`of`: claim) or mention is another one than those that it was judged to be the same as. What
    it alone held together stays together. Returns the entries' ids; undoing all of them brings it back.

    Raises `Refused` when nothing is joined to it.
    """
    joins = [j for j in queries.judgements_on(vault, of, [id]) if j.verdict == "same"]
    others = list(dict.fromkeys(j.b if j.a == id else j.a for j in joins))
    if not others:
        raise Refused(_("Nothing is joined to this one."), _("It stands alone already. Nothing was changed."))
    case = _case_of(vault, of, id)
    with one_commit(vault) as batch:
        for join in joins:
            batch.entry(queries.compartment_of_entry(vault, join.entry), "undone", {"target": join.entry})
        for one, other in pairwise(others):
            reason = _("They were joined by way of one that is something else.")
            resolve.judge(batch, case, of, one, other, "same", reason)
        for other in others:
            resolve.judge(batch, case, of, id, other, "different", because)
    return [draft.id for draft in batch.drafts]


def _case_of(vault: Vault, of: str, id: str) -> str:
    if of == "claim":
        return queries.claim(vault, id).case
    person = queries.person_of(vault, id)
    if person is None:
        raise NotFound(_("There is no person with this id."), _("`guvoh persons` lists them."))
    return person.case
