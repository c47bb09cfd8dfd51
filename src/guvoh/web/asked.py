"""What was asked, kept in memory under a word of chance, so that no name or sentence ever stands in an address.

A search for a name is asked by GET like any other page; the window's address, and with it the browser's history, gets
`?k=...` instead of the words. Back, reload and a second window find the question by it while the desk is open."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field

from guvoh.web.ask import Form

MOST = 500  # questions of one sitting
KEY = "k"
# Parts of an address that hold ids and numbers only; all others may hold words of a person.
PLAIN = frozenset({KEY, "part", "page", "open", "n", "note", "about", "done", "source", "kind", "from", "words"})


@dataclass
class Asked:
    known: OrderedDict[str, Form] = field(default_factory=OrderedDict)

    def whole(self, query: Form) -> Form:
        """The question that the address stands for; what stands in the address itself counts more."""
        before = self.known.get(query.get(KEY))
        return query if before is None else Form({**before.fields, **query.fields})

    def hidden(self, path: str, query: Form) -> str | None:
        """The address to show for a question with words in it; None where there are none."""
        if set(query.fields) <= PLAIN:
            return None
        question = self.whole(query)
        question = Form({name: value for name, value in question.fields.items() if name != KEY})
        key = next((k for k, known in self.known.items() if known == question), "") or secrets.token_hex(6)
        self.known[key] = question
        self.known.move_to_end(key)
        if len(self.known) > MOST:
            self.known.popitem(last=False)
        return f"{path}?{KEY}={key}"
