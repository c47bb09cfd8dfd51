"""Guvoh: a casebook for people who document repression.

The way of the data, folder by folder:

    capture -> read -> extract -> review -> resolve -> book -> policy -> report
      bytes    text    suggestions  claims    people,   questions  what may   papers
                                              incidents            leave

The steps never import each other; they meet in the vault, and `app` joins them. Read `docs/ARCHITECTURE.md`, then
`app.py`, then the folder of the step you care about: its `__init__.py` says what comes in and what goes out.
"""

__version__ = "0.1.0"
