"""Commands that keep the site, as real processes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import tarfile
from contextlib import closing
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import pytest

from bench.site.running import family
from tests.cli.running import rapporteur
from tests.cli.sites import Served, free_port, runs, serving, settings, wait_until

STARTS_WITHIN = 15.0
"""Seconds, on a machine that does other things too; `make soak` measures it on a quiet one."""
LINK = re.compile(r"http://127\.0\.0\.1:8000(/en/desk/account/sign-in/[\w-]{43}/)\n")


def of(served: Served, name: str) -> set[int]:
    """The processes of a site that have a part."""
    return {process for part, process in family(served.process.pid) if part == name}


def _is_replaced(served, part, killed) -> bool:
    """Whether another process does the part of one that was killed."""
    return bool(of(served, part) - {killed}) and not runs(killed)


def test_serve_makes_a_site_answers_soon_and_stops_with_all_its_children(tmp_path: Path):
    with serving("serve", settings(tmp_path / "data"), "--workers", "2") as served:
        assert wait_until(served.answers) < STARTS_WITHIN
        names = sorted({name for name, _ in family(served.process.pid)} - {"web process"})
        children = [process for _, process in family(served.process.pid)]
        assert names == ["analysis worker", "mail worker", "supervisor", "web server"]
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(30) == 0
        assert [process for process in children if runs(process)] == []


def test_serve_starts_killed_children_again_and_leaves_none_when_it_is_killed(data: Path):
    with serving("serve", settings(data), "--workers", "1") as served:
        for part in ("mail worker", "web server"):
            killed = min(of(served, part))
            os.kill(killed, signal.SIGKILL)
            wait_until(partial(_is_replaced, served, part, killed))
            assert wait_until(served.answers) < STARTS_WITHIN
        children = [process for name, process in family(served.process.pid) if name != "supervisor"]
        served.process.kill()
        served.process.wait()
        wait_until(lambda: not any(runs(process) for process in children))
        assert not served.answers()


@pytest.mark.parametrize("command", ["serve", "web"])
def test_a_taken_port_is_refused(command: str, tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = rapporteur(command, "--port", port, clean=settings(tmp_path / "data"))
    assert done.returncode == 2
    assert done.stderr == (
        "Error: This cannot be listened on: Address already in use.\n"
        f"  Where: 127.0.0.1:{port}\n"
        "  What to do: Choose another with --host and --port, or end what uses it.\n"
    )


@pytest.mark.parametrize("words", [["--port", "0"], ["--workers", "65"]])
def test_odd_numbers_are_refused(words: list[str], tmp_path: Path):
    done = rapporteur("serve", *words, clean=settings(tmp_path))
    assert (done.returncode, f"  Where: {words[0]}\n" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_an_odd_setting_is_named(command: str, tmp_path: Path):
    words = ["--port", str(free_port())] if command in ("serve", "web") else []
    done = rapporteur(command, *words, clean=settings(tmp_path, RAPPORTEUR_PROXIES="many"))
    assert done.returncode == 2
    assert done.stderr.startswith("Error: RAPPORTEUR_PROXIES is “many”.\n")


@pytest.mark.parametrize("words", [["web"], ["backup", "x.tar"]])
def test_a_database_that_was_never_made_is_refused(words: list[str], tmp_path: Path):
    more = ["--port", str(free_port())] if words == ["web"] else []
    done = rapporteur(*words, *more, cwd=tmp_path, clean=settings(tmp_path / "data"))
    assert done.returncode == 2
    assert done.stderr == "Error: The database is not up to date.\n  What to do: Run `rapporteur migrate` first.\n"
    assert not (tmp_path / "x.tar").exists()


def test_a_database_that_does_not_answer_is_told_without_the_password(tmp_path: Path):
    address = f"postgresql://someone:very-secret@127.0.0.1:{free_port()}/nothing"
    done = rapporteur("migrate", clean=settings(tmp_path / "data", DATABASE_URL=address))
    assert (done.returncode, done.stderr.partition("\n")[0]) == (2, "Error: The database cannot be reached.")
    assert "very-secret" not in done.stderr


def test_createadmin_prints_a_link_that_works_once(web: tuple[Served, Path]):
    served, data = web
    done = rapporteur("createadmin", "--email", "Ada@Lantern.example", "--name", "Ada Min", clean=settings(data))
    found = LINK.fullmatch(done.stdout)
    assert found is not None, done
    assert use(served, found.group(1)) == (302, "/en/desk/account/password/set/")
    assert use(served, found.group(1))[0] == 404


def use(served: Served, path: str) -> tuple[int, str]:
    """Press the button of a link: what comes of it."""
    page = served.ask(path)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.body)
    if token is None:
        return page.status, ""
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    kind = "application/x-www-form-urlencoded"
    sent = served.ask(path, "POST", f"csrfmiddlewaretoken={token.group(1)}", Cookie=cookie, Content_Type=kind)
    return sent.status, sent.headers["Location"] or ""


def test_createadmin_refuses_what_is_no_address_no_name_and_whom_it_knows(data: Path):
    def made(email: str, name: str) -> tuple[int, str]:
        done = rapporteur("createadmin", "--email", email, "--name", name, clean=settings(data))
        return done.returncode, done.stderr.partition("\n")[0]

    assert made("ada", "Ada") == (2, "Error: 'ada' is not an e-mail address.")
    assert made("ada@lantern.example", " ") == (2, "Error: The name is empty.")
    assert made("ada@lantern.example", "Ada")[0] == 0
    assert made("ADA@lantern.example", "Ada") == (2, "Error: Somebody on the staff has this address already.")


def test_sign_in_link_is_for_staff_only(data: Path):
    rapporteur("createadmin", "--email", "ada@lantern.example", "--name", "Ada", clean=settings(data))
    known = rapporteur("sign-in-link", "ADA@lantern.example", "--quiet", clean=settings(data))
    assert (known.returncode, known.stderr, bool(LINK.fullmatch(known.stdout))) == (0, "", True)
    unknown = rapporteur("sign-in-link", "bob@lantern.example", clean=settings(data))
    assert (unknown.returncode, unknown.stdout) == (2, "")


def filled(data: Path, **more: str) -> dict[str, str]:
    """A site with an administrator, a file and a run; its environment."""
    environment = settings(data, **more)
    done = rapporteur("createadmin", "--email", "ada@lantern.example", "--name", "Ada", clean=environment)
    assert done.returncode == 0, done.stderr
    for name, content in {"files/ab/abcd": b"a paper", "files/.lock": b"", "runs/1-1/out/run.json": b"{}"}.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(content)
    return environment


def test_backup_and_restore_bring_everything_back(data: Path, tmp_path: Path):
    environment = filled(data)
    copy = tmp_path / "copy.tar"
    done = rapporteur("backup", copy, clean=environment)
    assert done.returncode == 0, done.stderr
    assert copy.stat().st_mode & 0o777 == 0o600
    new = tmp_path / "new"
    kept = {**settings(new), "RAPPORTEUR_SECRET_KEY": ""}
    assert rapporteur("restore", copy, clean=kept).returncode == 0
    found = {path.relative_to(new).as_posix(): path.read_bytes() for path in new.rglob("*") if path.is_file()}
    assert found.pop("rapporteur.sqlite3")[:15] == b"SQLite format 3"
    key = environment["RAPPORTEUR_SECRET_KEY"].encode()
    assert found == {"secret-key": key, "files/ab/abcd": b"a paper", "runs/1-1/out/run.json": b"{}"}
    assert rapporteur("migrate", clean=kept).returncode == 0
    assert rapporteur("sign-in-link", "ada@lantern.example", clean=kept).returncode == 0


def test_backup_holds_what_was_written_while_the_site_runs(data: Path, tmp_path: Path):
    environment = filled(data)
    with closing(sqlite3.connect(data / "rapporteur.sqlite3")) as busy:
        busy.execute("UPDATE accounts_user SET name = 'Ada Writes'")
        busy.commit()
        busy.execute("UPDATE accounts_user SET name = 'Not yet'")
        assert rapporteur("backup", tmp_path / "copy.tar", clean=environment).returncode == 0
    assert rapporteur("restore", tmp_path / "copy.tar", clean=settings(tmp_path / "new")).returncode == 0
    with closing(sqlite3.connect(tmp_path / "new/rapporteur.sqlite3")) as restored:
        assert restored.execute("SELECT name FROM accounts_user").fetchall() == [("Ada Writes",)]


def test_backup_and_restore_overwrite_nothing(data: Path, tmp_path: Path):
    environment = filled(data)
    copy = tmp_path / "copy.tar"
    copy.write_bytes(b"precious")
    done = rapporteur("backup", copy, clean=environment)
    assert (done.returncode, copy.read_bytes()) == (2, b"precious")
    copy.unlink()
    assert rapporteur("backup", copy, clean=environment).returncode == 0
    before = (data / "rapporteur.sqlite3").read_bytes()
    done = rapporteur("restore", copy, clean=environment)
    assert (done.returncode, (data / "rapporteur.sqlite3").read_bytes()) == (2, before)
    assert done.stderr.startswith("Error: The data folder is in use, and nothing is overwritten.\n")
    shutil.rmtree(data / "files")
    shutil.rmtree(data / "runs")
    done = rapporteur("restore", copy, clean=environment)
    assert (done.returncode, (data / "rapporteur.sqlite3").read_bytes()) == (2, before)
    assert done.stderr.startswith("Error: The database is in use, and nothing is overwritten.\n")


def test_restore_refuses_a_backup_that_is_not_whole(data: Path, tmp_path: Path):
    copy = tmp_path / "copy.tar"
    assert rapporteur("backup", copy, clean=filled(data)).returncode == 0
    whole = copy.read_bytes()
    for number, content in enumerate(
        [whole.replace(b"a paper", b"a piper"), whole[: len(whole) // 2], whole.replace(b"manifest.json", b"mani"), b""]
    ):
        copy.write_bytes(content)
        new = tmp_path / f"new{number}"
        done = rapporteur("restore", copy, clean=settings(new))
        assert done.returncode == 2, number
        assert sorted(path.name for path in new.iterdir()) == []


def test_restore_refuses_what_is_no_backup(tmp_path: Path):
    (tmp_path / "x").write_text("x")
    with tarfile.open(tmp_path / "other.tar", "w") as tar:
        tar.add(tmp_path / "x", "../outside")
    done = rapporteur("restore", tmp_path / "other.tar", clean=settings(tmp_path / "new"))
    assert (done.returncode, done.stderr.partition("\n")[0]) == (2, "Error: This is no backup of a site.")
    assert not (tmp_path / "outside").exists()


def another_database(name: str) -> str:
    """A new database in the PostgreSQL of the tests; its address."""
    import psycopg

    address = os.environ["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(address)._replace(path=f"/{quote(name)}"))


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="for scripts/test-postgresql")
def test_backup_and_restore_bring_everything_back_on_postgresql(tmp_path: Path):
    data, new, copy = tmp_path / "data", tmp_path / "new", tmp_path / "copy.tar"
    database = another_database(f"kept_{os.getpid()}")
    assert rapporteur("migrate", clean=settings(data, DATABASE_URL=database)).returncode == 0
    environment = filled(data, DATABASE_URL=database)
    assert rapporteur("backup", copy, clean=environment).returncode == 0
    assert rapporteur("restore", copy, clean={**settings(new), "DATABASE_URL": database}).returncode == 2
    assert rapporteur("restore", copy, clean=settings(new)).stderr.startswith("Error: The backup is of the other kind")
    target = settings(new, DATABASE_URL=another_database(f"restored_{os.getpid()}"))
    done = rapporteur("restore", copy, clean=target)
    assert done.returncode == 0, done.stderr
    assert (new / "files/ab/abcd").read_bytes() == b"a paper"
    assert rapporteur("sign-in-link", "ada@lantern.example", clean=target).returncode == 0


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="for scripts/test-postgresql")
def test_serve_refuses_a_server_database_that_is_not_up_to_date(tmp_path: Path):
    environment = settings(tmp_path, DATABASE_URL=another_database(f"bare_{os.getpid()}"))
    done = rapporteur("serve", "--port", str(free_port()), clean=environment)
    assert (done.returncode, done.stderr.partition("\n")[0]) == (2, "Error: The database is not up to date.")


def test_check_finds_nothing_wrong_with_a_new_site(data: Path):
    data.chmod(0o700)
    done = rapporteur("check", clean=settings(data))
    bad = [line for line in done.stdout.splitlines() if not line.startswith("good") and "fonts" not in line]
    assert bad == []
    assert [line.split()[1] for line in done.stdout.splitlines()] == [
        "settings",
        "database",
        "data",
        "disk",
        "mail",
        "fonts",
    ]


def test_check_names_what_is_to_mend(tmp_path: Path):
    (tmp_path / "data").mkdir(mode=0o755)
    odd = {"EMAIL_URL": f"smtp://u:very-secret@127.0.0.1:{free_port()}", "RAPPORTEUR_ADDRESS": "https://x.example"}
    done = rapporteur("check", "--quiet", clean=settings(tmp_path / "data", **odd))
    bad = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("BAD")]
    assert (done.returncode, done.stderr, [name for name in bad if name != "fonts"]) == (
        1,
        "",
        ["settings", "database", "data", "mail"],
    )
    assert "very-secret" not in done.stdout
