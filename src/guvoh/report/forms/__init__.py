"""Forms of mechanisms, filled from a case file. The forms are data, the answers are functions.

    form("wgad", file, person, names, Wish())     the `Document`, with every name still in it

Read `read.py` (what a form is; data/*.yaml), `ask.py` (what an answer is given and gives), `answers/` (named functions,
one folder for all forms), `checks.py` with data/checks.yaml (admissibility), `make.py` (the way), `annex.py` (exhibits,
numbered once). What nobody compared with a copy of the form says so; where the law may have changed, its day stands by.
"""

from guvoh.report.forms.ask import Wish
from guvoh.report.forms.make import form, generated
from guvoh.report.forms.read import Form, form_of, names

__all__ = ["Form", "Wish", "form", "form_of", "generated", "names"]
