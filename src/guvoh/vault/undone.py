"""Which entries are dead: those that an undo targets which is not dead itself. An undo of an undo restores."""

from __future__ import annotations

from collections.abc import Collection

from guvoh.vault.rows import each
from guvoh.vault.view import View


def dead_or_alive(view: View, targets: Collection[str]) -> dict[str, bool]:
    """Whether `targets` are dead, and what they undo in their turn, and so on; only those can have changed."""
    found: set[str] = set()
    todo = set(targets)
    while todo:
        found |= todo
        todo = {r[0] for r in each(view, todo, "target FROM t CROSS JOIN undo ON entry = t.value")} - found
    undos: dict[str, list[str]] = {}
    before: dict[str, bool] = {}
    for target, undo, dead in each(
        view, found,
        "target, entry, (SELECT dead FROM entry WHERE id = undo.entry) FROM t CROSS JOIN undo ON target = t.value",
    ):  # fmt: skip
        undos.setdefault(target, []).append(undo)
        before[undo] = bool(dead)
    now: dict[str, bool] = {}
    for target in sorted(found):
        _settle(target, undos, before, found, now)
    return now


def _settle(
    target: str, undos: dict[str, list[str]], before: dict[str, bool], found: set[str], now: dict[str, bool]
) -> None:
    """Undos first, then what they target. A circle, which nobody can make by hand, ends where it closes."""
    todo, begun = [target], set[str]()
    while todo:
        at = todo[-1]
        if at not in now and at not in begun:
            begun.add(at)
            todo += [u for u in undos.get(at, ()) if u in found and u not in now and u not in begun]
            continue
        if at not in now:
            now[at] = any(not now.get(u, before[u]) for u in undos.get(at, ()))
        todo.pop()
