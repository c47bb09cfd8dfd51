"""Whatever a file does to the process that opens it, the next file is read and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from read_samples import LETTER, Endless, pdf_of, word_of

from guvoh import read
from guvoh.errors import Unreadable
from guvoh.read.limits import TEXT_BYTES, TEXT_OUT


@pytest.mark.parametrize("what", ["crash", "raise", "exit", "eat", "flood", "shout", "mute", "kill", "outside"])
def test_the_next_file_is_read_after_one_that_went_wrong(hostile: read.Worker, what: str) -> None:
    with pytest.raises(Unreadable):
        hostile.read(what.encode(), "x.txt")
    assert hostile.read(b"and then", "x.txt").text == "and then"


def test_a_reader_that_sleeps_is_stopped_by_the_clock(hostile: read.Worker) -> None:
    before = time.monotonic()
    with pytest.raises(Unreadable, match="too long"):
        hostile.read(b"hang", "x.txt")
    assert time.monotonic() - before < 5


def test_a_reader_that_spins_is_stopped_by_its_share_of_the_processor(hostile: read.Worker) -> None:
    with pytest.raises(Unreadable, match="too long"):
        hostile.read(b"spin", "x.txt")


def test_a_reader_that_eats_memory_is_told_as_such(hostile: read.Worker) -> None:
    with pytest.raises(Unreadable, match="memory"):
        hostile.read(b"eat", "x.txt")


def test_an_exception_that_quotes_the_file_does_not_reach_the_message(hostile: read.Worker) -> None:
    with pytest.raises(Unreadable) as caught:
        hostile.read(b"raise", "x.txt")
    assert "Firuz" not in f"{caught.value.message} {caught.value.hint} {caught.value.__cause__}"


def test_a_refusal_says_that_the_file_is_kept_and_what_to_do(hostile: read.Worker) -> None:
    with pytest.raises(Unreadable) as caught:
        hostile.read(b"crash", "x.txt")
    assert "kept" in caught.value.hint


def test_a_reader_cannot_write_a_file(hostile: read.Worker) -> None:
    assert hostile.read(b"write", "x.txt").text == "OSError"


def test_a_reader_sees_nothing_of_the_environment(hostile: read.Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUVOH_VAULT", "somewhere")
    assert "GUVOH" not in hostile.read(b"environment", "x.txt").text


@pytest.mark.parametrize("hostile", ["bwrap"], indirect=True)  # only bubblewrap takes them away
def test_in_bubblewrap_a_reader_has_no_files_of_the_system(hostile: read.Worker) -> None:
    assert hostile.read(b"passwd", "x.txt").text == "FileNotFoundError"


@pytest.mark.parametrize("hostile", ["bwrap"], indirect=True)  # only bubblewrap takes them away
def test_in_bubblewrap_a_reader_has_no_network(hostile: read.Worker) -> None:
    assert hostile.read(b"network", "x.txt").text in {"ConnectionRefusedError", "OSError"}


def test_a_gigabyte_of_text_is_refused_without_being_taken_in(worker: read.Worker) -> None:
    stream = Endless(1 << 30)
    with pytest.raises(Unreadable, match="too large"):
        worker.read(stream, "x.txt")  # type: ignore[arg-type]
    assert stream.taken < TEXT_BYTES + (4 << 20)


def test_after_a_file_that_is_too_large_the_same_process_reads_on(worker: read.Worker) -> None:
    with pytest.raises(Unreadable):
        worker.read(Endless(TEXT_BYTES + 1), "x.txt")  # type: ignore[arg-type]
    assert worker.read(b"and then", "x.txt").text == "and then"


@pytest.mark.slow
def test_ten_megabytes_of_text_are_read_and_one_byte_more_is_refused(worker: read.Worker) -> None:
    line = b"The list of the detained goes on from page to page without an end.\n"
    most = (line * (TEXT_OUT // len(line) + 1))[:TEXT_OUT]
    assert len(worker.read(most, "x.txt").text) == TEXT_OUT
    with pytest.raises(Unreadable, match="10 MB"):
        worker.read(most + b"x", "x.txt")


def test_an_empty_file_is_refused_as_empty(worker: read.Worker) -> None:
    with pytest.raises(Unreadable, match="no bytes"):
        worker.read(b"", "x.pdf")


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x.eml"])
def test_a_file_of_spaces_is_refused_as_without_text(worker: read.Worker, name: str) -> None:
    with pytest.raises(Unreadable, match="no text"):
        worker.read(b" \n \n", name)


@pytest.mark.parametrize("name", ["x.txt", "x.pdf", "x.docx", "x.html", "x.eml", "x"])
def test_junk_is_refused_under_every_name(worker: read.Worker, name: str) -> None:
    junk = bytes((n * 7919 + n // 13) % 256 for n in range(5000))
    with pytest.raises(Unreadable):
        worker.read(b"\x00\x01" + junk, name)


def test_a_picture_named_as_text_is_refused_as_a_picture(worker: read.Worker) -> None:
    with pytest.raises(Unreadable, match="picture"):
        worker.read(b"\x89PNG\r\n\x1a\n" + bytes(100), "letter.txt")


def test_a_pdf_named_as_text_is_read_as_pdf_and_says_so(worker: read.Worker) -> None:
    reading = worker.read(pdf_of([["Three students were detained."]]), "letter.txt")
    assert reading.text == "Three students were detained."
    assert ["application/pdf" in w for w in reading.warnings] == [True]


def test_a_word_document_named_as_pdf_is_read_as_word(worker: read.Worker) -> None:
    assert worker.read(word_of(["Three students."]), "x.pdf").reader.startswith("docx")


def test_what_the_stream_raises_goes_through_and_the_next_file_is_read(worker: read.Worker) -> None:
    class Broken(Endless):
        def read(self, size: int = -1) -> bytes:
            if self.taken > 200_000:
                raise KeyboardInterrupt
            return super().read(size)

    with pytest.raises(KeyboardInterrupt):
        worker.read(Broken(1 << 22), "x.txt")  # type: ignore[arg-type]
    assert worker.read(b"and then", "x.txt").text == "and then"


def test_reading_the_same_bytes_twice_gives_the_same_reading(worker: read.Worker) -> None:
    assert worker.read(LETTER.encode(), "x.txt") == worker.read(LETTER.encode(), "x.txt")


def test_without_fork_each_file_has_a_process_of_its_own() -> None:
    with read.open_worker("process", fork=False) as single:
        assert (single.sandbox, single.read(LETTER.encode(), "x.txt").text) == ("process", LETTER)


def test_a_bubblewrap_that_fails_counts_as_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    false = tmp_path / "bwrap"
    false.write_text("#!/bin/sh\nexit 1\n")
    false.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with read.open_worker("auto") as opened:
        assert opened.sandbox == "process"


@pytest.mark.parametrize("sandbox", ["auto", "process"])
def test_a_parent_that_is_killed_leaves_no_process_behind(sandbox: str) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[2:]; from pathlib import Path; from guvoh import read\n"
        "w = read.open_worker(sys.argv[1], parser='read_hostile', roots=[Path(sys.argv[2])])\n"
        "print(w._lanes[True]._process.pid, flush=True)\n"
        "w.read(b'hang', 'x.txt')"
    )
    here = str(Path(__file__).parent)
    with subprocess.Popen([sys.executable, "-c", script, sandbox, here], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        group = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.kill()
    until = time.monotonic() + 5
    while _session(group) and time.monotonic() < until:
        time.sleep(0.05)
    assert _session(group) == []


def _session(leader: int) -> list[int]:
    """Living processes of the session that the server was started in, and those below them."""
    found: list[int] = []
    below = {leader}
    for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda p: int(p.name)):
        try:
            state, parent, _group, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if state != "Z" and (int(session) == leader or int(parent) in below or int(folder.name) == leader):
            below.add(int(folder.name))
            found.append(int(folder.name))
    return found
