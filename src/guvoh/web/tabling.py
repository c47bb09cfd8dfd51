"""A mapping from the fields of a form, and the other way round; the words of our columns; what is being looked at.

How somebody reads a table, and what an import would do, are held in memory only until they are imported or kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from guvoh.app import tables
from guvoh.app.tables import Plan
from guvoh.errors import WrongField
from guvoh.model import vocabulary
from guvoh.model.table import CHOSEN, COLUMNS, Column, Mapping, Of, Sheet
from guvoh.model.table_guess import headings, sheet_named, words_in
from guvoh.model.table_words import codes, folded
from guvoh.model.typed_day import typed_day
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Ask, Form

NOTHING = "-"  # a word that says nothing
MOST = 1_048_576  # rows of a spreadsheet


def field_words(of: str) -> list[tuple[str, str]]:
    """(column of ours, its name in words), in the order of a list."""
    names = {
        "reference": _("Your reference"), "name": _("Name"), "aliases": _("Other spellings"), "born": _("Born"),
        "age_years": _("Age in years"), "gender": _("Gender"), "occupation": _("Occupation"), "status": _("Status"),
        "known": _("Status known on"), "since": _("Held or free since"), "said_by": _("Who says so"),
        "place": _("Place"), "holder": _("Who holds the person"), "note": _("Note"), "lawyer": _("Lawyer"),
        "health": _("Health"), "hearing_at": _("Next hearing"), "hearing_what": _("What the hearing is"),
        "next_call_at": _("Next call"), "next_call_by": _("Who calls"), "next_call_whom": _("Whom to call"),
        "publicity": _("Publicity"), "protection": _("Protection"), "act": _("What happened"), "date": _("Date"),
        "victims": _("Names of those affected"), "count": _("How many people"),
    }  # fmt: skip
    return [(name, names[name]) for name in COLUMNS["incidents" if of == "incidents" else "persons"]]


def code_options(field: str) -> list[tuple[str, str]]:
    """(code, label) of what a word of a column may stand for."""
    name = {"status": "liberty", "act": "acts"}.get(field, field)
    return [(code, vocabulary.label(name, code, i18n.language())) for code in codes(field)]


def from_form(form: Form, found: Sequence[Sheet], now: datetime, wrong: dict[str, str]) -> Mapping:
    """The mapping that was typed. What cannot be read stands in `wrong`, and is as it was guessed."""
    of: Of = "incidents" if form.get("of") == "incidents" else "persons"
    sheet = sheet_named(found, form.get("sheet"))
    first, last = (_row(form, name, wrong) for name in ("head_first", "head_last"))
    if last < first and not wrong:
        wrong["head_last"] = _("The last row of the headings is above the first.")
    allowed = set(COLUMNS[of])
    names = headings(sheet, (first, last))
    columns = tuple(
        Column(name, field if (field := form.get(f"column-{n}")) in allowed else "") for n, name in enumerate(names)
    )
    values: dict[str, dict[str, str]] = {}
    for field in CHOSEN:
        for words, code in zip(form.all(f"words-{field}"), form.all(f"code-{field}"), strict=False):
            if code:
                values.setdefault(field, {})[folded(words)] = "" if code == NOTHING else code
    as_of = ""
    try:
        as_of = typed_day("as_of", form.get("as_of"), now) if form.get("as_of") else ""
        if as_of > now.date().isoformat():
            wrong["as_of"] = _("This day has not come yet.")
    except WrongField as error:
        wrong["as_of"] = f"{error.message} {error.hint}"
    order, act = form.get("order"), form.get("act")
    mapping = Mapping(of, sheet.name, (first, last), columns, values, order if order in ("dmy", "mdy") else "", as_of,
                      act if act in codes("act") else "")  # fmt: skip
    if of == "persons" and not mapping.places("name"):
        wrong["column"] = _("No column holds the name. Choose it.")
    if of == "incidents" and not mapping.places("act") and not mapping.act:
        wrong["column"] = _("No column says what happened. Choose it, or say one act for all rows.")
    return mapping


def _row(form: Form, name: str, wrong: dict[str, str]) -> int:
    typed = form.get(name)
    if typed.isdecimal() and 1 <= int(typed[:8]) <= MOST:
        return int(typed)
    wrong[name] = _("The number of a row, as the spreadsheet shows it.")
    return 1


def shown(sheet: Sheet, mapping: Mapping) -> list[dict[str, Any]]:
    """Each column of theirs: its heading, its first words, and what it is."""
    rows = [row for row in sheet.rows if row.number > mapping.head[1]]
    return [
        {"n": n, "heading": column.heading, "field": column.field,
         "words": list(dict.fromkeys(row.cell(n).text for row in rows[:40] if row.cell(n).text))[:3]}
        for n, column in enumerate(mapping.columns)
    ]  # fmt: skip


def chosen_words(sheet: Sheet, mapping: Mapping) -> list[dict[str, Any]]:
    """The columns whose words stand for codes, with each word and its code."""
    found = []
    for name, words in words_in(sheet, mapping).items():
        kept = mapping.values.get(name, {})
        lines = [(word, n, NOTHING if kept.get(folded(word)) == "" else code) for word, n, code in words]
        found.append({"field": name, "lines": lines, "options": [(NOTHING, _("says nothing")), *code_options(name)]})
    return found


def sheets(ask: Ask, source: str) -> tuple[Sheet, ...]:
    """The sheets of a table, worked out once for each reading of it. Raises `Refused` for what is none."""
    draft = ask.desk.drafts.setdefault(f"sheets:{source}", {})
    entry = queries.reading_facts(ask.vault, source).get("entry")
    if draft.get("entry") != entry:
        draft |= {"sheets": tables.sheets(ask.vault, source), "entry": entry}
    found: tuple[Sheet, ...] = draft["sheets"]
    return found


def held(ask: Ask, source: str) -> Mapping | None:
    """How this table is being read in this sitting."""
    return ask.desk.drafts.get(f"table:{source}", {}).get("mapping")


def hold(ask: Ask, source: str, mapping: Mapping) -> None:
    ask.desk.drafts[f"table:{source}"] = {"mapping": mapping}


def plan_of(ask: Ask, source: str) -> Plan | None:
    """What an import would do as the vault stands; worked out once for each state of the vault."""
    draft = ask.desk.drafts.get(f"table:{source}")
    if draft is None:
        mapping = tables.imported(ask.vault, source)
        if mapping is None:
            return None
        hold(ask, source, mapping)
        draft = ask.desk.drafts[f"table:{source}"]
    stands = (ask.vault.state.raw, i18n.language(), ask.desk.today)
    if draft.get("stands") != stands:
        mapping = replace(draft["mapping"])
        draft["plan"] = tables.dry_run(ask.vault, source, mapping, ask.desk.today.isoformat())
        draft["stands"] = stands
    plan: Plan = draft["plan"]
    return plan


def places(ask: Ask, source: str) -> dict[int, str]:
    """By the number of a row its place in the text, for the way back to the words. After `plan_of`."""
    draft = ask.desk.drafts[f"table:{source}"]
    if "places" not in draft:
        sheet = sheet_named(sheets(ask, source), draft["mapping"].sheet)
        draft["places"] = {row.number: f"{row.start}-{row.end}" for row in sheet.rows}
    found: dict[int, str] = draft["places"]
    return found
