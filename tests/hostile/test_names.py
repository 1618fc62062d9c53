"""Files with hostile names, and things in a folder that are no files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rapporteur.engine.intake.reading import read

WORDS = "The river villages ask for a line."
CLOSED = "It cannot be opened as a file: it is a broken link, a link to a folder, a pipe, or may not be read."
NAMES = [
    ("answer\u202efdp.txt", "answer\\u202efdp.txt"),
    ("two\nlines.txt", "two\\nlines.txt"),
    ("carriage\rreturn.txt", "carriage\\rreturn.txt"),
    ("\x1b[2Jcleared.txt", "[2Jcleared.txt"),
    ("-rf.txt", "-rf.txt"),
    ("..txt.txt", "..txt.txt"),
    ("CON.txt", "CON.txt"),
    ("a\\..\\b.txt", "a\\..\\b.txt"),
    ("=cmd|' -C0'!A0.txt", "=cmd|' -C0'!A0.txt"),
    ("<script>alert(1)<.txt", "<script>alert(1)<.txt"),
    ("n" * 251 + ".txt", "n" * 251 + ".txt"),
    ("answer\u2069\u2066.txt", "answer\\u2069\\u2066.txt"),
    ("e\u0301cole.txt", "école.txt"),
    (os.fsdecode(b"broken\xff.txt"), "broken\ufffd.txt"),
]


@pytest.mark.parametrize(("name", "shown"), [pair for pair in NAMES if not pair[0].startswith(".")])
def test_file_is_read_and_its_name_is_shown_with_escapes(tmp_path: Path, name: str, shown: str) -> None:
    (tmp_path / name).write_text(WORDS, encoding="utf-8")
    intake = read([tmp_path])
    assert [(text.file, text.content) for text in intake.texts] == [(shown, WORDS)]
    assert list(intake.inputs) == [shown]
    assert all(character.isprintable() for key in (intake.contributions[0].id, shown) for character in key)


def test_what_is_no_file_is_rejected_and_nothing_hangs(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "inside").mkdir(parents=True)
    (folder / "good.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "broken.csv").symlink_to("nothing.csv")
    (folder / "folder.txt").symlink_to("inside")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "outside.txt").symlink_to(tmp_path / "secret.txt")
    intake = read([folder])
    assert [text.content for text in intake.texts] == [WORDS]
    files = next(balance for balance in intake.balances if balance.stage == "files")
    assert (files.taken_in, files.processed, files.rejected, files.ignored) == (7, 1, 6, 0)
    assert {rejection.file: str(rejection.reason) for rejection in intake.rejections} == {
        **dict.fromkeys(("pipe.pdf", "loop.txt", "broken.csv", "folder.txt", "device.txt"), CLOSED),
        "outside.txt": "The file is a link that leads out of the folder.",
    }


def test_folders_in_folders_are_read_however_deep(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(1_100):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    deep = folders[-1] / "deep.txt"
    deep.write_text(WORDS, encoding="utf-8")
    assert [text.content for text in read([tmp_path]).texts] == [WORDS]
    deep.unlink()
    for folder in folders[:0:-1]:
        folder.rmdir()


@pytest.mark.skipif(os.geteuid() == 0, reason="The superuser may read everything.")
def test_what_may_not_be_read_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "closed.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "closed.txt").chmod(0)
    intake = read([tmp_path])
    assert [(rejection.file, str(rejection.reason)) for rejection in intake.rejections] == [("closed.txt", CLOSED)]
