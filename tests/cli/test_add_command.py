"""Files come in from the command line: whatever they are, one clear line for each, and nothing by halves."""

from __future__ import annotations

import os
import random
import sys
import zipfile
from pathlib import Path

import pytest
from desk import LETTER, PAGE, Desk

MIB = 1 << 20
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs files as Linux has them")


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", b" " * (64 * MIB))
    return path


BAD = {
    "empty.txt": b"",
    "junk.txt": bytes(range(256)) * 20,
    "junk.pdf": random.Random(1).randbytes(3000),
    "junk.docx": b"PK\x03\x04" + bytes(range(256)) * 20,
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pag",
    "picture.jpg": b"\xff\xd8\xff\xe0" + bytes(2000),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_kept_with_one_line_that_says_why(desk: Desk, name: str) -> None:
    said = desk.run("add", str(desk.file(name, BAD[name])), "--json")
    (line,) = said.lines()
    assert (said.code, line["state"], bool(line["why"])) == (0, "unread", True)
    assert sum(name in told for told in said.err.splitlines()) == 1


def test_a_zip_bomb_is_kept_and_never_unfolded(desk: Desk) -> None:
    (line,) = desk.run("add", str(bomb(desk.home / "files" / "bomb.docx")), "--json").lines()
    assert (line["state"], "trap" in line["why"]) == ("unread", True)


# Runs a program and tells the most memory, in KiB, that it or what it started took. A Python of its own, for at exec
# Linux counts as the program's what its parent holds (vfork shares it): of a run of tests, half a gigabyte.
MEASURE = """import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)"""


@LINUX
def test_a_gigabyte_of_text_takes_little_memory(desk: Desk) -> None:
    import json
    import subprocess

    path = desk.file("long.txt", b"")
    os.truncate(path, 1 << 30)
    command = [sys.executable, "-I", "-S", "-c", MEASURE, *desk.command("add", str(path), "--json")]
    done = subprocess.run(command, env=desk.environment(), cwd=desk.home, stdout=subprocess.PIPE, check=True)
    said, most = done.stdout.splitlines()
    assert (json.loads(said)["state"], int(most) < 400 * 1024) == ("unread", True)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1251", "koi8-r"])
def test_other_encodings_are_read(desk: Desk, encoding: str) -> None:
    text = "Neighbours in Ostrevan saw it."
    if encoding in {"cp1251", "koi8-r"}:
        text = "Соседи видели, как милиция задержала учителя Марата Долинева в городе Остреван вчера вечером."
    path = desk.file("letter.txt", text.encode(encoding))
    (line,) = desk.run("add", str(path), "--json").lines()
    assert text in desk.run("show", line["id"], "--text").out


@LINUX
@pytest.mark.skipif(os.geteuid() != 0, reason="gives up root's rights to read everything, which only root has")
def test_what_may_not_be_read_is_named_and_the_rest_is_added(desk: Desk) -> None:
    desk.file("a.txt", LETTER)
    desk.file("b.txt", "Nobody may read this.").chmod(0)
    desk.file("closed/c.txt", "Nor this.").parent.chmod(0)
    import subprocess

    gives_up = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    done = subprocess.run([*gives_up, *desk.command("add", str(desk.home / "files"))], capture_output=True, text=True,
                          env=desk.environment(), stdin=subprocess.DEVNULL, check=False)  # fmt: skip
    assert done.returncode == 1
    assert [name in done.stderr for name in ("b.txt: Perm", "closed: Perm", "Traceback")] == [True, True, False]
    assert [line["name"] for line in desk.run("sources", "--json").lines()] == ["a.txt"]
    assert desk.is_whole()


@LINUX
def test_a_pipe_is_refused_and_not_waited_for(desk: Desk) -> None:
    os.mkfifo(desk.home / "files" / "pipe")
    said = desk.run("add", str(desk.home / "files" / "pipe"))
    assert (said.code, "no ordinary file" in said.err) == (1, True)


@LINUX
def test_a_name_that_is_no_text_does_not_stop_the_others(desk: Desk) -> None:
    (desk.home / "files" / os.fsdecode(b"n\xffame.txt")).write_text(LETTER)
    desk.file("other.txt", "Nobody was held.")
    names = [line["name"] for line in desk.run("add", str(desk.home / "files"), "--json").lines()]
    assert names == ["n\N{REPLACEMENT CHARACTER}ame.txt", "other.txt"]


@LINUX
def test_a_name_cannot_steer_the_terminal(desk: Desk) -> None:
    desk.file("a\x1b[2Jb\nZZZZZZZZ  c.txt", LETTER)
    said = desk.run("add", str(desk.home / "files"))
    assert ("\x1b" in said.out + said.err, len(said.out.splitlines())) == (False, 1)


def test_the_same_bytes_are_taken_once(busy: Desk) -> None:
    said = busy.run("add", str(busy.file("again.txt", LETTER)), "--json")
    (line,) = said.lines()
    assert (said.code, line["state"]) == (0, "already")
    assert line["id"] == busy.run("sources", "--json").lines()[0]["id"]


def test_what_was_only_sealed_is_read_when_it_is_added_again(desk: Desk) -> None:
    path = str(desk.file("letter.txt", LETTER))
    (sealed,) = desk.run("add", path, "--seal-only", "--json").lines()
    assert desk.run("claims", "--json").lines() == []
    (read,) = desk.run("add", path, "--json").lines()
    assert (read["id"], read["state"], read["suggestions"] > 0) == (sealed["id"], "added", True)


def test_an_address_is_refused_with_what_to_do(desk: Desk) -> None:
    for address in ("https://example.org/a", "HTTP://example.org", "www.example.org/a"):
        said = desk.run("add", address)
        assert (said.code, "Save the page" in said.err) == (2, True)


def test_one_wrong_name_among_several_adds_nothing(desk: Desk) -> None:
    said = desk.run("add", str(desk.file("letter.txt", LETTER)), "nowhere.txt")
    assert (said.code, "nowhere.txt" in said.err, desk.run("sources").out) == (1, True, "")


def test_after_adding_the_unencrypted_copies_are_named(desk: Desk) -> None:
    said = desk.run("add", str(desk.file("letter.txt", LETTER)))
    assert str(desk.home / "files") in said.err


def test_an_empty_folder_is_told(desk: Desk) -> None:
    said = desk.run("add", str(desk.home / "files"))
    assert (said.code, said.out, "no files" in said.err) == (0, "", True)


def test_a_day_that_is_none_is_refused_before_anything_is_added(desk: Desk) -> None:
    said = desk.run("add", str(desk.file("letter.txt", LETTER)), "--published", "2026-02-30")
    assert (said.code, desk.run("sources").out) == (2, "")


def test_the_day_given_makes_days_of_weekdays(desk: Desk) -> None:
    desk.run("add", str(desk.file("page.html", PAGE)), "--published", "2026-11-20")
    days = [line["date"]["start"] for line in desk.run("claims", "--json").lines() if line["date"]]
    assert days[:1] == ["2026-11-16"]


def test_cases_keep_sources_apart(desk: Desk) -> None:
    desk.run("add", str(desk.file("letter.txt", LETTER)), "--case", "Ostrevan")
    desk.run("add", str(desk.file("page.html", PAGE)), "--case", "Lower Karsk")
    assert [line["name"] for line in desk.run("sources", "--case", "lower karsk", "--json").lines()] == ["page.html"]


@LINUX
def test_what_is_passed_over_in_a_folder_is_counted(desk: Desk) -> None:
    path = desk.file("letter.txt", LETTER)
    (path.parent / "link.txt").symlink_to(path)
    desk.file(".hidden", "Nobody was held.")
    os.mkfifo(path.parent / "pipe")
    said = desk.run("add", str(path.parent))
    told = ["1 link" in said.err, "1 hidden" in said.err, "1 pipe" in said.err]
    assert (said.code, len(said.out.splitlines()), told) == (0, 1, [True] * 3)


def test_attachments_that_are_not_read_are_told(desk: Desk) -> None:
    mail = ("Subject: a letter\nContent-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain\n\n"
            f"{LETTER}\n--xx\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n"
            "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--xx--\n")  # fmt: skip
    said = desk.run("add", str(desk.file("mail.eml", mail)))
    assert (said.code, "mail.eml: Attachments are not read" in said.err) == (0, True)
