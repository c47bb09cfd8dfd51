"""Sheets that need no vault: pages of advice to hand on. In: a language. Out: the bytes of a file; nothing is written.

    family("tg", ".pdf")     one A4 page for a family whose relative was taken
    family("tg", ".png")     the same as a picture for a messenger

Nothing on a sheet or in its file says who made it, with what, for whom or when: its title is neutral, its date is that
of its words. The words are data (`family.yaml`), set by `family.typ`. Read `family.py`.
"""

from guvoh.report.sheets.family import ENDINGS, family

__all__ = ["ENDINGS", "family"]
