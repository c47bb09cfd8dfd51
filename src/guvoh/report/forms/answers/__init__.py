"""The answers, named in the data of the forms: "arrest.place" is the function `place` in arrest.py.

Each is a pure function of an `Ask`: `(ask) -> Told`. An answer that states a fact says on which claims or records it
rests, and cites their sources; what sources contradict is shown so. Nothing said under force proves what it says.

    answer("identity.sex", ask)

`claims.py` finds the claims of a person and says how they agree; the rest are answers.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from guvoh.report.forms.ask import Ask, Told

FILES = ("identity", "arrest", "detention", "account", "argument", "remedies", "submitter", "consent", "procedure",
         "perpetrators", "sanctions", "risk")  # fmt: skip


def answer(name: str, ask: Ask) -> Told:
    """Raises KeyError for an answer that there is not."""
    return found(name)(ask)


def found(name: str) -> Callable[[Ask], Told]:
    """The function of that name. Raises KeyError."""
    file, _dot, function = name.partition(".")
    if file not in FILES:
        raise KeyError(name)
    made: Callable[[Ask], Told] | None = getattr(import_module(f"guvoh.report.forms.answers.{file}"), function, None)
    if made is None:
        raise KeyError(name)
    return made
