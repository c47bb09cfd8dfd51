"""The safety of the people themselves: whom to turn to, threats, plans before the knock on the door, check-ins.

    now/        what to do in the first hour, day and week of a situation: data with sources, deadlines counted
    network/    whom one can turn to, threats, plans, calls around an event: questions over the records of a vault
    watch/      check-ins and alarms; runs on a second machine that has no vault (`guvoh watch`)
    intake/     the sealed form by which someone outside the country writes to the group
    recovery/   the recovery words in shares; before you travel
    digital/    the digital security check by level of risk

What people tell is kept as `recorded` entries (`model/records`), like the rest of the case file. Nothing here ever
sends anything by itself to a person who is under 18 or in the country. docs/decisions/012-safety.md says why it is so.
"""
