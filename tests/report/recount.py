"""Counts the tables of `guvoh export csv` again, against the paper of statistics. Imports nothing of Guvoh.

recount(zip_bytes) -> {"headline": ..., "acts": ..., "months": ..., ...}    rows of [V2 and V3, V1, V4] by key
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, str]
Counts = dict[str, list[int]]
GROUP = {"V2": 0, "V3": 0, "V1": 1, "V4": 2}
NO_ACTS = {"release", "protest", "statement_or_condemnation"}
UNKNOWN = "?"


def tables(data: bytes) -> dict[str, list[Row]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(packed.read(name).decode("utf-8-sig"))))
            for name in packed.namelist() if name.endswith(".csv")
        }  # fmt: skip


def recount(data: bytes) -> dict[str, Counts]:
    of = tables(data)
    acts = [act for act in of["acts"] if act["how_firm_X213"] in GROUP]
    firm = {act["event_2103"]: GROUP[act["how_firm_X213"]] for act in acts}
    events = [event for event in of["incidents"] if event["id"] in firm]
    persons = {person["id"]: person for person in of["persons"] if person["counting_unit_0902"] == "01"}
    best: dict[str, int] = {}
    for act in acts:
        victim = act["victim_2102"]
        if victim in persons:
            best[victim] = min(GROUP[act["how_firm_X213"]], best.get(victim, 9))
    return {
        "headline": _headline(of, acts, firm, best),
        "incidents by act": _distinct(acts, lambda a: [_kind(a)]),
        "acts": _rows(acts, _kind),
        "months": _rows(events, _month, lambda e: firm[e["id"]]),
        "places": _rows(events, _place, lambda e: firm[e["id"]]),
        "sex": _rows(best, lambda p: persons[p]["sex_0915"] or UNKNOWN, lambda p: best[p]),
        "age": _rows(best, lambda p: _age(persons[p]), lambda p: best[p]),
        "force": _force(of["claims"], firm),
    }


def _headline(of: dict[str, list[Row]], acts: list[Row], firm: dict[str, int], best: dict[str, int]) -> Counts:
    ranges = [[0, 0, 0], [0, 0, 0]]
    for figure in of["figures"]:
        if figure["what_X501"] == "range" and figure["unit_X502"] == "person" and figure["event_X503"] in firm:
            group = firm[figure["event_X503"]]
            ranges[0][group] += int(figure["at_least_X504"] or 0)
            ranges[1][group] += int(figure["at_most_X505"] or 0)
    return {
        "incident": [sum(g == n for g in firm.values()) for n in range(3)],
        "act": [sum(GROUP[a["how_firm_X213"]] == n for a in acts) for n in range(3)],
        "named": [sum(g == n for g in best.values()) for n in range(3)],
        "least": ranges[0], "most": ranges[1],
    }  # fmt: skip


def _kind(act: Row) -> str:
    return "custody" if act["class_of_act_X211"] in ("arrest", "detention") else act["class_of_act_X211"]


def _month(event: Row) -> str:
    first, last = event["begun_0113"][:7], (event["ended_0114"] or event["begun_0113"])[:7]
    return first if first and first == last else UNKNOWN


def _place(event: Row) -> str:
    places = {" ".join(p.casefold().split()) for p in event["local_area_0112"].split(" | ") if p}
    return places.pop() if len(places) == 1 else UNKNOWN


def _age(person: Row) -> str:
    age = person["adult_or_child_X096"]
    return age if age in ("adult", "child") else UNKNOWN


def _force(claims: list[Row], firm: dict[str, int]) -> Counts:
    actors: dict[str, set[str]] = {event: set() for event in firm}
    for claim in claims:
        told = claim["asserted_or_denied_X105"] == "asserted" and claim["class_of_act_X103"] not in NO_ACTS
        if claim["event_X102"] in firm and told:
            names = (" ".join(n.casefold().split()) for n in claim["by_whom_as_said_X107"].split(" | "))
            actors[claim["event_X102"]] |= {name for name in names if name}
    found: Counts = defaultdict(lambda: [0, 0, 0])
    for event, names in actors.items():
        for name in names or {UNKNOWN}:
            found[name][firm[event]] += 1
    return dict(found)


def _rows(those: Iterable[Any], key: Callable[[Any], str], group: Callable[[Any], int] | None = None) -> Counts:
    found: Counts = defaultdict(lambda: [0, 0, 0])
    for one in those:
        found[key(one)][group(one) if group else GROUP[one["how_firm_X213"]]] += 1
    return dict(found)


def _distinct(acts: list[Row], keys: Callable[[Row], list[str]]) -> Counts:
    seen: dict[tuple[str, int], set[str]] = defaultdict(set)
    for act in acts:
        for key in keys(act):
            seen[key, GROUP[act["how_firm_X213"]]].add(act["event_2103"])
    return {key: [len(seen[key, n]) for n in range(3)] for key in {key for key, _n in seen}}
