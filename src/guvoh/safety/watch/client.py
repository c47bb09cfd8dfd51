"""The asking side, on the documenter's machine: one signed word to the address that the group gave, over TLS."""

from __future__ import annotations

import json
from typing import Any

from guvoh.errors import NoAnswer, Refused
from guvoh.safety.watch.channels.post import is_here, post
from guvoh.text.i18n import _


def tell(watcher: str, note: str, word: str = "", trust: str = "") -> dict[str, Any]:
    """What the watcher answers to a signed word. Raises `Refused` for its no (`missing` holds the codes), `NoAnswer`
    where it cannot be reached: then nothing is armed."""
    refuse_address(watcher)
    head = {"Content-Type": "text/plain; charset=utf-8", "Guvoh-Word": word}
    try:
        answer = post(f"{watcher.rstrip('/')}/plan", note.encode(), head, trust)
        said = json.loads(answer.body)
        if not isinstance(said, dict):
            raise ValueError
    except (OSError, ValueError) as error:
        raise NoAnswer(
            _("The watcher cannot be reached, or did not answer as one."),
            _("Look at its address, and ask whoever runs it. Nothing was armed or ended by this."), again=True,
        ) from error  # fmt: skip
    if answer.status != 200:
        missing = tuple(str(one) for one in said.get("missing") or ())
        raise Refused(_("The watcher says no."), lacking_words(missing), missing=missing)
    return said


def refuse_address(watcher: str) -> None:
    """Raises `Refused` for an address that would be asked in the clear, unless it is of this machine."""
    try:
        if watcher.startswith("https://") or is_here(watcher):
            return
    except ValueError:  # no address at all
        pass
    raise Refused(_("The watcher is asked only over an encrypted line."), _("Give an address that begins with https."))


def lacking_words(codes: tuple[str, ...]) -> str:
    known = {
        "no_buddy": _("No buddy is named."),
        "no_duty": _("No duty officer is named."),
        "one_channel": _("All contacts use the same channel: give a second one."),
        "not_confirmed": _("Not every contact has replied within 90 days."),
        "replayed": _("This was said before; it does not count twice."),
        "not_armed": _("This plan is not armed."),
        "word": _("The group's word is missing or wrong."),
        "clock": _("It was signed more than an hour ago, or the clocks of the two machines differ."),
        "stalled": _("It answers, but does not watch: nothing raises an alarm now. Call whoever runs it."),
    }
    return " ".join(known.get(code, _("The watcher does not take this.")) for code in codes)
