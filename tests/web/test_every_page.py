"""Every page, in both directions and both themes, wide and narrow: nothing that axe finds, nothing that a policy
refuses, no sideways scroll, nothing asked of anybody but our own desk.

axe looks at each page in one of two looks, by turns: left to right and light, or right to left and dark. With `--whole`
it looks at each in both.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from one_coding import one_coding
from one_family import exile
from one_letter import one_letter
from one_network import networked
from one_plan import one_plan
from one_release import contested, released
from one_submission import submitted

LISTS = (
    "", "held", "released", "call", "refer", "add", "sources", "claims", "review", "second", "resolve", "incidents",
    "figures", "relations", "risk", "organisations", "persons", "search", "search?q=detained", "table", "papers",
    "publicity", "coding", "exchange", "intake", "records", "submissions", "officials", "records/argument/new",
    "records/step/new", "plans", "plans/new", "checkins", "events", "events/new",
    "safety", "now", "now?what=arrest&country=TJ&since=2026-11-21", "contacts", "threats",
    "referrals",
)  # fmt: skip


def addresses(folder: Path, words: str, language: str) -> list[str]:
    """Every kind of page, with one thing of each kind; the desk of this vault speaks the language."""
    with open_vault(folder, words) as vault:
        app.set_desk(vault, {"desk_language": language})
        case = queries.cases(vault)[0]
        person = app.enter_person(vault, case.id, "Rustam Velzorov", {"lawyer": "Z. Mehrvand"})
        app.tell_status(vault, person, "L03", "2026-11-02", place="Remand prison 2", holder="State Security Committee")
        claim = queries.claims(vault, state="accepted")[0]
        incident = queries.incident_of(vault, claim.id)
        assert incident is not None
        own = f"/case/{short(case.id)}/"
        sent = submitted(vault, case.id, person)
        coded, half = one_coding(vault, case.id)
        threatened, contact, threat = map(short, networked(vault, case.id))
        planned = one_plan(vault, case.id)
        things = [
            f"plans/{short(planned.armed)}", f"plans/{short(planned.armed)}/arm",
            f"plans/{short(planned.home)}/correct", f"events/{short(planned.event)}",
            f"contacts/{contact}", f"threats/{threat}", f"now/papers?about={threatened}", f"person/{threatened}",
            f"source/{short(claim.source)}", f"claim/{short(claim.id)}", f"claim/{short(claim.id)}/why",
            f"person/{short(person)}", f"released/{short(released(vault, case.id))}",
            f"risk/{short(exile(vault, case.id))}", f"person/{short(contested(vault, case.id))}",
            f"same/{short(person)}/{short(app.enter_person(vault, case.id, 'Рустам Велзоров'))}",
            f"coding/{coded}", f"coding/{coded}/compare", f"coding/{half}", f"coding/{half}/text/{short(claim.source)}",
            f"intake/{short(one_letter(vault))}",
            f"records/{short(sent)}", f"records/consent/new/{short(person)}",
            f"incident/{short(incident.id)}", f"review/{short(claim.source)}", f"review/{short(claim.source)}/new",
        ]  # fmt: skip
        alone = ["/cases", "/settings", "/machine", "/backup", "/recovery", "/checklist", "/travel", "/panic"]
        return [*alone, *(own + path for path in (*LISTS, *things))]


def visit(page: Any, path: str) -> None:
    """Leads the window there as its own links do: the page is swapped in, the scripts stay."""
    page.evaluate(
        """async (path) => {
          history.pushState({ htmx: true }, "", path);
          await htmx.ajax("GET", path, { target: "body", swap: "innerHTML" });
        }""", path
    )  # fmt: skip


def found_by_axe(page: Any) -> list[str]:
    """The script stays in the window from page to page."""
    if page.evaluate("typeof window.axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] }).then((told) => told.violations)")
    return [f"{one['id']} {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "theme", "width", "turn"),
    [("en", "light", 1280, 0), ("fa", "dark", 390, 1), ("ru", "light", 360, None), ("tg", "dark", 360, None)],
)
def test_every_page_is_accessible_inert_and_as_wide_as_its_window(
    serve: Callable[..., Any],
    window: Callable[..., Any],
    filled: Path,
    words: str,
    language: str,
    theme: str,
    width: int,
    turn: int | None,
    every: Callable[[int], int],
) -> None:
    paths = addresses(filled, words, language)
    running = serve(filled)
    seen = window(running, viewport={"width": width, "height": 800}, color_scheme=theme)
    page, faults = seen.page, []
    by_axe = set() if turn is None else {path for n, path in enumerate(paths) if (n - turn) % every(2) == 0}
    for path in paths:
        visit(page, path)
        assert page.locator("main h1").count() == 1, path
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            faults.append(f"{path}: {over} px wider than the window")
        faults += [f"{path}: {found}" for found in found_by_axe(page)] if path in by_axe else []
    assert faults == []
    assert [said for said in seen.said if "Failed to load" not in said and "Autofocus" not in said] == []
    assert {url.split("/")[2] for url in seen.asked if url.startswith("http")} == {running.origin.split("/")[2]}
