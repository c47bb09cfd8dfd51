"""Names across scripts: is this one person or body, spelt in two ways?

In: two names in Latin, Cyrillic or Arabic script. Out: a probability, a band (same, ask, different) and, word by word,
why. Nothing here knows a vault, and nothing here decides: a person does.

`tokens.py` takes a name apart; `letters.py` spells a token in graphemes; `sounds.py` aligns two spellings by learnt
costs; `parts.py` knows forms of one name part; `roll.py` holds many names as arrays; `align.py` finds which token
answers to which; `features.py` and `model.py` weigh it; `compare.py` is what others call. Read that first.
Bodies are translated, so their words are compared: `bodies.py` takes a name apart with `concepts.py`, `acronyms.py`,
`known.py` and `endings.py`, `bodies_alike.py` weighs two.
Where the data come from and under which licence: `data/SOURCES.md`; how they are made anew: `bench/names/`.
"""

from guvoh.resolve.names.compare import Match, Word, compare, compare_many, compare_rows
from guvoh.resolve.names.roll import Roll, roll_of
from guvoh.resolve.names.tokens import Prepared, prepare

__all__ = ["Match", "Prepared", "Roll", "Word", "compare", "compare_many", "compare_rows", "prepare", "roll_of"]
