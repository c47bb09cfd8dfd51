"""A form that is half typed outlives the desk that locks itself, whatever page it stands on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from faults import Fault, full_disk, happening

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from guvoh.web import halves
from guvoh.web.desk import Desk
from guvoh.web.serve import _may_lock

HOSTILE = "</div>\"'><script>alert(1)</script> \u202eوکیل"


def opened(folder: Path, words: str, by: str = "Nilu") -> Desk:
    return Desk(folder, by, open_vault(folder, words, by))


def test_what_stands_in_the_forms_of_a_person_an_incident_and_a_case_comes_back_after_the_lock_until_it_is_kept(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words) as vault:
        case = app.the_case(vault, None)
        person = app.enter_person(vault, case.id, "Amad Sorvel", {"health": "well"})
        incident = queries.incidents(vault, case.id)[0].id
    here = f"/case/{short(case.id)}"
    running = serve(filled, "--as", "Nilu")
    page = window(running, f"{here}/person/{short(person)}").page
    page.locator("form[action$='/facts']").evaluate("form => form.closest('details').open = true")
    facts = page.locator("form[action$='/facts']")
    facts.locator("[name=lawyer]").fill(HOSTILE)
    facts.locator("[name=gender]").select_option("male")
    page.goto(f"{running.origin}{here}/incident/{short(incident)}")
    page.wait_for_selector("form[action$='/same']")
    page.locator("form[action$='/same'] [name=because]").fill("The same night, the same street")
    page.get_by_role("button", name="Lock").click()  # the last letters are on their way
    page.wait_for_selector("[data-locked]")

    with open_vault(filled, words, "Nilu") as vault:  # somebody else changed another field meanwhile
        app.set_person(vault, person, {"health": "broken arm"})
    running = serve(filled, "--as", "Nilu")
    page = window(running, f"{here}/").page
    assert page.get_by_role("link", name="A form that was not finished").count() == 2
    page.goto(f"{running.origin}{here}/incident/{short(incident)}")
    page.wait_for_selector("text=What you typed here before")
    assert page.input_value("form[action$='/same'] [name=because]") == "The same night, the same street"
    page.get_by_role("button", name="Clear it").click()
    page.goto(f"{running.origin}{here}/person/{short(person)}")
    page.wait_for_selector("text=What you typed here before")
    facts = page.locator("form[action$='/facts']")
    found = [facts.locator(f"[name={name}]").input_value() for name in ("lawyer", "gender", "health")]
    assert found == [HOSTILE, "male", "broken arm"]
    facts.get_by_role("button").last.click()
    page.wait_for_selector("text=Kept.")
    page.reload()
    page.wait_for_selector(".mast")
    assert page.get_by_text("What you typed here before").count() == 0
    page.get_by_role("button", name="Lock").click()
    page.wait_for_selector("[data-locked]")
    with open_vault(filled, words, "Nilu") as vault:
        assert queries.kept(vault, halves.FORM) == []
        assert queries.settings_of_person(vault, person)["health"] == "broken arm"


def test_a_form_is_sent_however_late_the_desk_answers_what_was_typed_first(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words) as vault:
        case = app.the_case(vault, None)
        person = app.enter_person(vault, case.id, "Amad Sorvel", {})
    page = window(serve(filled, "--as", "Nilu"), f"/case/{short(case.id)}/person/{short(person)}").page
    facts = page.locator("form[action$='/facts']")
    facts.evaluate("form => form.closest('details').open = true")
    late: list[Any] = []
    page.route("**/half/**", lambda route: route.continue_() if late else late.append(route))
    facts.locator("[name=lawyer]").fill("Ozod Tarim")
    facts.locator("[name=health]").fill("well")
    facts.get_by_role("button").last.click()
    page.wait_for_timeout(300)  # what was typed second would have been answered by now
    late[0].continue_()
    page.wait_for_selector("text=Kept.")
    assert [facts.locator(f"[name={name}]").input_value() for name in ("lawyer", "health")] == ["Ozod Tarim", "well"]


def test_a_desk_that_locks_itself_seals_each_form_apart_for_its_reader_and_erasing_takes_it_along(
    filled: Path, words: str
) -> None:
    desk = opened(filled, words)
    case = queries.cases(desk.opened())[0].id
    one, other = (app.enter_person(desk.opened(), case, name, {}) for name in ("Amad Sorvel", "Belo Kest"))
    forms = {f"/case/{short(case)}/person/{short(id)}/facts": {"health#0": "ill"} for id in (one, other)}
    for action, typed in forms.items():
        halves.keep(desk, action, typed)
    with happening(Fault(1, full_disk, stays=True, frees=False)):
        assert [left.address for left in desk.seal()] == [action.removesuffix("/facts") for action in forms]
    desk.touched -= 1.5 * desk.idle_limit
    assert _may_lock(desk)
    desk.close()
    assert halves.halves(opened(filled, words, "Ozod")).typed == {}
    again = opened(filled, words)
    assert halves.halves(again).typed == forms
    app.erase(again.opened(), app.resting_on(again.opened(), "person", one))
    again.close()
    assert list(halves.halves(opened(filled, words)).typed) == [list(forms)[1]]
