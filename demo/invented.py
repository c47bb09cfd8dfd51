"""The demo's own case: takes the documents in, replays what was decided about them, makes the papers, backs up."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import judge
import papers
import say
import summary
import yaml
from replay import replay

from guvoh import app, resolve
from guvoh.model import Case
from guvoh.vault import backup, check, create, queries
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault, unlock

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
OUT = HERE / "out"
PASSPHRASE = "the demo has no secrets and its people are invented"  # noqa: S105  said on screen
CASE = "Belrud, autumn 2026"
CHEAP = Cost(memory_kib=8 * 1024, passes=1, lanes=1)  # a real vault costs a guesser at least 256 MiB and 4 passes
FIELDS = ("published", "publisher", "from_inside", "language")
PAPERS = ("chronology.pdf", "chronology.html", "chronology.json", "chronology-internal.html")


def run(begun: float) -> None:
    """Everything in order; the summary at the end."""
    _start_anew()
    decisions = yaml.safe_load((HERE / "decisions.yaml").read_text("utf-8"))
    say.step(f'Making a vault. Its passphrase is "{PASSPHRASE}".')
    create.create(OUT / "vault", PASSPHRASE, "demo", cost=CHEAP)
    with open_vault(OUT / "vault", PASSPHRASE) as vault:
        sources = add_documents(vault, decisions["titles"])
        case = app.the_case(vault, None)
        told = summary.Told(suggested=queries.unreviewed(vault), sources=len(sources))
        say.step("Replaying recorded decisions. We recorded them; with your own files you decide.")
        app.set_case(vault, case.id, decisions["case"])
        made = replay(vault, decisions, sources)
        told.decided = made.done
        say.step("Judging what is the same, as recorded, and setting what papers may say of people.")
        told.proposals = len(resolve.propose(vault, case.id))
        told.judged = judge.judge_events(vault, decisions["events"], made.events)
        told.judged += judge.judge_persons(vault, case, decisions["persons"])
        told.judged += judge.judge_different(vault, case, decisions["different"])
        say.step("Entering records of the case file: posts, consents, steps taken, a statement.")
        papers.record(vault, case, decisions, made.events)
        write_papers(vault, app.the_case(vault, None))
        papers.write(vault, app.the_case(vault, None), OUT / "papers")
        papers.fill_forms(vault, app.the_case(vault, None), OUT / "forms", decisions["forms"])
        told.look(vault, case.id)
        say.step("Backing up, restoring the backup beside it, and comparing the two.")
        backup.back_up(vault, OUT / "backup")
        told.restored = restored_is_equal(vault)
    told.seconds = time.monotonic() - begun
    summary.show(told, OUT)


def _start_anew() -> None:
    if OUT.exists():
        say.step("Deleting what the last demo left in demo/out (your own vault, if any, is kept).")
    OUT.mkdir(exist_ok=True)
    for path in OUT.iterdir():
        if path.name.startswith("own"):  # a person's own files are not ours to delete
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    (OUT / "passphrase.txt").write_text(PASSPHRASE + "\n", "utf-8")


def add_documents(vault: Vault, titles: Mapping[str, str]) -> dict[str, str]:
    """From file names to ids. What a documenter would write down about each (index.yaml) is set afterwards."""
    index = yaml.safe_load((DOCUMENTS / "index.yaml").read_text("utf-8"))["documents"]
    say.step(f"Taking in {len(index)} documents: sealing each, reading it apart from all keys, suggesting claims.")
    paths = [str(DOCUMENTS / d["file"]) for d in index]
    ids = {added.name: added.id for added in app.adding(vault, paths, CASE, may_open=lambda: True)}
    for document in index:
        fields: dict[str, Any] = {name: _plain(document[name]) for name in FIELDS if document[name] is not None}
        if document["file"] in titles:
            fields["title"] = titles[document["file"]]
        if document["derives_from"]:
            fields["derives_from"] = ids[document["derives_from"]]
        app.set_source(vault, ids[document["file"]], {**fields, "kind": document["kind"]})
    return ids


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | str) else value.isoformat()


def write_papers(vault: Vault, case: Case) -> None:
    """The default papers, with code names, and one for the desk, with every name."""
    for name in PAPERS:
        say.step(f"Writing demo/out/{name}.")
        path = OUT / name
        path.write_bytes(app.paper(vault, case, "chronology", path.suffix, "internal" in name))
        os.chmod(path, 0o600)


def restored_is_equal(vault: Vault) -> bool:
    """Whether the restored vault is whole and says the same in every claim, incident and person."""
    backup.restore(OUT / "backup", OUT / "restored")
    whole = not check.verify(OUT / "restored", unlock(OUT / "restored", PASSPHRASE)).findings
    with open_vault(OUT / "restored", PASSPHRASE) as other:
        return whole and all(
            ask(vault) == ask(other)
            for ask in (queries.sources, queries.claims, queries.incidents, queries.persons, check.checkpoint)
        )
