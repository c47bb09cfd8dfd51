"""Whom now? What to do in the first hour, day and week of a situation, whom to turn to, and what is already there.

    situation("arrest")                           its steps in their order, each with its words, why and sources
    only_zone("TJ", "2026-11-21T06:30")           its zone, where the country has one clock; moment(words, zone) reads
    counted(step.rule, since)                     until when, from the moment given: zone, leap days, ends of months
    whom(entries(), "arrest", day, "TJ", "tg")    public bodies and organisations that fit, those of the language first
    standing(vault, case, person, day)            consents that stand, papers that can be made, own contacts

Words, rules and addresses are data (`data/`: steps, situations, sources, directory), which an NGO can correct. A step
names its sources; an entry of the directory bears an address only where a copy of the page was read, with the day. What
differs from country to country is never guessed: "find and confirm".

Read `read.py` first (what a step is), then `deadlines.py` (pure), `directory.py`, `standing.py` (asks a vault), and
`telling.py` (the words).
"""

from guvoh.safety.now.deadlines import Due, Moment, counted, moment
from guvoh.safety.now.directory import Entry, entries, whom
from guvoh.safety.now.read import Situation, Source, Step, names, situation, sources
from guvoh.safety.now.zones import only_zone, zones_of

__all__ = ["Due", "Entry", "Moment", "Situation", "Source", "Step", "counted", "entries", "moment", "names",
           "only_zone", "situation", "sources", "whom", "zones_of"]  # fmt: skip
