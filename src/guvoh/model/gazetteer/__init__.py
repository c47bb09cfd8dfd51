"""What lies in what, offline: countries, provinces, districts, towns. In: a place as a text names it. Out: its path.

    find("ноҳияи Айнӣ")                     Spot("TJ-SU-ayni", ("TJ", "TJ-SU", "TJ-SU-ayni"), ...)
    within("Khujand", "Суғд")               True
    apart("Khujand", "Kulob")               True: both are known, and neither lies in the other

A place that nobody listed has no path; `within` and `apart` then compare words, and say nothing they cannot know.

`lookup.py` finds; `listed.py` reads the lists: `tajikistan.tsv` (provinces and districts, complete), `others.tsv`
(other spellings and provinces), `towns.tsv.gz` (towns of the world, GeoNames, CC BY 4.0, made by `renew.py`), and the
countries of `model/words`. Anybody may add lines to the two tables.
"""

from guvoh.model.gazetteer.listed import Spot
from guvoh.model.gazetteer.lookup import apart, find, within

__all__ = ["Spot", "apart", "find", "within"]
