"""What the watcher's address answers. Only a POST changes anything."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import uvicorn
from watched_lines import BEGIN, CODE, PLAN, Hands, armed, made, settings, until

from guvoh.safety.watch import order
from guvoh.safety.watch.plan import DAY, HOUR
from guvoh.safety.watch.server import RATE, _too_often, application
from guvoh.safety.watch.store import Store, open_store
from guvoh.safety.watch.words import text

SEED = bytes(range(32))
FORM = "application/x-www-form-urlencoded"


@dataclass
class Asked:
    store: Store
    hands: Hands
    port: int

    def ask(self, method: str, path: str, body: bytes | str = b"", **head: str) -> tuple[int, str]:
        line = HTTPConnection("127.0.0.1", self.port, timeout=10)
        line.request(method, path, body, {name.replace("_", "-"): value for name, value in head.items()})
        answer = line.getresponse()
        said = answer.read().decode()
        line.close()
        return answer.status, said

    def form(self, path: str, **fields: str) -> tuple[int, str]:
        return self.ask("POST", path, urlencode(fields), Content_Type=FORM)

    def stamp(self) -> str:
        found = re.search(r'name="stamp" value="([^"]+)"', self.ask("GET", "/in")[1])
        assert found
        return found[1]


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    hands = Hands()
    store = made(tmp_path / "w", hands)
    armed(store)
    seconds = iter(range(0, 10**9, 2))
    config = uvicorn.Config(application(store, lambda: float(next(seconds))), port=0, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield Asked(store, hands, server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
    thread.join(5)
    store.close()


@pytest.mark.parametrize(
    "path", ["/in", "/a", "/plan", "/checkin", "/ack", f"/in?code={CODE}", f"/a?code={CODE}&word=safe"]
)
def test_to_look_at_a_page_changes_nothing(asked: Asked, path: str):
    until(asked.store, asked.hands, 3 * HOUR)
    before = asked.store.watch
    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS"):
        asked.ask(method, path)
    assert asked.store.watch == before


def test_the_button_with_the_code_checks_in(asked: Asked):
    until(asked.store, asked.hands, 3 * HOUR)
    status, _said = asked.form("/checkin", code=CODE.lower().replace("-", " "), stamp=asked.stamp(), word="in")
    assert (status, asked.store.watch.plans[PLAN].state) == (200, "armed")


def test_a_page_that_is_sent_twice_counts_once(asked: Asked):
    stamp = asked.stamp()
    first = asked.form("/checkin", code=CODE, stamp=stamp)[0]
    before = asked.store.watch.plans[PLAN]
    assert (first, asked.form("/checkin", code=CODE, stamp=stamp)[0]) == (200, 403)
    assert asked.store.watch.plans[PLAN] == before


@pytest.mark.parametrize("stamp", ["", "1", "1.00", "99999999.", "x.y", "-1.0"])
def test_a_check_in_without_a_page_of_ours_does_not_count(asked: Asked, stamp: str):
    round = asked.store.watch.plans[PLAN].round
    assert (asked.form("/checkin", code=CODE, stamp=stamp)[0], asked.store.watch.plans[PLAN].round) == (409, round)


def test_a_wrong_code_checks_nobody_in(asked: Asked):
    assert asked.form("/checkin", code="0000-0000-0000-0000", stamp=asked.stamp())[0] == 404


def _code(asked: Asked, step: str) -> str:
    row = next(r for r in asked.store.rows() if r.message.step == step)
    return asked.store.code(row.message)


def test_a_contact_who_answers_is_heard(asked: Asked):
    until(asked.store, asked.hands, 2 * HOUR)
    status, _said = asked.form("/ack", code=_code(asked, "l1"), word="acknowledge")
    assert (status, "l1" in asked.store.watch.plans[PLAN].answered) == (200, True)


def test_a_worried_contact_brings_the_next_step_at_once(asked: Asked):
    until(asked.store, asked.hands, 2 * HOUR)
    asked.form("/ack", code=_code(asked, "l1"), word="worried")
    assert asked.store.watch.plans[PLAN].state == "l2"


def test_a_word_that_is_none_is_not_heard(asked: Asked):
    until(asked.store, asked.hands, 2 * HOUR)
    assert asked.form("/ack", code=_code(asked, "l1"), word="release")[0] == 404


def _note(what: str, counter: int, **more: object) -> bytes:
    said = {"what": what, "plan": "cd" * 16, "counter": counter, "at": BEGIN, **more}
    return order.signed(SEED, said).encode()


def _order(counter: int = 1, **more: object) -> bytes:
    phone = [{"channel": "signal", "to": "+1000"}]
    people = [{"id": "b", "roles": ["buddy"], "language": "en", "routes": [{"channel": "mail", "to": "b@example.org"}]},
              {"id": "d", "roles": ["duty"], "language": "en", "routes": phone}]  # fmt: skip
    ladder = {"remind": [-60], "l1": 60, "l2": 120, "l3": 180}
    body = {"contacts": people, "every": DAY, "window": HOUR, "ladder": ladder,
            "sealed": "", "code": "ab" * 32, "key": order.key_of(SEED)}  # fmt: skip
    return _note("order", counter, **{**body, **more})


def test_nobody_gives_a_plan_without_the_groups_word(asked: Asked):
    assert asked.ask("POST", "/plan", _order(), Guvoh_Word="0000")[0] == 403
    assert set(asked.store.watch.plans) == {PLAN}


@pytest.fixture
def invited(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> Asked:
    monkeypatch.setattr(asked.store, "invites", lambda word: word == "ours")
    return asked


def test_a_plan_is_armed_only_when_its_contacts_have_replied(invited: Asked):
    taken = invited.ask("POST", "/plan", _order(), Guvoh_Word="ours")[0]
    refused, said = invited.ask("POST", "/plan", _note("arm", 2, dues=[3600]))
    assert (taken, refused, "not_confirmed" in said) == (200, 403, True)


def test_a_plan_whose_contacts_replied_is_armed(invited: Asked):
    invited.ask("POST", "/plan", _order(), Guvoh_Word="ours")
    for row in invited.store.rows():
        if row.message.plan == "cd" * 16:
            invited.form("/ack", code=invited.store.code(row.message), word="acknowledge")
    assert invited.ask("POST", "/plan", _note("arm", 2, dues=[3600]))[0] == 200


@pytest.mark.parametrize("at", [BEGIN - HOUR - 60, BEGIN + HOUR + 60, None])
def test_a_word_that_was_held_up_on_its_way_does_not_count(invited: Asked, at: int | None):
    invited.ask("POST", "/plan", _order(), Guvoh_Word="ours")
    status, said = invited.ask("POST", "/plan", _note("stand_down", 2, at=at))
    assert (status, '"clock"' in said, invited.store.watch.plans["cd" * 16].state) == (403, True, "draft")


def test_a_watcher_that_answers_and_does_not_watch_says_so(invited: Asked):
    invited.ask("POST", "/plan", _order(), Guvoh_Word="ours")
    before = invited.ask("POST", "/plan", _note("status", 2))[0]
    invited.hands.turn(121)
    status, said = invited.ask("POST", "/plan", _note("status", 3))
    assert (before, status, '"stalled"' in said) == (200, 403, True)


def test_whoever_opens_every_link_of_a_message_changes_nothing(asked: Asked):
    until(asked.store, asked.hands, 9 * HOUR)
    before, how = asked.store.watch, settings(asked.store.path.parent)
    said = [text(row.message, how.address, asked.store.code(row.message)) for row in asked.store.rows()]
    links = {link.removeprefix(how.address) for one in said for link in re.findall(r"https://\S+", one)}
    assert {asked.ask(method, link)[0] for link in links for method in ("GET", "HEAD")} <= {200, 405} and links
    assert asked.store.watch == before


def test_a_word_signed_by_another_key_is_refused(invited: Asked):
    invited.ask("POST", "/plan", _order(), Guvoh_Word="ours")
    forged = order.signed(bytes(32), {"what": "stand_down", "plan": "cd" * 16, "counter": 9, "at": BEGIN})
    assert invited.ask("POST", "/plan", forged.encode())[0] == 403


@pytest.mark.parametrize("more", [
    {"contacts": []}, {"every": 1}, {"ladder": {"remind": [], "l1": 9, "l2": 5, "l3": 7}}, {"sealed": "???"},
    {"code": "x"},
    {"contacts": [{"id": "b", "roles": ["boss"], "language": "en", "routes": [{"channel": "mail", "to": "b@e.org"}]}]},
    {"contacts": [{"id": "b", "roles": ["buddy"], "language": "en", "routes": [{"channel": "mail", "to": "b\r\nX: y"}]}]},  # noqa: E501
])  # fmt: skip
def test_an_order_out_of_bounds_is_refused(invited: Asked, more: dict[str, object]):
    assert invited.ask("POST", "/plan", _order(**more), Guvoh_Word="ours")[0] == 403


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff" * 90, b"[" * 100_000, b'{"plan": {}}\n\nx'])
def test_rubbish_is_refused_without_a_fault(asked: Asked, body: bytes):
    assert asked.ask("POST", "/plan", body)[0] == 403


def test_what_is_too_large_is_not_taken(asked: Asked):
    assert asked.ask("POST", "/plan", b"x" * (order.LARGEST + 1))[0] == 413


def test_whoever_asks_too_often_has_to_wait_and_others_have_not():
    seen: dict[str, list[float]] = {}
    assert [_too_often(seen, "one", 0.0) for _n in range(RATE + 1)] == [False] * RATE + [True]
    assert (_too_often(seen, "other", 0.0), _too_often(seen, "one", 61.0)) == (False, False)


def test_a_watcher_started_anew_knows_what_was_said(asked: Asked, tmp_path: Path):
    asked.form("/checkin", code=CODE, stamp=asked.stamp())
    asked.store.close()
    assert open_store(tmp_path / "w", asked.hands).watch == asked.store.watch
