"""Makes a large vault for measuring the desk: invented documents in four languages with ten suggestions each.

    python bench/desk_corpus.py FOLDER [--documents 100000]

The suggestions are made with the text, not by the engine, which would take hours. One in fifty is accepted, so that
there are persons and incidents. FOLDER/vault is the vault; its passphrase is `invented.WORDS`. Syncing is left out.
A vault that is there already is filled up to the number asked for.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "vault"))

from invented import CHEAP, WORDS

from guvoh.model.ids import derived_id, new_id
from guvoh.vault import codec, durable
from guvoh.vault.batch import Batch
from guvoh.vault.create import create
from guvoh.vault.vault import Vault, open_vault

DOCUMENTS, SUGGESTIONS, TOGETHER, ACCEPTED = 100_000, 10, 500, 50
COMMON = "2026"  # stands in every document
RARE_EVERY = 20_000  # documents; one in so many holds the rare word
RARE = "Veshkorovabad"

# language: (verbs of each act, first names, beginnings and ends of surnames, places, words that say nothing)
LANGUAGES: dict[str, tuple[dict[str, str], str, str, str, str, str]] = {
    "en": (
        {"arrest": "was arrested in", "detention": "is being held in", "release": "was released in",
         "conviction": "was convicted in", "killing": "was killed in", "interrogation": "was questioned in"},
        "Ruslan Mira Bozor Sorbon Zarina Halim Nigor Temur", "Vesh Tol Chash Bel Or Gur Ash Kam Dar Nur Sor Lat Pir",
        "korov maz maev rudi zoda shenov teli baev novik dast", "Ostrevan Belrud Senj Kavak Tolmaz Orsk Dalgan Virun",
        "the street was quiet and shops were open while people waited near old bridge for news of their relatives",
    ),
    "ru": (
        {"arrest": "задержан в городе", "detention": "содержится в городе", "release": "освобождён в городе",
         "conviction": "осуждён в городе", "killing": "убит в городе", "interrogation": "допрошен в городе"},
        "Руслан Мира Бозор Сорбон Зарина Халим Нигор Темур", "Веш Тол Чаш Бел Ор Гур Аш Кам Дар Нур Сор Лат Пир",
        "коров маз маев руди зода шенов тели баев новик даст", "Остреван Белруд Сендж Кавак Толмаз Орск Далган Вирун",
        "улица была тихой и лавки были открыты пока люди ждали у старого моста вестей о своих родных и близких",
    ),
    "tg": (
        {"arrest": "дастгир шуд дар", "detention": "нигоҳ дошта мешавад дар", "release": "озод шуд дар",
         "conviction": "маҳкум шуд дар", "killing": "кушта шуд дар", "interrogation": "пурсида шуд дар"},
        "Руслан Мира Бозор Сорбон Зарина Ҳалим Нигор Темур", "Веш Тол Чаш Бел Ор Ғур Аш Кам Дар Нур Сор Лат Пир",
        "зода маз маев рӯдӣ қулов шенов тели баев новик даст", "Остреван Белрӯд Сенҷ Кавак Толмаз Орск Далган Вирун",
        "кӯча ором буд ва дӯконҳо кушода буданд мардум назди пули куҳна аз хешони худ хабар интизор мешуданд",
    ),
    "fa": (
        {"arrest": "بازداشت شد در", "detention": "در بازداشت است در", "release": "آزاد شد در",
         "conviction": "محکوم شد در", "killing": "کشته شد در", "interrogation": "بازجویی شد در"},
        "روسلان میرا بازار ساربان زرینا حلیم نگار تیمور", "وش تل چش بل ار گر اش کم در نور سور لت پیر",
        "کوروف ماز مایف رودی زاده شنوف تلی بایف نویک دست", "اوستروان بلرود سنج کوک تلمز ارسک دلگان ویرون",
        "خیابان آرام بود و مغازه‌ها باز بودند مردم کنار پل کهنه در انتظار خبری از خویشان خود بودند",
    ),
}  # fmt: skip
PUBLISHERS = [f"Herald of {place}" for place in LANGUAGES["en"][4].split()]


def document(n: int) -> tuple[str, str, list[dict[str, Any]]]:
    """(text, language, claims) of the document with this number; the same number gives the same."""
    chance = random.Random(n)
    language = ("en", "ru", "tg", "fa")[n % 4]
    verbs, *lists = LANGUAGES[language]
    first, begins, ends, places, said = (words.split() for words in lists)
    text, claims = f"{COMMON}. {RARE if n % RARE_EVERY == 7 else ''}\n", []
    for _ in range(SUGGESTIONS):
        act = chance.choice(tuple(verbs)) if chance.random() < 0.97 else "killing"
        name = f"{chance.choice(first)} {chance.choice(begins)}{chance.choice(begins).lower()}{chance.choice(ends)}"
        place, at = chance.choice(places), len(text)
        quote = f"{name} {verbs[act]} {place}."
        there = at + len(quote) - 1 - len(place)
        day = (date(2016, 1, 1) + timedelta(days=chance.randrange(3_900))).isoformat()
        claims.append({
            "kind": "ACT", "start": at, "end": at + len(quote), "quote": quote, "act": act, "code": "",
            "polarity": "denied" if chance.random() < 0.02 else "asserted", "certainty": [],
            "victims": [{"text": name, "start": at, "end": at + len(name)}], "actors": [], "count": None,
            "date": {"start": day, "end": day, "text": day, "precision": "day", "span_start": None, "span_end": None},
            "place": {"text": place, "start": there, "end": there + len(place)}, "attribution": [], "reason": None,
            "language": language, "rule": "invented", "score": round(chance.random(), 4),
        })  # fmt: skip
        text += quote + " " + " ".join(chance.sample(said, 8)) + ".\n"
    return text, language, claims


def put(vault: Vault, batch: Batch, case: str, n: int) -> None:
    text, language, claims = document(n)
    source, data = new_id(), text.encode()
    age = batch.open_compartment(source, case, "source")
    facts = {"reader": "plain", "language": language, "published": claims[0]["date"]["start"]}
    reading = {"title": claims[0]["quote"][:60], "author": None, "publisher": PUBLISHERS[n % len(PUBLISHERS)], **facts}
    whole = codec.encode({**reading, "text": text, "blocks": [[0, len(text), None, 1, True]], "warnings": []})
    run = [{"id": new_id(), "claim": claim, "mentions": []} for claim in claims]
    sealed = [vault.store.seal_bytes(age, part) for part in (data, whole, codec.encode(run))]
    batch.objects += sealed
    batch.plain.update({s.name: part for s, part in zip(sealed[1:], (whole, codec.encode(run)), strict=True)})
    original, read, suggested = (s.name for s in sealed)
    batch.entry(source, "source.captured", {
        "source": source, "case": case, "name": f"{n}.txt", "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data), "media_type": "text/plain", "object": original, "kind": "document",
    })  # fmt: skip
    said = {key: value for key, value in reading.items() if value}
    batch.entry(source, "source.read", {"source": source, "object": read, **said})
    batch.entry(source, "source.suggested", {"source": source, "object": suggested, "engine": "invented", "count": 10})
    for place, one in enumerate(run):
        if (n * SUGGESTIONS + place) % ACCEPTED == 0:
            claim = one["claim"]
            named = [{"id": derived_id(source, v["text"]), "role": "victim", "name": v["text"]}
                     for v in claim["victims"]]  # fmt: skip
            said = {"target": one["id"], "source": source, "verdict": "accepted", "claim": claim, "parent": None}
            batch.entry(source, "decided", {**said, "reason": "", "mentions": named})


def build(folder: Path, documents: int) -> None:
    durable.sync_files = lambda paths: None  # type: ignore[assignment]
    durable.sync_folder = lambda path: None  # type: ignore[assignment]
    if not folder.exists():
        create(folder, WORDS, cost=CHEAP)
    with open_vault(folder, WORDS) as vault:
        row = vault.view.row("SELECT id FROM case_")
        if row is None:
            case, batch = new_id(), vault.batch()
            batch.open_case(case, "Ostrevan")
            vault.commit(batch)
        else:
            case = str(row[0])
        counted = vault.view.row("SELECT count(*) FROM source")
        n, begun = int(counted[0]) if counted else 0, time.monotonic()
        while n < documents:
            batch = vault.batch()
            for _ in range(min(TOGETHER, documents - n)):
                put(vault, batch, case, n)
                n += 1
            vault.commit(batch)
            if n % (10 * TOGETHER) == 0:
                print(f"{n} documents, {time.monotonic() - begun:.0f} s", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    build(given.folder / "vault", given.documents)
    return 0


if __name__ == "__main__":
    sys.exit(main())
