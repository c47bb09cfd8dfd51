"""Referrals need a consent or a reason; drills confirm who answered; before a protest relatives are found."""

from __future__ import annotations

from typing import Any

import pytest

from guvoh import app
from guvoh.app.network import confirm, drill, first_hour
from guvoh.app.records import add_record
from guvoh.book.record_due import due_of
from guvoh.errors import WrongField
from guvoh.safety.network import links
from guvoh.safety.network.events import before
from guvoh.safety.network.threats import family_at_risk
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from one_family import exile

LAWYER = {"name": "Henk Brakel", "uses": ["lawyer"], "what": "person", "in_country": "no", "under_18": "no"}
DAY = "2026-11-20"


@pytest.fixture
def person(vault: Vault, case: str) -> str:
    return exile(vault, case)


def refer(vault: Vault, case: str, person: str, **more: Any) -> str:
    contact = add_record(vault, case, "contact", [], LAWYER)
    return add_record(vault, case, "referral", [person], {"contact": contact, "what": "lawyer", "on": DAY, **more})


def agreed(vault: Vault, case: str, person: str, **more: Any) -> str:
    said = {"scope": "C6", "partner": "Henk Brakel", "basis": "S1", "date": "2026-11-01", **more}
    return add_record(vault, case, "consent", [person], said)


def test_a_referral_stands_on_a_consent_to_share_with_that_contact(vault: Vault, case: str, person: str) -> None:
    consent = agreed(vault, case, person)
    assert refer(vault, case, person, consent=consent)


@pytest.mark.parametrize(
    "more", [{"partner": "Somebody Else"}, {"scope": "C4"}, {"withdrawn_at": "2026-11-10"}, {"expires": "2026-11-19"},
             {"basis": "S6"}]
)  # fmt: skip
def test_a_referral_is_refused_on_a_consent_that_does_not_cover_it(
    vault: Vault, case: str, person: str, more: dict[str, str]
) -> None:
    agreed(vault, case, person, **more)
    with pytest.raises(WrongField):
        refer(vault, case, person)


def test_a_referral_without_consent_says_why(vault: Vault, case: str, person: str) -> None:
    assert refer(vault, case, person, without_consent="Life in danger.")


def test_whoever_answers_in_a_drill_has_replied(vault: Vault, case: str) -> None:
    contact, other = (add_record(vault, case, "contact", [], {**LAWYER, "name": n}) for n in ("Henk", "Mira"))
    plan = add_record(vault, case, "plan", [], {"title": "A plan", "lawyers": [contact, other]})
    drill(vault, plan, {"what": "call_round", "on": DAY, "reached": [contact], "missed": [other]})
    assert [queries.record(vault, id).text("confirmed_on") for id in (contact, other)] == [DAY, ""]


def test_an_older_drill_does_not_take_back_a_later_reply(vault: Vault, case: str) -> None:
    contact = add_record(vault, case, "contact", [], LAWYER)
    plan = add_record(vault, case, "plan", [], {"title": "A plan", "lawyers": [contact]})
    confirm(vault, contact, "2026-11-21")
    drill(vault, plan, {"what": "call_round", "on": DAY, "reached": [contact]})
    assert queries.record(vault, contact).text("confirmed_on") == "2026-11-21"


def event(vault: Vault, case: str, person: str, **more: Any) -> str:
    said = {"title": "A picket", "what": "protest", "on": "2026-11-10", **more}
    return add_record(vault, case, "event", [person], said)


def test_before_a_protest_relatives_whom_nobody_named_yet_are_offered(vault: Vault, case: str, person: str) -> None:
    found = before(vault, queries.record(vault, event(vault, case, person)))
    assert [(one.part, one.agreed) for one in found.people] == [
        ("takes_part", "not_asked"), ("offered", "not_asked"), ("offered", "not_asked")
    ]  # fmt: skip


def test_a_child_never_counts_as_having_agreed(vault: Vault, case: str, person: str) -> None:
    child = app.enter_person(vault, case, "Parvo Talvari")
    app.set_person(vault, child, {"age": "child"})
    made = event(vault, case, person, relatives=[child], agreed=[person, child])
    found = {one.person: one.agreed for one in before(vault, queries.record(vault, made)).people}
    assert (found[person], found[child]) == ("yes", "not_asked")


def test_what_is_known_since_the_event_ends_its_round_of_calls(vault: Vault, case: str, person: str) -> None:
    event(vault, case, person)
    due = [one.what for one in due_of(vault, case, "2026-11-15")]
    app.tell_status(vault, person, "L01", "2026-11-12")
    assert (due, [one.what for one in due_of(vault, case, "2026-11-15")]) == (["round72", "round14"], ["round14"])


def test_a_threat_brings_the_family_at_risk_with_it(vault: Vault, case: str, person: str) -> None:
    said = {"what": "Think of your father", "on": DAY, "severity": "family"}
    threat = queries.record(vault, add_record(vault, case, "threat", [person], said))
    (family,) = family_at_risk(vault, threat).values()
    assert {one.name for one in family} == {"Domin Talvari", "Yaldo Talvari"}


def test_a_person_names_the_threats_that_were_said_to_him_about_others(vault: Vault, case: str, person: str) -> None:
    father = next(p.id for p in queries.persons(vault, case) if "Domin Talvari" in p.names)
    said = {"what": "Tell your son", "on": DAY, "severity": "family", "to": [father]}
    id = add_record(vault, case, "threat", [person], said)
    assert ([one.id for one in links.of_person(vault, father)], [one.id for one in links.of_person(vault, person)]) == (
        [id], [id]
    )  # fmt: skip


def test_a_claim_names_the_threats_that_rest_on_its_incident(vault: Vault, case: str, person: str) -> None:
    claim = next(row.id for row in queries.claims(vault) if row.state == "accepted")
    said = {"what": "The same again", "on": DAY, "severity": "violence", "claims": [claim]}
    id = add_record(vault, case, "threat", [person], said)
    assert [one.id for one in links.of_claim(vault, claim)] == [id]


def test_what_the_first_hour_lacks_is_said_for_each_paper(vault: Vault, case: str, person: str) -> None:
    home = next(one for one in queries.cases(vault) if one.id == case)
    assert [(one.paper, one.ready, bool(one.missing)) for one in first_hour(vault, home, [person])] == [
        ("alert", False, True), ("wgad", False, True)
    ]  # fmt: skip
