"""Because of whom somebody was reached, as a person judges it; taken back by `undo`, as any judgement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guvoh.app.one_commit import one_commit
from guvoh.app.people import own_compartment
from guvoh.errors import NotFound, Refused, WrongField
from guvoh.model.ids import new_id
from guvoh.model.person_fields import LONGEST
from guvoh.model.proxy import CERTAINTIES
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.closed import opened_cases
from guvoh.vault.queries.joined import linked
from guvoh.vault.vault import Vault


def judge_proxy(
    vault: Vault, claim: str, relative: str, target: str, certainty: str, because: str = "", after: str = "",
    basis: Sequence[str] = (), closed: str = "",
) -> str:  # fmt: skip
    """The act of `claim` against `relative` was meant for `target`; returns the entry's id, which an undo may name.

    `after`: the claim of what the target did or said before it, "" for nothing; `basis`: claims that it rests on, the
    act's own where none are given. `closed`: the id of an open closed case in which it is to be kept. Raises
    `WrongField`, `NotFound`, and `Refused` for a claim that is not accepted, or the same said twice."""
    act = queries.claim(vault, claim)
    first, second = queries.person(vault, relative), queries.person(vault, target)
    rests = [queries.claim(vault, id) for id in dict.fromkeys((*basis, *([after] if after else [])))]
    if any(row.state != "accepted" for row in (act, *rests)):
        raise Refused(_("A judgement rests on accepted claims only."), _("Read and accept the claim first."))
    if len({act.case, first.case, second.case, *(row.case for row in rests)}) > 1:
        raise Refused(_("These belong to different cases."), _("Only what lies in one case can be judged together."))
    if first.id == second.id:
        raise WrongField(_("A tie needs two."), _("Choose somebody else."), field="target")
    if act.id not in first.claims:
        hint = _("Choose a claim that names the relative.")
        raise WrongField(_("This claim tells nothing of the relative."), hint, field="claim")
    check_certainty(certainty)
    if len(because) > LONGEST:
        hint = _("Write a note of it, and a few words here.")
        raise WrongField(_("This is too long for one field."), hint, field="because")
    same = (queries.atoms_of(vault, first.id), queries.atoms_of(vault, second.id))
    if any(one.a in same[0] and one.b in same[1] and one.c == act.id for one in linked(vault, "proxy")):
        raise Refused(_("This was judged already."), _("Take the earlier judgement back first. Nothing was changed."))
    body = {"relative": first.id, "target": second.id, "claim": act.id, "after": after or None,
            "basis": [row.id for row in rests if row.id != after] or [act.id], "certainty": certainty,
            "because": because.strip(), "case": act.case}  # fmt: skip
    return keep_link(vault, closed_or(vault, closed, act.case), "proxy.judged", body)


def keep_link(vault: Vault, case: str, kind: str, body: dict[str, Any]) -> str:
    """One word on two, in a compartment of its own, so that it goes when either side is erased."""
    with one_commit(vault) as batch:
        link = new_id()
        batch.open_compartment(link, case, "link")
        return batch.entry(link, kind, body)


def closed_or(vault: Vault, closed: str, case: str) -> str:
    """The closed case in which something is to be kept, else its own case. Raises `Refused` where it is not open."""
    if closed and closed not in opened_cases(vault):
        raise Refused(_("This closed case is not open."), _("Open the vault with --closed. Nothing was changed."))
    return closed or case


def check_certainty(certainty: str) -> None:
    if certainty not in CERTAINTIES:
        raise WrongField(_("Say how certain it is."), ", ".join(CERTAINTIES), field="certainty")


def judge_status(vault: Vault, person: str, holds: str, over: str, because: str) -> str:
    """Of two words about a person's liberty, the one that holds; returns the entry's id, which an undo may name. The
    other one stays, beside it, and counts no more. Raises `NotFound`, `WrongField`, `Refused`."""
    one = queries.person(vault, person)
    told = {t.entry for t in queries.statuses(vault, one.id)}
    if holds not in told or over not in told:
        raise NotFound(_("There is no such status of this person."), _("Look at the person's page."))
    if holds == over:
        raise Refused(_("Both ids name the same thing."), _("Give two different ids. Nothing was changed."))
    if not because.strip():
        raise WrongField(_("Say why: it can then be judged again later."), "", field="because")
    if len(because) > LONGEST:
        hint = _("Write a note of it, and a few words here.")
        raise WrongField(_("This is too long for one field."), hint, field="because")
    with one_commit(vault) as batch:
        home = own_compartment(vault, batch, one)
        body = {"person": one.id, "holds": holds, "over": over, "because": because.strip()}
        return batch.entry(home, "status.judged", body)
