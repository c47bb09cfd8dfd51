"""What live judgements of sameness join, asked of the view for many atoms at once."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.vault.rows import each
from guvoh.vault.view import View


class Joined:
    """The components of one kind of atom (claim, mention). To be thrown away when a judgement changes."""

    def __init__(self, view: View, kind: str) -> None:
        self.view = view
        self.near: dict[str, set[str]] = {}
        self.asked = [
            f"t.value, {b} FROM t CROSS JOIN edge ON edge.{a} = t.value AND edge.kind = '{kind}'"  # noqa: S608 (our own)
            " AND edge.verdict = 'same' AND (SELECT dead FROM entry WHERE entry.id = edge.entry) = 0"
            for a, b in ("ab", "ba")
        ]
        self.known: dict[str, list[str]] = {}

    def get_ready(self, atoms: Iterable[str]) -> None:
        """Asks for these atoms, and all that they are joined to."""
        todo = {a for a in atoms if a not in self.near}
        while todo:
            self.near.update((a, set()) for a in todo)
            for sql in self.asked:
                for atom, other in each(self.view, todo, sql):
                    self.near[atom].add(other)
            todo = {other for a in todo for other in self.near[a] if other not in self.near}

    def component(self, atom: str) -> list[str]:
        """All atoms that live `same` judgements join to this one, itself included, in order."""
        known = self.known.get(atom)
        if known is None:
            self.get_ready([atom])
            found, todo = {atom}, [atom]
            while todo:
                new = self.near[todo.pop()] - found
                found |= new
                todo += new
            known = sorted(found)
            self.known.update(dict.fromkeys(known, known))
        return known
