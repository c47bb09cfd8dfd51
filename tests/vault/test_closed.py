"""A closed case opens with its own passphrase only, and loses nothing while it is locked. (G15)"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path

import pytest
from invented import CHEAP, WORDS, Made, add_source, classify, copy_of, decide, filled, judge, new_vault, open_case

from guvoh.errors import Busy, Refused, WrongPassphrase
from guvoh.vault import backup, change, check, queries
from guvoh.vault.closed import make_closed, open_cases, opened_cases
from guvoh.vault.vault import Vault, open_vault, open_with_key, unlock

CLOSED = "violet anchor thimble"
OTHER = "copper meadow sparrow"
NAME = "Zarifa Quillfeather"
TEXT = f"{NAME} carried the letters across Tanners Lane. She was seen by the baker."
CASE = "The Quillfeather family"
MARKERS = ("Quillfeather", "quillfeather", "Tanners", "tanners", "baker")


@dataclass(frozen=True, slots=True)
class Book:
    """An open case with two sources, and a closed one with a source, a decision, a judgement and a person."""

    folder: Path
    key: bytes
    first: Made
    second: Made
    case: str
    hidden: Made
    shadow: Made
    person: str


def say_inside(vault: Vault, case: str) -> tuple[Made, Made, str]:
    hidden = add_source(vault, case, NAME, TEXT)
    shadow = add_source(vault, case, NAME, f"{NAME} came home. The baker says so.")
    decide(vault, hidden)
    decide(vault, shadow)
    judge(vault, case, "claim", hidden.suggestion, shadow.suggestion)
    return hidden, shadow, classify(vault, hidden)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("closed") / "vault"
    key, first, second = filled(folder)
    with open_with_key(folder, key) as vault:
        case = make_closed(vault, CASE, CLOSED, CHEAP)
        hidden, shadow, person = say_inside(vault, case)
    return Book(folder, key, first, second, case, hidden, shadow, person)


@pytest.fixture
def book(template: Book, tmp_path: Path) -> Book:
    t = template
    folder = copy_of(t.folder, tmp_path / "vault")
    return Book(folder, t.key, t.first, t.second, t.case, t.hidden, t.shadow, t.person)


def rows(folder: Path, key: bytes, *closed: str) -> dict[str, list[tuple[object, ...]]]:
    with open_with_key(folder, key, closed=closed) as vault:
        return vault.view.dump()


def words_in(vault: Vault) -> str:
    """Everything that a view holds, the words of its index too."""
    tables = [r[0] for r in vault.view.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    vault.view.db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'row')")
    told = [repr(vault.view.rows(f"SELECT * FROM {t}")) for t in tables]
    return " ".join([*told, repr(vault.view.rows("SELECT term FROM temp.words"))])


def test_the_everyday_passphrase_shows_nothing_of_a_closed_case(book: Book) -> None:
    with open_vault(book.folder, WORDS) as vault:
        told = words_in(vault)
        assert [m for m in MARKERS if m in told] == []
        ids = (book.case, book.hidden.source, book.hidden.suggestion, book.hidden.mention, book.person)
        assert [i for i in ids if i in told] == []
        assert {c.name for c in queries.cases(vault)} == {"Ostrevan"}
        assert len(queries.sources(vault)) == 2


def test_view_db_never_learns_of_a_closed_case_that_was_opened(book: Book) -> None:
    """Every page of the file, decrypted, free ones too."""
    from sqlcipher3 import dbapi2 as sqlcipher

    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        say_inside(vault, book.case)
        view_key = vault.state.secrets.view
    plain = book.folder.parent / "plain.db"
    db = sqlcipher.connect(str(book.folder / "view.db"))
    db.execute(f"PRAGMA key = \"x'{view_key.hex()}'\"")
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"ATTACH '{plain}' AS plain KEY ''")
    db.execute("SELECT sqlcipher_export('plain')").fetchall()
    db.close()
    data = plain.read_bytes()
    assert pages > 10 and b"Ostrevan" in data
    forms = [m.encode(f) for m in (*MARKERS, book.case, book.hidden.source) for f in ("utf-8", "utf-16-le")]
    assert [f for f in forms if f in data] == []


def test_no_key_of_the_everyday_passphrase_opens_anything_of_a_closed_case(book: Book) -> None:
    import sys

    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "promises"))
    from test_vault_erase import is_in

    assert not any(is_in(book.folder, book.key, m) for m in MARKERS)


def test_its_own_passphrase_shows_all_of_it(book: Book) -> None:
    with open_vault(book.folder, WORDS, closed=[CLOSED]) as vault:
        assert {c.name for c in queries.cases(vault)} == {"Ostrevan", CASE}
        assert queries.sources_holding(vault, "tanners lane") == [book.hidden.source]
        text = queries.reading(vault, book.hidden.source)
        assert text is not None and text.text == TEXT
        assert [i.claims for i in queries.incidents(vault, book.case)] == [
            tuple(sorted((book.hidden.suggestion, book.shadow.suggestion)))
        ]
        assert any(NAME in p.names for p in queries.persons(vault, book.case))


def test_what_was_opened_is_gone_with_the_process(book: Book) -> None:
    before = rows(book.folder, book.key)
    rows(book.folder, book.key, CLOSED)
    assert rows(book.folder, book.key) == before


def test_entries_folded_late_give_the_rows_of_a_rebuild_with_the_case_open(book: Book) -> None:
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        decide(vault, book.second)
        extra = add_source(vault, book.case, NAME, f"{NAME} was heard of. A letter came.")
        decide(vault, extra)
        as_it_grew = vault.view.dump()
    assert rows(book.folder, book.key, CLOSED) == as_it_grew
    assert everything_at_once(book.folder, book.key) == as_it_grew


def everything_at_once(folder: Path, key: bytes) -> dict[str, list[tuple[object, ...]]]:
    """All entries of all cases, folded in one batch into an empty view."""
    from guvoh.vault.derived import derive
    from guvoh.vault.fold import Fold
    from guvoh.vault.view import View

    with open_with_key(folder, key, closed=[CLOSED]) as vault:
        entries = [he for device in vault.state.tips for he in vault.entries(device)]
        view = View.new(Path(":memory:"), b"k" * 32)
        fold = Fold(view, vault.load)
        with view.transaction():
            fold.entries(sorted(entries, key=lambda he: he[1].order))
            derive(fold)
            for of in vault.state.tips.values():
                view.run("INSERT INTO log VALUES (?,?,?,?)", of.device, of.size, of.length, of.root().hex())
        return view.dump()


def test_a_wrong_passphrase_for_a_closed_case_is_refused_without_repeating_it(book: Book) -> None:
    for words in ("not these words", WORDS, ""):
        with pytest.raises(WrongPassphrase) as refused:
            open_vault(book.folder, WORDS, closed=[words])
        assert not words or words not in refused.value.message + refused.value.hint


def test_the_passphrase_of_a_closed_case_does_not_open_the_vault(book: Book) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(book.folder, CLOSED)


def test_a_vault_without_closed_cases_says_so(tmp_path: Path) -> None:
    key = new_vault(tmp_path / "v")
    with pytest.raises(Refused, match="no closed case"):
        open_with_key(tmp_path / "v", key, closed=[CLOSED])


def test_an_empty_passphrase_closes_nothing(book: Book) -> None:
    with open_with_key(book.folder, book.key) as vault, pytest.raises(Refused):
        make_closed(vault, "Second family", "", CHEAP)


def test_each_closed_case_opens_with_its_own_passphrase_only(book: Book) -> None:
    with open_with_key(book.folder, book.key) as vault:
        second = make_closed(vault, "Informants", OTHER, CHEAP)
        add_source(vault, second, text="Ruslan Veshkorov told us. It was late.")
    for words, ids in (([CLOSED], {book.case}), ([OTHER], {second}), ([CLOSED, OTHER], {book.case, second})):
        with open_with_key(book.folder, book.key, closed=words) as vault:
            assert set(opened_cases(vault)) == ids
            assert {c.id for c in queries.cases(vault)} == {book.first.case} | ids


def test_a_second_case_can_be_opened_in_the_same_process(book: Book) -> None:
    with open_with_key(book.folder, book.key) as vault:
        second = make_closed(vault, "Informants", OTHER, CHEAP)
        open_cases(vault, [CLOSED])
        assert {c.id for c in queries.cases(vault)} == {book.first.case, second, book.case}
        both = vault.view.dump()
    assert rows(book.folder, book.key, OTHER, CLOSED) == both


def test_cases_of_one_passphrase_open_together(book: Book) -> None:
    with open_with_key(book.folder, book.key) as vault:
        second = make_closed(vault, "Informants", CLOSED, CHEAP)
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        assert set(opened_cases(vault)) == {book.case, second}


def test_verify_counts_the_cases_that_it_did_not_look_into(book: Book) -> None:
    report = check.verify(book.folder, book.key)
    assert (report.findings, report.residue, report.locked) == ((), (), 1)
    assert check.verify(book.folder, book.key, closed=[CLOSED]).locked == 0
    assert check.scrub(book.folder).locked == 1


def test_a_changed_object_of_a_locked_case_is_found_and_named(book: Book) -> None:
    path = book.folder / "objects" / book.hidden.objects[0][:2] / book.hidden.objects[0]
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    for report in (check.verify(book.folder, book.key), check.scrub(book.folder)):
        assert book.hidden.objects[0] in " ".join(report.findings)


def test_a_missing_object_of_a_closed_case_is_found_once_it_is_looked_into(book: Book) -> None:
    (book.folder / "objects" / book.hidden.objects[0][:2] / book.hidden.objects[0]).unlink()
    assert book.hidden.objects[0] in " ".join(check.verify(book.folder, book.key, closed=[CLOSED]).findings)


def test_a_changed_byte_of_the_keyring_or_of_an_entry_of_a_locked_case_is_found(book: Book) -> None:
    for pattern, end in (("keyring/*.seg", -60), ("ledger/*.log", -60)):
        (file,) = book.folder.glob(pattern)
        whole = file.read_bytes()
        file.write_bytes(whole[:end] + bytes([whole[end] ^ 1]) + whole[end + 1 :])
        assert file.stem in " ".join(check.verify(book.folder, book.key).findings)
        file.write_bytes(whole)


def objects(book: Book) -> set[str]:
    names = {*book.hidden.objects, *book.shadow.objects}
    return names & {p.name for p in book.folder.glob("objects/*/*")}


def test_a_rebuild_while_it_is_locked_takes_none_of_its_objects_for_residue(book: Book) -> None:
    before = rows(book.folder, book.key, CLOSED)
    change.rebuild(book.folder, book.key)
    assert len(objects(book)) == 6
    assert rows(book.folder, book.key, CLOSED) == before


def test_a_rebuild_with_all_cases_open_removes_residue_only(book: Book) -> None:
    stray = book.folder / "objects" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"residue")
    change.rebuild(book.folder, book.key)
    assert stray.exists()
    change.rebuild(book.folder, book.key, [CLOSED])
    assert not stray.exists()
    assert len(objects(book)) == 6


def test_erasing_outside_while_it_is_locked_keeps_all_of_it(book: Book) -> None:
    before = rows(book.folder, book.key, CLOSED)["claim"]
    with open_with_key(book.folder, book.key) as vault:
        change.erase_compartments(vault, [uuid.UUID(book.first.source).bytes], "source", book.first.source,
                                  book.first.objects)  # fmt: skip
    assert check.verify(book.folder, book.key, closed=[CLOSED]).findings == ()
    after = rows(book.folder, book.key, CLOSED)["claim"]
    assert [r for r in after if book.case in r] == [r for r in before if book.case in r]
    assert len(objects(book)) == 6


def test_erasing_inside_a_locked_case_is_refused(book: Book) -> None:
    with open_with_key(book.folder, book.key) as vault, pytest.raises(Refused, match="closed case"):
        change.erase_compartments(vault, [uuid.UUID(book.hidden.source).bytes], "source", book.hidden.source, ())
    assert len(objects(book)) == 6


def test_erasing_inside_an_open_closed_case_says_only_that_it_was_done(book: Book) -> None:
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        change.erase_compartments(vault, [uuid.UUID(book.hidden.source).bytes], "source", book.hidden.source,
                                  book.hidden.objects)  # fmt: skip
        assert [s.id for s in queries.sources(vault, book.case)] == [book.shadow.source]
        in_process = vault.view.dump()
    assert rows(book.folder, book.key, CLOSED) == in_process
    with open_with_key(book.folder, book.key) as vault:
        (erased,) = [e for _h, e in vault.entries(vault.device) if e.kind == "erased"]
    assert (erased.body["what"], erased.body["about"]) == ("closed", book.case)
    assert objects(book) == set(book.shadow.objects)
    assert check.verify(book.folder, book.key, closed=[CLOSED]).findings == ()
    assert check.verify(book.folder, book.key).findings == ()


def test_an_old_keyring_with_the_passphrase_opens_nothing_that_was_erased_inside(book: Book) -> None:
    """The ring key is new, and so is the key of the case."""
    from guvoh.vault import codec, seal
    from guvoh.vault.segments import parse_segment

    (old,) = book.folder.glob("keyring/*.seg")
    before = list(parse_segment(old.read_bytes(), old.name))
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        change.erase_compartments(vault, [uuid.UUID(book.hidden.source).bytes], "source", book.hidden.source,
                                  book.hidden.objects)  # fmt: skip
        ring = vault.keyring
        keys = [vault.vault_key, ring.ring, *(ring.case_key(c) for c in ring.closed()), ring.case_key(ring.vault)]
        keys += [ring.case_key(uuid.UUID(book.first.case).bytes), ring.openers[uuid.UUID(book.case).bytes].key]
    opened = []
    for record in before:
        bound = codec.encode(["guvoh key", 1, ring.vault, record.kind, record.id, record.parent])
        for key in keys:
            try:
                seal.unseal(key, record.wrapped, bound)
                opened.append((record.kind, record.id))
            except ValueError:
                continue
    wanted = {("compartment", uuid.UUID(book.hidden.source).bytes), ("closed", uuid.UUID(book.case).bytes)}
    assert not wanted & set(opened)


def test_after_a_change_only_the_new_passphrase_opens_it(book: Book) -> None:
    before = rows(book.folder, book.key, CLOSED)
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        change.change_closed_passphrase(vault, book.case, OTHER, CHEAP)
        decide(vault, book.second)
    with pytest.raises(WrongPassphrase):
        open_with_key(book.folder, book.key, closed=[CLOSED])
    after = rows(book.folder, book.key, OTHER)
    assert after["source"] == before["source"]
    assert check.verify(book.folder, book.key, closed=[OTHER]).findings == ()


def test_a_locked_case_cannot_get_another_passphrase(book: Book) -> None:
    with open_with_key(book.folder, book.key) as vault, pytest.raises(Refused, match="not open"):
        change.change_closed_passphrase(vault, book.case, OTHER, CHEAP)


def test_backup_restore_and_recovery_words_lose_nothing_of_a_locked_case(tmp_path: Path) -> None:
    from guvoh.vault.create import create

    folder = tmp_path / "v"
    words = create(folder, WORDS, cost=CHEAP).recovery_words
    with open_vault(folder, WORDS) as vault:
        open_case(vault)
        say_inside(vault, make_closed(vault, CASE, CLOSED, CHEAP))
        whole = vault.view.dump()
    with open_vault(folder, WORDS) as vault:
        backup.back_up(vault, tmp_path / "b")
    backup.restore(tmp_path / "b", tmp_path / "r")
    key = change.recover(tmp_path / "r", words)
    with open_with_key(tmp_path / "r", key) as vault:
        change.change_passphrase(vault, "other words", CHEAP)
    with open_vault(tmp_path / "r", "other words", closed=[CLOSED]) as vault:
        now = vault.view.dump()
    assert {t: r for t, r in now.items() if t not in ("log", "entry")} == {
        t: r for t, r in whole.items() if t not in ("log", "entry")
    }
    assert check.verify(tmp_path / "r", key, closed=[CLOSED]).findings == ()


def test_recovery_words_do_not_open_a_closed_case(tmp_path: Path) -> None:
    from guvoh.vault.create import create

    words = create(tmp_path / "v", WORDS, cost=CHEAP).recovery_words
    with open_vault(tmp_path / "v", WORDS) as vault:
        make_closed(vault, CASE, CLOSED, CHEAP)
    with open_with_key(tmp_path / "v", change.recover(tmp_path / "v", words)) as vault:
        assert queries.cases(vault) == []


def test_a_vault_moved_to_another_machine_keeps_its_closed_case(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(book.folder, book.key, CLOSED)
    monkeypatch.setattr("guvoh.vault.machine.fingerprint", lambda key: b"another machine")
    change.start_new_device(book.folder, book.key, "documenter", "moved")
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        assert vault.view.dump()["claim"] == before["claim"]
        decide(vault, add_source(vault, book.case, NAME, f"{NAME} was heard of."))
        here = vault.view.dump()
    assert rows(book.folder, book.key, CLOSED) == here
    assert check.verify(book.folder, book.key, closed=[CLOSED]).findings == ()


def test_one_process_sees_in_a_closed_case_what_another_committed(book: Book) -> None:
    with (
        open_with_key(book.folder, book.key, closed=[CLOSED]) as one,
        open_with_key(book.folder, book.key, closed=[CLOSED]) as other,
        open_with_key(book.folder, book.key) as third,
    ):
        decide(one, add_source(one, book.case, NAME, f"{NAME} was heard of."))
        for vault in (other, third):
            vault.refresh()
        assert other.view.dump() == one.view.dump()
        assert len(queries.sources(third)) == 2


def test_a_closed_case_stays_open_while_another_process_erases_outside(book: Book) -> None:
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as one, open_with_key(book.folder, book.key) as other:
        change.erase_compartments(other, [uuid.UUID(book.first.source).bytes], "source", book.first.source,
                                  book.first.objects)  # fmt: skip
        decide(one, book.second)
        assert {s.id for s in queries.sources(one)} == {book.second.source, book.hidden.source, book.shadow.source}
        as_it_grew = one.view.dump()
    assert rows(book.folder, book.key, CLOSED) == as_it_grew


# What joins a thing in a closed case with one outside lies in the closed case.


def test_a_judgement_that_names_a_closed_mention_is_refused_outside_its_case(book: Book) -> None:
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        size = vault.state.tips[vault.device].size
        for of, a, b in (("mention", book.first.mention, book.hidden.mention),
                         ("claim", book.hidden.suggestion, book.first.suggestion)):  # fmt: skip
            with pytest.raises(Refused, match="outside"):
                judge(vault, book.first.case, of, a, b)
        vault.refresh()
        assert vault.state.tips[vault.device].size == size


def test_a_judgement_across_the_border_lies_in_the_closed_case_and_shows_only_there(book: Book) -> None:
    before = rows(book.folder, book.key)
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        judge(vault, book.case, "mention", book.first.mention, book.hidden.mention)
        assert queries.judged(vault, "mention")
        joined = vault.view.dump()
    locked = rows(book.folder, book.key)
    assert {t: r for t, r in locked.items() if t != "log"} == {t: r for t, r in before.items() if t != "log"}
    assert rows(book.folder, book.key, CLOSED) == joined


def test_an_open_source_is_not_said_to_derive_from_a_closed_one(book: Book) -> None:
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        batch = vault.batch()
        fields = {"derives_from": book.hidden.source}
        batch.entry(book.first.source, "set", {"owner": book.first.source, "of": "source", "fields": fields})
        with pytest.raises(Refused, match="outside"):
            vault.commit(batch)


def test_one_closed_case_does_not_name_what_lies_in_another(book: Book) -> None:
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        second = make_closed(vault, "Informants", OTHER, CHEAP)
        with pytest.raises(Refused, match="outside"):
            judge(vault, second, "mention", book.first.mention, book.hidden.mention)


def test_work_in_open_cases_goes_on_while_a_closed_one_is_open(book: Book) -> None:
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        decide(vault, add_source(vault, book.first.case, text="Ruslan Veshkorov came home."))
        judge(vault, book.first.case, "claim", book.first.suggestion, book.second.suggestion, "different")
    with open_with_key(book.folder, book.key) as vault:
        assert len(queries.sources(vault)) == 3
    assert check.verify(book.folder, book.key, closed=[CLOSED]).findings == ()


def test_an_open_case_of_the_same_name_is_told_of_and_the_closed_one_is_meant(book: Book) -> None:
    with open_with_key(book.folder, book.key) as vault:
        by_mistake = open_case(vault, CASE)
        found = queries.case_named(vault, CASE)
        assert found is not None and found.id == by_mistake
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as vault:
        found = queries.case_named(vault, CASE)
        assert found is not None and found.id == book.case
        assert [n for n in vault.notices if "lies open" in n and CASE not in n]


def test_a_process_whose_closed_passphrase_was_changed_by_another_is_told(book: Book) -> None:
    with open_with_key(book.folder, book.key, closed=[CLOSED]) as one:
        with open_with_key(book.folder, book.key, closed=[CLOSED]) as other:
            change.change_closed_passphrase(other, book.case, OTHER, CHEAP)
        for _ in range(2):
            with pytest.raises(Busy, match="passphrase of a closed case"):
                decide(one, book.hidden)
    with open_with_key(book.folder, book.key, closed=[OTHER]) as vault:
        assert len(queries.sources(vault, book.case)) == 2
    assert check.verify(book.folder, book.key, closed=[OTHER]).findings == ()
