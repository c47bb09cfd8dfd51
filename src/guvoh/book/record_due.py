"""What is due of the records of a case, gathered from the vault."""

from __future__ import annotations

from collections.abc import Sequence

from guvoh.book.network_due import Heard, waiting_in_network
from guvoh.book.records import ask_again, last, waiting
from guvoh.book.watching import moment
from guvoh.model.held import HELD, NOTHING_KNOWN, Waits
from guvoh.model.records import Record
from guvoh.vault import queries
from guvoh.vault.queries import held
from guvoh.vault.vault import Vault


def due_of(vault: Vault, case: str | None, today: str) -> tuple[Waits, ...]:
    """Answers, consents, risks of a case (None: of all); threats to follow, plans to practise, rounds of calls; and
    whoever is no longer held, of whom something was agreed before. The earliest first; `today` ISO 8601."""
    records = queries.records(vault, case)
    contacts = queries.records(vault, None, "contact") if any(one.kind == "plan" for one in records) else []
    now = moment(vault.now())  # check-ins are due at moments, whatever day the reader has
    network = waiting_in_network(records, contacts, today, heard_of(vault, records), now)
    found = [*waiting(records, today), *network, *_no_longer_held(vault, case, today)]
    return tuple(sorted(found, key=lambda one: (one.at, one.record)))


def heard_of(vault: Vault, records: Sequence[Record]) -> Heard:
    """By the id under which an event names somebody: the days on which somebody knew of his liberty, of the last call
    about him, and of every call of a round in which somebody was reached."""
    atoms = {id for one in records if one.kind == "event" for id in (*one.about, *one.listed("relatives"))}
    if not atoms:
        return {}
    calls_made = [one for one in queries.records(vault, None, "called") if one.text("heard") != "not_reached"]
    named = {id for one in calls_made for id in one.about}
    known = dict(queries.persons_of_atoms(vault, sorted(atoms | named)))
    now = {id: person for id, person in known.items() if id in atoms}
    persons = sorted(set(now.values()))
    told, calls = held.told_in(vault, None, persons), held.last_calls(vault, None, persons)
    days = {id: [held.status_of(row).known for row in told.get(id, ())] for id in persons}
    for id, (day, _who, _source) in calls.items():
        days[id].append(day[:10])
    for one in calls_made:
        for id in {known.get(id, "") for id in one.about} & days.keys():
            days[id].append(last(one.text("on")))
    return {atom: tuple(days.get(person, ())) for atom, person in now.items()}


def _no_longer_held(vault: Vault, case: str | None, today: str) -> list[Waits]:
    free = queries.told_free(vault, case, [*HELD, NOTHING_KNOWN])
    if not free:
        return []
    people = queries.persons_by_id(vault, free)
    found = []
    for id, rows in held.told_in(vault, case, free).items():
        told = [held.status_of(row) for row in rows]
        if id not in people or len(told) < 2:
            continue
        decided = people[id].publicity_at if people[id].publicity != "silent" else ""
        at = ask_again(told, queries.records(vault, case, "consent", id), decided)
        if at:
            found.append(Waits("released", at, (id,), "", at < today))
    return found
