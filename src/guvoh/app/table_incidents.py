"""What a table says of incidents: each row a claim on the row's own words, against what came in before.

The claims go the way of every claim: reviewed again, joined, counted, withdrawn with their source. A row is found again
by its reference, without one by its words. A row that says otherwise than the earlier version makes a new claim, and
the earlier one is rejected; where somebody corrected that one here since, both stand and it is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guvoh.app.table_cells import Reader, RowRead, as_words, names_in
from guvoh.model import Claim, Place, Reading, Span, When
from guvoh.model.ids import short
from guvoh.model.table import Cell, Change, DryRun, Gone, Mapping, RowProblem, Sheet
from guvoh.model.table_words import folded, is_total
from guvoh.model.vocabulary import act_class
from guvoh.review.decide import BY_HAND
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries.tabled import first_said
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Line:
    """A row and the claim that it makes."""

    read: RowRead
    claim: Claim

    @property
    def key(self) -> str:
        return _row_key(self.read)

    @property
    def values(self) -> str:
        return as_words(self.read.said)


@dataclass(frozen=True, slots=True)
class ClaimStep:
    """A claim to be made; `replaces` is the one of an earlier version that it takes the place of, "" for none."""

    line: Line
    replaces: str


@dataclass(frozen=True, slots=True)
class IncidentsPlan:
    """`stands`: by the number of a row the claim that stands for it today, for the columns out again."""

    dry: DryRun
    steps: tuple[ClaimStep, ...]
    stands: dict[int, tuple[Claim, Claim]]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the table as it came in."""

    source: str
    sheet: Sheet
    mapping: Mapping
    language: str


def lines_in(reader: Reader, sheet: Sheet, language: str, text: str) -> tuple[list[Line], list[RowProblem], int]:
    """The claims that a sheet makes, all problems, and how many rows were read."""
    lines: list[Line] = []
    problems: list[RowProblem] = []
    known: dict[str, Line] = {}
    n = 0
    for row in sheet.rows:
        if row.number <= reader.mapping.head[1]:
            continue
        read = reader.read(row)
        n += 1
        line = _line(reader, read, language, text)
        if line is not None:
            there = known.get(line.key)
            if there is None:
                known[line.key] = line
                lines.append(line)
            elif there.values == line.values:
                reader.tell(read, None, _("This is the same as row {row}.").format(row=there.read.row.number),
                            _("It counts once. Delete one of them."), "look")  # fmt: skip
            else:
                reader.tell_of(read, "reference", _("Row {row} has this reference too.").format(
                    row=there.read.row.number), _("Give each incident a reference of its own."), "row")  # fmt: skip
        problems += read.problems
    return lines, problems, n


def _line(reader: Reader, read: RowRead, language: str, text: str) -> Line | None:
    words = [cell.text for cell in read.row.cells if cell.text]
    if is_total(words[0]):
        reader.tell(read, None, _("This looks like a line of totals."), _("It stays in the file only."), "row")
        return None
    if len(words) == len(reader.headings) and [folded(w) for w in words] == reader.headings:
        reader.tell(read, None, _("These are the headings again."), _("Nothing needs to be done."), "row")
        return None
    code = read.said.get("act") or reader.mapping.act
    if not code:
        reader.tell_of(read, "act", _("The row does not say what happened."),
                       _("Say what its word stands for, or one act for all rows."), "row")  # fmt: skip
        return None
    if set(read.said) <= {"act", "reference", "note"} and "note" not in read.said:
        reader.tell(read, None, _("The row says neither when, where, whom nor how many."),
                    _("Fill in what is known."), "row")  # fmt: skip
        return None
    act = act_class(code)
    return Line(read, _claim(read, act, "" if code == act else code, language, text))


def _claim(read: RowRead, act: str, code: str, language: str, text: str) -> Claim:
    """A claim on the words of the whole row: those of one cell would be the same in every row."""
    words = text[read.row.start : read.row.end]
    start = read.row.start + len(words) - len(words.lstrip())
    quote = words.strip()
    cells, day = read.cells, read.days.get("date")
    date = None
    if day is not None:
        at = cells["date"]
        date = When(day.first.isoformat(), day.last.isoformat(), at.text, day.precision, at.start, at.end)
    count = None
    if read.count is not None and "count" in cells:
        at = cells["count"]
        count = replace(read.count, text=at.text, start=at.start, end=at.end)
    place = Place(*_at(cells["place"])) if "place" in cells else None
    says = (Span(*_at(cells["said_by"])),) if "said_by" in cells else ()
    return Claim(
        start, start + len(quote), quote, act, code, victims=tuple(_victims(cells.get("victims"))), count=count,
        date=date, place=place, attribution=says, language=language, rule=BY_HAND, score=1.0,
    )  # fmt: skip


def _at(cell: Cell) -> tuple[str, int, int]:
    return cell.text, cell.start, cell.end


def _victims(cell: Cell | None) -> Iterator[Span]:
    """Each name in the cell; where no single one can be cut out, the whole cell."""
    if cell is None:
        return
    at = 0
    names = [name for name in names_in(cell.text) if name in cell.text]
    if not names:
        yield Span(*_at(cell))
    for name in names:
        found = cell.text.find(name, at)
        if found >= 0:
            at = found + len(name)
            yield Span(name, cell.start + found, cell.start + at)


