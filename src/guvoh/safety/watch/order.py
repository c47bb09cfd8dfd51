"""Signed words between a device and the watcher: JSON in a signed note (C2SP, Ed25519), bounded and checked.

    {"v": 1, "what": "order" | "arm" | "in" | "stand_down" | "status", "plan", "counter", "at", ...}
`counter` grows with every word, so that none counts twice. `dues` are seconds from now. What an order holds is all that
a watcher ever gets: no name, case or place.
"""

from __future__ import annotations

import base64
import json
import re
from itertools import pairwise
from typing import Any

from guvoh.safety.watch import events as e
from guvoh.safety.watch.declined import Declined
from guvoh.safety.watch.frozen import contact_of, ladder_of
from guvoh.safety.watch.plan import CHANNELS, DAY, HOUR, ROLES, Contact
from guvoh.text.i18n import LANGUAGES, _
from guvoh.vault.note import open_note, public_key, sign

LARGEST = 512 * 1024  # bytes of a signed word
SEALED = 256 * 1024  # bytes of the sealed letter
FURTHEST = 62 * DAY
_ID = re.compile(r"[0-9a-f]{16,64}")
_CONTACT = re.compile(r"[0-9a-z]{1,32}")
_LINE = re.compile(r"[^\x00-\x1f\x7f]{3,400}")
KINDS = ("order", "arm", "in", "stand_down", "status")


def signed(seed: bytes, said: dict[str, Any]) -> str:
    """The note of a device that has the plan's key."""
    return sign(f"guvoh-plan/{said['plan']}", seed, json.dumps({"v": 1, **said}, sort_keys=True) + "\n")


def key_of(seed: bytes) -> str:
    return public_key(seed).hex()


def opened(note: str, key: str = "") -> dict[str, Any]:
    """The words of a note. `key` is the one that must have signed; without it, the one that an order names. Raises
    `Refused` for everything else; nothing of it is said."""
    try:
        text = note.rpartition("\n\n")[0]
        said = json.loads(text)
        plan, by = str(said["plan"]), key or str(said["key"])
        if not _ID.fullmatch(plan) or said["v"] != 1 or said["what"] not in KINDS:
            raise ValueError
        open_note(note, f"guvoh-plan/{plan}", bytes.fromhex(by))
        if not isinstance(said["counter"], int) or not 0 < said["counter"] < 2**53:
            raise ValueError
        return dict(said)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Declined(_("These are no words that the plan's key signed."), "", "unsigned") from error


def refuse_old(said: dict[str, Any], wall: int) -> None:
    """Raises `Refused` for a word that was signed more than an hour from `wall` (unix seconds of the watcher): whoever
    holds a check-in up on its way must not be able to let it in when the person has gone missing."""
    at = said.get("at")
    if not isinstance(at, int) or abs(wall - at) > HOUR:
        raise Declined(
            _("This was signed more than an hour ago, or the clocks of the two machines differ."),
            _("Look at the clock of this device, and say it anew."), "clock",
        )  # fmt: skip


def plan_named(note: str) -> str:
    """The plan that a note says it is of, before its signature is looked at; "" where it says none."""
    try:
        return str(json.loads(note.rpartition("\n\n")[0])["plan"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def event(said: dict[str, Any]) -> e.Event:
    """What the words do. Raises `Refused` for what is out of bounds."""
    try:
        what, plan, counter = said["what"], said["plan"], said["counter"]
        if what == "order":
            return _order(said)
        if what == "stand_down":
            return e.StoodDown(plan, counter)
        dues = tuple(int(one) for one in said["dues"])
        if not 0 < len(dues) <= 400 or not all(0 < one <= 500 * DAY for one in dues) or min(dues) > FURTHEST:
            raise ValueError
        return e.Armed(plan, counter, dues) if what == "arm" else e.CheckedIn(plan, counter, dues)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Declined(_("The plan does not have the expected form."), "", "form") from error


def _order(said: dict[str, Any]) -> e.Ordered:
    contacts = tuple(contact_of({**one, "confirmed": None, "asked": None}) for one in said["contacts"])
    ladder, every, window = ladder_of(said["ladder"]), int(said["every"]), int(said["window"])
    steps = (0, ladder.l1, ladder.l2, ladder.l3)
    sealed, code = str(said.get("sealed") or ""), str(said["code"])
    fits = (
        1 <= len(contacts) <= 40 and all(_fits(one) for one in contacts)
        and len({one.id for one in contacts}) == len(contacts)
        and all(a < b <= 30 * DAY for a, b in pairwise(steps))
        and len(ladder.remind) <= 6 and all(-7 * DAY <= one <= 0 for one in ladder.remind)
        and HOUR <= every <= FURTHEST and 0 <= window <= every
        and len(base64.b64decode(sealed, validate=True)) <= SEALED and re.fullmatch(r"[0-9a-f]{64}", code)
    )  # fmt: skip
    if not fits:
        raise ValueError("out of bounds")
    return e.Ordered(said["plan"], said["counter"], said["key"], code, contacts, every, window, ladder, sealed)


def _fits(one: Contact) -> bool:
    return bool(
        _CONTACT.fullmatch(one.id) and one.roles and set(one.roles) <= set(ROLES) and one.language in LANGUAGES
        and 1 <= len(one.routes) <= 6
        and all(r.channel in CHANNELS and isinstance(r.to, str) and _LINE.fullmatch(r.to) for r in one.routes)
    )  # fmt: skip
