"""Which plug-in proposed a claim: the field `rule` of what a plug-in had a part in begins with its mark.

    natasha 1.6.0 0f3c...:victims verb:задержать
    name version weights:what it did

`weights` is the SHA-256 of the files of its model, or `UNKNOWN` where the weights lie elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple

from guvoh.text.i18n import _

PLUG_INS = ("natasha", "spacy", "endpoint")
UNKNOWN = "unknown"


class Origin(NamedTuple):
    name: str
    version: str
    weights: str

    def mark(self) -> str:
        return f"{self.name} {self.version} {self.weights}"


def origin_of(rule: str) -> Origin | None:
    """The plug-in that had a part in a claim; None where the rules alone or a person found it."""
    mark = rule.partition(":")[0].split(" ")
    return Origin(*mark) if len(mark) == 3 and mark[0] in PLUG_INS else None


def own_rule(rule: str) -> str:
    """What the rules themselves wrote, without the mark of a plug-in that filled something in; empty where they did not
    find the act."""
    return rule if origin_of(rule) is None else rule.partition(":")[2].partition(" ")[2]


def origin_words(rule: str) -> str:
    """The same for a reader, in the reader's language; empty where no plug-in had a part."""
    origin = origin_of(rule)
    if origin is None:
        return ""
    if origin.weights == UNKNOWN:
        return _("A language model had a part in this: {model}.").format(model=origin.version)
    return _("A plug-in had a part in this: {name} {version}, weights {weights}.").format(
        name=origin.name, version=origin.version, weights=origin.weights[:12]
    )
