"""Text: pure functions over strings. Nothing here opens a document, a vault or a connection.

In goes the text of a reading, untouched; out come places in it (half-open code points) and what they mean. Folded
text is for finding only and carries its offsets. The words of each language are data (`words/<language>/`), read once.

Read `fold.py` first, then `sentences.py`, `numbers.py`, `calendar.py`, `language.py`. `i18n.py` gives `_()`, the
door of every word that a user sees.
"""

from guvoh.text.calendar import Moment, moments
from guvoh.text.fold import Folded, fold
from guvoh.text.language import language_of
from guvoh.text.numbers import Quantity, quantities
from guvoh.text.sentences import sentences
from guvoh.text.tokens import Token, tokens

__all__ = [
    "Folded",
    "Moment",
    "Quantity",
    "Token",
    "fold",
    "language_of",
    "moments",
    "quantities",
    "sentences",
    "tokens",
]
