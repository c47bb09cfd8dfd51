"""Situations, steps and sources, read from data/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from guvoh.errors import Damage, NotFound
from guvoh.model import dates
from guvoh.safety.now.deadlines import Rule
from guvoh.text.i18n import _

TIMES = ("hour", "day", "week")
MONTHS = 6  # after which what was read is shown as old
ASKING = ("ask_family", "ask_person")  # one of these comes first, whatever happened


@dataclass(frozen=True, slots=True)
class Source:
    """`kind`: read (a stored copy of the page, on the day `read`), or listed (a provision in the project's own list,
    not compared with its text again); `copy` is the day that the copy bears, "" for none."""

    id: str
    document: str
    place: str
    where: str
    read: str
    copy: str
    kind: str

    def is_old(self, today: str) -> bool:
        """Whether what was read is more than six months old on the day (ISO 8601)."""
        return is_old(self.read, self.copy, today)


@dataclass(frozen=True, slots=True)
class Step:
    """`by`: who does it (we, family, lawyer, person); `countries`: ISO 3166, empty for all; `uses`: codes of
    words/contact_uses.yaml; `commands` as they are typed, with ID in the place of a person's."""

    id: str
    by: str
    says: Mapping[str, str]
    whys: Mapping[str, str]
    sources: tuple[Source, ...]
    rule: Rule | None = None
    countries: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()

    def say(self, language: str) -> str:
        return self.says.get(language) or self.says["en"]

    def why(self, language: str) -> str:
        return self.whys.get(language) or self.whys["en"]


@dataclass(frozen=True, slots=True)
class Situation:
    """`steps`: for each of `TIMES` what is done then, in that order; `since`: what the terms are counted from."""

    name: str
    titles: Mapping[str, str]
    since: Mapping[str, str]
    steps: Mapping[str, tuple[Step, ...]]
    uses: tuple[str, ...]

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles["en"]

    def in_country(self, time: str, country: str) -> tuple[Step, ...]:
        """The steps of a time that hold in the country; all of them where none is given."""
        return tuple(s for s in self.steps[time] if not (country and s.countries) or country in s.countries)


def is_old(read: str, copy: str, today: str) -> bool:
    """By the day that the copy bears (EDTF), else by the day on which it was read; what nobody read is not old."""
    day = (dates.interval(copy)[1] if copy else read) or ""
    return bool(day) and dates.months_after(date.fromisoformat(day), MONTHS).isoformat() < today


def names() -> tuple[str, ...]:
    return tuple(read_data("situations.yaml")["situations"])


@cache
def situation(name: str) -> Situation:
    """Raises `NotFound`; `Damage` where the files cannot be used."""
    if name not in names():
        raise NotFound(
            _("There is no situation {name}.").format(name=name[:40]),
            _("The situations are: {names}.").format(names=", ".join(names())),
        )
    try:
        row = read_data("situations.yaml")["situations"][name]
        known = read_data("steps.yaml")["steps"]
        steps = {time: tuple(_step(id, known[id]) for id in row[time]) for time in TIMES}
        if steps["hour"][0].id not in ASKING:
            raise ValueError("the first step is to ask")
        return Situation(name, row["titles"], row["since"], steps, tuple(row["uses"]))
    except (KeyError, TypeError, ValueError, IndexError) as fault:
        raise damaged("situations.yaml") from fault


@cache
def sources() -> Mapping[str, Source]:
    """By id. Raises `Damage`."""
    from importlib.resources import files

    text = (files("guvoh.safety.now") / "data" / "sources.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    try:
        return {cells[0]: Source(*cells) for cells in lines[1:]}
    except TypeError as fault:
        raise damaged("sources.tsv") from fault


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """A YAML file of data/ as it stands. Raises `Damage`."""
    from importlib.resources import files

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("guvoh.safety.now") / "data" / name).read_text(encoding="utf-8")
    try:
        content: Mapping[str, Any] = yaml.load(text, loader)  # noqa: S506  both loaders are safe
    except yaml.YAMLError as fault:
        raise damaged(name) from fault
    return content


def damaged(name: str) -> Damage:
    return Damage(
        _("The list {name} does not have the expected form.").format(name=name),
        _("Install Guvoh again, or undo the last change to the list. Your vault is not touched."),
    )


def _step(id: str, row: Mapping[str, Any]) -> Step:
    given = row.get("deadline")
    rule = None
    if given:
        rule = Rule(
            hours=int(given.get("hours", 0)), days=int(given.get("days", 0)), months=int(given.get("months", 0)),
            weekday_before=str(given.get("weekday_before", "")), zone=str(given.get("zone", "")),
            find=bool(given.get("find")), law=bool(given["law"]),
        )  # fmt: skip
    cited = tuple(sources()[one] for one in row["source"])
    if not cited or not row["say"]["en"] or not row["why"]["en"]:
        raise ValueError("a step without its source or words")
    return Step(
        id, row["for"], row["say"], row["why"], cited, rule, tuple(row.get("countries", ())),
        tuple(row.get("uses", ())), tuple(row.get("type", ())),
    )  # fmt: skip
