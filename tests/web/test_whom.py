"""Beside a claim the review says at once whom its names may mean, with one key an answer. All people are invented."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client

from guvoh import app, resolve
from guvoh.app.one_commit import one_commit
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import Vault, open_vault

NEWS = "Police detained Farrukh Nazaron and Zebo Olimova in Ostrevan on 12 November 2026."
BESIDE = "May be somebody known already"


class Desk:
    """A desk on a suggestion that names two, one of whom somebody entered before in other letters."""

    def __init__(self, folder: Path, words: str, serve: Callable[..., Any], news: str = NEWS) -> None:
        self.folder, self.words = folder, words
        with open_vault(folder, words, "Nilu") as vault:
            self.case = app.open_case(vault, "Valley")
            self.known = app.enter_person(vault, self.case, "Фаррух Назарон")
            self.source = app.note(vault, news, "testimony", "Valley").id
            self.claim = queries.claims(vault, source=self.source)[0].id
        running = serve(folder)
        self.client = Client(running.origin, running.address.split("#")[1])
        self.page = f"/case/{short(self.case)}/review/{short(self.source)}/{short(self.claim)}"

    def shown(self) -> str:
        return self.client.get(self.page).text

    def press(self, what: str) -> str:
        said: str = self.client.post(self.page + "/do", [("do", what), ("seen", "")]).text
        return said

    def answer(self, verdict: str) -> str:
        asked = re.findall(r'value="whom:same:([\w:-]+)"', self.shown())[0]
        return self.press(f"whom:{verdict}:{asked}")

    def persons(self) -> int:
        with open_vault(self.folder, self.words) as vault:
            return len(queries.persons(vault, self.case))


@pytest.fixture
def desk(vault_folder: Path, words: str, serve: Callable[..., Any]) -> Desk:
    return Desk(vault_folder, words, serve)


def test_a_suggestion_says_whom_its_name_may_mean_word_by_word(desk: Desk) -> None:
    shown = desk.shown()
    assert (BESIDE in shown, "Фаррух Назарон" in shown, "sound alike" in shown) == (True, True, True)


def test_an_answer_is_recorded_with_the_acceptance_and_not_before(desk: Desk) -> None:
    waits = desk.answer("same")
    before = desk.persons()
    said = desk.press("accept")
    assert ("when you accept" in waits, before, "Kept: the same." in said, desk.persons()) == (True, 1, True, 2)


def test_undo_takes_the_answer_back_with_the_decision(desk: Desk) -> None:
    desk.answer("same")
    desk.press("accept")
    desk.press("undo")
    desk.press("accept")
    assert desk.persons() == 3


def test_an_answer_to_a_rejected_suggestion_records_nothing(desk: Desk) -> None:
    desk.answer("same")
    desk.press("reject")
    assert desk.persons() == 1


def test_of_a_claim_that_stands_the_answer_counts_at_once(desk: Desk) -> None:
    desk.press("accept")
    said = desk.answer("same")
    assert ("Kept: the same." in said, desk.persons()) == (True, 2)


def test_what_is_put_off_is_not_asked_again_here_and_waits_in_the_queue(desk: Desk) -> None:
    desk.press("accept")
    said = desk.answer("later")
    assert ("It waits among the pairs." in said, BESIDE in desk.shown()) == (True, False)


def test_somebody_judged_different_is_not_asked_about_any_more(desk: Desk) -> None:
    desk.press("accept")
    desk.answer("different")
    assert BESIDE not in desk.shown()


def test_an_answer_to_a_question_that_nobody_asked_changes_nothing(desk: Desk) -> None:
    said = [desk.press(what) for what in ("whom:", "whom:same:", f"whom:same:{desk.known}:{desk.known}", "whom:x:y:z")]
    assert all("settled by now" in one for one in said)


def test_who_is_named_beside_somebody_known_is_not_asked_about_as_the_same(
    vault_folder: Path, words: str, serve: Callable[..., Any]
) -> None:
    desk = Desk(vault_folder, words, serve, "Police detained Farrukh Nazaron and Farrukha Nazarona in Ostrevan.")
    desk.press("accept")
    desk.answer("same")
    assert BESIDE not in desk.shown()


def test_the_keys_answer_and_accept_still_accepts(
    window: Callable[..., Any], desk: Desk, serve: Callable[..., Any]
) -> None:
    page = window(serve(desk.folder), desk.page).page
    page.wait_for_selector("#whom-title")
    page.keyboard.press("y")
    page.wait_for_selector("text=Answered: the same.")
    page.keyboard.press("a")
    page.wait_for_selector("text=Kept: the same.")
    assert desk.persons() == 2


def thousands(vault: Vault, case: str, n: int) -> None:
    begins, ends = ["Dar", "Vel", "Osh", "Mir", "Tol", "Nur", "Sab", "Kar", "Zar", "Lor"], ["ov", "ova", "zoda", "ian"]
    names = [f"{a}{b.lower()} {c}{d.lower()}{e}" for a in begins for b in begins for c in begins for d in begins
             for e in ends][::19][:n]  # fmt: skip
    with one_commit(vault) as batch:
        for name in names:
            resolve.enter_person(batch, case, name)


@pytest.mark.slow
def test_among_thousands_of_persons_it_is_said_within_a_tenth_of_a_second(desk: Desk) -> None:
    with open_vault(desk.folder, desk.words, "Nilu") as vault:
        thousands(vault, desk.case, 2000)
    desk.shown()
    took = []
    for _time in range(7):
        begun = time.perf_counter()
        assert BESIDE in desk.shown()
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.1  # the machine may be busy with other tests
