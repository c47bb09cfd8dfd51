"""What followed which event: relatives reached after something that somebody abroad did or said, how many, how soon.

Made of judgements that name the event (`proxy.judged`, its `after`); taken back with them. Every number names its unit:
distinct relatives, and with those whom a claim counts without naming them a range of people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guvoh.book.at_risk import apart, happened
from guvoh.model.proxy import CUSTODY, Apart, Pattern, Proxy
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault


def patterns(vault: Vault, known: Sequence[Proxy]) -> list[Pattern]:
    """One row for each event (the incident of its claim), those with most relatives first; `known`: of one case."""
    ids = sorted({id for p in known for id in (p.claim, p.after) if id})
    rows = {row.id: row for row in queries.claim_rows(vault, ids)}
    return patterns_of(rows, queries.incidents_of_claims(vault, ids), known)


def patterns_of(rows: Mapping[str, ClaimRow], incident: Mapping[str, str], known: Sequence[Proxy]) -> list[Pattern]:
    """The same without a vault: `rows` by their id, `incident` of each claim that is in one."""
    by_event: dict[str, list[Proxy]] = {}
    for proxy in known:
        if proxy.after:
            by_event.setdefault(incident.get(proxy.after, proxy.after), []).append(proxy)
    found = [_pattern(rows, incident, of) for of in by_event.values()]
    return sorted(found, key=lambda p: (-len(p.relatives), p.first or "9999", p.event))


def _pattern(rows: Mapping[str, ClaimRow], incident: Mapping[str, str], of: Sequence[Proxy]) -> Pattern:
    event = happened(rows[of[0].after], "")
    spans = [s for p in of if (s := apart(happened(rows[p.after], ""), happened(rows[p.claim], "victim")))]
    people = {p.relative for p in of}
    least, most = _how_many(rows, incident, of)
    custody = {p.relative for p in of if rows[p.claim].claim.act in CUSTODY}
    return Pattern(
        of[0].after, event.act, event.code, event.first, event.last, event.place,
        tuple(dict.fromkeys(p.target_name for p in of)), tuple(dict.fromkeys(p.relative_name for p in of)),
        len(custody), max(least, len(people)), None if most is None else max(most, len(people)),
        Apart(min(s.least for s in spans), min(s.most for s in spans)) if spans else None,
        Apart(max(s.least for s in spans), max(s.most for s in spans)) if spans else None,
        tuple(dict.fromkeys(p.claim for p in of)),
    )  # fmt: skip


def _how_many(rows: Mapping[str, ClaimRow], incident: Mapping[str, str], of: Sequence[Proxy]) -> tuple[int, int | None]:
    """Distinct relatives, and in each incident those whom a claim counts beyond them: mins are added to mins, maxes to
    maxes (domain model 7); the claims of one incident count the same people."""
    least = most = len({p.relative for p in of})
    open_end = False
    by_incident: dict[str, list[Proxy]] = {}
    for proxy in of:
        by_incident.setdefault(incident.get(proxy.claim, proxy.claim), []).append(proxy)
    for several in by_incident.values():
        named = len({p.relative for p in several})
        counts = [c for p in several if (c := rows[p.claim].claim.count) is not None]
        if counts:
            least += max(0, min(c.low or 0 for c in counts) - named)
            open_end = open_end or any(c.high is None for c in counts)
            most += max(0, max(c.high or 0 for c in counts) - named)
    return least, None if open_end else most
