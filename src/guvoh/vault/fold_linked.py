"""From entries to rows: what a person says of two, each word apart. A tie that is kept in a closed case, because of
whom somebody was reached, which of two words about somebody's liberty holds. They are asked for as they stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from guvoh.vault.ledger import Entry, Header

if TYPE_CHECKING:
    from guvoh.vault.fold import Fold


def tie_told(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    """The first is to the second what `code` says."""
    _put(fold, header, entry, "tie", body["first"], body["second"], body.get("source") or "")
    return str(body["first"])


def proxy_judged(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    """The relative was reached because of the target; the claim tells of the act."""
    _put(fold, header, entry, "proxy", body["relative"], body["target"], body["claim"])
    return str(body["relative"])


def status_judged(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    """Of two words about a person's liberty the first holds. Who is on the board hangs on it."""
    _put(fold, header, entry, "holds", body["person"], body["holds"], body["over"])
    fold.touched.told.add(str(body["person"]))
    return str(body["person"])


def names_stated(fold: Fold, header: Header, entry: Entry) -> None:
    """The names that the text of a source says to be one person's, as a run found them. It is about no atom: what is
    erased with a person is not looked for here, for it lies with the source."""
    _put(fold, header, entry, "stated", "", "", "")


def _put(fold: Fold, header: Header, entry: Entry, what: str, a: str, b: str, c: str) -> None:
    fold._put(
        "INSERT OR IGNORE INTO linked VALUES (?,?,?,?,?,?,?,?,?)", entry.id, what, str(a), str(b), str(c),
        json.dumps(entry.body, ensure_ascii=False, sort_keys=True, separators=(",", ":")), entry.order,
        header.device.hex(), header.seq,
    )  # fmt: skip


KINDS: dict[str, Callable[[Fold, Header, Entry, dict[str, Any]], str]] = {
    "tie.told": tie_told,
    "proxy.judged": proxy_judged,
    "status.judged": status_judged,
}
