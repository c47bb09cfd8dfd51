"""What may leave a case, and who said so."""

from __future__ import annotations

from guvoh.web.ask import Page

PAGES: tuple[Page, ...] = ()
