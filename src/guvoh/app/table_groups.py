"""The rows of a table of persons, put together: who is one person, and what all his rows say of him.

Rows are one person where they have one reference, or where a merged cell holds the name of several. The same row twice
counts once; what cannot be told apart stays out and is a problem.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from guvoh.app.table_cells import Reader, RowRead, as_words, spellings
from guvoh.model.held import StatusTold
from guvoh.model.table import OF_STATUS, RowProblem, Sheet
from guvoh.model.table_words import folded, is_total
from guvoh.text.i18n import _

_APART = ("name", "aliases", "reference", *OF_STATUS)  # not simply set


@dataclass(frozen=True, slots=True)
class Told:
    """A status as a row tells it. `own_day`: the row has a day for it."""

    status: str
    known: str
    words: tuple[tuple[str, str], ...]
    own_day: bool
    row: int

    def same(self, other: StatusTold) -> bool:
        """Whether it says nothing else: an empty cell takes nothing away."""
        said = self.status == other.status
        return said and all(not value or getattr(other, name) == value for name, value in self.words)


@dataclass
class Group:
    """The rows that are about one person."""

    reads: list[RowRead]
    reference: str
    names: list[str]
    fields: dict[str, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"#{self.reference}" if self.reference else folded(self.names[0])

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(read.row.number for read in self.reads)


def groups_in(reader: Reader, sheet: Sheet) -> tuple[list[Group], list[RowProblem], int]:
    """The persons that a sheet tells of, all problems, and how many rows were read."""
    groups: dict[str, Group] = {}
    problems: list[RowProblem] = []
    known: dict[str, tuple[str, str]] = {}
    n = 0
    for row in sheet.rows:
        if row.number <= reader.mapping.head[1]:
            continue
        read = reader.read(row)
        n += 1
        group = None if _passed_over(reader, read) else _grouped(reader, read, groups, known)
        if group is not None:
            _take_in(reader, group, read)
        problems += read.problems
    return list(groups.values()), problems, n


def _passed_over(reader: Reader, read: RowRead) -> bool:
    """Whether a row is about nobody: a line of totals, the headings again, a remark."""
    words = [cell.text for cell in read.row.cells if cell.text]
    if is_total(words[0]):
        reader.tell(read, None, _("This looks like a line of totals."), _("It stays in the file only."), "row")
    elif len(words) == len(reader.headings) and [folded(w) for w in words] == reader.headings:
        reader.tell(read, None, _("These are the headings again."), _("Nothing needs to be done."), "row")
    elif not any(c.isalpha() for c in read.said.get("name", "")):
        reader.tell_of(read, "name", _("There is no name in this row."),
                       _("Where nobody knows it, say who it is: brother of R. V."), "row")  # fmt: skip
    return read.out()


def _grouped(
    reader: Reader, read: RowRead, groups: dict[str, Group], known: dict[str, tuple[str, str]]
) -> Group | None:
    """The group of a row; None where it is the same as another or cannot be told from it. `known`: by what a name
    folds to, the key of its group; by the whole row, its number."""
    reference, names = read.said.get("reference", ""), spellings(read.said["name"])
    merged = read.cells["name"].merged
    key = f"#{reference}" if reference else folded(names[0])
    if merged and not reference and (above := known.get("name " + folded(names[0]))):
        key = above[0]
    there = groups.get(key)
    same = known.get("row " + as_words(read.said))
    if same and there is not None:
        reader.tell(read, None, _("This is the same as row {row}.").format(row=same[1]),
                    _("It counts once. Delete one of them."), "look")  # fmt: skip
        return None
    if there is not None and not merged:
        alike = {folded(n) for n in names} & {folded(n) for n in there.names}
        if reference and not alike:
            reader.tell_of(read, "reference", _("Row {row} has this reference with another name.").format(
                row=there.rows[0]), _("Give each person a reference of his own."), "row")  # fmt: skip
            return None
        if not reference:
            reader.tell_of(read, "name", _("Row {row} has the same name.").format(row=there.rows[0]),
                           _("Give both a reference: one where it is one person, two where they are two."),
                           "row")  # fmt: skip
            return None
    if there is None:
        there = groups[key] = Group([], reference, names)
    known.setdefault("row " + as_words(read.said), (key, str(read.row.number)))
    known["name " + folded(names[0])] = key, str(read.row.number)
    return there


def _take_in(reader: Reader, group: Group, read: RowRead) -> None:
    said = read.said
    group.reads.append(read)
    more = [*spellings(said["name"]), *(a for part in said.get("aliases", "").split(";") for a in spellings(part))]
    known = {folded(n) for n in group.names}
    for name in more:
        if folded(name) not in known:
            known.add(folded(name))
            group.names.append(name)
    for name, value in said.items():
        if name in _APART:
            continue
        earlier = group.fields.setdefault(name, value)
        if earlier != value:
            reader.tell_of(read, name, _("Another row about the same person says otherwise."),
                           _("The first row counts. Correct one of them."))  # fmt: skip
    if "status" in said:
        known_on = said.get("known") or reader.mapping.as_of or reader.today
        words = tuple((name, said.get(name, "")) for name in OF_STATUS if name not in ("status", "known"))
        since = read.days.get("since")
        if since is not None and since.first.isoformat() > known_on:
            reader.tell_of(read, "since", _("This begins after the day on which it was known."),
                           _("Look at both days of the row."))  # fmt: skip
            words = tuple((name, "" if name == "since" else value) for name, value in words)
        group.told.append(Told(said["status"], known_on, words, "known" in said, read.row.number))
    elif left := [name for name in OF_STATUS if name in said and name != "known"]:
        if "holder" in left:
            group.fields.setdefault("holder", said["holder"])
        for name in left:
            if name != "holder":
                reader.tell_of(read, name, _("This goes with a status, and the row has none."),
                               _("It stays in the file only. Fill in the status."))  # fmt: skip
