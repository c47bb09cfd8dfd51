"""Cases of invented people in which every field holds a canary: a word that stands nowhere else and says how far it may
go. So a paper that prints a word too many is caught by the word itself, whatever its author thought of it."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guvoh.model import Case, Person
from guvoh.model.case_file import CaseFile, ClaimFile, PersonFile, SourceFile, Tie
from guvoh.model.claim import Amount, Claim, Place, Reason, Span, When
from guvoh.model.held import StatusTold
from guvoh.model.judgement import Figure, Incident, Range
from guvoh.model.organisation import Organisation
from guvoh.model.paper import (
    BesideLine,
    Chronology,
    ClaimLine,
    Entry,
    PersonLine,
    PlaceLine,
    SourceLine,
    Standing,
    Words,
)
from guvoh.model.proxy import Proxy
from guvoh.model.records import Field, Record, kinds
from guvoh.model.records import kind as kind_of
from guvoh.model.vocabulary import terms
from guvoh.policy.officials import PROTECTED
from guvoh.report.forms import form_of
from guvoh.report.forms import names as form_names

TODAY = "2031-06-01"
PARTNER = "Ferry House"
SYLLABLES = re.findall("...", "bardolfengimhurjeskollummernavposquirulsemtovvelwimxanyorzug")
# A consenting adult, an adult whom nobody classified, a child, kin in the country who agreed to be named, an official,
# and a child abroad without a tie to anybody, marked as public, who agreed himself, and whose guardian did.
AGREED, PLAIN, CHILD, KIN, OFFICIAL, LONE = PEOPLE = tuple(f"00000000-0000-8000-8000-00000000000{n}" for n in range(6))
VICTIMS = (AGREED, PLAIN, CHILD, KIN, LONE)  # of the claim of their number
_TEXTS = ("occupation", "reference", "lawyer", "health", "holder", "hearing_what", "next_call_by", "next_call_whom",
          "birth_place", "address", "ethnic_background", "publicity_by", "publicity_how",
          "protection_because")  # fmt: skip


@dataclass(slots=True)
class Canaries:
    """`of` has (level, whose) of each word; whose is "" for nobody's."""

    chance: random.Random
    of: dict[str, tuple[int, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # part of a name: whose
    about: dict[str, str] = field(default_factory=dict)  # word: the kind of record that it stands in

    def word(self, level: int, whose: str = "", kind: str = "") -> str:
        while True:
            made = "".join(self.chance.choice(SYLLABLES) for _part in range(4)) + "zq"
            if made not in self.of:
                self.of[made] = (level, whose)
                self.about[made] = kind
                return made

    def name(self, whose: str) -> str:
        parts = ["".join(self.chance.choice(SYLLABLES) for _part in range(3)).title() + end for end in ("i", "ov")]
        self.names.update(dict.fromkeys(parts, whose))
        return " ".join(parts)


def case(seed: int) -> tuple[CaseFile, Canaries]:
    """A case file of that number, the same for the same number."""
    put = Canaries(random.Random(seed))
    names = {who: (put.name(who), put.name(who)) for who in PEOPLE}
    young = ("said", "born", "pupil", "claim")[seed % 4]  # by what the lone child is known to be one
    claims = tuple(_claim(n, who, names, put, young) for n, who in enumerate(VICTIMS))
    sources = tuple(_source(n, put) for n in range(3))
    # Who has a record of somebody to be protected is no mere official (`policy.officials`), so this one has none.
    records = tuple(
        _record(kind.name, who, put) for kind in kinds() for who in PEOPLE
        if kind.name != "consent" and not (who == OFFICIAL and kind.per != "case" and kind.name in PROTECTED)
    )  # fmt: skip
    records += (_consent("c-public", AGREED, "C4", put), _consent("c-kin", KIN, "C4", put),
                _consent("c-lawyer", AGREED, "C9", put), _consent("c-partner", AGREED, "C6", put, partner=PARTNER),
                _consent("c-child", CHILD, "C4", put, "S4"), _consent("c-lone", LONE, "C4", put),
                _consent("g-lone", LONE, "C4", put, "S4"))  # fmt: skip
    for of in map(form_of, form_names()):
        records += (_consent(f"c-{of.name}", AGREED, of.scope, put, mechanism=of.mechanism),
                    _consent(f"g-{of.name}", CHILD, of.scope, put, "S4", mechanism=of.mechanism))  # fmt: skip
    people = tuple(_person(who, names[who], records, put, young) for who in PEOPLE)
    incidents = tuple(_incident(one) for one in claims)
    whole = _chronology(claims, incidents, sources, people, put)
    told = (Tie(KIN, "K10", AGREED, "certain", "s0", False), Tie(CHILD, "K05", AGREED, "likely", "", True),
            Tie(AGREED, "member", "org", "", "", False))  # fmt: skip
    body = Organisation("org", "c", put.word(0), "e-org", "s0", {
        "founded": "2020", "banned_on": "2025-03", "banned_by": put.word(0), "note": put.word(2)},
        put.word(3), TODAY)  # fmt: skip
    proxy = Proxy("e-proxy", KIN, names[KIN][0], AGREED, names[AGREED][0], "claim3", "claim0", ("claim0",), "likely",
                  put.word(3), put.word(3), TODAY, "")  # fmt: skip
    graded = tuple(SourceFile(n, f"s{n}", "B", "2", "", n == 1, {
        name: put.word(3) for name in ("collected_by", "handed_over_by", "custody_note", "note")})
        for n in range(3))  # fmt: skip
    return CaseFile(
        Case("c", whole.case.text, "public"), {"name": whole.case.text, "note": put.word(3)}, TODAY, whole, people,
        claims, incidents, graded, (body,), records, told, (proxy,),
    ), put  # fmt: skip


def _person(who: str, names: tuple[str, ...], records: tuple[Record, ...], put: Canaries, young: str) -> PersonFile:
    open_ = who in (AGREED, CHILD, KIN, LONE)
    child = who == CHILD or (who == LONE and young == "said")
    person = Person(
        who, "c", names, (), (), "named" if open_ else "protected", put.word(3, who), "public" if open_ else "silent",
        put.word(3, who), "2031-01-01", put.word(3, who), age="child" if child else "adult",
        whereabouts={AGREED: "abroad", LONE: "abroad", OFFICIAL: "unknown"}.get(who, "held"),
    )  # fmt: skip
    given: Mapping[str, Any] = {name: put.word(1 if name == "occupation" else 2, who) for name in _TEXTS} | {
        "born": "" if who == LONE else "1994-04-11", "gender": "female"}  # fmt: skip
    if who == LONE:
        told_so = {"born": {"born": "2020-04"}, "pupil": {"occupation": f"schoolgirl, {given['occupation']}"}}
        given |= told_so.get(young, {})
    told = StatusTold("e-told", who, "L04", "2031-05-01", "2031-04-01", put.word(3, who), put.word(2, who),
                      put.word(2, who), put.word(3, who), "s1", TODAY, put.word(3, who))  # fmt: skip
    roles = {"actor": ("claim0",)} if who == OFFICIAL else {"victim": (f"claim{VICTIMS.index(who)}",)}
    return PersonFile(person, given, () if who == OFFICIAL else (told,), roles,
                      tuple(one for one in records if who in one.about))  # fmt: skip


def _claim(n: int, who: str, names: Mapping[str, tuple[str, ...]], put: Canaries, young: str) -> ClaimFile:
    """Nobody's words but for the people in it: a quote may go to lawyers and mechanisms only."""
    called = "14-year-old " if who == LONE and young == "claim" else ""
    quote = f"{called}{names[who][0]} {put.word(2, who)}"
    span = Span(names[who][0], 0, len(names[who][0]))
    claim = Claim(
        0, len(quote), quote, "arrest", victims=(span,), actors=(Span(names[OFFICIAL][0], 0, 1),),
        count=Amount(n + 1, n + 1, str(n + 1), 0, 1),
        date=When(f"2031-05-0{n + 1}", f"2031-05-0{n + 1}", put.word(2, who), "day"),
        place=Place(put.word(1), 0, 1), attribution=(Span(put.word(3 if n % 3 else 1), 0, 1),),
        reason=Reason(put.word(2, who), 0, 1),
    )  # fmt: skip
    return ClaimFile(f"claim{n}", f"s{n % 3}", claim, ((who, "victim"), (OFFICIAL, "actor")), f"i{n}")


def _incident(one: ClaimFile) -> Incident:
    said = one.claim
    assert said.date and said.place and said.count
    figure = Figure(one.id, one.source, "", said.count, one.source)
    return Incident(one.incident, "c", said.act, (one.id,), said.date.start, said.date.end, (said.place.text,),
                    (figure,), Range(1, 1, 1, 1, False, "one"), "V2", "two roots", 2)  # fmt: skip


def _source(n: int, put: Canaries) -> SourceLine:
    """The first is published; the others were told, or handed over."""
    of = 0 if n == 0 else 2
    link = Words(put.word(0) if n == 0 else "")
    return SourceLine(
        n, f"s{n}", Words(put.word(of), "en"), Words(put.word(0) if n == 0 else ""),
        Words(put.word(3 if n else 0)), link,
        "2031-05-10" if n == 0 else None, "2031-05-11T10:00:00Z", "ab" * 32, ("document", "call", "message")[n],
        sealed_sha256="cd" * 32, tried=n > 0, reliability="B", credibility="2",
    )  # fmt: skip


def _record(kind: str, who: str, put: Canaries) -> Record:
    of = next(one for one in kinds() if one.name == kind)
    about = (who,) if of.per != "case" else ()
    whose = who if about else ""
    fields = {one.name: value for one in of.fields if (value := _value(one, whose, put, kind))}
    return Record(f"r-{kind}-{who}", kind, "c", about, fields, f"e-{kind}-{who}", put.word(3, who), TODAY, TODAY)


def _value(of: Field, who: str, put: Canaries, kind: str) -> Any:
    if of.type in ("text", "words"):
        return put.word(of.level, who, kind)
    if of.type == "day":
        return "2031-05-05"
    if of.type in ("choice", "choices"):
        code = terms(of.vocabulary)[0].code
        return [code] if of.type == "choices" else code
    return {"person": PLAIN, "persons": [PLAIN], "organisation": "org", "source": "s1", "sources": ["s1"],
            "claims": ["claim0"], "number": 3, "yesno": "yes"}.get(of.type, "")  # fmt: skip


def _consent(
    id: str, who: str, scope: str, put: Canaries, basis: str = "S1", mechanism: str = "", partner: str = ""
) -> Record:  # fmt: skip
    fields = {one.name: put.word(one.level, who, "consent") for one in kind_of("consent").fields
              if one.type in ("text", "words") and one.name != "partner"}  # fmt: skip
    fields |= {"scope": scope, "basis": basis, "date": "2031-01-01", "mechanism": mechanism, "partner": partner}
    return Record(id, "consent", "c", (who,), {n: v for n, v in fields.items() if v}, f"e-{id}", put.word(3, who),
                  TODAY, TODAY)  # fmt: skip


def _chronology(
    claims: tuple[ClaimFile, ...], incidents: tuple[Incident, ...], sources: tuple[SourceLine, ...],
    people: tuple[PersonFile, ...], put: Canaries,
) -> Chronology:  # fmt: skip
    lines = tuple(
        PersonLine(one.person.id, one.person.names, one.person.protection, one.person.publicity) for one in people
    )
    entries = tuple(_entry(one, incident, put) for one, incident in zip(claims, incidents, strict=True))
    places = tuple(PlaceLine(Words(i.places[0]), 1, 1, 38.5, 68.7, "town", "TJ", Words(put.word(1))) for i in incidents)
    # Beside the events a name may stand in our words and in somebody's, and who makes it is told to nobody but us.
    beside = tuple(
        BesideLine(Words(f"{put.word(2)} {one.person.names[0]}"), f"Statement about {one.person.names[1]}",
                   Words(one.person.names[0]), "2031-05-03", "2031-05-03", put.word(2))
        for one in people
    )  # fmt: skip
    return Chronology(
        Words(put.word(0)), "public", False, f"{TODAY}T10:00:00Z", put.word(3), "en", entries, sources, lines, (),
        tuple(p for i in incidents for p in i.places), 2, 0, "1 root", (), (), places, beside,
    )  # fmt: skip


def _entry(one: ClaimFile, incident: Incident, put: Canaries) -> Entry:
    said = one.claim
    assert said.date and said.place and said.reason
    line = ClaimLine(
        one.id, int(one.source[1]), Words(said.quote), Words(said.quote), "arrest", "Arrest", "asserted", (),
        tuple(Words(v.text) for v in said.victims), tuple(Words(a.text) for a in said.actors), None, 1, 1,
        Words(said.date.text), said.date.start, said.date.end, Words(said.place.text),
        tuple(Words(a.text) for a in said.attribution), Words(said.reason.text), Standing(1, 1, 0, 9), False,
        put.word(3), TODAY,
    )  # fmt: skip
    return Entry(incident.id, Words("Arrest"), "arrest", incident.start, incident.end, (Words(incident.places[0]),),
                 (line,), 1, 1, 1, False, (), "V2", "Confirmed", "two roots", 2, label="Arrest")  # fmt: skip
