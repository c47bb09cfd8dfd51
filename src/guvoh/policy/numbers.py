"""Numbers and addresses that lead to a person: telephones, papers of identity, mail, a house in a street.

Dates, counts, years and articles of law stay: a paper lives of them. What may be either is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from guvoh.policy.links import lumps

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PAPER = re.compile(r"(?<!\w)[A-ZА-ЯЁ]{1,3}[ \u00a0-]?(?:№|No\.?)?[ \u00a0]?\d{6,9}(?!\w)")
_RUN = re.compile(r"(?<![\w/])\+?\(?\d(?:[ \u00a0\u202f.()\-\u2010-\u2013]{0,3}\d)+(?!\w)")
_DATE = re.compile(r"(?<!\d)(?:\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[-.]\d{1,2}[-.]\d{2,4}|1[3-9]\d\d|20\d\d)(?!\d)")
_GROUPS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+")
_ROUND = re.compile(r"0{2,}$")
LEAST = 7  # digits of a telephone number


def without_numbers(text: str, mark: Callable[[str], str]) -> tuple[str, int]:
    """The text with a mark in place of each such number or address, and how many there were."""
    count = 0

    def put(which: str) -> str:
        nonlocal count
        count += 1
        return mark(which)

    text = _MAIL.sub(lambda _found: put("address"), text)
    for street in _streets():
        text = street.sub(lambda _found: put("address"), text)
    links = [(start, end) for start, end, which in lumps(text) if which != "address"]

    def number(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in links)
        return found.group() if inside or not _leads(found.group()) else put("number")

    text = _PAPER.sub(lambda found: put("number"), text)
    links = [(start, end) for start, end, which in lumps(text) if which != "address"]
    return _RUN.sub(number, text), count


def _leads(run: str) -> bool:
    """Whether digits may be a telephone number or another that one person has."""
    digits = "".join(filter(str.isdigit, run))
    if run.startswith("+") or len(digits) < LEAST:
        return len(digits) >= LEAST
    if _GROUPS.fullmatch(run) and (len(digits) < LEAST + 2 or _ROUND.search(digits) or "." in run):
        return False  # a count with its thousands apart
    if digits == run and _ROUND.search(digits):
        return False
    return sum(map(str.isdigit, _DATE.sub("", run))) >= LEAST


@lru_cache(maxsize=1)
def _streets() -> tuple[re.Pattern[str], ...]:
    """A house or flat in a street: the words of `streets.txt` beside a name and a number."""
    lines = files("guvoh.policy").joinpath("streets.txt").read_text("utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines if line and not line.startswith("#"))
    before, after, house = ("|".join(map(re.escape, rows[key].split())) for key in ("before", "after", "house"))
    name = r"[^\W\d_][\w’'-]*(?:[ \u00a0][^\W\d_][\w’'-]*){0,2}?"
    number = rf"(?:(?:{house})\.?[ \u00a0]?)?(?:№|No\.?)?[ \u00a0]?\d{{1,4}}(?!\d)[\w/]{{0,3}}"
    more = rf"(?:,?[ \u00a0](?:{house})\.?[ \u00a0]?(?:№|No\.?)?[ \u00a0]?\d{{1,4}}\w?)*"
    return (
        re.compile(rf"(?<!\w)\d{{1,3}}\w?,?[ \u00a0](?:[A-Z][\w’'-]*[ \u00a0]){{1,3}}(?:{after})(?!\w){more}"),
        re.compile(rf"(?<!\w)(?:[A-ZА-Я][\w’'-]*[ \u00a0]){{1,2}}(?:{after}),?[ \u00a0]{number}{more}", re.UNICODE),
        re.compile(rf"(?<!\w)(?:{before})\.?[ \u00a0]{name},?[ \u00a0]{number}{more}", re.IGNORECASE),
    )
