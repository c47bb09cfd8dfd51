"""The coders of a second coding: the readers of the case, the second reader, the machine. Each with the acts that he
found in each source which he has read to its end, and nothing of what came of a comparison."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from guvoh.errors import NotFound
from guvoh.model.coding import APART, MACHINE, READER, Act, Coder, Coding, Difference, Paired, differing, paired
from guvoh.model.coding import WHOLE as WHOLE_ACT
from guvoh.model.ids import derived_id, ending, short
from guvoh.text.i18n import _
from guvoh.vault.queries import coding as queries
from guvoh.vault.vault import Vault

AND = " + "  # between readers who shared a source


def coding(vault: Vault, typed: str) -> Coding:
    """The second coding whose id ends so. Raises `NotFound`."""
    wanted = ending(typed)
    found = [c for c in queries.codings(vault) if wanted and (c.id == typed or short(c.id).endswith(wanted[-8:]))]
    if len(found) != 1:
        raise NotFound(_("There is no second coding with this id."), _("`guvoh coding list` lists them."))
    return found[0]


def coders(vault: Vault, of: Coding) -> list[Coder]:
    """Everybody who read some of its sources: readers of the case, each with the sources that he decided on alone and
    in which no suggestion waits (readers who shared one stand together); this coding and the others of the case; the
    machine."""
    others = [c for c in queries.codings(vault, of.case) if c.id == of.id or set(c.sources) & set(of.sources)]
    apart = [second_coder(vault, c, of.sources) for c in others]
    return [*first_coders(vault, of.sources), *(c for c in apart if c.acts), machine(vault, of.sources)]


def first_coders(vault: Vault, sources: Sequence[str]) -> list[Coder]:
    """Who read these sources for the case. A source in which nobody decided, or a suggestion waits, is not read."""
    waiting = queries.waiting(vault, sources)
    by: dict[str, set[str]] = {}
    acts: dict[str, list[Act]] = {}
    for one in queries.decided(vault, sources):
        if one.source not in waiting:
            by.setdefault(one.source, set()).add(one.by)
            acts.setdefault(one.source, [])
            if one.verdict == "accepted" and one.said.kind == "ACT":
                acts[one.source].append(Act(one.claim, one.source, one.said))
    names = {source: AND.join(sorted(readers)) for source, readers in by.items()}
    return [
        Coder(READER, name, {s: tuple(acts[s]) for s in sources if names.get(s) == name})
        for name in sorted(set(names.values()))
    ]


def second_coder(vault: Vault, of: Coding, sources: Collection[str]) -> Coder:
    """The reader of a second coding, with those of the sources that he has read to their end."""
    read, said = queries.read_through(vault, of.id), queries.said(vault, of.id)
    acts = {s: tuple(a for a in said if a.source == s) for s in of.sources if s in read and s in sources}
    return Coder(APART, of.by, acts, of.id)


def machine(vault: Vault, sources: Sequence[str]) -> Coder:
    """What was suggested before anybody decided."""
    return Coder(MACHINE, "", {source: tuple(queries.proposed(vault, source)) for source in sources})


def first_reading(vault: Vault, of: Coding) -> Coder:
    """All readers of the case as one: what a second coding is compared with side by side."""
    found = first_coders(vault, of.sources)
    return Coder(READER, AND.join(c.name for c in found), {s: acts for c in found for s, acts in c.acts.items()})


def differences(vault: Vault, of: Coding) -> list[Difference]:
    """Where the first reading and this coding differ, in the sources that both have read, as they stand in the text,
    with what somebody took of each."""
    first, second = first_reading(vault, of), second_coder(vault, of, of.sources)
    taken = {(s.first, s.second, s.field): s for s in queries.settled(vault, of.id)}
    found: list[Difference] = []
    for source in of.sources:
        if source not in first.acts or source not in second.acts:
            continue
        pairs = paired(first.acts[source], second.acts[source])
        here: list[tuple[Act | None, Act | None, str]]
        here = [(pair.first, pair.second, field) for pair in pairs for field in differing(pair)]
        here += [(act, None, WHOLE_ACT) for act in _alone(first.acts[source], pairs)]
        here += [(None, act, WHOLE_ACT) for act in _alone(second.acts[source], pairs)]
        found += [_difference(of, source, one, other, field, taken) for one, other, field in sorted(here, key=_place)]
    return found


def _place(here: tuple[Act | None, Act | None, str]) -> tuple[int, str]:
    act = here[0] or here[1]
    return (act.claim.start, act.id) if act else (0, "")


def _alone(acts: Sequence[Act], pairs: Sequence[Paired]) -> list[Act]:
    both = {act.id for pair in pairs for act in pair}
    return [act for act in acts if act.id not in both]


def _difference(
    of: Coding, source: str, first: Act | None, second: Act | None, field: str,
    taken: dict[tuple[str, str, str], queries.Settled],
) -> Difference:  # fmt: skip
    key = (first.id if first else "", second.id if second else "", field)
    said = taken.get(key)
    id = derived_id("difference", of.id, *key)
    return Difference(id, source, field, first, second, said.takes if said else "", said.entry if said else "")
