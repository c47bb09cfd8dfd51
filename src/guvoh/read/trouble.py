"""What can be wrong with a document: codes that cross the process border, and the sentences that a person reads.

The process that opens a document sends a code and at most one small word or number, never a sentence: so nothing that
stands in a hostile file can reach a message. `refusal` and `remark` turn codes into words on this side of the border.
"""

from __future__ import annotations

import re

from guvoh.errors import Unreadable
from guvoh.text.i18n import _

_ARGUMENT = re.compile(r"[A-Za-z0-9_.,/+-]{1,60}")


class Trouble(Exception):
    """Why a document cannot be read: a code that `refusal` knows."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def refusal(code: str) -> Unreadable:
    """The error for a code; a code that nobody knows is told as a reader that broke down."""
    kept = _("The file is kept, sealed, as it came.")
    by_hand = _("Type the words that matter by hand, as the text of this source.")
    tell = {
        "empty": (_("The file is empty: it has no bytes."),
                  _("Ask whoever sent it to send it again.")),
        "no-text": (_("The file has no text in it."), by_hand),
        "not-text": (_("The file is no text, whatever its name says."),
                     _("Find out what it is and add it again under its right name, or type its words by hand.")),
        "no-reader": (_("Guvoh has no reader for this kind of file."), by_hand),
        "picture": (_("The file is a picture."), by_hand),
        "recording": (_("The file is a sound or film recording."), by_hand),
        "archive": (_("The file is an archive with other files in it."),
                    _("Unpack it and add the files that matter one by one.")),
        "old-office": (_("The file is an old or a locked office document."),
                       _("Open it in an office program, save it as .docx without a password, and add that too.")),
        "not-word": (_("The file says that it is a Word document (.docx), but it is none or it is damaged."),
                     _("Open it in an office program and save it again, or ask for a fresh copy.")),
        "not-table": (_("The file says that it is a spreadsheet, but it is none or it is damaged."),
                      _("Open it in an office program, save it again as .xlsx or .csv, and add that too.")),
        "table-rows": (_("The spreadsheet has more than 50,000 rows."),
                       _("Save the rows that matter as a file of their own and add that too.")),
        "table-columns": (_("The spreadsheet has more than 200 columns."),
                          _("Save the columns that matter as a file of their own and add that too.")),
        "table-cell": (_("A cell of the spreadsheet has more than 32,000 characters."),
                       _("Put its words into a file of their own, and add both.")),
        "not-pdf": (_("The PDF is damaged or cut short."),
                    _("Ask for a fresh copy, or open it in another program and print it to a new PDF.")),
        "pdf-locked": (_("The PDF is locked with a password."),
                       _("Open it with its password, print it to a new PDF without one, and add that too.")),
        "pdf-pictures": (_("The PDF holds pictures of pages and no text."), by_hand),
        "pdf-pages": (_("The PDF has too many pages: more than 2,000."),
                      _("Print the pages that matter to a new PDF and add that too.")),
        "page-deep": (_("The web page is nested too deep to be read safely."),
                      _("Open it in a browser, save its text as .txt, and add that too.")),
        "mail-deep": (_("The mail is nested too deep or has too many parts."),
                      _("Save the parts that matter as files and add those.")),
        "zip-entries": (_("The document holds more than 10,000 files inside: that may be a trap."), by_hand),
        "zip-bomb": (_("The document would unfold to far more than its size: that may be a trap."), by_hand),
        "zip-names": (_("The document holds names that lead outside it: that may be a trap."), by_hand),
        "zip-doctype": (_("The document defines entities of its own, as no Word document does: that may be a trap."),
                        by_hand),
        "too-large": (_("The file is too large to read: texts and web pages may have 64 MiB, other files 256 MiB."),
                      _("Cut out the part that matters and add that too.")),
        "too-much-text": (_("The file has more than 10 MB of text, or more paragraphs than can be read."),
                          _("Cut out the part that matters and add that too.")),
        "too-long": (_("Reading the file took too long and was stopped."),
                     _("Save its text with another program as .txt and add that too.")),
        "memory": (_("Reading the file took too much memory and was stopped."),
                   _("Save its text with another program as .txt and add that too.")),
        "no-library": (_("A library that reads this kind of file is missing from the installation."),
                       _("Run `make setup` or install Guvoh again.")),
        "no-process": (_("The separate process that opens documents did not start."),
                       _("Run `guvoh doctor`; then add the file again.")),
    }  # fmt: skip
    broken = (_("The reader broke down over this file and was stopped; it was shut in a process of its own."),
              _("Save its text with another program as .txt and add that too."))  # fmt: skip
    message, hint = tell.get(code, broken)
    return Unreadable(message, f"{kept} {hint}")


def remark(warning: str) -> str | None:
    """The sentence for a warning `code` or `code argument`; None for what is no warning of ours."""
    code, _space, argument = warning.partition(" ")
    if argument and not _ARGUMENT.fullmatch(argument):
        return None
    tell = {
        "other-kind": _("The ending of the name does not fit the content, which is {what}; it was read as that."),
        "encoding-guessed": _("The encoding is a guess ({what}): look whether the letters are right."),
        "encoding-other": _("The file names an encoding that does not fit; it was read as {what}."),
        "letters-lost": _("Some bytes are letters in no encoding that fits; they stand as \N{REPLACEMENT CHARACTER}."),
        "no-main": _("The main text could not be told from menus and lists around it; everything counts as main text."),
        "pages-without-text": _("Pages without text, perhaps pictures: {what}."),
        "deleted-words": _("The document holds tracked deletions; they are not in the text."),
        "comments": _("The document holds comments; they are not in the text."),
        "attachments": _("Attachments are not read: {what}. Save them as files and add those."),
        "web-mail": _("The mail has no plain text; it was read as a web page."),
    }
    return tell[code].format(what=argument) if code in tell else None
