"""To and from other programs. In: an open vault and a case, or a file of others. Out: bytes, a plan; nothing written.

    gather(vault, case, internal=...) -> Bundle          everything of a case as records (`record.py`)
    safely(bundle, places) -> Bundle                     the same as it may leave (`leaving.py`)
    EXPORTS["esf"](bundle) -> {name: bytes}              esf, ftm, uwazi, geojson, csv
    planned(records) -> Plan                             what importing others' records would do (`plan.py`)

All formats are drawn from one list of fields, `words/fields.tsv` (`fields.py`): four digits are HURIDOCS' Events
Standard Formats, X is ours; it also says who may see what. Read `record.py` and `gather.py` first. What came in as a
file and what was changed here since: `standing.py`. A whole vault in one file is `vault/carried.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from guvoh.share import esf, ftm, geojson, tables, uwazi
from guvoh.share.gather import gather
from guvoh.share.leaving import Files, agreed_only, past_the_gate, safely
from guvoh.share.packing import alone, is_export, packed
from guvoh.share.plan import Plan, planned
from guvoh.share.record import Bundle
from guvoh.share.standing import FIELD, READERS

EXPORTS: Mapping[str, Callable[[Bundle], Files]] = MappingProxyType({
    "ftm": ftm.drawn, "esf": lambda bundle: esf.tables(bundle.exchanged), "uwazi": uwazi.drawn,
    "geojson": geojson.drawn, "csv": tables.drawn,
})  # fmt: skip
ENDINGS: Mapping[str, str] = MappingProxyType(
    {"ftm": ".zip", "esf": ".zip", "uwazi": ".zip", "geojson": ".geojson", "csv": ".zip"}
)


def finished(bundle: Bundle, places: Mapping[str, Mapping[str, object]], form: str) -> bytes:
    """The file of one of `EXPORTS`, past the gate. Raises `Refused` where a protected name could still be read."""
    safe = safely(bundle, places)
    return past_the_gate(safe, EXPORTS[form], alone if ENDINGS[form] == ".geojson" else packed)


__all__ = [
    "ENDINGS",
    "EXPORTS",
    "FIELD",
    "READERS",
    "Bundle",
    "Plan",
    "agreed_only",
    "finished",
    "gather",
    "is_export",
    "planned",
    "safely",
]
