"""Nothing typed is lost when the desk ends: what is unfinished is sealed, and what cannot be sealed is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_FSIZE, prlimit
from typing import Any

from faults import Fault, full_disk, happening
from review_vaults import WORDS, long_text, made, select, states, waits_for

from guvoh.model.ids import new_id, short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from guvoh.web import drafts, edits
from guvoh.web.ask import Answer, Ask, Form
from guvoh.web.desk import Desk
from guvoh.web.pages import lock, review
from guvoh.web.serve import _may_lock
from guvoh.web.sitting import sitting


def opened(folder: Path) -> Desk:
    return Desk(folder, "Nilu", open_vault(folder, WORDS, "Nilu"))


def asked(desk: Desk, args: dict[str, str] | None = None, **form: str) -> Ask:
    return Ask(desk, "POST", "/", args or {}, Form(), Form({name: (value,) for name, value in form.items()}))


def half_done(folder: Path) -> Desk:
    """A desk with two notes that are being written and an edit that nobody decided on."""
    base, [source] = made(folder, long_text(3))
    desk = opened(folder)
    case = queries.cases(desk.opened())[0].id
    for who in ("Mother of Amad", "Sister of Belo"):
        drafts.keep(desk, case, new_id(), Form({"words": (f"{who} called at noon.",), "author": (who,)}))
    row = queries.claims(desk.opened())[0]
    args = {"case": base.split("/")[-1], "source": short(source), "claim": short(row.id)}
    review.do(asked(desk, args, do="polarity:denied"))
    review.draft(asked(desk, args, translation="Дар Белруд", language="tg", translator="Nilu"))
    return desk


def unfinished(desk: Desk) -> tuple[list[str], list[tuple[str, str]]]:
    """What the vault holds of it: the words of notes, and of edits how the claim is said and what was typed."""
    vault = desk.opened()
    kept = sitting(desk)
    notes = [queries.reading(vault, s.id) for s in queries.sources(vault) if s.kind == "call"]
    found = [(str(draft.claim.polarity), kept.typed[key]["translation"]) for key, draft in kept.drafts.items()]
    return sorted(note.text for note in notes if note), found


ALL = (["Mother of Amad called at noon.", "Sister of Belo called at noon."], [("denied", "Дар Белруд")])


def test_a_desk_whose_disk_is_full_stays_open_says_what_is_not_kept_and_locks_only_when_told_to(tmp_path: Path) -> None:
    desk = half_done(tmp_path / "vault")
    with happening(Fault(1, full_disk, stays=True, frees=False)):
        page = lock.lock(asked(desk))
        desk.touched -= 1.5 * desk.idle_limit
        assert not _may_lock(desk)  # nobody is there, but somebody may come back
        desk.touched -= desk.idle_limit
        assert _may_lock(desk)
    said = _text(page)
    assert page.status == 409
    assert all(words in said for words in ("Mother of Amad", "Sister of Belo", "A day in Belrud", "The disk took no"))
    desk.touch()
    lock.lock(asked(desk))  # there is space again
    assert desk.vault is None
    assert unfinished(opened(tmp_path / "vault")) == ALL


def test_each_unfinished_thing_is_sealed_for_itself_and_what_is_lost_by_order_is_told(tmp_path: Path) -> None:
    desk = half_done(tmp_path / "vault")
    with happening(Fault(1, full_disk)):
        [left] = desk.seal()  # the first of three; the others are sealed all the same
    assert "Mother of Amad" in left.words
    with happening(Fault(1, full_disk, stays=True, frees=False)):
        page = lock.lock(asked(desk, anyway="yes"))
    assert (page.status, desk.vault) == (200, None)
    assert unfinished(opened(tmp_path / "vault")) == (ALL[0][1:], ALL[1])


def test_an_edit_that_was_decided_on_or_is_another_readers_does_not_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    half_done(folder).close()
    with open_vault(folder, WORDS, "Ozod") as vault:
        other = edits.Edits()
        edits.bring_back(vault, other)
    assert not other.drafts and not other.typed
    desk = opened(folder)
    [id] = sitting(desk).drafts
    row = queries.claim(desk.opened(), id)
    args = {"case": short(row.case), "source": short(row.source), "claim": short(id)}
    review.do(asked(desk, args, do="translate", translation="Дар Белруд", language="tg", translator="Nilu"))
    review.do(asked(desk, args, do="accept"))
    desk.close()
    again = opened(folder)
    assert not sitting(again).drafts and not sitting(again).typed
    assert queries.claim(again.opened(), id).claim.polarity == "denied"


def test_an_edit_and_a_half_typed_translation_outlive_a_full_disk_and_the_lock(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(3))
    running = serve(folder, "--as", "Nilu")
    page = window(running, base + "/review").page
    page.wait_for_selector("#do-accept")
    select(page, "two neighbours")
    page.keyboard.press("3")
    page.wait_for_selector("text=Edited, not yet kept")
    there = page.url.removeprefix(page.evaluate("location.origin"))
    page.get_by_text("What the words mean").click()
    page.fill("#translation", 'Ду ҳамсоя "гуфтанд" <b>')
    limit = prlimit(running.process.pid, RLIMIT_FSIZE, (0, RLIM_INFINITY))  # the desk can write nothing more
    page.get_by_role("button", name="Lock").click()
    page.get_by_role("link", name="An edit in “A day in Belrud”").click()
    assert page.input_value("#translation") == 'Ду ҳамсоя "гуфтанд" <b>'
    page.get_by_role("button", name="Lock").click()
    page.get_by_role("button", name="Lock again").wait_for()
    prlimit(running.process.pid, RLIMIT_FSIZE, limit)
    page.get_by_role("button", name="Lock again").click()
    page.wait_for_selector("[data-locked]")
    page = window(serve(folder, "--as", "Nilu"), base + "/").page
    page.get_by_role("link", name="An edit that was not finished").click()
    page.wait_for_selector("text=Edited, not yet kept")
    assert page.url.endswith(there)
    assert page.input_value("#translation") == 'Ду ҳамсоя "гуфтанд" <b>'
    assert "two neighbours" in page.inner_text(".slots > li:nth-child(3)")
    page.get_by_role("heading", name="A day in Belrud").click()
    page.keyboard.press("a")
    waits_for(page, "Accepted as edited.")
    assert states(folder) == {"accepted": 1, "suggested": 2}


def _text(answer: Answer) -> str:
    return answer.body.decode()
