"""The organisations of a case."""

from __future__ import annotations

from guvoh.web.ask import Page

PAGES: tuple[Page, ...] = ()
