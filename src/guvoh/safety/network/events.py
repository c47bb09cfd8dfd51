"""Before somebody protests, speaks or publishes: who takes part, who could pay for it, who agreed, and who is to be
called afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guvoh.book.at_risk import risk
from guvoh.book.network_due import Round, rounds
from guvoh.book.record_due import heard_of
from guvoh.model.records import Record
from guvoh.safety.network.reach import by_hand
from guvoh.vault import queries
from guvoh.vault.closed import opened_cases
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody of an event. `part`: takes_part, relative (recorded of the event), offered (a relative whom the vault
    knows and the event does not name yet); `of`: names of those whose relative he is; `agreed`: yes, no, not_asked (for
    a child never yes: somebody answers for it); `last_known` the last day on which something was known of him, "" for
    never; `call_by_hand`: in the country or under 18, or not known: only a person may call, and never by a machine."""

    person: str
    name: str
    part: str
    of: tuple[str, ...]
    agreed: str
    last_known: str
    child: bool
    call_by_hand: bool
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """`closed_shut`: there may be relatives in a closed case that was not opened for this."""

    event: Record
    people: tuple[Involved, ...]
    rounds: tuple[Round, ...]
    closed_shut: bool

    @property
    def not_asked(self) -> tuple[Involved, ...]:
        return tuple(one for one in self.people if one.agreed == "not_asked")


def before(vault: Vault, event: Record) -> Before:
    """All that the vault knows of it. Nobody is asked or called by it."""
    whole = known_now(vault, event)
    agreed, refused = set(whole.listed("agreed")), set(whole.listed("refused"))
    heard = heard_of(vault, [whole])
    people: dict[str, Involved] = {}
    of = _kin(vault, whole.about)
    listed = [(id, "takes_part") for id in whole.about] + [(id, "relative") for id in whole.listed("relatives")]
    for id, part in [*listed, *((id, "offered") for id in of)]:
        person = queries.person_of(vault, id)
        if person is None or person.id in people:
            continue
        known = heard.get(id) or heard_of_one(vault, event, person.id)
        names, closed = of.get(id, ((), ""))
        said = "no" if id in refused else "yes" if id in agreed and person.age != "child" else "not_asked"
        people[person.id] = Involved(person.id, person.names[0], part, names, said, max(known, default=""),
                                     person.age == "child", by_hand(person), closed)  # fmt: skip
    shut = bool(whole.about) and not opened_cases(vault)
    return Before(whole, tuple(people.values()), rounds(whole, heard), shut)


def heard_of_one(vault: Vault, event: Record, person: str) -> tuple[str, ...]:
    """The days on which something was known of somebody whom the event does not name."""
    alone = Record(event.id, "event", event.case, (person,), {}, event.entry, event.by, event.at, event.first_at)
    return tuple(heard_of(vault, [alone]).get(person, ()))


def known_now(vault: Vault, event: Record) -> Record:
    """The event with the ids under which its persons are known now, everywhere."""
    from dataclasses import replace

    fields = ("relatives", "agreed", "refused")
    atoms = sorted({*event.about, *(id for name in fields for id in event.listed(name))})
    now = dict(queries.persons_of_atoms(vault, atoms))

    def known(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(now[id] for id in ids if id in now))

    said = {**event.fields, **{name: known(event.listed(name)) for name in fields if event.listed(name)}}
    return replace(event, about=known(event.about), fields=said)


def _kin(vault: Vault, ids: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """By id of each relative: whose, by name, and the closed case that keeps the tie."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for id in ids:
        one = risk(vault, id)
        for relative in one.relatives:
            names, closed = found.get(relative.person, ((), ""))
            found[relative.person] = ((*names, one.name), closed or relative.closed)
    return found
