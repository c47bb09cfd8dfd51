"""What took long to work out, kept until the vault holds something new: figures and relations of a large case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from guvoh.vault.queries import Fact
from guvoh.vault.view import Position
from guvoh.web.ask import Ask

T = TypeVar("T")
FACTS = 200_000  # incidents; some that were read are none any more
MOST = 6  # answers; those of a large case take some megabytes each


def remembered(
    ask: Ask, name: str, work_out: Callable[[], T], renew: Callable[[T, Sequence[Position]], bool] | None = None
) -> T:
    """The answer of that name, worked out anew when the ledger has grown since. `renew` may bring the earlier answer up
    to now, given how far the logs had been folded for it; where it returns False the answer is worked out anew."""
    at = (ask.vault.id, *ask.vault.view.positions())
    known = ask.desk.answers.get(name)
    if known is not None and known[0] == at:
        found: T = known[1]
        return found
    earlier = cast(tuple[Any, ...], known[0]) if known is not None else ()
    if known is not None and renew and earlier[0] == at[0] and renew(known[1], earlier[1:]):
        ask.desk.answers[name] = (at, known[1])
        return cast(T, known[1])
    answers = ask.desk.answers
    answers.pop(name, None)
    while len(answers) >= MOST:
        answers.pop(next(iter(answers)))
    found = work_out()
    answers[name] = (at, found)
    return found


def kept_facts(ask: Ask) -> dict[str, tuple[str, Fact]]:
    """What was read of the incidents of the case, for `figures`: after a decision only what it changed is read anew."""
    known: dict[str, tuple[str, Fact]] = ask.desk.answers.setdefault(f"facts {ask.case.id}", (None, {}))[1]
    if len(known) > FACTS:
        known.clear()
    return known
