"""ESF tables of invented people, with every field that domain model 2 names."""

from __future__ import annotations

import csv
import io

from guvoh.share.packing import packed

TABLES: dict[str, tuple[str, list[str]]] = {
    "01": (
        "0101,0102,0108,0111,0112,0113,0113_1,0114,0114_1,0115,0116,0151,0152,0153,0172",
        [
            "E1,Raid on the mill,,XK,Lower Karsk | the old mill,2025-03-01,02,2025-03-09,,Officers came at night.,"
            "The mill closed.,0101 :: after two visits,0101 | 0103,0301,02 :: open since April",
            "E2,A hearing that nobody saw,Y,XK,,2025-06-02,01,,,,,99,,,01",
        ],
    ),
    "09": (
        "0901,0902,0903,0904,0908,0911,0911_1,0915,0922,0927,0931,0941,0944,0953",
        [
            "P1,01,Ruslan Veshkorov,R. Veshkorov | Руслан Вешкоров,Y,1980-01-01,03,01,0301 :: miller,,,XK,02 | 05,02",
            "P2,,Salima Veshkorova,,,1990-07-12,,02,,,,XK :: since birth | TJ,,",
            "P3,03,Karsk district police,,,,,,,,,,,03",
            "P4,05,Workers of the mill,,,,,,,,12,,,",
            "P5,01,Domin Harvatov,,,,,01,0205 :: lawyer,,,,,01 :: never wrong so far",
        ],
    ),
    "21": (
        "2101,2102,2103,2109,2111,2111_1,2112,2113,2114,2115,2116,2117,2118,2121,2121_1,2122,2123,2152,2153,2154,2155",
        [
            "A1,P1,E1,030101,2025-03-01,02,the old mill,a debt,0101 :: with a belt | 02,0102,a broken arm,fear,45,"
            "2025-03-09,,Karsk station,020202,050101 | 04 :: strike,0301,Code 12 | Code 14 :: part 2,0601",
            "A2,P4,E1,030107,2025-03-02,,,,,,,,,,,,,,,,",
            "A3,P2,E2,02011111,2025-06-02,01,,,,,,,,,,,,,,,",
        ],
    ),
    "31": (
        "3102,3110,3112,3113,3114,3115,3116,3117,3118,3119,3120",
        ["A1,Moved twice.,01,Cold.,0101 | 02 :: one letter,01 :: chosen by the court,0201,01 :: not his own,K-12,"
         "The mill case,Karsk"],
    ),
    "32": ("3202,3212,3213", ["A2,01,02"]),
    "33": ("3302,3311,3312,3351", ["A3,01 | 02,01 :: late,02"]),
    "34": ("3402,3410,3411,3412", ["A2,flour,300 sacks,01"]),
    "22": ("2201,2202,2203,2209", ["C1,E1,E2,01"]),
    "23": (
        "2301,2302,2303,2309,2310,2310_1,2311,2311_1,2323,2327,2328",
        ["B1,P2,P1,010102,,,,,,,", "B2,P5,P3,1102,2019-01-01,03,2021-04-01,02,district police,adviser,captain"],
    ),
    "24": (
        "2401,2402,2403,2404,2409,2412,2422",
        ["I1,P3,E1,A1,0101 :: seen by two,0101 | 02,01 :: no inquiry"],
    ),
    "25": (
        "2501,2502,2503,2504,2509,2510,2511,2512,2553",
        ["N1,P5,E1,P1,0401,tg | ru,2025-03-12,220904051501,02 :: two others agree"],
    ),
    "26": (
        "2601,2602,2603,2604,2609,2611,2612,2613,2614,2651,2652",
        ["V1,P5,E1,P1,0101 | 02,2025-04-01,the district court,01 :: refused,02,01,03"],
    ),
}  # fmt: skip


def sample() -> bytes:
    """A zip of the tables."""
    return packed({f"{name}.csv": table(*of).encode() for name, of in TABLES.items()})


def table(heads: str, rows: list[str]) -> str:
    return "\n".join([heads, *rows]) + "\n"


def cells(tables: dict[str, bytes]) -> dict[str, dict[str, dict[str, set[str]]]]:
    """By format, record and field the values of a cell, as sets: no order is meant in a cell."""
    found: dict[str, dict[str, dict[str, set[str]]]] = {}
    for name, data in tables.items():
        for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            by_number = {head.split()[0]: set(value.split(" | ")) for head, value in row.items() if value}
            by_number = {number: {v for v in values if v} for number, values in by_number.items()}
            id = next(iter(row.values()))
            found.setdefault(name[:2], {})[id] = by_number
    return found
