"""One organisation."""

from __future__ import annotations

from guvoh.web.ask import Page

PAGES: tuple[Page, ...] = ()
