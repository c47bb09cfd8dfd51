"""A document becomes text with places in it, in a separate process that holds no keys.

In: bytes and a name. Out: `model.Reading` (text, blocks with page and paragraph, main content apart from furniture,
what the file says of its title, author, date), or `Unreadable` with what to do. Nothing is believed that a file says
of itself, and nothing in it can name a file, reach the network or live longer than it may.

    with open_worker() as worker:
        reading = worker.read(stream, "letter.docx")

Read first `worker.py` (this side of the pipe), `server.py` (the other side), `parse.py` (which reader opens what);
then one reader: `plain.py`, `webpage.py`, `pdf.py`, `word.py`, `table.py`, `mail.py`. `limits.py` has every number,
`trouble.py` every sentence, `furniture.py` what is no part of a text.
"""

from guvoh.read.furniture import main_blocks
from guvoh.read.kinds import HEAD, READERS, media_type, needs_yes
from guvoh.read.limits import Cage
from guvoh.read.worker import Worker, open_worker

__all__ = ["HEAD", "READERS", "Cage", "Worker", "main_blocks", "media_type", "needs_yes", "open_worker"]
