"""Text: pure functions over strings. Nothing here opens a document, a vault or a connection.

In goes the text of a reading, untouched; out come places in it (half-open code points) and what they mean. Folded
text is for finding only and carries its offsets. The words of each language are data (`words/<language>/`), read once.

Read `fold.py` first, then `sentences.py`, `numbers.py`, `calendar.py`, `language.py`. `i18n.py` gives `_()`, the door
of every word that a user sees. Nothing is imported here: `guvoh --help` needs `_()` alone, and at once.
"""
