"""Which claims are an authority's own admission, and which only look like one. Bodies of invented countries."""

from __future__ import annotations

import pytest

from guvoh.model import Claim, Source, Span
from guvoh.model.derive.admission import admits
from guvoh.model.derive.incident import Told, derive_incident
from guvoh.model.derive.ladder import proof_of


def source(n: int = 1, kind: str = "document", by: str = "Karsk Herald") -> Source:
    return Source(f"s{n}", "case", "a.txt", "0" * 64, 1, "text/plain", "2026-11-21T10:00:00Z", kind, publisher=by)


def claim(speaker: str = "", act: str = "arrest", actors: tuple[str, ...] = (), quote: str = "two were taken",
          polarity: str = "asserted", certainty: tuple[str, ...] = ()) -> Claim:  # fmt: skip
    return Claim(
        0, len(quote), quote, act, polarity=polarity, certainty=certainty,  # type: ignore[arg-type]
        actors=tuple(Span(a, 0, 0) for a in actors), attribution=(Span(speaker, 0, 0),) if speaker else (),
    )  # fmt: skip


@pytest.mark.parametrize("speaker", [
    "the Interior Ministry", "the press service of the prosecutor's office", "пресс-центр МВД", "Прокуратура области",
    "Вазорати корҳои дохилӣ", "КДАМ", "وزارت کشور", "دادستان کارسک", "İçişleri Bakanlığı", "Ички иштер министрлиги",
])  # fmt: skip
def test_an_authority_or_its_press_that_says_it_arrested_admits_it(speaker: str) -> None:
    assert admits(claim(speaker), source())


def test_a_ministry_that_publishes_it_itself_admits_it() -> None:
    assert admits(claim(), source(by="Ministry of Justice of Karsk"))


def test_a_speaker_whom_a_machine_marked_as_the_authority_admits_it() -> None:
    assert admits(claim("Colonel Velzor", certainty=("party:authority",)), source())


@pytest.mark.parametrize("speaker", [
    "his relatives", "the embassy", "a former minister of justice", "a source in the Interior Ministry",
    "a police officer who spoke on condition of anonymity", "the UN special rapporteur", "источник в МВД",
    "правозащитники", "бывший министр", "манбае дар вазорат", "یک منبع در وزارت کشور", "the Ministry Watch group",
])  # fmt: skip
def test_who_cannot_own_to_it_admits_nothing(speaker: str) -> None:
    assert not admits(claim(speaker), source())


def test_a_killing_by_nobody_in_particular_is_not_admitted() -> None:
    assert not admits(claim("the Interior Ministry", "killing"), source())


def test_a_killing_by_militants_is_not_admitted() -> None:
    assert not admits(claim("the Interior Ministry", "killing", ("the militants",)), source())


def test_a_killing_by_its_own_officers_is_admitted() -> None:
    assert admits(claim("the Interior Ministry", "killing", ("officers",)), source())


def test_a_release_is_nothing_to_own_to() -> None:
    assert not admits(claim("the Interior Ministry", "release"), source())


def test_an_authority_of_another_country_admits_nothing() -> None:
    quote = "agents in Uzbekistan arrested two"
    assert not admits(claim("the German Interior Ministry", actors=("agents",), quote=quote), source())


def test_whose_citizen_the_victim_is_tells_nothing_of_who_acts() -> None:
    quote = "an Uzbek citizen was arrested"
    told = Claim(0, 29, quote, "arrest", victims=(Span("an Uzbek citizen", 0, 16),),
                 attribution=(Span("the German Interior Ministry", 0, 0),))  # fmt: skip
    assert admits(told, source())


def test_what_the_family_tells_of_the_police_in_a_call_is_no_admission() -> None:
    assert not admits(claim("the police"), source(kind="call"))


def test_a_denial_is_no_admission() -> None:
    assert not admits(claim("the Interior Ministry", polarity="denied"), source())


def test_what_is_said_under_force_is_no_admission() -> None:
    assert proof_of(claim("the Interior Ministry", certainty=("coerced",)), source()) == ""


def test_an_admission_beside_another_root_confirms_by_admission() -> None:
    told = [Told("a", claim("his relatives"), source()),
            Told("b", own := claim("the Interior Ministry"), source(2), proof=proof_of(own, source(2)))]  # fmt: skip
    found = derive_incident(told, {t.source.id: t.source for t in told})
    assert found is not None and (found.ladder, found.ladder_because) == ("V3", "admission")


def test_an_admission_alone_is_one_root() -> None:
    own = claim("the Interior Ministry")
    found = derive_incident([Told("a", own, source(), proof=proof_of(own, source()))], {})
    assert found is not None and (found.ladder, found.ladder_because) == ("V1", "one_root")