def plan_incidents(
    vault: Vault, reading: Reading, sheet: Sheet, reader: Reader, here: Version, versions: Sequence[Version] = ()
) -> IncidentsPlan:
    """`here`: this table, as it was read when it was imported; `versions`: as it came in before, the last first."""
    lines, problems, n = lines_in(reader, sheet, reading.language or "en", reading.text)
    standing, was = _standing(vault, reader, [here, *versions], reading.text)
    changes: list[Change] = []
    steps: list[ClaimStep] = []
    stands: dict[int, tuple[Claim, Claim]] = {}
    for line in lines:
        number, title = line.read.row.number, line.read.said.get("reference") or line.claim.quote[:80]
        keys = (line.key, f"@{line.claim.start}")  # the same row of the same file, read in another way
        found = next((standing[key] for key in keys if key in standing), None)
        if found is None and not was.isdisjoint(keys):
            changes.append(Change((number,), "unchanged", "", title))  # rejected here, or taken back: that stays so
            continue
        if found is None:
            changes.append(Change((number,), "new", "", title, (("act", "", line.claim.act),)))
            steps.append(ClaimStep(line, ""))
            continue
        id, first, now, values = found
        stands[number] = first, now
        if values == line.values:
            changes.append(Change((number,), "unchanged", id, title))
            continue
        if now.as_dict() != first.as_dict():
            reader.tell(line.read, None, _("The claim of this row ({id}) was corrected here.").format(id=short(id)),
                        _("What stands here is kept. Correct it by hand if the table is right."))  # fmt: skip
            problems += line.read.problems[-1:]
            changes.append(Change((number,), "unchanged", id, title))
            continue
        changes.append(Change((number,), "changed", id, title, tuple(_differences(first, line.claim))))
        steps.append(ClaimStep(line, id))
    gone = _gone(reader, versions, sheet)
    problems.sort(key=lambda p: (p.row, p.column))
    return IncidentsPlan(DryRun(n, tuple(changes), tuple(problems), gone), tuple(steps), stands)


Standing = tuple[str, Claim, Claim, str]


def _standing(
    vault: Vault, reader: Reader, versions: Sequence[Version], text: str
) -> tuple[dict[str, Standing], set[str]]:
    """By the key of a row the claim that was made of it last: its id, as it was made, as it stands, what the row said.
    And the keys of all rows of which a claim was ever made."""
    found: dict[str, Standing] = {}
    was: set[str] = set()
    for n, version in enumerate(versions):
        first = first_said(vault, version.source)
        if not first:
            continue
        now = {row.id: row for row in queries.claims(vault, source=version.source, state="accepted")}
        made = sorted(first.items(), key=lambda item: item[0] in now)  # of several of one row the one that stands
        by_start = {claim.start: (id, claim) for id, claim in made if claim.rule == BY_HAND}
        own = text if n == 0 else queries.text_of(vault, version.source)
        lines, _problems, _n = lines_in(Reader(version.mapping, reader.today), version.sheet, version.language, own)
        for line in lines:
            id, claim = by_start.get(line.claim.start, ("", None))
            if claim is None or line.key in was:
                continue
            keys = (line.key, f"@{line.claim.start}") if n == 0 else (line.key,)
            was.update(keys)
            if id in now:
                found.update(dict.fromkeys(keys, (id, claim, now[id].claim, line.values)))
    return found, was


def _gone(reader: Reader, versions: Sequence[Version], sheet: Sheet) -> tuple[Gone, ...]:
    """The rows of the version before that this one has no more."""
    if not versions:
        return ()
    now = {_row_key(read) for read in _reads(reader, sheet)}
    before = _reads(Reader(versions[0].mapping, reader.today), versions[0].sheet)
    return tuple(
        Gone(read.row.number, read.said.get("reference", ""), read.said.get("victims", ""))
        for read in before if read.said and _row_key(read) not in now
    )  # fmt: skip


def _reads(reader: Reader, sheet: Sheet) -> list[RowRead]:
    rows = [row for row in sheet.rows if row.number > reader.mapping.head[1]]
    return [reader.read(row) for row in rows if not is_total(next(c.text for c in row.cells if c.text))]


def _row_key(read: RowRead) -> str:
    """What a row is found again by: its reference, else all that it says."""
    reference = read.said.get("reference")
    return f"#{reference}" if reference else as_words({n: folded(v) for n, v in read.said.items()})


def _differences(first: Claim, now: Claim) -> Iterator[tuple[str, str, str]]:
    for name in ("act", "date", "place", "count", "victims", "said_by"):
        a, b = slot_words(first, name), slot_words(now, name)
        if a != b:
            yield name, a, b


def slot_words(claim: Claim, name: str) -> str:
    """What a claim says in a column of ours, in the words of its source."""
    if name == "act":
        return claim.code or claim.act
    if name == "date":
        return claim.date.text if claim.date else ""
    if name == "place":
        return claim.place.text if claim.place else ""
    if name == "count":
        return claim.count.text if claim.count else ""
    spans = {"victims": claim.victims, "said_by": claim.attribution}.get(name, ())
    return "; ".join(" ".join(span.text.split()) for span in spans)


