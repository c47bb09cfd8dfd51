"""What waits counts nowhere; what is let in is a source like any other; every key that was ever made opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from letters_made import packed

from guvoh.app import intake
from guvoh.app.letting_in import keep_letter, let_in, open_letter, read_letter
from guvoh.app.receiving import open_reader
from guvoh.errors import Refused, Unreadable
from guvoh.model.records import Record
from guvoh.vault import change, letters, queries
from guvoh.vault.check import verify
from guvoh.vault.vault import Vault

Locked = Callable[[bytes], bytes]
WHAT = "On 3 May 2031 police arrested Zarina Vale in Lower Ford."


def _came(vault: Vault, tmp_path: Path, data: bytes, name: str = "file.bin") -> intake.Arrived:
    (tmp_path / name).write_bytes(data)
    return next(intake.take_letters(vault, [str(tmp_path / name)]))


def test_what_waits_is_no_source_and_is_not_found(vault: Vault, locked: Locked, tmp_path: Path) -> None:
    one = _came(vault, tmp_path, locked(packed(what=WHAT)))
    assert one.state == "taken"
    assert queries.sources(vault) == [] and queries.claims(vault) == [] and queries.cases(vault) == []


def test_what_is_let_in_is_searched_like_any_other(vault: Vault, locked: Locked, tmp_path: Path) -> None:
    files = (("note.txt", b"Police beat Timur Reed in the station."),)
    one = _came(vault, tmp_path, locked(packed(files, what=WHAT, who="Nilu, a cousin", reach="ask at the mill")))
    sources = let_in(vault, intake.arrived(vault, one.id), "Valley", open_reader)
    assert [queries.source(vault, id).name for id in sources] == ["report.txt", "note.txt"]
    assert queries.claims(vault)
    assert intake.waiting_and_past(vault, "waiting") == []
    assert all(queries.annex_of(vault, id) is not None for id in sources)


def test_the_same_message_is_taken_once_however_often_it_is_locked(
    vault: Vault, locked: Locked, tmp_path: Path
) -> None:
    first = _came(vault, tmp_path, locked(packed(what=WHAT)))
    again = _came(vault, tmp_path, locked(packed(what=WHAT)))
    assert (again.state, again.id) == ("already", first.id)


def test_what_is_let_in_twice_is_refused(vault: Vault, locked: Locked, tmp_path: Path) -> None:
    one = _came(vault, tmp_path, locked(packed()))
    let_in(vault, intake.arrived(vault, one.id), "Valley", open_reader)
    with pytest.raises(Refused):
        let_in(vault, intake.arrived(vault, one.id), "Valley", open_reader)


def test_what_is_refused_counts_nowhere(vault: Vault, locked: Locked, tmp_path: Path) -> None:
    one = _came(vault, tmp_path, locked(packed()))
    intake.refuse(vault, intake.arrived(vault, one.id), "an advertisement")
    assert [r.text("state") for r in intake.waiting_and_past(vault)] == ["refused"]
    assert queries.sources(vault) == []


def test_an_older_key_still_opens(vault: Vault, locked: Locked, tmp_path: Path) -> None:
    intake.make_key(vault)
    assert len(intake.keys_of(vault)) == 2
    assert _came(vault, tmp_path, locked(packed())).state == "taken"


def test_the_key_of_another_group_opens_nothing(vault: Vault, tmp_path: Path) -> None:
    other = pyrage.x25519.Identity.generate().to_public()
    assert _came(vault, tmp_path, pyrage.encrypt(packed(), [other])).state == "refused"
    assert intake.waiting_and_past(vault) == []


def test_a_vault_with_letters_verifies(vault: Vault, locked: Locked, tmp_path: Path) -> None:
    _came(vault, tmp_path, locked(packed((("a.bin", b"x" * 1000),))))
    report = verify(vault.folder, vault.vault_key)
    assert report.findings == ()


def test_the_signature_is_of_these_bytes_alone(vault: Vault) -> None:
    made = intake.written(vault, "en")
    assert intake.verify_form(made.page, made.signature) == (made.file_number, made.key_number)
    with pytest.raises(Refused):
        intake.verify_form(made.page + b" ", made.signature)


def test_forms_of_all_languages_are_signed_by_one_key_and_lock_to_the_newest(vault: Vault) -> None:
    recipient = letters.recipient_of(vault, intake.keys_of(vault)[-1]).encode()
    made = [intake.written(vault, language) for language in ("en", "ru", "tg", "fa")]
    assert len({one.key_number for one in made}) == 1 and len({one.file_number for one in made}) == 4
    assert all(recipient in one.page for one in made)


def test_a_form_says_nothing_of_program_or_vault(vault: Vault) -> None:
    made = intake.written(vault, "en")
    told = made.page.lower() + made.signature.encode()
    assert b"guvoh" not in told and vault.id.encode() not in told


def _refused(vault: Vault, locked: Locked, tmp_path: Path) -> Record:
    one = _came(vault, tmp_path, locked(packed(what=WHAT)))
    intake.refuse(vault, intake.arrived(vault, one.id), "about Zarina Vale again")
    return intake.arrived(vault, one.id)


def test_what_was_refused_and_erased_is_gone_and_that_it_came_and_was_refused_stays(
    vault: Vault, locked: Locked, tmp_path: Path
) -> None:
    before = _refused(vault, locked, tmp_path)
    intake.erase(vault, before)
    after = intake.arrived(vault, before.id)
    assert dict(after.fields) == {"state": "refused", "receipt": before.text("receipt")}
    assert not vault.store.path(before.text("object")).exists() and intake.is_erased(vault, after)
    with pytest.raises(KeyError):
        intake.opened_report(vault, before)
    assert verify(vault.folder, vault.vault_key).findings == ()


def test_an_erasing_that_was_cut_off_says_nothing_of_it_and_is_done_the_second_time(
    vault: Vault, locked: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _refused(vault, locked, tmp_path)
    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr(change, "erase_compartments", _cut_off)
        intake.erase(vault, before)
    half = intake.arrived(vault, before.id)
    assert not intake.is_erased(vault, half)
    intake.erase(vault, half)
    assert intake.is_erased(vault, half) and not vault.store.path(before.text("object")).exists()


def _cut_off(*_any: object) -> None:
    raise KeyboardInterrupt


def test_what_waits_is_not_erased(vault: Vault, locked: Locked, tmp_path: Path) -> None:
    one = _came(vault, tmp_path, locked(packed(what=WHAT)))
    with pytest.raises(Refused):
        intake.erase(vault, intake.arrived(vault, one.id))
    assert intake.opened_report(vault, intake.arrived(vault, one.id)).words["what"] == WHAT


def test_while_a_letter_is_read_others_decide_about_it_and_theirs_counts(
    vault: Vault, locked: Locked, tmp_path: Path
) -> None:
    one = _came(vault, tmp_path, locked(packed(what=WHAT)))
    letter = open_letter(vault, intake.arrived(vault, one.id), "bwrap")
    got = read_letter(letter, lambda _name, _data: Unreadable("not read", ""))
    intake.refuse(vault, intake.arrived(vault, one.id))
    with pytest.raises(Refused):
        keep_letter(vault, letter, "Valley", got)
    assert queries.sources(vault) == [] and queries.cases(vault) == []
