"""Steps of the digital security check, read from data/checks.yaml, and how far somebody has come with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from guvoh.book.network_due import plus
from guvoh.book.records import first
from guvoh.errors import Damage
from guvoh.model.records import Record
from guvoh.text.i18n import _

LEVELS = ("basic", "raised", "high")  # of risk; a level has all steps of those below it
WHO = ("documenter", "traveller", "family")  # documenter abroad, whoever travels, a relative reached by phone
AGAIN = 180  # days after which a step is looked at again where its file says nothing


@dataclass(frozen=True, slots=True)
class Check:
    """`level`: from which one on; `who`: for whom; `every`: days after which to look again; `source`, `where`, `read`:
    the document, its address, and the day on which a stored copy of it was read."""

    id: str
    level: str
    who: tuple[str, ...]
    says: Mapping[str, str]
    whys: Mapping[str, str]
    hows: Mapping[str, str]
    source: str
    where: str
    read: str
    every: int = AGAIN

    def say(self, language: str) -> str:
        return self.says.get(language) or self.says["en"]

    def why(self, language: str) -> str:
        return self.whys.get(language) or self.whys["en"]

    def how(self, language: str) -> str:
        return self.hows.get(language) or self.hows["en"]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a step: `state` of words/check_states.yaml, "" for nothing yet; `again_on`: when to look again;
    `due`: whether that day has come, or nothing was done yet. `check`: None for a step that somebody added."""

    item: str
    check: Check | None
    record: Record | None
    state: str
    again_on: str
    due: bool


def checks(level: str = "high", who: str = "") -> tuple[Check, ...]:
    """Those of the level and below it, in the order of the file; `who`: of `WHO`, "" for all."""
    upto = LEVELS[: LEVELS.index(level) + 1]
    return tuple(one for one in _all() if one.level in upto and (not who or who in one.who))


def said(item: str, state: str, on: str, again: str = "", note: str = "") -> dict[str, str]:
    """The fields of the record that notes a step: where no day is named, a step that was done is looked at again after
    so many days as its own rule says. `on`: the day on which it is said, ISO 8601."""
    every = next((one.every for one in _all() if one.id == item), AGAIN)
    due = again or (plus(first(on), every) if state == "done" and on else "")
    return {"item": item, "state": state, "on": on, "again_on": due, "note": note}


def standings(records: Iterable[Record], today: str, level: str = "high", who: str = "") -> tuple[Done, ...]:
    """Every step of the level with the last that was said of it, then the steps that somebody added. `today` ISO
    8601."""
    said: dict[str, Record] = {}
    for one in sorted((r for r in records if r.kind == "check"), key=lambda r: (r.text("on"), r.first_at)):
        said[one.text("item")] = one
    wanted = checks(level, who)
    known = {one.id for one in _all()}
    found = [_done(one.id, one, said.get(one.id), today) for one in wanted]
    return (*found, *(_done(item, None, said[item], today) for item in said if item not in known))


def _done(item: str, check: Check | None, record: Record | None, today: str) -> Done:
    if record is None:
        return Done(item, check, None, "", "", True)
    state, again = record.text("state"), record.text("again_on")
    if state == "not_for_us":
        return Done(item, check, record, state, again, bool(again) and first(again) <= today)
    if not again and state == "done":
        again = plus(first(record.text("on")), check.every if check else AGAIN)
    return Done(item, check, record, state, again, state == "todo" or (bool(again) and first(again) <= today))


@cache
def _all() -> tuple[Check, ...]:
    """Raises `Damage` where the file cannot be used."""
    from importlib.resources import files

    import yaml

    text = (files("guvoh.safety.digital") / "data" / "checks.yaml").read_text(encoding="utf-8")
    try:
        content: Mapping[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        sources = content["sources"]
        found = tuple(_check(id, row, sources) for id, row in content["checks"].items())
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as fault:
        raise Damage(
            _("The list {name} does not have the expected form.").format(name="checks.yaml"),
            _("Install Guvoh again, or undo the last change to the list. Your vault is not touched."),
        ) from fault
    return found


def _check(id: str, row: Mapping[str, Any], sources: Mapping[str, Any]) -> Check:
    source = sources[row["source"]]
    made = Check(
        id, row["level"], tuple(row["who"]), row["say"], row["why"], row["how"], source["title"],
        source.get("where", ""), str(source["read"]), int(row.get("every", AGAIN)),
    )  # fmt: skip
    if made.level not in LEVELS or not made.who or set(made.who) - set(WHO):
        raise ValueError("a step without its level, or for nobody")
    return made
