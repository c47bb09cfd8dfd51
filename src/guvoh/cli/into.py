"""Into which case something goes: a name that was forgotten, misspelt or closed must not lay anything open unseen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, in_line
from guvoh.errors import Refused, UsageError
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.vault.vault import Vault

ALIKE = 0.75  # of 1; "Vally" and "Valley" have 0.91


def case_name(name: str) -> str:
    """The name on one line. Raises `UsageError` for one without letters."""
    name = in_line(name)
    if not any(c.isalnum() for c in name):
        raise UsageError(_("A case needs a name."), _("For example: --case Valley. Nothing was changed."))
    return name


def into_case(given: Given, vault: Vault, name: str, new_case: bool) -> str:
    """The name of the case that is meant. A new one is announced; at a terminal, what may be a slip is asked about.

    Raises `Refused` when a case that is not closed would be opened while closed ones are not open, without a terminal
    and without `new_case`: the everyday passphrase cannot know whether one of them was meant."""
    from guvoh.vault import queries

    name = case_name(name)
    if given.wants_closed():
        _must_be_closed(vault, name)
        return name
    if queries.case_named(vault, name) is not None:
        return name
    at_terminal = sys.stdin.isatty() and not new_case
    alike = _alike(name, [c.name for c in queries.cases(vault)])
    if alike and at_terminal and click.confirm(
        _("There is no case {name}. Did you mean {alike}?").format(name=name, alike=alike), err=True
    ):  # fmt: skip
        return alike
    if vault.keyring.locked() and not new_case:
        given.say(_("There are closed cases, and none is open. A new case {name} would be an open one: the everyday "
                    "passphrase and the recovery words open it.").format(name=name))  # fmt: skip
        if not (at_terminal and click.confirm(_("Make this new open case?"), err=True)):
            raise Refused(
                _("Nothing was added."),
                _("To work in a closed case, give --closed; for a new open case, --new-case."),
            )
    given.say(_("New open case: {name}.").format(name=name))
    if alike and not at_terminal:
        given.say(_("Did you mean {alike}? `guvoh erase ID` and adding it again with --case corrects it.").format(
            alike=alike))  # fmt: skip
    return name


def _must_be_closed(vault: Vault, name: str) -> None:
    from guvoh.vault import queries
    from guvoh.vault.closed import opened_cases

    found = queries.case_named(vault, name)
    if found is None or found.id not in opened_cases(vault):
        raise Refused(
            _("The passphrase opened no closed case of this name."),
            _("Give its name with --case. For another case leave out --closed. Nothing was added."),
        )


def _alike(name: str, known: list[str]) -> str | None:
    from difflib import get_close_matches

    from guvoh.text.fold import fold

    folded = {fold(one).text: one for one in known}
    found = get_close_matches(fold(name).text, folded, 1, ALIKE)
    return folded[found[0]] if found else None
