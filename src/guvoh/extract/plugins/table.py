"""The plug-ins there are: how each is opened from what follows its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guvoh.errors import UsageError
from guvoh.extract.plugins.contract import PlugIn
from guvoh.text.i18n import _


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for: `argument` is what stands behind the colon, a path or an address. `model` and `key` are
    for an endpoint, and so is `allow_remote`: the text may leave this machine."""

    argument: str = ""
    model: str = ""
    key: str = ""
    allow_remote: bool = False


def open_plug_in(name: str, wanted: Wanted) -> PlugIn:
    """Loads its weights, or finds its address. Raises `UsageError` for a name or argument that does not fit, `NotFound`
    for a plug-in that is not installed, `Refused` for an endpoint elsewhere."""
    if name not in OPENERS:
        raise UsageError(
            _("There is no plug-in of this name."), _("Give one of: {names}.").format(names=", ".join(sorted(OPENERS)))
        )
    return OPENERS[name](wanted)


def _endpoint(wanted: Wanted) -> PlugIn:
    from guvoh.extract.plugins.endpoint import Asking, endpoint
    from guvoh.extract.plugins.wire import address_of

    address = address_of(wanted.argument, wanted.allow_remote)
    if not wanted.model:
        raise UsageError(_("Which model?"), _("Say which one the endpoint should ask: --model NAME."))
    return endpoint(Asking(address, wanted.model, wanted.key))


def _spacy(wanted: Wanted) -> PlugIn:
    from guvoh.extract.plugins.spacy_path import spacy_pipeline

    return spacy_pipeline(wanted.argument)


def _natasha(wanted: Wanted) -> PlugIn:
    from guvoh.extract.plugins.natasha_ru import natasha

    return natasha(wanted.argument)


OPENERS: dict[str, Callable[[Wanted], PlugIn]] = {"endpoint": _endpoint, "natasha": _natasha, "spacy": _spacy}
