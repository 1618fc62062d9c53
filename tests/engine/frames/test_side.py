"""Work side by side is the built-in map, with no more under way than there are processors."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from rapporteur.engine.frames import side
from rapporteur.engine.frames.side import side_by_side


@pytest.fixture(autouse=True, params=[1, 2, 4])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(side, "CORES", request.param)
    return int(request.param)


@pytest.mark.parametrize("size", [0, 1, 2, 50])
def test_side_by_side_gives_what_map_gives_in_order(size: int) -> None:
    def slow_at_first(number: int) -> int:
        time.sleep(0.02 if number == 0 else 0)
        return number * number

    assert list(side_by_side(slow_at_first, range(size))) == [number * number for number in range(size)]


def test_side_by_side_takes_no_more_than_it_works_on(cores: int) -> None:
    taken = 0

    def counting() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    for made in side_by_side(lambda number: number, counting()):
        assert taken <= made + cores + 2
    assert taken == 100


def test_side_by_side_works_in_threads_where_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    met = threading.Barrier(2, timeout=20)

    def meet(number: int) -> int:
        met.wait()
        return number

    monkeypatch.setattr(side, "CORES", 2)
    assert list(side_by_side(meet, range(2))) == [0, 1]


def test_side_by_side_raises_for_the_first_that_fails_after_those_before_it() -> None:
    found = side_by_side(lambda number: 6 / (3 - number), range(6))
    assert [next(found) for _ in range(3)] == [2, 3, 6]
    with pytest.raises(ZeroDivisionError):
        next(found)
