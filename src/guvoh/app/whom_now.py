"""Which papers of a situation can be made now, and what the others still lack. Nothing is drawn or written."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

from guvoh.app import forms, writing
from guvoh.errors import GuvohError, Refused
from guvoh.model import Case
from guvoh.report.forms import form_of
from guvoh.report.forms.read import FIND
from guvoh.report.papers.asked import Asked
from guvoh.text.i18n import language
from guvoh.vault.vault import Vault


class Ready(NamedTuple):
    """`command` as it is typed; `lacks`: one sentence each, empty where the paper can be made now. Of a form: its
    `title`, where to send it (`address`, "" for find and confirm), and what is to be known before (`findings`)."""

    command: str
    lacks: tuple[str, ...]
    title: str = ""
    address: str = ""
    findings: tuple[str, ...] = ()


def ready(vault: Vault, case: Case, command: str, person: str) -> Ready:
    """Whether `guvoh report ...`, as a step of `guvoh now` has it, would go through; `person`: whom a form is about."""
    words = shlex.split(command)[2:]
    title, address, findings = "", "", tuple[str, ...]()
    try:
        if words[0] in forms.FORMS:
            of = form_of(form_called(words))
            title, address = of.title(language()), "" if of.address == FIND else of.address
            _file, document = forms.fill_form(vault, case, of.name, person, urgent="--urgent" in words)
            findings = tuple(f"{one.rule}: {one.what}" for one in document.findings if one.weight != "block")
            forms.refuse_unready(document)
        else:
            writing.make(writing.gather(vault, case, "group", language()), words[0], "group", Asked(person=person))
    except Refused as error:
        return Ready(command, error.missing or (error.message,), title, address, findings)
    except GuvohError as error:
        return Ready(command, (error.message,), title, address, findings)
    return Ready(command, (), title, address, findings)


def form_called(words: Sequence[str]) -> str:
    """The name of the form in the words of a command after `guvoh report`."""
    committee = words[words.index("--committee") + 1] if "--committee" in words else ""
    return forms.form_name(words[0], committee, urgent="--urgent" in words)


def made(vault: Vault, case: Case, name: str, person: str, ending: str = ".docx") -> bytes:
    """The form of that name as `guvoh report` makes it. Raises `Refused` for what is missing, `NotFound`."""
    return forms.make_form(
        vault, case, name, ending, person, urgent=name.endswith("_urgent"),
        language=forms.spoken(form_of(name).languages),
    ).drawn  # fmt: skip
