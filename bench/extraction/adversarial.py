"""Short sentences that invite a mistake (adversarial.tsv): how many are read right, and each that is not.

    bench/extraction/adversarial.py                   asks the installed guvoh
    bench/extraction/adversarial.py SUGGESTED.jsonl   scores lines that `guvoh suggest` printed
    bench/extraction/adversarial.py --documents       prints the sentences as `guvoh suggest` wants them

The column `must` holds clauses, parted by ` ; `, and each of them must hold:

    none             nothing is suggested
    A B C            some suggestion meets all the conditions
    only A B C       the same, and so does every suggestion of that act
    never A B C      no suggestion meets all of them
    no count         every suggestion is without one (so with any clause of nothing but `no ...`, `own voice`, `!~`)

Conditions: act=detention (arrest and detention are one), polarity=denied, count=12-12 (12- at least, -12 at most),
no count, date=2031-01-03 or date=2031-01-01..2031-01-31, no date, own voice (no speaker), and for victim, actor, place,
attribution (the nearest speaker): victim~Ana (one holds the other), victim!~Ana (none holds it). quote~word: the words
suggested hold it. Suggestions of other kinds than acts are left out.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASES = Path(__file__).with_name("adversarial.tsv")
CONDITION = re.compile(
    r"(no count|no date|own voice)|(\w+)(!~|~|=)(.+?)(?=\s+(?:no count|no date|own voice|\w+(?:!~|~|=))|$)"
)
NAMED = {"victim": "victims", "actor": "actors", "place": "place", "attribution": "attribution"}
DAY = r"(?:\d{4}-\d\d-\d\d)"
VALUED = {
    "act": r"[a-z_]+",
    "polarity": r"asserted|denied|planned|hypothetical",
    "count": r"\d+-\d*|-\d+",
    "date": rf"{DAY}|{DAY}\.\.{DAY}?|\.\.{DAY}",
}
Suggestion = dict[str, Any]
Condition = tuple[str, str, str]


@dataclass(frozen=True)
class Case:
    id: str
    language: str
    published: str
    text: str
    must: str


def read_cases(path: Path = CASES) -> list[Case]:
    """The sentences, whose `\\n` stands for the end of a line. ValueError for a clause that says nothing."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        cases = [Case(row[0], row[1], row[2], row[3].replace("\\n", "\n"), row[4]) for row in rows]
    for case in cases:
        broken(case, [])
    return cases


def broken(case: Case, suggested: list[Suggestion]) -> list[str]:
    """The clauses of the case that do not hold of what was suggested for it."""
    acts = [each for each in suggested if each.get("kind", "ACT") == "ACT"]
    return [clause for clause in case.must.split(" ; ") if not _holds(clause.strip(), acts, case.text)]


def _holds(clause: str, acts: list[Suggestion], text: str) -> bool:
    if clause == "none":
        return not acts
    word, _, rest = clause.partition(" ")
    conditions = _conditions(rest if word in ("only", "never") else clause)
    met = [each for each in acts if all(_meets(each, condition, text) for condition in conditions)]
    if word == "never":
        return not met
    if all(name.startswith(("no ", "own ")) or sign == "!~" for name, sign, _ in conditions):
        return len(met) == len(acts)
    if word == "only":
        act = [condition for condition in conditions if condition[0] == "act"]
        return bool(met) and len(met) == sum(all(_meets(each, one, text) for one in act) for each in acts)
    return bool(met)


def _conditions(words: str) -> list[Condition]:
    found = [(bare or name, sign, value.strip()) for bare, name, sign, value in CONDITION.findall(words)]
    unread = CONDITION.sub("", words).strip()
    if not found or unread or any(sign and (name in VALUED) != (sign == "=") for name, sign, _ in found):
        raise ValueError(f"not a clause: {words!r}")
    for name, sign, value in found:
        known = re.fullmatch(VALUED[name], value) if sign == "=" else not sign or name in NAMED or name == "quote"
        if not known:
            raise ValueError(f"unknown condition in {words!r}")
    return found


def _meets(each: Suggestion, condition: Condition, text: str) -> bool:
    name, sign, value = condition
    count, date = each.get("count") or {}, each.get("date") or {}
    if name == "no count":
        return not count
    if name == "no date":
        return not (date.get("start") or date.get("end"))
    if name == "own voice":
        return not each.get("attribution")
    if name == "act":
        return _class(each["act"]) == _class(value)
    if name == "polarity":
        return bool(each.get("polarity") == value)
    if name == "count":
        low, high = (int(bound) if bound else None for bound in value.split("-"))
        return bool(count) and (count.get("low"), count.get("high")) == (low, high)
    if name == "date":
        start, dots, end = value.partition("..")
        return (date.get("start"), date.get("end")) == (start or None, (end or None) if dots else start)
    if name == "quote":
        return (value in text[each["start"] : each["end"]]) == (sign == "~")
    said = _texts(each.get(NAMED[name]))[: 1 if name == "attribution" else None]
    wanted = value.casefold()
    if sign == "!~":
        return not any(wanted in one for one in said)
    return any(wanted in one or one in wanted for one in said if one)


def _class(act: str) -> str:
    return "custody" if act in ("arrest", "detention") else act


def _texts(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value] if value else []
    return [(item["text"] if isinstance(item, dict) else item).casefold().strip() for item in items]


def documents(cases: list[Case]) -> str:
    """One case a line, as `guvoh suggest` reads them."""
    return "".join(
        json.dumps({"id": case.id, "text": case.text, "published": case.published}, ensure_ascii=False) + "\n"
        for case in cases
    )


def suggested_by_guvoh(cases: list[Case]) -> str:
    guvoh = Path(sys.executable).with_name("guvoh")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cases.jsonl")
        path.write_text(documents(cases), "utf-8")
        return subprocess.run([guvoh, "suggest", path], capture_output=True, check=True, text=True).stdout


def report(cases: list[Case], suggested: list[Suggestion]) -> str:
    """Right of all, of each language, and each failure with what does not hold."""
    failures = [(case, broken(case, [each for each in suggested if each["doc"] == case.id])) for case in cases]
    failures = [(case, clauses) for case, clauses in failures if clauses]
    every, wrong = Counter(case.language for case in cases), Counter(case.language for case, _ in failures)
    lines = [f"adversarial: {len(cases) - len(failures)} right, {len(failures)} wrong of {len(cases)}"
             f" ({100 * (len(cases) - len(failures)) / len(cases):.1f} %)"]  # fmt: skip
    lines += [f"   {name}: {every[name] - wrong[name]} of {every[name]}" for name in every]
    lines += [f"   {case.id}: {' ; '.join(clauses)}\n      {case.text!r}" for case, clauses in failures]
    return "\n".join(lines)


def main() -> None:
    cases = read_cases()
    if sys.argv[1:2] == ["--documents"]:
        print(documents(cases), end="")
        return
    lines = Path(sys.argv[1]).read_text("utf-8") if sys.argv[1:] else suggested_by_guvoh(cases)
    print(report(cases, [json.loads(line) for line in lines.splitlines() if line.strip()]))


if __name__ == "__main__":
    main()
