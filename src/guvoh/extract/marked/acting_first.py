"""Who acts and whom it hits, where no word parts them: in Persian "the court Name Surname (object mark) fined" looks
like "the court of Name Surname". A name that no table knows is no part of a body's name."""

from __future__ import annotations

from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.roles import Roles

BODIES = ("force", "organisation", "school")
LEAST, MOST = 2, 4  # words of such a name


def parted(line: Line, made: Roles) -> Roles:
    """The same roles; the body as who acts and the name behind it as whom it hits, where both stand in one phrase."""
    whole = made.patient
    if line.tables.says_joints or whole is None or made.agent is not None or made.verb is None or made.verb.passive:
        return made
    opens = whole.first == whole.head and not whole.before and not whole.inner and whole.cases == "a"
    begin = next((n for n in range(whole.head, whole.last) if not line.has(n, *BODIES, "attribute")), whole.last)
    name = range(begin, whole.last)
    if not opens or begin == whole.head or not LEAST <= len(name) <= MOST:
        return made
    if any(line.words[n].tags or line.kind[n] not in "nN" for n in name):
        return made
    body = Phrase(whole.first, begin, whole.head, "", "ng", "s", "")
    return made._replace(agent=body, patient=Phrase(name.start, whole.last, name.start, "", "a", "s", ""))
