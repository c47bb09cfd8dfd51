"""What Guvoh knows: frozen dataclasses and the field's words. No files, no clock, no randomness.

Source layer (what each source says): `Source`, `Reading`, `Claim`.
Judgement layer (what the documenter concludes): `Decision`, `Person`, `Incident`, `Case`.
`vocabulary.py` loads the words (`words/*.yaml`): acts, occurrences, statuses, ladder, with labels in four languages.
`paper.py` holds what a chronology is made of, before it is drawn.
"""

from guvoh.model.claim import ACTS, Amount, Claim, Place, Reason, Span, When
from guvoh.model.judgement import Case, Decision, Figure, Incident, Person, Range
from guvoh.model.source import Block, Reading, Region, Source

__all__ = [
    "ACTS",
    "Amount",
    "Block",
    "Case",
    "Claim",
    "Decision",
    "Figure",
    "Incident",
    "Person",
    "Place",
    "Range",
    "Reading",
    "Reason",
    "Region",
    "Source",
    "Span",
    "When",
]
