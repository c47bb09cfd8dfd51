"""What one person is to another, or to an organisation, as somebody said: kept on the first, in his own compartment.

The code says what the first is to the second (HURIDOCS 2309): of kin a code of `words/kinship.yaml`, else one of
`OTHERS`. Nothing is concluded from a tie; it is a person's word, with the source that it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from guvoh.errors import WrongField
from guvoh.model.proxy import CERTAINTIES
from guvoh.model.vocabulary import label, terms
from guvoh.text.i18n import _

GROUPS = ("kin", "member", "works_for", "in_place_of")  # in the order in which they are shown
OTHERS = GROUPS[1:]
TO_ORGANISATIONS = ("member", "works_for")
MOST = 200  # of one person
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def group(code: str) -> str:
    """Which of `GROUPS` a code belongs to."""
    return code if code in OTHERS else "kin"


def codes() -> tuple[str, ...]:
    return (*(term.code for term in terms("kinship")), *OTHERS)


def tie_label(code: str, language: str) -> str:
    """What the first is to the second, in words."""
    others = {"member": _("Member of"), "works_for": _("Works for"), "in_place_of": _("Reached in the place of")}
    return others[code] if code in others else label("kinship", code, language)


def checked_ties(value: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The ties of one person in the form in which they are kept, each once. Raises `WrongField`."""
    known, found = codes(), []
    for one in value if not isinstance(value, str) else ():
        tie = {"code": str(one.get("code") or ""), "other": str(one.get("other") or ""),
               "from": str(one.get("from") or "")}  # fmt: skip
        if one.get("certainty") in CERTAINTIES:
            tie["certainty"] = str(one["certainty"])
        if tie["code"] not in known or not _ID.fullmatch(tie["other"]):
            raise WrongField(_("This is no tie between two."), _("Say it on the page of relations."), field="ties")
        if tie not in found:
            found.append(tie)
    if (isinstance(value, str) and value) or len(found) > MOST:
        raise WrongField(_("This is no tie between two."), _("Say it on the page of relations."), field="ties")
    return found
