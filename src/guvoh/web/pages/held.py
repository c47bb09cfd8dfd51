"""People held: one line each, what is due first."""

from __future__ import annotations

from guvoh.web.ask import Page

PAGES: tuple[Page, ...] = ()
