"""The procedure itself: which State, who is addressed, urgency, what is to be kept secret, attachments."""

from __future__ import annotations

from guvoh.model.document import line, own
from guvoh.report.forms.answers import arrest
from guvoh.report.forms.ask import Ask, Told, at_record, of_record, told
from guvoh.report.forms.spoken import _, label


def body(ask: Ask) -> Told:
    """To whom the submission goes, and the State."""
    state = arrest.state(ask)
    if not state.text:
        return state
    return told(line(own(label("mechanisms", ask.mechanism, ask.language))), *state.text)


def single_case(ask: Ask) -> Told:
    return told(line(own(_("An individual case."))))


def addressees(ask: Ask) -> Told:
    """Which mandates: what the submission recorded says."""
    lines = [line(of_record(r, "matter", ask=ask)) for r in ask.records("submission")
             if r.text("mechanism") == ask.mechanism]  # fmt: skip
    return told(*lines, enter=at_record(ask, "submission"))


def urgency(ask: Ask) -> Told:
    """Why it cannot wait, and which protection is asked for."""
    lines = [line(of_record(r, name, ask=ask)) for r in ask.records("risk") for name in ("urgent_because", "asked")]
    return told(*lines, enter=at_record(ask, "risk"), what=_("Why it is urgent is not recorded."))


def reprisals(ask: Ask) -> Told:
    """How great the risk is, and that the names of others are kept back."""
    levels = [line(of_record(r, "level", label("risk_levels", r.text("level"), ask.language), ask))
              for r in ask.records("risk") if r.text("level")]  # fmt: skip
    if not levels:
        return told(enter=at_record(ask, "risk"))
    return told(
        *levels,
        line(
            own(_("Relatives and sources stand under code names; please do not ask the State.")),
        ),
    )


def attachments(ask: Ask) -> Told:
    return told(line(own(_("See the list of exhibits at the end."))))
