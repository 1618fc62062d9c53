"""Work beside the caller gives what it would give here, raises what it would raise, and outlives nobody."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import pytest

from rapporteur.engine.analysis import beside as module
from rapporteur.engine.analysis.beside import beside


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CORES", 2)


@pytest.mark.parametrize("worth", [True, False])
def test_beside_gives_what_the_work_gives_as_often_as_asked(worth: bool) -> None:
    with beside(partial(divmod, 17, 5), worth=worth) as told:
        assert (told(), told()) == ((3, 2), (3, 2))


@pytest.mark.parametrize(("worth", "cores", "elsewhere"), [(True, 2, True), (False, 2, False), (True, 1, False)])
def test_beside_takes_a_process_where_it_is_worth_one_and_there_is_a_second_core(
    worth: bool, cores: int, elsewhere: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CORES", cores)
    with beside(os.getpid, worth=worth) as told:
        assert (told() != os.getpid()) == elsewhere


def test_beside_raises_what_the_work_raises_with_where_it_came_from() -> None:
    with beside(partial(int, "seven"), worth=True) as told, pytest.raises(ValueError, match="seven") as raised:
        told()
    assert any("outcome" in note for note in raised.value.__notes__)


def test_beside_says_that_a_process_was_killed() -> None:
    with beside(partial(os._exit, 9), worth=True) as told, pytest.raises(RuntimeError, match="ended with 9"):
        told()


def test_beside_does_not_take_what_is_printed_for_the_result(capfd: pytest.CaptureFixture[str]) -> None:
    with beside(partial(print, "a library speaks"), worth=True) as told:
        assert told() is None
    assert capfd.readouterr() == ("", "a library speaks\n")


def test_beside_gives_up_what_is_not_asked_for(tmp_path: Path) -> None:
    begun = time.monotonic()
    with beside(partial(time.sleep, 600), worth=True):
        pass
    assert time.monotonic() - begun < 60
