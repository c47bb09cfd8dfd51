"""A text is shown whole, in parts, with words lit; and a PDF is opened without a sandbox only after a yes."""

from __future__ import annotations

from pathlib import Path

from guvoh.app import receiving
from guvoh.model import Block, Reading
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import open_vault
from guvoh.web import passages
from guvoh.web.ask import Ask, Form
from guvoh.web.desk import Desk
from guvoh.web.pages import add
from guvoh.web.passages import Light

PDF = Path(__file__).parents[2] / "demo" / "documents" / "08-trial-note-ozarmand.pdf"


def _reading(paragraphs: list[str]) -> Reading:
    blocks, at = [], 0
    for n, words in enumerate(paragraphs, 1):
        blocks.append(Block(at, at + len(words), None, n))
        at += len(words) + 2
    return Reading("\n\n".join(paragraphs), tuple(blocks), "test")


def test_every_character_is_shown_once_however_lights_overlap() -> None:
    said = ["Daler was held in Belrud.", "His mother said so."]
    reading = _reading(said)
    lights = [Light(0, 24, "lit", "a"), Light(10, 14, "stands", "b"), Light(18, 40, "stands", "c"),
              Light(12, 20, "lit", "d"), Light(30, 30, "lit", "e")]  # fmt: skip
    shown = passages.passages(reading, lights)
    assert ["".join(p.text for p in one.pieces) for one in shown] == said
    assert [(p.text, p.id) for one in shown for p in one.pieces if p.how] == [
        ("held", "b"), ("Belrud.", "c"), ("His mother sa", "c")
    ]  # fmt: skip


def test_a_long_text_comes_in_parts_that_cut_no_paragraph_and_lead_to_every_place() -> None:
    reading = _reading([f"{n} " + "word " * 400 for n in range(100)])
    begins = passages.parts_of(reading)
    parts = [passages.passages(reading, (), n) for n in range(len(begins))]
    assert [p.at for part in parts for p in part] == [b.start for b in reading.blocks]
    assert all(sum(p.end - p.at for p in part) <= passages.PART for part in parts)
    for n, part in enumerate(parts):
        assert {passages.part_with(reading, p.at) for p in part} == {n}
        assert passages.bounds(reading, n) == (part[0].at, part[-1].end)


def test_without_a_sandbox_a_pdf_waits_for_a_yes_and_is_kept_sealed_after_a_no(tmp_path: Path) -> None:
    words = "seven grey cranes over the frozen river"
    create(tmp_path / "vault", words, cost=Cost(64, 1, 1))
    with open_vault(tmp_path / "vault", words, "Nilu") as vault:
        desk = Desk(tmp_path / "vault", "Nilu", vault)
        desk.jobs.shut_in = "process"
        batch = vault.batch()
        batch.open_case(case := "01890000-0000-7000-8000-000000000001", "Valley")
        vault.commit(batch)

        def post(path: str, body: bytes = b"", **query: str) -> str:
            form = Form({name: (value,) for name, value in query.items()})
            ask = Ask(desk, "POST", path, {"case": short(case)}, form, Form(), body, "note%20%3Cb%3E.pdf")
            return (add.file(ask) if body else add.yes(ask)).body.decode()

        data = PDF.read_bytes()
        assert 'data-state="asks"' in post("file", data)
        assert "note &lt;b&gt;.pdf" in post("file", data)
        assert queries.counts(vault)["sources"] == 0
        assert 'data-state="unread"' in post("file", data, open="no")
        assert 'data-state="already"' in post("file", data, open="no")
        post("yes")
        assert not receiving.must_ask(vault, "process", "note.pdf", data)
        assert 'data-state="added"' in post("file", data + b"\n%another\n")
        desk.jobs.close()
