"""Plans at the desk: red in words, never armed without a watcher that answered, the order shown letter by letter before
it goes, and nothing connects but the button that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client

from guvoh.app.checking_in import order_of
from guvoh.book.watching import watched
from guvoh.model.ids import short
from guvoh.safety.watch.order import opened
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from one_plan import GONE, Planned, one_plan
from one_watcher import Listening, one_watcher

Desk = tuple[Client, str, Planned]


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Listening]:
    with one_watcher(tmp_path / "w") as listening:
        yield listening


@pytest.fixture
def desk(vault_folder: Path, words: str, serve: Any) -> Desk:
    """(a window, the address of the case, plans that no watcher has)"""
    return _opened(vault_folder, words, serve, 0)


@pytest.fixture
def armed(vault_folder: Path, words: str, serve: Any) -> Desk:
    """The same, one of them with a watcher that is gone."""
    return _opened(vault_folder, words, serve, 3600)


def _opened(folder: Path, words: str, serve: Any, due_in: int) -> Desk:
    from guvoh import app

    with open_vault(folder, words) as vault:
        app.note(vault, "Nothing happened yet.", "note", "Valley")
        case = queries.cases(vault)[0].id
        planned = one_plan(vault, case, due_in)
    running = serve(folder)
    return Client(running.origin, running.address.split("#")[1]), f"/case/{short(case)}/", planned


def test_an_order_is_seen_before_it_goes_and_arms_only_when_every_contact_replied(
    vault_folder: Path, words: str, serve: Any, window: Callable[..., Any], watcher: Listening
) -> None:
    from guvoh import app

    with open_vault(vault_folder, words) as vault:
        app.note(vault, "Nothing happened yet.", "note", "Valley")
        case = queries.cases(vault)[0].id
        plan = one_plan(vault, case, 0).armed
        expected = order_of(vault, queries.record(vault, plan))
    page = window(
        serve(vault_folder), f"/case/{short(case)}/plans/{short(plan)}", viewport={"width": 390, "height": 800}
    ).page
    page.click("text=Arm it")
    page.fill("#watcher", watcher.address)
    page.click("text=Show what would leave")
    page.wait_for_selector("#third")
    seen = page.locator("pre.order").first.inner_text()
    assert watcher.store.watch.plans == {}, "nothing went before the button"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.fill("#word", watcher.word)
    page.click("text=Send the order to the watcher")
    page.wait_for_selector("#word[aria-invalid=true]")
    assert "asked each contact to reply" in page.inner_text("#word-hint")
    (there,) = watcher.store.watch.plans.values()
    assert [c.id for c in there.contacts] == [c["id"] for c in opened(seen)["contacts"]]
    assert {k: opened(seen)[k] for k in ("every", "window")} == {k: expected[k] for k in ("every", "window")}
    watcher.replies()
    page.fill("#word", watcher.word)
    page.click("text=Send the order to the watcher")
    page.wait_for_selector("#drills")
    with open_vault(vault_folder, words) as vault:
        found = watched(queries.record(vault, plan), queries.records(vault))
    assert (found.armed, len(found.replied)) == (True, 2)


def test_a_plan_without_a_watcher_is_shown_red_with_the_reason(desk: Desk) -> None:
    client, own, planned = desk
    text = client.get(f"{own}plans/{short(planned.armed)}").text
    assert "Red: it may not be relied on yet" in text and "No watcher has answered" in text


def test_with_a_contact_whom_no_machine_may_write_to_no_order_is_made(desk: Desk) -> None:
    client, own, planned = desk
    address = f"{own}plans/{short(planned.home)}/arm"
    reply = client.post(address, [("watcher", GONE), ("letter", "")])
    assert (reply.status, "may not be written to by a machine" in reply.text) == (422, True)


def test_silence_of_the_watcher_is_kept_and_stands_on_the_start_page(armed: Desk) -> None:
    client, own, planned = armed
    reply = client.post(f"{own}plans/{short(planned.armed)}/ask", [])
    pages = [client.get(path).text for path in (reply.to, own + "plans", own)]
    said = ("The watcher does not answer", "The watcher did not answer for", "Ask the watcher: it has not answered")
    assert [words in page for words, page in zip(said, pages, strict=True)] == [True] * 3


def test_an_order_that_nobody_looked_at_is_not_sent(desk: Desk, watcher: Listening) -> None:
    client, own, planned = desk
    reply = client.post(f"{own}plans/{short(planned.armed)}/send", [("word", watcher.word)])
    assert (reply.status, watcher.store.watch.plans) == (422, {})


def test_an_order_of_a_plan_that_changed_meanwhile_is_looked_at_anew(desk: Desk, watcher: Listening) -> None:
    client, own, planned = desk
    here = f"{own}plans/{short(planned.armed)}"
    client.post(f"{here}/arm", [("watcher", watcher.address), ("letter", "")])
    fields = [("title", "If Parvin is taken"), ("buddies", planned.buddy), ("duty", planned.buddy), ("every", "2")]
    client.post(f"{here}/correct", fields)
    reply = client.post(f"{here}/send", [("word", watcher.word)])
    assert (reply.status, watcher.store.watch.plans) == (422, {})


def test_the_pocket_sheet_leaves_out_whoever_is_not_known_to_be_abroad_and_says_so(desk: Desk) -> None:
    client, own, planned = desk
    text = client.post(f"{own}plans/{short(planned.home)}/sheet", [("tongue", "en")]).text
    assert "in the country or under 18, or nobody said" in text and "No number stands on it" in text


def test_a_drill_is_noted_with_a_wrong_field_said_beside_it_and_then_whole(
    vault_folder: Path, words: str, desk: Desk
) -> None:
    client, own, planned = desk
    here = f"{own}plans/{short(planned.armed)}/drill"
    said = [("what", "call_round"), ("on", "2026-11-22"), ("reached", planned.buddy), ("read", "yes")]
    wrong = client.post(here, [*said, ("minutes", "forty")])
    assert (wrong.status, "This is no number." in wrong.text) == (422, True)
    assert client.post(here, [*said, ("minutes", "40")]).status == 303
    with open_vault(vault_folder, words) as vault:
        assert queries.record(vault, planned.buddy).text("confirmed_on") == "2026-11-22"


def test_who_said_yes_and_what_a_call_brought_are_ticked_off_at_the_event(
    vault_folder: Path, words: str, desk: Desk
) -> None:
    client, own, planned = desk
    here = f"{own}events/{short(planned.event)}"
    client.post(f"{here}/agreed", [("person", planned.person), ("said", "yes")])
    today = [("person", planned.person), ("on", "2026-11-22"), ("by", "Nilu")]
    text = client.get(here).text
    assert "Tick off: Parvin Zohirova" in text and "Ask the family before you go on" in text
    client.post(f"{here}/called", [*today, ("heard", "not_reached")])
    assert "Tick off: Parvin Zohirova" in client.get(here).text
    client.post(f"{here}/called", [*today, ("heard", "well"), ("note", "At home.")])
    done = client.get(here).text
    assert "Tick off: Parvin Zohirova" not in done and "At home." in done
