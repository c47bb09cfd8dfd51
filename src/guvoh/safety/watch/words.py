"""What messages say: that somebody has to look, and how to answer. Never a name, a case or a place; the contact knows
for whom it agreed to look out. In the contact's own language.
"""

from __future__ import annotations

from guvoh.safety.watch.plan import Message, first_of
from guvoh.text.i18n import _, using


def subject() -> str:
    return _("Please read this message")


def text(message: Message, address: str, code: str) -> str:
    """The whole message. `code` goes with every message that can be answered."""
    with using(message.language):
        lines = [_said(message.step, bool(message.sealed))]
        if message.step.startswith("remind"):
            here = _("Check in on your device, or here with your own code: {address}")
            lines.append(here.format(address=f"{address}/in"))
        elif _answerable(message.step):
            lines.append(_("Answer here: {address}").format(address=f"{address}/a"))
            lines.append(_("Your code: {code}").format(code=code))
        return "\n\n".join(lines)


def _said(step: str, sealed: bool) -> str:
    if step.startswith("remind"):
        return _("It is time to check in.")
    if step.startswith("confirm"):
        return _("You agreed to be a contact for somebody's safety. Please answer, so that we know that you can be"
                 " reached.")  # fmt: skip
    if step.startswith("clock"):
        return _("The clock of the watching machine cannot be trusted. Please ask yourself how the person is whom you"
                 " agreed to look out for.")  # fmt: skip
    if step.startswith("outage"):
        return _("The watching machine was started anew and may have missed something. Please ask yourself how the"
                 " person is whom you agreed to look out for.")  # fmt: skip
    step = first_of(step)
    if sealed:
        return _("Someone you agreed to look out for has missed check-ins for a long time. The sealed letter for this"
                 " moment is attached; only you can open it.")  # fmt: skip
    return {
        "l1": _("Someone you agreed to look out for missed a check-in. Please call."),
        "l2": _("Someone you agreed to look out for missed a check-in and has not been heard of for hours. Please do"
                " what you agreed for this moment."),
        "l3": _("Someone you agreed to look out for has missed check-ins for a long time. Please do what you agreed"
                " for this moment."),
        "hold": _("The next step waits for you, because the watching machine had been down or its clock is wrong."
                  " Answer yes if the next contacts shall be told now."),
        "clear": _("The alarm is over: the person checked in, or a contact said that the person is safe."),
        "stood_down": _("A plan you look out for was ended by its owner. If you did not expect it, ask the person."),
    }.get(step, _("Please look at what you agreed to look out for."))  # fmt: skip


def _answerable(step: str) -> bool:
    return step not in ("clear", "stood_down")
