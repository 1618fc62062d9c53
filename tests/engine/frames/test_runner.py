"""Parts are done side by side; who does them and who is killed on the way makes no difference."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runner")
    command = [sys.executable, "-m", "tests.engine.frames.working", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert (folder / "killed").exists()
    return json.loads(done.stdout.splitlines()[-1])


def test_runner_gives_results_in_order_though_a_process_was_killed(told):
    assert told["deadly"] == [[part * part, True] for part in range(6)]


def test_runner_raises_what_the_work_raised(told):
    assert told["wrong"] == ["part 2: is no number Give one."]


def test_runner_raises_a_defect_at_once_and_says_where_it_was(told):
    assert told["broken"] == ["KeyError(1)", "x", True]


def test_runner_gives_a_process_its_next_part_while_another_is_at_an_earlier_one(told):
    assert told["long"] == [4, 0, 0, 0, 0]
