"""What a table says of persons, against what stands in the vault: a plan of which nothing has been done.

A person is found again by the reference; without one by the name and the day of a status, and only where exactly one
fits. A value that changed here since the earlier version of the table came in is kept; where both changed it is a
problem. An empty cell, and a row that is gone, take nothing away. `table_groups.py` puts rows of one person together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from guvoh.app.table_cells import Reader
from guvoh.app.table_groups import Group, Told, groups_in
from guvoh.model import Person
from guvoh.model.held import StatusTold
from guvoh.model.ids import short
from guvoh.model.table import OF_STATUS, Change, DryRun, Gone, Mapping, Sheet
from guvoh.model.table_words import folded
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries.held import persons_with_fields, status_of, told_in
from guvoh.vault.queries.tabled import references
from guvoh.vault.vault import Vault

_OPENNESS = {"publicity": ("silent", "confidential", "public"), "protection": ("protected", "initials", "named")}


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done for one person. `id` "" for a new one; `undo` are tellings that the table corrects."""

    group: Group
    id: str
    fields: dict[str, Any]
    told: tuple[Told, ...]
    undo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonsPlan:
    """`steps` do it. `stands`: by the key of a group what stands in the vault today, for the columns out again."""

    dry: DryRun
    steps: tuple[Step, ...]
    stands: dict[str, dict[str, str]]
    groups: tuple[Group, ...]


def plan_persons(
    vault: Vault, case: str, source: str, sheet: Sheet, reader: Reader,
    earlier: tuple[Sheet, Mapping] | None = None, versions: Sequence[str] = (),
) -> PersonsPlan:  # fmt: skip
    """`earlier`: the table as it came in last and how it was read; `versions`: all sources of it, this one too."""
    groups, problems, n = groups_in(reader, sheet)
    base: dict[str, Group] = {}
    if earlier is not None:
        base = {g.key: g for g in groups_in(Reader(earlier[1], reader.today), earlier[0])[0]}
    found = _Found.of(vault, case)
    matched: dict[str, Group] = {}
    plan: list[tuple[Group, str]] = []
    for group in groups:
        before = len(group.reads[0].problems)
        id = found.person(reader, group, matched)
        problems += group.reads[0].problems[before:]
        if id is not None:
            plan.append((group, id))
            if id:
                matched[id] = group
    now = persons_with_fields(vault, matched)
    told = found.told
    steps: list[Step] = []
    changes: list[Change] = []
    stands: dict[str, dict[str, str]] = {}
    for group, id in plan:
        statuses = [status_of(row) for row in told.get(id, ())]
        before = len(group.reads[0].problems)
        was = base.get(group.key) or base.get(folded(group.names[0]))
        reference = found.references.get(id, "")
        step, changed = _step(reader, group, id, now.get(id), reference, statuses, was, {source, *versions})
        problems += group.reads[0].problems[before:]
        if id:
            stands[group.key] = {**_stands(now[id], statuses), "reference": reference}
        state: Literal["new", "changed", "unchanged"] = "unchanged" if not changed else "changed" if id else "new"
        changes.append(Change(group.rows, state, id, group.names[0], tuple(changed)))
        if changed:
            steps.append(step)
    keys = {group.key for group in groups} | {folded(g.names[0]) for g in groups}
    gone = tuple(
        Gone(g.rows[0], g.reference, g.names[0]) for g in base.values()
        if g.key not in keys and folded(g.names[0]) not in keys
    )  # fmt: skip
    problems.sort(key=lambda p: (p.row, p.column))
    return PersonsPlan(DryRun(n, tuple(changes), tuple(problems), gone), tuple(steps), stands, tuple(groups))


@dataclass
class _Found:
    """The persons of the case, by their references and names."""

    vault: Vault
    by_reference: dict[str, list[str]]
    references: dict[str, str]
    by_name: dict[str, list[Person]]
    told: dict[str, list[tuple[Any, ...]]]

    @classmethod
    def of(cls, vault: Vault, case: str) -> _Found:
        by_reference: dict[str, list[str]] = {}
        given = references(vault, case)
        for person, reference in given.items():
            by_reference.setdefault(reference, []).append(person)
        by_name: dict[str, list[Person]] = {}
        for one in queries.persons(vault, case):
            for name in {folded(name) for name in one.names}:
                by_name.setdefault(name, []).append(one)
        return cls(vault, by_reference, given, by_name, told_in(vault, case))

    def person(self, reader: Reader, group: Group, matched: dict[str, Group]) -> str | None:
        """The id of the person, "" for a new one; None where nobody can tell, and the rows stay out."""
        read = group.reads[0]
        ids = self.by_reference.get(group.reference, []) if group.reference else []
        if len(ids) == 1:
            return self._once(reader, group, ids[0], matched)
        if ids:
            reader.tell_of(read, "reference", _("Several persons of the case have this reference."),
                           _("Join them, or correct their references."), "row")  # fmt: skip
            return None
        named = {p.id: p for name in group.names for p in self.by_name.get(folded(name), ())}
        if group.reference:
            named = {id: p for id, p in named.items() if id not in self.references}
        fits = [id for id in named if self._same_day(group, id)]
        if len(fits) == 1:
            return self._once(reader, group, fits[0], matched)
        if named and not group.reference:
            ids_shown = ", ".join(short(id) for id in list(named)[:5])
            reader.tell_of(
                read, "name", _("Somebody in the case has this name already ({ids}).").format(ids=ids_shown),
                _("Give the row, and that person, the same reference; or another one if they are two."), "row",
            )  # fmt: skip
            return None
        if named:
            ids_shown = ", ".join(short(id) for id in list(named)[:5])
            reader.tell_of(
                read, "name", _("Somebody in the case has this name and no reference ({ids}).").format(ids=ids_shown),
                _("The row becomes a person of its own. Join the two if they are one."), "look",
            )  # fmt: skip
        return ""

    def _same_day(self, group: Group, id: str) -> bool:
        """Whether the status of the row is of a day on which one was told of this person; where the row has no day,
        whether neither has a status."""
        own = {told.known for told in group.told if told.own_day}
        if own:
            return any(status_of(row).known in own for row in self.told.get(id, ()))
        return bool(group.told) == (id in self.told)

    def _once(self, reader: Reader, group: Group, id: str, matched: dict[str, Group]) -> str | None:
        if id not in matched:
            return id
        reader.tell_of(
            group.reads[0], "name",
            _("Row {row} is about the same person of the case.").format(row=matched[id].rows[0]),
            _("Give both rows one reference, or say that they are two."), "row",
        )  # fmt: skip
        return None


