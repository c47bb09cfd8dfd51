"""The desk: pages on this machine only, shown in a browser window that `guvoh serve` opens.

In: an open vault (or none yet), key presses and forms. Out: pages. Every rule of the casebook lies below, in `app`;
here is only what a page shows and asks.

Read first: `serve.py` (start, end, lock), `guard.py` (who is refused), `desk.py` (what the process knows),
`site.py` (from an address to a page), `show.py` (from a template to HTML); then `pages/`, one file a page.
The walk of one page stands in docs/decisions/004-the-desk.md.
"""
