"""`guvoh suggest --with endpoint:URL`: the real program, a real server, a real vault."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from desk import LETTER, Desk

from guvoh.extract import ENGINE
from guvoh.vault.queries.versions import runs
from guvoh.vault.vault import open_vault

CLAIM = {"act": "other", "polarity": "asserted", "evidence": "A court in Ostrevan", "victims": [], "actors": [],
         "said_by": [], "count": None, "date": None, "place": "Ostrevan", "reason": None}  # fmt: skip
MARK = "endpoint tiny unknown:other"


@pytest.fixture
def model() -> Iterator[str]:
    """A model that finds one claim, and a second one that does not stand there."""

    class Line(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            said = json.dumps({"claims": [CLAIM, CLAIM | {"evidence": "A moon in Ostrevan"}]})
            body = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Line)
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    yield f"endpoint:http://127.0.0.1:{http.server_port}/v1"
    http.shutdown()
    http.server_close()


def letter(busy: Desk) -> str:
    sources = busy.run("sources", "--json").lines()
    return str(next(one["id"] for one in sources if one["name"] == "letter.txt"))


def its(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["rule"].startswith("endpoint ")]


def test_a_file_gets_the_lines_of_the_rules_and_of_the_plug_in(desk: Desk, model: str) -> None:
    path = str(desk.file("letter.txt", LETTER))
    alone = desk.bare("suggest", path).lines()
    both = desk.bare("suggest", path, "--with", model, "--model", "tiny").lines()
    assert (both[: len(alone)], [line["rule"] for line in both[len(alone) :]]) == (alone, [MARK])


def test_what_was_dropped_is_told_without_its_words(desk: Desk, model: str) -> None:
    said = desk.bare("suggest", str(desk.file("letter.txt", LETTER)), "--with", model, "--model", "tiny")
    assert ("1 proposal" in said.err, "moon" in said.err + said.out) == (True, False)


def test_where_nothing_listens_the_rules_are_printed_and_the_command_fails(desk: Desk) -> None:
    path = str(desk.file("letter.txt", LETTER))
    said = desk.bare("suggest", path, "--with", "endpoint:http://127.0.0.1:9/v1", "--model", "tiny")
    assert (said.code, said.lines()) == (1, desk.bare("suggest", path).lines())


def test_another_machine_is_refused_without_the_switch(desk: Desk) -> None:
    said = desk.bare("suggest", str(desk.file("a.txt", LETTER)), "--with", "endpoint:https://192.0.2.7", "--model", "x")
    assert (said.code, "--allow-remote" in said.err, said.out) == (1, True, "")


def test_the_switch_says_that_the_text_leaves(desk: Desk, model: str) -> None:
    path = str(desk.file("letter.txt", LETTER))
    said = desk.bare("suggest", path, "--with", model, "--model", "tiny", "--allow-remote")
    assert "is sent to the address" in said.err


@pytest.mark.parametrize(
    "words", [[], ["--source", "X"], ["letter.txt", "--source", "X", "--with", "endpoint:http://127.0.0.1"],
              ["letter.txt", "--with", "endpoint:nowhere"], ["letter.txt", "--with", "oracle"],
              ["letter.txt", "--with", "endpoint:http://127.0.0.1:1"]],
)  # fmt: skip
def test_what_does_not_fit_is_a_fault_of_usage(desk: Desk, words: list[str]) -> None:
    assert desk.bare("suggest", *words).code == 2


def test_a_proposal_for_a_source_waits_and_is_not_accepted(busy: Desk, model: str) -> None:
    busy.run("suggest", "--source", letter(busy), "--with", model, "--model", "tiny")
    assert [line["state"] for line in its(busy.run("claims", "--json").lines())] == ["suggested"]


def test_what_was_proposed_before_keeps_its_id(busy: Desk, model: str) -> None:
    before = {line["id"] for line in busy.run("claims", "--json").lines()}
    busy.run("suggest", "--source", letter(busy), "--with", model, "--model", "tiny")
    assert before <= {line["id"] for line in busy.run("claims", "--json").lines()}


def test_an_accepted_proposal_keeps_its_origin_in_the_ledger(busy: Desk, model: str) -> None:
    busy.run("suggest", "--source", letter(busy), "--with", model, "--model", "tiny")
    (waiting,) = its(busy.run("claims", "--json").lines())
    busy.run("accept", waiting["id"])
    assert busy.run("rebuild").code == 0  # from the ledger alone
    (kept,) = its(busy.run("claims", "--json").lines())
    assert (kept["state"], kept["rule"], busy.is_whole()) == ("accepted", MARK, True)


def test_a_run_names_the_plug_in_beside_the_rules(busy: Desk, model: str) -> None:
    id = letter(busy)
    busy.run("suggest", "--source", id, "--with", model, "--model", "tiny")
    with open_vault(busy.vault, busy.words) as vault:
        engines = {one.engine for one in runs(vault, id)}
    assert engines == {ENGINE, f"{ENGINE} + endpoint tiny unknown"}
