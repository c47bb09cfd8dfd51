"""Which papers of a situation can be made now, and what the others still lack. Nothing is drawn or written."""

from __future__ import annotations

import shlex
from typing import NamedTuple

from guvoh.app import forms, writing
from guvoh.errors import GuvohError, Refused
from guvoh.model import Case
from guvoh.report.papers.asked import Asked
from guvoh.vault.vault import Vault


class Ready(NamedTuple):
    """`command` as it is typed; `lacks`: one sentence each, empty where the paper can be made now."""

    command: str
    lacks: tuple[str, ...]


def ready(vault: Vault, case: Case, command: str, person: str) -> Ready:
    """Whether `guvoh report ...`, as a step of `guvoh now` has it, would go through; `person`: whom a form is about."""
    words = shlex.split(command)[2:]
    try:
        if words[0] in forms.FORMS:
            _form(vault, case, words, person)
        else:
            writing.make(writing.gather(vault, case, "group"), words[0], "group", Asked(person=person))
    except Refused as error:
        return Ready(command, error.missing or (error.message,))
    except GuvohError as error:
        return Ready(command, (error.message,))
    return Ready(command, ())


def _form(vault: Vault, case: Case, words: list[str], person: str) -> None:
    """Raises `Refused` with what is missing."""
    committee = words[words.index("--committee") + 1] if "--committee" in words else ""
    urgent = "--urgent" in words
    name = forms.form_name(words[0], committee, urgent=urgent)
    _file, document = forms.fill_form(vault, case, name, person, urgent=urgent)
    forms.refuse_unready(document)
