"""What a check is given, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guvoh.model.document import Answer, Finding
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.read import Form

Answers = Mapping[str, Answer]
# Words that say what is wrong, "" for nothing; or findings of their own weight, where a table decides on that.
Said = str | tuple[Finding, ...]
Rule = Callable[[Ask, Form, Answers], Said]

UNKNOWN = "\u2400"  # before words: it could not be looked at. Taken off before anybody reads it; told as info
COMMITTEES = ("CCPR", "CAT", "CED", "CRC", "CEDAW")
