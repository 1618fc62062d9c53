"""A large table gives the same whoever works on its parts, in whatever order its rows stand, and as a small one."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from bench.answers import write
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.pipeline import Options, make_report
from tests.architecture.test_offline import without_network

ROOT = Path(__file__).parents[2]
ANSWERS = 400


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "answers.csv"
    write(path, ANSWERS)
    load("static")
    return path


def started(table, folder, runner, workers, before=()):
    folder.mkdir()
    command = [
        *before,
        sys.executable,
        "-m",
        "tests.engine.running_large",
        str(table),
        str(folder),
        runner,
        str(workers),
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def ended(process):
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return json.loads(out.splitlines()[-1])


def workers_of(process):
    """The processes under a process that work on parts."""
    below, found = {process.pid}, []
    for _ in range(5):
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(path.read_text().rpartition(")")[2].split()[1])
                command = (path.parent / "cmdline").read_text()
            except OSError:
                continue
            pid = int(path.parent.name)
            if parent in below and pid not in below:
                below.add(pid)
                if "udf_worker" in command or "UDFActor" in command:
                    found.append(pid)
    return found


def kill_one(process, folder):
    """Kill a process that works on parts, once one of the parts is done."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        if len(list(folder.glob("done-parts/[0-9]*"))) >= 1 and (found := workers_of(process)):
            os.kill(found[0], signal.SIGKILL)
            return
        time.sleep(0.02)
    raise AssertionError("nobody works on parts")


@pytest.fixture(scope="module")
def expected(table, tmp_path_factory):
    return ended(started(table, tmp_path_factory.mktemp("native") / "run", "native", 1, without_network()))


def shuffled(table, folder):
    header, *lines = table.read_text("utf-8").splitlines(keepends=True)
    Random(1).shuffle(lines)
    path = folder / "answers.csv"
    path.write_text("".join([header, *lines]), "utf-8")
    return path


def test_large_table_is_worked_on_in_parts(expected):
    assert expected["parts"] == ANSWERS // 50
    assert expected["themes"] > 0


def test_large_table_gives_the_same_in_any_order_by_two_workers_one_of_them_killed(table, expected, tmp_path):
    process = started(shuffled(table, tmp_path), tmp_path / "run", "native", 2)
    kill_one(process, tmp_path / "run")
    assert ended(process) == expected


def test_large_table_gives_the_same_on_ray_though_a_worker_is_killed(table, expected, tmp_path):
    process = started(table, tmp_path / "run", "ray", 2)
    kill_one(process, tmp_path / "run")
    assert ended(process) == expected


def test_large_table_gives_the_report_of_a_small_one(table, tmp_path):
    """Where all of it is in the sample that phrases and themes are found in."""
    script = (
        "import sys; from pathlib import Path; from rapporteur.engine.pipeline import Options, make_report; "
        "make_report([Path(sys.argv[1])], Path(sys.argv[2]), Options(encoder='static', large=0))"
    )
    subprocess.run([sys.executable, "-c", script, str(table), str(tmp_path / "large")], cwd=ROOT, check=True)
    make_report([table], tmp_path / "small", Options(encoder="static"))
    one, other = (
        {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (tmp_path / "large", tmp_path / "small")
    )
    assert one == other
    assert "codes.parquet" in one
