"""What tesseract misses on our pages: a list of invented names in four alphabets, by size and by how they are set.

    bench/canaries/seen.py [--dpi 200]      about a minute a line; of twelve names each, how many the gate finds

A name counts as found when any telling part of it is, as the gate has it. Each page holds twelve sentences, or a table
with lines, in the fonts of our papers; other fonts, handwriting and photographs are not measured.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import typst

from guvoh.model.document import Document
from guvoh.model.paper import PersonLine, Words
from guvoh.policy import check
from guvoh.policy.gate_picture import languages, read_picture
from guvoh.report.document.seen import pictures

NAMES = {
    "Latin": "Zarhod Qemelov, Velmira Ostanova, Bahrun Tilavdi, Oyniso Karvelin, Iskan Durfagi, Nilofa Hemrazi, "
             "Parvuz Golimar, Sohib Wendarov, Mirzofa Lukenti, Gulbar Yashtuni, Torvald Ekmani, Rudaba Fenzori",
    "Cyrillic": "Зарход Кемелов, Велмира Останова, Бахрун Тилавди, Ойнисо Карвелин, Искан Дурфаги, Нилофа Хемрази, "
                "Парвуз Голимар, Сохиб Вендаров, Мирзофа Лукенти, Гулбар Яштуни, Торвалд Экмани, Рудаба Фензори",
    "Tajik": "Ҷамзод Қемелӣ, Ҳилвира Останзода, Ғафрун Тилавӣ, Ойнисо Ҷӯрвелӣ, Исқан Дурҳагӣ, Нилӯфа Ҳемразӣ, "
             "Парвуз Ғолимар, Соҳиб Вандарӣ, Мирзоқа Лукентӣ, Гулбар Ҷаштунӣ, Торҷод Экмонӣ, Рӯдаба Фанзорӣ",
    "Arabic": "زرهود کملوف, ولمیرا اوستانوا, بهرون تیلودی, اوینسو کرولین, ایسکان دورفگی, نیلوفا همرازی, "
              "پروز گولیمار, سهیب وندروف, میرزوفا لوکنتی, گلبر یشتونی, تورولد اکمانی, رودابا فنزوری",
}  # fmt: skip
SAID = {"Latin": "On that day {} was taken from the house by four men.",
        "Cyrillic": "В тот день {} был увезён из дома четырьмя людьми.",
        "Tajik": "Он рӯз {} аз хона аз ҷониби чор нафар бурда шуд.",
        "Arabic": "آن روز {} از خانه به دست چهار مرد برده شد."}  # fmt: skip
# How, size in points, further settings of the page, further settings of the text.
WAYS = (
    *(("plain", size, "", "") for size in (3, 4, 5, 6, 7, 9, 11)), ("table with lines", 9, "", ""),
    ("grey", 9, "", "fill: luma(170)"), ("faint", 9, "", "fill: luma(225)"),
    ("white on black", 9, "fill: black", "fill: white"),
    ("red on blue, equally bright", 9, "fill: rgb(60, 60, 160)", "fill: rgb(200, 40, 40)"),
    ("turned by 90 degrees", 9, "", ""), ("letters 4 points apart", 9, "", "tracking: 4pt"),
)  # fmt: skip


def page(script: str, how: str, size: int, of_page: str, of_text: str) -> bytes:
    names = NAMES[script].split(", ")
    body = "\n\n".join(SAID[script].format(name) for name in names)
    if how.startswith("table"):
        body = f"#table(columns: 3, {', '.join(f'[{n}], [{name}], [10:3{n % 10}]' for n, name in enumerate(names))})"
    if how.startswith("turned"):
        body = f"#rotate(90deg, reflow: true)[#block(width: 700pt)[{body}]]"
    text = [f"size: {size}pt", 'font: ("Noto Sans", "Vazirmatn")', *([of_text] if of_text else [])]
    text += ["dir: rtl"] if script == "Arabic" else []
    sheet = ["width: 595pt", "height: 842pt", *([of_page] if of_page else [])]
    source = f"#set page({', '.join(sheet)})\n#set text({', '.join(text)})\n{body}"
    compile_: Any = typst.compile
    drawn: bytes = compile_(source.encode(), font_paths=[str(files("guvoh.report").joinpath("fonts"))])
    return drawn


def found(text: str, names: Iterable[str]) -> int:
    people = tuple(PersonLine(name, (name,), "protected", "silent") for name in names)
    paper = Document("x", "X", Words("x"), "public", "public", "en", "2031-06-01", "", (), persons=people)
    return len({leak.person for leak in check(text, paper)})


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--dpi", type=int, default=200)
    dpi = asked.parse_args().dpi
    print(f"of 12 names each, at {dpi} dots an inch, in {', '.join(languages()) or 'nothing: tesseract is missing'}")
    for how, size, of_page, of_text in WAYS:
        row = []
        for script, names in NAMES.items():
            seen = [
                read_picture(one, languages(), dpi) for one in pictures(page(script, how, size, of_page, of_text), dpi)
            ]
            row.append(f"{script} {found(' '.join(one or '' for one in seen), names.split(', '))}")
        print(f"{how}, {size} points: {', '.join(row)}", flush=True)


if __name__ == "__main__":
    main()
