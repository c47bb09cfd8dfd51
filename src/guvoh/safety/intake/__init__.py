"""The sealed form: someone outside the country writes to the group in one HTML file, without a network or an account.

    page(recipient, "tg")             the whole file: words, style, script and typage in it, locked by its own policy
    read_report(plain)                what came back, opened: words and files within bounds, or `Refused` in a sentence

Read `form.py` with page/ (`form.html`, `form.js`, `words.yaml` in four languages; `age.js` is vendored: VENDORED.tsv,
`page/renew.py`), then `report.py` (the form of the message and its bounds) and `limits.py`. Keys and signatures are the
vault's (`vault.letters`); taking in, quarantine and letting in are `app.intake`.
"""

from guvoh.safety.intake.form import page
from guvoh.safety.intake.limits import MOST_SEALED
from guvoh.safety.intake.report import Attached, Report, read_report

__all__ = ["MOST_SEALED", "Attached", "Report", "page", "read_report"]
