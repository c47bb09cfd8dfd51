"""One share of the recovery words on one A4 page, for the one who keeps it: numbered words, and what they are for.

No name of a vault, a custodian, an owner or a program stands on the page or in its file: whoever finds it learns that
somebody keeps a part of a key, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files

from guvoh.errors import Refused
from guvoh.report import printed
from guvoh.report.document import pages
from guvoh.text.i18n import RIGHT_TO_LEFT, _, using

COLUMNS = 3


def drawn(words: Sequence[str], number: int, of: int, needed: int, language: str, day: str) -> bytes:
    """A PDF of one page, in a language of `i18n.LANGUAGES`. `number` from 1; `day`: ISO 8601, of the file alone."""
    with using(language):
        page = {
            "lang": language, "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            "title": _("Words to keep"), "part": _("Part {number} of {all}").format(number=number, all=of),
            "purpose": [
                _("Somebody who trusts you asked you to keep this page. It is one part of a key that was divided among "
                  "{all} people.").format(all=of),
                _("Any {needed} of the parts together open what the owner can no longer open alone. Fewer than that "
                  "open nothing and tell nothing.").format(needed=needed),
            ],
            "words-head": _("The words of this page"),
            "words-note": _("They are English words and stay so in every language. Their order counts."),
            "words": list(words), "rows": -(-len(words) // COLUMNS),
            "keep-head": _("How to keep them"),
            "keep": [
                _("Keep this page with your own papers. Take no photograph of it, and type the words into no device."),
                _("Give it only to the person who gave it to you, or to somebody whom that person named, when you see "
                  "the face or know the voice. A letter or a message is not enough."),
                _("If you lose it, or somebody else has seen it, tell the person at once: new pages can be made."),
                _("If it puts you in danger, destroy it. Your safety comes first; say so afterwards."),
            ],
        }  # fmt: skip
        source = files("guvoh.report").joinpath("papers/share.typ").read_bytes()
        made = printed.set_pages(source, json.dumps(page | printed.date_of(day), ensure_ascii=False), day)
        if pages.count(made) > 1:
            raise Refused(_("The words do not fit on one page."), _("Nothing was written."))
    return made
