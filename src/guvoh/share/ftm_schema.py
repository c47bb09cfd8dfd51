"""FollowTheMoney: which schema a record has, which property a field, and the extension that we ship (`ftm/*.yaml`).

The line is that of OpenSanctions (`followthemoney` 4 on the Python package index), in which an Event is an Interval.
Core schemata are used as they are; what they have no property for travels as an `HrClaim` about the entity. Ours have
a property for every field: `renewed()` makes the files from the list of fields, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from guvoh.share.fields import TABLES, Field, of_table

OURS: Mapping[str, tuple[str, ...]] = {
    "HrAct": ("21",), "HrInvolvement": ("24",), "HrStatus": ("X3",), "HrClaim": ("X1",),
    "HrRecord": ("22", "25", "26", "31", "32", "33", "34", "X5", "X6"),
}  # fmt: skip
_HEADS = {
    "HrAct": ("Act", "Event", "One kind of act against one victim."),
    "HrInvolvement": ("Involvement", "Interest", "Somebody is said to have had a part in an act."),
    "HrStatus": ("Status", "Interval", "What somebody knew of a person's liberty on a day."),
    "HrClaim": ("Claim", "Interval", "What one source says, with its words; or one field of an entity, with its note."),
    "HrRecord": ("Record", "Thing", "A record of the Events Standard Formats that has no schema of its own."),
}
_RANGES = {"09": "LegalEntity", "01": "Event", "21": "HrAct", "X1": "HrClaim", "X2": "Document"}
_INHERITED = {
    "HrAct": frozenset({"startDate", "endDate", "location", "country"}), "HrInvolvement": frozenset({"role"}),
    "HrStatus": frozenset({"date", "description"}), "HrClaim": frozenset(), "HrRecord": frozenset(),
}  # fmt: skip
DATES = frozenset({"startDate", "endDate", "date", "birthDate", "deathDate", "incorporationDate", "publishedAt",
                   "retrievedAt"})  # fmt: skip
# Of an HrClaim that is one field of an entity.
FIELD = "FIELD"
CLAIM_OF_FIELD = ("claimType", "subject", "attribute", "value", "note")


@cache
def property_of(field: Field) -> str:
    """The property for a field of one of our schemata; "" for none (a number)."""
    if field.kind == "id":
        return ""
    if field.ftm:
        return field.ftm
    words = "".join(c if c.isalnum() else " " for c in field.label).split()
    return words[0].lower() + "".join(w.capitalize() for w in words[1:]) + field.code


def act_property(table: str) -> str:
    """The property in which the details of an act name it; they have its number."""
    return next(property_of(f) for f in of_table(table) if f.refers_to == "21")


def schema_for(table: str) -> str | None:
    """The schema of a table that has one of ours."""
    return next((name for name, tables in OURS.items() if table in tables), None)


def renewed() -> dict[str, str]:
    """Name of a file -> YAML of the extension."""
    return {f"{name}.yaml": _yaml(name) for name in OURS}


def shipped() -> dict[str, str]:
    """The same as it lies in the package."""
    folder = files("guvoh.share") / "ftm"
    return {f"{name}.yaml": (folder / f"{name}.yaml").read_text("utf-8") for name in OURS}


def _yaml(name: str) -> str:
    label, parent, about = _HEADS[name]
    lines = [
        f"{name}:", f'  label: "{label}"', f'  plural: "{label}s"', f'  description: "{about}"', "  extends:",
        f"    - {parent}", "  matchable: false",
    ]  # fmt: skip
    if name == "HrInvolvement":
        lines += ["  edge:", "    source: perpetrator", '    label: "is said to have had a part in"', "    target: act",
                  "    directed: true"]  # fmt: skip
    lines.append("  properties:")
    if name == "HrClaim":
        for prop, what in (("claimType", "Kind of claim"), ("attribute", "Field"), ("value", "Value"),
                           ("note", "Note beside the value")):  # fmt: skip
            lines += [f"    {prop}:", f'      label: "{what}"']
        lines += ["    subject:", '      label: "About"', "      type: entity", "      range: Thing",
                  "      reverse:", "        name: hrClaims", '        label: "Claims"']  # fmt: skip
    if name == "HrRecord":
        lines += ["    table:", '      label: "Table"']
    for table in OURS[name]:
        for field in of_table(table):
            prop = property_of(field)
            if prop and prop not in _INHERITED[name]:
                lines += [f"    {prop}:", f'      label: "{field.label}"', *_type(name, field)]
    return "\n".join(lines) + "\n"


def _type(name: str, field: Field) -> list[str]:
    if not field.refers_to:
        return ["      type: country"] if field.ftm == "country" else []
    reverse = f"{name[0].lower()}{name[1:]}{field.code}"
    return ["      type: entity", f"      range: {_RANGES[field.refers_to]}", "      reverse:",
            f"        name: {reverse}", f'        label: "{TABLES[field.table]}: {field.label}"']  # fmt: skip


__all__ = ["CLAIM_OF_FIELD", "DATES", "FIELD", "OURS", "act_property", "property_of", "renewed", "schema_for",
           "shipped"]  # fmt: skip
