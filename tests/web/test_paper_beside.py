"""While a long paper is made, the other pages of the desk are answered, in the desk's own language."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from guvoh import app
from guvoh.model.ids import short
from guvoh.text import i18n
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from guvoh.web.desk import Desk
from guvoh.web.serve import Served, serve

LONG = 60  # seconds after which a test that hangs gives up; nothing is measured


@pytest.fixture
def desk(filled: Path, words: str) -> Iterator[Served]:
    """The desk in this process, so that its work can be stopped in the middle."""
    with open_vault(filled, words, "Nilu") as vault:
        listening: list[Served] = []
        ready = threading.Event()

        def tell(served: Served) -> None:
            listening.append(served)
            ready.set()

        thread = threading.Thread(target=serve, args=(Desk(filled, "Nilu", vault), tell))
        thread.start()
        assert ready.wait(LONG)
        yield listening[0]
        listening[0].lock()
        thread.join(LONG)


def asked(served: Served, path: str, **form: str) -> str:
    address = f"http://127.0.0.1:{served.guard.port}{path}"
    sent = urllib.request.Request(address, urlencode(form).encode() or None, {"guvoh-token": served.guard.keys.token})
    with urllib.request.urlopen(sent, timeout=LONG) as reply:
        body: bytes = reply.read()
    return body.decode()


def test_a_page_is_answered_in_its_own_language_while_a_paper_in_another_one_is_drawn(
    desk: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.desk.vault is not None
    here = f"/case/{short(queries.cases(desk.desk.vault)[0].id)}"
    begun, other_page_seen, made = threading.Event(), threading.Event(), []
    drawn = app.draw_paper

    def held_up(*what: object) -> bytes:
        with i18n.using("fa"):
            begun.set()
            assert other_page_seen.wait(LONG)
            return drawn(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(app, "draw_paper", held_up)
    form = {"ending": ".json", "internal": "", "language": "fa"}
    making = threading.Thread(target=lambda: made.append(asked(desk, f"{here}/papers/make", **form)))
    making.start()
    assert begun.wait(LONG)
    page = asked(desk, f"{here}/incidents")
    assert "<h1>Incidents</h1>" in page and not made
    other_page_seen.set()
    making.join(LONG)
    assert "The paper is ready." in made[0]
    paper = asked(desk, f"{here}/papers/chronology")
    assert '"language": "fa"' in paper and "گزارش" in paper
