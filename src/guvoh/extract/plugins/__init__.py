"""Other people's models, which only propose. In: a document and what the rules found. Out: stretches of its text.

One contract (`contract.py`): a plug-in is a record with a function; what it returns is offsets into the text, never
words, and passes one gate (`gate.py`) before it becomes a suggestion: real words, inside the main text, of a known
class. A suggestion says which plug-in made it (`model/origin.py`); nothing here can accept one, read a vault or write a
file. `table.py` opens a plug-in by name; `endpoint.py` asks a language model, through `wire.py`, the only module of
Guvoh that opens a connection; `located.py` finds what it quotes. Nothing of this folder is loaded unless somebody asks.
"""
