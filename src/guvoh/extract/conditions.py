"""What the sentence must say for a trigger to hold, as marks of its row: so a table can tell neighbouring acts apart.

    by-CLASS     who does it is of this class: a school expels a student, a court a stranger
    with-CLASS   a word of this class stands in the sentence: "beat him in his cell"
    lacks-CLASS  none does

A pattern with a condition is narrower than the same without, so it is tried first."""

from __future__ import annotations

from collections.abc import Callable, Collection

Conditions = tuple[tuple[str, str], ...]  # how it is asked, and for which class
HOW = ("by", "with", "lacks")


def conditions(marks: Collection[str]) -> Conditions:
    """Those among the marks of a trigger, in order."""
    parted = [mark.partition("-") for mark in sorted(marks)]
    return tuple((how, kind) for how, dash, kind in parted if dash and how in HOW)


def hold(asked: Conditions, said: Collection[str], done_by: Callable[[str], bool]) -> bool:
    """Whether all hold. `said`: the classes of the words of the sentence; `done_by`: whether who does it is of one."""
    return all(done_by(kind) if how == "by" else (kind in said) == (how == "with") for how, kind in asked)
