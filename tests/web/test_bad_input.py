"""Bad input in every field of every form, one field at a time: refused with a sentence beside that field or taken on
purpose; never a fault of ours, never half of it kept, nothing typed lost, no word of it in what the desk prints.

The forms are found by walking the pages. A page that takes a form to which no walk leads is named by
`test_every_page_that_takes_a_form_is_tried`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from forms_walk import FREE, Client, Field, Found, Sent, asked_aside, beside, forms, held, links

from guvoh import app
from guvoh.app import intake
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from guvoh.web.pages import PAGES
from one_coding import one_coding
from one_family import exile
from one_letter import one_letter
from one_network import networked
from one_plan import GONE, one_plan
from one_release import contested, released
from one_submission import submitted

LONG = "ж" * 100_000
CANARY = "Zq7canary"  # in every value: it must never be printed by the process
TEXTS = {
    "nothing": "", "100,000 letters": LONG + CANARY, "control characters": f"{CANARY}\x01\x07\x08\x1b[31m\x7f end",
    "NUL": f"{CANARY}\x00after", "right to left": f"\u202e{CANARY}\u200f\u2066\u061c", "spaces": " \u00a0\u200b\t ",
    "a script": f"<script>alert('{CANARY}')</script>\"'><b>", "a formula": f"=cmd|' /C calc'!A0{CANARY}",
    "a day that is none": "31.02.2024", "a solar day that is none": "1403-13-40", "a word for a day": "yesterday",
    "a year too large": "99999-01-01", "below nothing": "-1", "a large number": "1e99", "an Arabic digit": "٣",
    "a power": "²", "digits": "9" * 5000, "no such id": "ZZZZZZZZ", "a lone surrogate": "\udc80" + CANARY,
    "an id of nothing": "019a8f00-0000-7000-8000-000000000000", "a template": "{{7*7}}{x}%s" + CANARY,
    "a quote": "';--\"" + CANARY, "lines": f"a\r\n{CANARY}\n\nb\x85c\u2028d",
}  # fmt: skip
BROKEN = b"%ff%fe%ed%a0%80" + CANARY.encode()  # bytes that are no UTF-8
TAKEN = (200, 204, 303, 422)
TAMPERED = (400, 403, 404, 409, 422)  # for what no hand can type: a hidden field, a value that was not in the choice


@dataclass
class Walk:
    """The desk of one test, what it was asked, and what was wrong with an answer."""

    running: Any
    client: Client
    faults: list[str] = field(default_factory=list)
    sent: int = 0
    turns: int = 0
    had: set[tuple[bool, str]] = field(default_factory=set)  # whether a hand can type into the field, and the value
    pages: list[str] = field(default_factory=list)  # where a walk begins

    def turn(self, known: Sequence[str], n: int) -> list[str]:
        """The next `n` of the values; whoever asks often enough has had all."""
        self.turns += n
        return [known[(self.turns + at) % len(known)] for at in range(n)]

    @property
    def own(self) -> str:
        """The address of the only case."""
        return self.client.ask("GET", "/").to

    def ledger(self) -> int:
        return sum(f.stat().st_size for f in (self.running.folder / "ledger").glob("*.log"))

    def post(self, form: Found, what: str, name: str, body: Sent | bytes, typed: dict[str, str], *, plain: bool) -> int:
        """Sends it and judges the answer. `typed` is what stands in the other fields; `plain` says that a hand can
        type the value into the field."""
        before = self.ledger()
        reply = self.client.post(form.action, body)
        self.sent += 1
        said = f"{form.action} {name}: {what}: {reply.status}"
        if reply.status not in (TAKEN if plain else (*TAKEN, *TAMPERED)):
            self.faults.append(said + " " + " ".join(re.findall(r"<h1>(.*?)</h1>", reply.text)))
        if reply.status >= 400 and self.ledger() != before:
            self.faults.append(f"{said}: refused, and yet something was kept")
        if "<script>alert" in reply.text or "\x00" in reply.text:
            self.faults.append(f"{said}: not escaped")
        if reply.status == 422:
            self.refused(form, said, name, reply.text, typed, plain=plain)
        gone = form.action.endswith(LAST)  # then the page to which it leads may be gone, too
        if reply.status == 303 and (after := self.client.get(reply.to)).status >= (500 if gone else 400):
            self.faults.append(f"{said}: taken, and then {reply.to} answers {after.status}")
        return reply.status

    def refused(self, form: Found, said: str, name: str, text: str, typed: dict[str, str], *, plain: bool) -> None:
        marked = beside(text)
        if not any(f.kind in FREE for f in form.fields):
            return  # nothing can be typed into it: the page says what is wrong, there is no field to say it beside
        if not marked or not all(marked.values()):
            self.faults.append(f"{said}: no sentence beside the field {marked}")
        elif plain and name not in marked:
            self.faults.append(f"{said}: the sentence stands beside {sorted(marked)}")
        again = held(text, form.action)
        lost = [other for other, words in typed.items() if other != name and words not in again.get(other, ())]
        if plain and lost:
            self.faults.append(f"{said}: lost what was typed in {lost}")


EACH = 2  # pages of one kind that are looked at: a claim that is decided has other forms than one that waits


def kind(address: str) -> str:
    """The address without the things that it names."""
    return re.sub(r"/[0-9A-Z]{8}(?=/|$)", "/*", address.partition("?")[0])


def walked(client: Client, paths: list[str]) -> Iterator[Found]:
    """Every kind of form on these pages, and on those to which they lead."""
    waiting, pages, seen = list(paths), dict[str, int](), set[object]()
    while waiting:
        path = waiting.pop(0)
        text = client.get(path).text
        for form in (*forms(path, text), *asked_aside(path, text), *unfolded(client, path, text)):
            if form.key not in seen and form.action != "/lock":
                seen.add(form.key)
                yield form
        for link in re.findall(r'href="(/[^"#?]*)', text):
            if not link.startswith("/static") and pages.setdefault(kind(link), 0) < EACH and link not in waiting:
                pages[kind(link)] += 1
                waiting.append(link)


def unfolded(client: Client, path: str, text: str) -> Iterator[Found]:
    """The forms behind the buttons that only show something: the slots of a claim."""
    for button in re.findall(r'name="do" value="(slot:\d)"', text):
        for form in forms(path, text):
            if form.action.endswith("/do") and form.method == "post":
                yield from forms(path, client.post(form.action, form.sent(do=[button])).text)
                break


def prepared(client: Client, own: str) -> list[str]:
    """Lets everything happen once in the case, so that every kind of thing has a page and can be taken back. Returns
    the pages to which no link leads for long."""
    client.post(own + "organisations/new", [("name", "Circle of the River")])
    picture = client.ask("POST", own + "add/file", PICTURE, **{"guvoh-name": "scan.png"})
    client.post(own + "call", [("words", "Her brother was taken"), ("do", "aside")])
    client.post(own + "search/keep", [("q", "taken"), ("name", "Taken")])
    client.post(own + "publicity", [("publicity", "silent"), ("publicity_how", "by call")])
    places = _form(client, own + "figures", "/figures/place")
    client.post(places.action, places.sent(lat=["38.5"], lon=["68.8"], source=["a map"]))
    table = client.ask("POST", own + "table/file", TABLE, **{"guvoh-name": "list.csv"})
    mapped = re.findall(r'href="([^"]*/table/\w{8})', table.text)[0]
    columns = _form(client, mapped, "/columns")
    client.post(columns.action, columns.sent(do=["dry"], name=["Our list"]))
    pair = _form(client, own + "resolve", "/resolve/judge")
    judged = client.post(pair.action, pair.sent(because=["the same words"])).to
    persons = [re.findall(r'href="([^"]*/person/\w{8})"', client.get(own + "persons").text)[n] for n in (0, 1)]
    for n, (deed, sent) in enumerate((("nobody", ("sure", "yes")), ("told", ("status", "L03")))):
        client.post(f"{persons[n]}/{deed}", [sent])
    source = re.findall(r'href="([^"]*/source/\w{8})"', client.get(own + "sources").text)[0]
    client.post(f"{source}/facts", [*_form(client, source, "/facts").sent(title=["Another title"])])
    scan = re.findall(r'href="([^"]*/source/\w{8})', picture.text)[:1]
    roll = re.findall(r'href="([^"]*/released/\w{8})"', client.get(own + "released").text)[0]
    heard = next(f for f in forms(roll, client.get(roll).text) if any(one.name == "said_by" for one in f.fields))
    client.post(heard.action, [*heard.sent()[:-1], ("answer", "home")])
    return [judged, *persons, *scan, roll, f"{mapped}/dry", own + "second", own + "search?q=taken"]


def _form(client: Client, page: str, ending: str) -> Found:
    return next(f for f in forms(page, client.get(page).text) if f.action.endswith(ending))


# One grey dot.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636c0000008400825ccd5e4a0000000049454e44ae426082"
)
TABLE = b"Name;Status;Day\nRustam Velzorov;arrested;2026-11-02\nUmed Karvonov;released;2026-11-03\n"


LAST = ("undo", "drop", "no-place", "import", "nobody", "withdraw", "erase")  # what they are about is gone afterwards


def tried(walk: Walk, form: Found, *, every: bool) -> None:
    """Every field of the form with bad values, the others holding what was typed."""
    typed, base = free_words(walk, form)
    button = [Field(form.button[0], "button", (form.button[1],))] if form.button else []
    for one in (*form.fields, *button):
        hand = one.kind in FREE
        other = {n: (w,) for n, w in typed.items() if n != one.name}
        rest = [pair for pair in form.sent(**other) if pair[0] != one.name]
        known: list[str] = [*TEXTS, *RAW] if hand else [*HIDDEN, *RAW]
        for what in known if every else walk.turn(known, 1):
            walk.had.add((hand, what))
            plain = hand and base != 422 and what in TYPED and (what != "lines" or one.kind == "textarea")
            walk.post(form, what, one.name, _body(rest, one, what), typed, plain=plain)


def _body(rest: Sent, one: Field, what: str) -> bytes:
    if what == "broken UTF-8":
        return urlencode(rest).encode() + b"&" + one.name.encode() + b"=" + BROKEN
    values: tuple[str, ...] = ("", *one.values, "ZZZZ", "\x00") if what == "doubled" else ()
    if what in TEXTS:
        values = (TEXTS[what],)
    return urlencode([*rest, *((one.name, value) for value in values)], errors="surrogateescape").encode()


RAW = ("missing", "doubled", "broken UTF-8")
TYPED = set(TEXTS) - {"NUL", "a lone surrogate", "an Arabic digit"}  # by hand; and the last is a number, well typed
HIDDEN = ("nothing", "NUL", "a script", "below nothing", "a large number", "a power", "digits", "no such id",
          "an id of nothing", "100,000 letters")  # fmt: skip


# Asked for by scripts, or only after something that no walk does by itself; their own tests stand beside their pages.
NOT_REACHED = (
    "/add/yes", "/again/{source}/{claim}/do", "/call/drop", "/half/{rest:path}", "/papers/leaving/again",
)  # fmt: skip


def free_words(walk: Walk, form: Found) -> tuple[dict[str, str], int]:
    """Words in each field that takes any, and what the form answers with all of them."""
    typed = {}
    for one in form.fields:
        if one.kind in FREE and one.kind != "password":
            words = f"Kept {one.name}"
            reply = walk.client.post(form.action, form.sent(**{one.name: (words,)}))
            if not (reply.status == 422 and one.name in beside(reply.text)):
                typed[one.name] = words
    return typed, walk.client.post(form.action, form.sent(**{n: (w,) for n, w in typed.items()})).status


def one_left(client: Client, own: str) -> list[str]:
    """A public paper that left and waits for a second reader, and one that is looked at. Returns their pages."""
    said = [("publicity", "public"), ("publicity_by", "the families"), ("publicity_how", "by call")]
    client.post(own + "publicity", said)
    wanted = [("paper", "evidence"), ("profile", "public"), ("ending", ".txt"), ("tongue", "en")]
    client.post(own + "papers/look", wanted)
    client.post(own + "papers/leaving/make", [("knowing", "yes"), ("looked", "yes")])
    client.post(own + "papers/look", wanted)
    return [own + "papers/leaving", own + "papers"]


def looked_at(client: Client, own: str, plan: str) -> list[str]:
    """A plan whose order was looked at, so that the button that sends it is there. Returns its pages."""
    here = f"{own}plans/{plan}"
    client.post(f"{here}/arm", [("watcher", GONE), ("letter", "")])
    return [here, f"{here}/arm", f"{here}/correct"]


def taken_up(client: Client, coding: str) -> None:
    """Shows the first text with a suggestion, and takes that up, so that its parts can be corrected."""
    for text in re.findall(r'href="([^"]*/text/\w+)"', client.get(coding).text):
        client.post(f"{text}/do", [("do", "show")])
        if found := re.search(r'value="(from:\w+)"', client.get(text).text):
            client.post(f"{text}/do", [("do", found.group(1))])
            return


@pytest.fixture
def walk(serve: Callable[..., Any], filled: Path, words: str) -> Walk:
    """A desk on a case in which everything has happened once."""
    with open_vault(filled, words) as vault:
        released(vault, queries.cases(vault)[0].id)
        asked_for = app.enter_person(vault, queries.cases(vault)[0].id, "Nurali Sheravon")
        sent = short(submitted(vault, queries.cases(vault)[0].id, asked_for))
        coded, half = one_coding(vault, queries.cases(vault)[0].id)
        abroad = short(exile(vault, queries.cases(vault)[0].id))
        # Two pairs: one is judged on the way.
        pairs = (("Farrukh Nazarov", "Фаррух Назаров"), ("Bahrom Zarkubov", "Баҳром Зарқубов"))
        case = queries.cases(vault)[0].id
        alike = ["/".join(short(app.enter_person(vault, case, name)) for name in pair) for pair in pairs]
        named = {"family_name": "Zarkubov", "given_name": "Bahrom", "father_name": "Olimovich"}
        spelt = short(app.enter_person(vault, case, "Bahrom Olimovich Zarkubov", named))
        letter, refused = short(one_letter(vault)), one_letter(vault, "Nothing that belongs here")
        intake.refuse(vault, intake.arrived(vault, refused))
        planned = one_plan(vault, queries.cases(vault)[0].id)
        disputed = short(contested(vault, queries.cases(vault)[0].id))
        _whom, contact, threat = map(short, networked(vault, queries.cases(vault)[0].id))
    walk = Walk(running := serve(filled), Client(running.origin, running.address.split("#")[1]))
    walk.pages = [walk.own, *prepared(walk.client, walk.own), f"{walk.own}person/{disputed}", walk.own + "table"]
    walk.pages += one_left(walk.client, walk.own)
    walk.pages += looked_at(walk.client, walk.own, short(planned.armed))
    walk.pages += [f"{walk.own}events/{short(planned.event)}", walk.own + "checkins", walk.own + "plans/new"]
    walk.pages += [f"{walk.own}coding/{coded}/compare", f"{walk.own}coding/{half}"]
    taken_up(walk.client, f"{walk.own}coding/{half}")
    walk.pages += [*(f"{walk.own}same/{pair}" for pair in alike), f"{walk.own}person/{spelt}"]
    walk.pages += [f"{walk.own}records/{sent}", f"{walk.own}risk/{abroad}", "/cases", "/settings"]
    walk.pages += [f"{walk.own}intake/{letter}", f"{walk.own}intake/{short(refused)}"]
    walk.pages += [f"{walk.own}contacts/{contact}", f"{walk.own}threats/{threat}"]
    return walk


@pytest.mark.slow
def test_bad_input_is_refused_beside_its_field_or_taken_and_nothing_typed_is_lost(
    walk: Walk, request: pytest.FixtureRequest
) -> None:
    """With `--whole` each field gets every value; else the next of them, so that each has its turn in many fields."""
    found = list(walked(walk.client, walk.pages))
    posted = [f for f in found if f.method == "post"]
    ends = {form: form.action.rsplit("/", 1)[-1] for form in posted}
    posted.sort(key=lambda form: LAST.index(ends[form]) if ends[form] in LAST else -1)
    for form in posted:
        tried(walk, form, every=request.config.getoption("--whole"))
    assert walk.faults == []
    assert walk.sent > 250, "the walk has lost its way"
    assert walk.had == {*((True, what) for what in (*TEXTS, *RAW)), *((False, what) for what in (*HIDDEN, *RAW))}
    reached = {kind(form.action) for form in posted} | {"/lock"}
    posts = [p.path for p in PAGES if "POST" in p.methods and p.takes == "form" and p.path.startswith("/case/{case}")]
    missing = [path for path in posts if not any(re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), one) for one in reached)]
    assert sorted(path.removeprefix("/case/{case}") for path in missing) == sorted(NOT_REACHED)
    said = end(walk)
    assert CANARY not in said and "Kept" not in said


def end(walk: Walk) -> str:
    """Ends the desk; all that it has printed."""
    walk.running.process.terminate()
    return "".join(walk.running.process.communicate(timeout=20))


@pytest.mark.slow
def test_a_broken_address_or_filter_is_a_page_and_no_fault(walk: Walk) -> None:
    """What stands behind `?`: the fields of filters, and what links carry."""
    asked: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for form in walked(walk.client, [walk.own, walk.own + "search?q=taken"]):
        if form.method == "get":
            asked |= {(form.action, f.name): form.sent() for f in form.fields}
    for page in ("held", "call", "search?q=taken", "resolve", "review", "claims", "sources"):
        for path, sent in links(walk.client.get(walk.own + page).text):
            asked |= {(kind(path), name): sent for name, _value in sent} if len(asked) < 80 else {}
    faults = []
    values = [(n, v) for n, v in TEXTS.items() if len(v) < 10_000]
    for at, ((action, name), sent) in enumerate(asked.items()):
        address = action.replace("/*", "/ZZZZZZZZ")
        for what, value in [values[(at * 5 + n) % len(values)] for n in range(5)]:
            pairs = [(n, v) for n, v in sent if n != name] + [(name, value)]
            reply = walk.client.get(f"{address}?{urlencode(pairs, errors='surrogateescape')}")
            if reply.status not in (200, 400, 404, 422) or "<script>alert" in reply.text:
                faults.append(f"{address} {name}: {what}: {reply.status}")
    assert faults == []
    assert CANARY not in end(walk)


def test_what_a_browser_would_not_send_is_refused_whole(walk: Walk) -> None:
    """Another type of content, a form of 20 MB, a body that is no form."""
    before = walk.ledger()
    long = b"name=" + b"x" * 20_000_000
    assert walk.client.post("/cases/new", long).status == 413
    for media in ("multipart/form-data; boundary=x", "application/json", "text/plain", "image/png", ""):
        reply = walk.client.ask("POST", "/cases/new", b"name=Zq7canary", **{"content-type": media})
        assert reply.status == 415, media
    for body in (b"&&&===", b"%", b"\xff\xfe\x00", b"name", b"=" * 5000, b"a&" * 20_000):
        assert walk.client.post("/cases/new", body).status in (400, 422), body[:10]
    assert walk.ledger() == before


def test_a_form_that_cannot_be_kept_now_can_be_sent_again(walk: Walk) -> None:
    """The thing that it was about has gone meanwhile: what was typed stands on the page that says so."""
    sent = [("status", "L03"), ("place", "Remand prison 2"), ("note", "Typed for an hour\nin two lines")]
    reply = walk.client.post(walk.own + "person/ZZZZZZZZ/told", sent)
    assert reply.status == 404
    (again,) = [f for f in forms("", reply.text) if f.action.endswith("/told")]
    assert again.sent() == sent


def test_at_the_door_nothing_is_a_fault_and_no_passphrase_comes_back(
    serve: Callable[..., Any], filled: Path, tmp_path: Path
) -> None:
    """The passphrase of a vault, and the making of one."""
    for folder, path, name in ((filled, "/open", "words"), (tmp_path / "none", "/begin", "words")):
        running = serve(folder, given=False)
        walk = Walk(running, Client(running.origin, running.address.split("#")[1]))
        (form,) = [f for f in forms(path, walk.client.get(path).text) if f.action == path]
        for what, value in TEXTS.items():
            sent = form.sent(**{name: (value,), "again": (value + "x",)})
            reply = walk.client.post(path, urlencode(sent, errors="surrogateescape").encode())
            assert reply.status in (401, 422), f"{path}: {what}"
            assert beside(reply.text), f"{path}: {what}"
        assert CANARY not in end(walk)


def test_what_only_scripts_send_is_no_fault_either(walk: Walk) -> None:
    """Keys of the review and drafts, with what no page of ours would send."""
    review = re.findall(r'id="decide" method="post" action="([^"]*)"', walk.client.get(walk.own + "review").text)[0]
    deeds = ("slot:99", "slot:x", "drop:victim:-5", "drop:none", "sooner:²", "act:none:none", "polarity:none", "",
             "move:x:y", "why:ZZ", "on:ZZZZZZZZ:ZZZZZZZZ", "undo", "untranslate:ZZZZZZZZ", "count", "days",
             "translate")  # fmt: skip
    for number, deed in enumerate(deeds):
        value = list(TEXTS.values())[number]
        sent = [("do", deed), *((name, value) for name in ("start", "end", "low", "high", "days", "seen", "of"))]
        for address in (review, review.replace("/review/", "/again/"), review.replace("/review/", "/second/")):
            reply = walk.client.post(address, urlencode(sent, errors="surrogateescape").encode())
            assert reply.status < 500, f"{address} {deed}: {reply.status}"
    for ending in ("call/drop", "call/draft", "add/yes", "judged/undo", "table/drop", "search/drop"):
        for what, value in TEXTS.items():
            sent = [(name, value) for name in ("note", "from", "about", "entry", "back", "kept", "id", "words")]
            reply = walk.client.post(walk.own + ending, urlencode(sent, errors="surrogateescape").encode())
            assert reply.status < 500, f"{ending}: {what}"
    assert CANARY not in end(walk)


def test_in_the_browser_what_was_typed_stays_and_the_wrong_field_has_the_focus(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path
) -> None:
    """A day that is none; hostile words; then more than a form takes at all."""
    seen = window(serve(filled))
    page = seen.page
    page.goto(page.url + "call")
    page.fill("#words", "<script>document.title='taken'</script> \u202e{{7*7}}")
    page.fill("#next_call_at", "31.02.2027")
    page.click("button[name=do][value=save]")
    page.wait_for_selector("#next_call_at[aria-invalid=true]")
    assert page.evaluate("document.activeElement.ariaInvalid") == "true", "the first field that is wrong"
    hint = page.locator("#" + page.get_attribute("#next_call_at", "aria-describedby")).inner_text()
    assert "cannot be read" in hint
    assert "<script>" in page.input_value("#words")
    assert "taken" not in page.title()
    page.evaluate("document.querySelector('#author').value = 'x'.repeat(5_000_000)")  # a long line is drawn fast there
    page.click("button[name=do][value=save]")
    page.wait_for_selector("#gone[role=alert]")
    assert "larger than the page takes" in page.locator("#gone").inner_text()
    assert page.evaluate("document.querySelector('#author').value.length") == 5_000_000
    assert "<script>" in page.input_value("#words")
    assert page.input_value("#next_call_at") == "31.02.2027"