def _step(
    reader: Reader, group: Group, id: str, now: tuple[Person, dict[str, Any]] | None, reference: str,
    statuses: Sequence[StatusTold], base: Group | None, versions: Iterable[str],
) -> tuple[Step, list[tuple[str, str, str]]]:  # fmt: skip
    """What is to be done, and told: (column of ours, what stands, what the table says)."""
    fields: dict[str, Any] = {}
    changed: list[tuple[str, str, str]] = []
    person, given = now or (None, {})
    names = {folded(n) for n in person.names} if person else set()
    if folded(group.names[0]) not in names:
        changed.append(("name", person.names[0] if person else "", group.names[0]))
        if person or len(group.names) > 1:
            fields["name"] = group.names[0]
    if other := [n for n in group.names[1:] if folded(n) not in names]:
        changed.append(("aliases", "", "; ".join(other)))
        fields["aliases"] = [*given.get("aliases", ()), *other]
    if group.reference and reference != group.reference:
        changed.append(("reference", reference, group.reference))
        if id:
            fields["reference"] = group.reference
    for name, value in group.fields.items():
        stands = str(given.get(name) or "")
        if value == stands or not _may_set(reader, group, name, value, stands, base):
            continue
        if name in _OPENNESS and id and _OPENNESS[name].index(value) > _OPENNESS[name].index(stands or value):
            reader.tell_of(group.reads[0], name, _("This is more open than what stands here."),
                           _("Make sure that the person, or the family, agreed."), "look")  # fmt: skip
        changed.append((name, stands, value))
        fields[name] = value
    told, undo = _tellings(group, statuses, base, set(versions))
    for one in told:
        changed += _told_otherwise(one, statuses[-1] if statuses else None)
    return Step(group, id, fields, tuple(told), tuple(undo)), changed


def _told_otherwise(told: Told, latest: StatusTold | None) -> list[tuple[str, str, str]]:
    found = []
    if latest is None or (latest.status, latest.known) != (told.status, told.known):
        stands = f"{latest.status} {latest.known}" if latest else ""
        found.append(("status", stands, f"{told.status} {told.known}"))
    for name, value in told.words:
        stands = getattr(latest, name) if latest else ""
        if value and value != stands:
            found.append((name, stands, value))
    return found


def _may_set(reader: Reader, group: Group, name: str, value: str, stands: str, base: Group | None) -> bool:
    """Whether the table is newer than what stands here, as far as anybody can tell."""
    if base is None or not stands:
        return True
    before = base.fields.get(name, "")
    if before == stands or not before:
        return True
    if before == value:
        reader.tell_of(group.reads[0], name, _("This was changed here since the table came in."),
                       _("What stands here is kept. Save the columns again to have it there."), "look")  # fmt: skip
    else:
        reader.tell_of(group.reads[0], name, _("Both the table and what stands here were changed."),
                       _("What stands here is kept. Correct it by hand if the table is right."))  # fmt: skip
    return False


def _tellings(
    group: Group, statuses: Sequence[StatusTold], base: Group | None, versions: set[str]
) -> tuple[list[Told], list[str]]:
    """The statuses that are new, and the tellings of earlier versions of the table that they correct."""
    new: list[Told] = []
    standing: set[str] = set()
    for told in group.told:
        candidates = [s for s in statuses if told.same(s) and (s.known == told.known if told.own_day else True)]
        if told.own_day and candidates:
            standing.add(candidates[-1].entry)
        elif not told.own_day and statuses and told.same(statuses[-1]):
            standing.add(statuses[-1].entry)
        elif base is not None and any(_alike(told, before) for before in base.told):
            continue  # it came in before; somebody took it back here, or told what holds now
        else:
            new.append(told)
    ours = [s for s in statuses if s.source in versions and s.entry not in standing]
    if len(group.reads) > 1:
        return new, []
    undone = [s for s in ours if any(t.known <= s.known and t.own_day for t in new)]
    if undone:  # what the earlier telling of the same status said besides stays said
        before = undone[-1]
        new = [
            replace(t, words=tuple((n, v or getattr(before, n)) for n, v in t.words))
            if t.status == before.status else t for t in new
        ]  # fmt: skip
    return new, [s.entry for s in undone]


def _alike(told: Told, before: Told) -> bool:
    same = (told.status, told.words) == (before.status, before.words)
    return same and (told.known == before.known or not (told.own_day and before.own_day))


def _stands(now: tuple[Person, dict[str, Any]], statuses: Sequence[StatusTold]) -> dict[str, str]:
    """By column of ours what stands in the vault."""
    person, given = now
    found = {name: str(value) for name, value in given.items() if isinstance(value, str) and value}
    found["name"] = person.names[0]
    found["aliases"] = "; ".join(person.names[1:])
    if statuses:
        last = statuses[-1]
        found |= {name: getattr(last, name) for name in OF_STATUS}
    return found
