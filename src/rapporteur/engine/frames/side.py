"""Work on many things one after the other, some of them at a time."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

CORES = os.cpu_count() or 1


def side_by_side(work: Callable[[Given], Made], given: Iterable[Given]) -> Iterator[Made]:
    """What work makes of each, in order, like the built-in map: a few are worked on in threads while others are read.

    work: leaves what it shares alone. Worth it where most of its time is outside Python's lock (Arrow, NumPy). No
    more things are taken from given than are worked on. Raises what work raises for the first that it does for.
    """
    rest = iter(given)
    first = list(islice(rest, 2))
    if len(first) < 2 or CORES < 2:
        yield from map(work, chain(first, rest))
        return
    with ThreadPoolExecutor(CORES) as pool:
        under_way: deque[Future[Made]] = deque()
        for thing in chain(first, rest):
            under_way.append(pool.submit(work, thing))
            if len(under_way) > CORES:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
