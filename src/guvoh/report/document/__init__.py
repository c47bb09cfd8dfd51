"""From a `Document` to the bytes of a file. Nothing is written, nothing fetched.

    finished(document, ".pdf", levels, granted) -> bytes     for its reader, guarded, drawn, past the gate

Read `finish.py` first (the way), then `layout.py` (what stands where, as plain dicts), and the forms: `page.py` with
`document.html`, `printed.py` with `document.typ`, `word.py` (DOCX), `machine.py` (JSON), `plain.py` (for a messenger),
`table.py` (its tables as CSV).
"""

from guvoh.report.document.finish import ENDINGS, finished

__all__ = ["ENDINGS", "finished"]
