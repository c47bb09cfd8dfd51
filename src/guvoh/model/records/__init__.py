"""The case file beside the claims: consent, remedies, legal arguments, posts, interventions, submissions. What people
tell us about the handling of a case, each thing one `Record`, with its source where there is one.

    kind("consent").field("scope").label("ru")    the kinds are data (kinds/*.yaml), which an NGO can read and correct
    checked("consent", {"scope": "C2", ...})       the fields in the form in which they are kept

Read `kind.py` (what a kind is, and how it is read), then `checking.py`. A field that no kind file gives a level counts
as level 3 (security 8.2): it leaves in no paper but internal ones.
"""

from guvoh.model.records.checking import checked
from guvoh.model.records.kind import Field, Kind, kind, kinds
from guvoh.model.records.record import Record

__all__ = ["Field", "Kind", "Record", "checked", "kind", "kinds"]
