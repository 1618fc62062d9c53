from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from rich.console import Console

from rapporteur.cli.console import Watch, stage_table
from rapporteur.engine.records import Balance


def clock_of(*seconds: float) -> Callable[[], float]:
    ticks = iter(seconds)
    return lambda: next(ticks)


def watched(console: Console, *, shown: bool, notes: Iterable[tuple[str, int, int]]) -> None:
    with Watch(console, shown=shown) as watch:
        for note in notes:
            watch(*note)


def test_watch_gives_each_stage_the_time_until_its_note() -> None:
    watch = Watch(Console(file=io.StringIO()), shown=False, clock=clock_of(0, 2, 5, 6, 10, 11))

    watch("intake", 1, 2)
    watch("intake", 2, 2)
    watch("corpus", 0, 9)
    watch("corpus", 9, 9)

    assert watch.seconds == {"intake": 6, "corpus": 4}
    assert watch.elapsed == 11


def test_watch_says_nothing_where_it_is_not_shown() -> None:
    stream = io.StringIO()

    watched(Console(file=stream), shown=False, notes=[("intake", 0, 2), ("intake", 2, 2)])

    assert stream.getvalue() == ""


def test_watch_shows_stage_and_count_on_a_terminal() -> None:
    stream = io.StringIO()

    watched(
        Console(file=stream, force_terminal=True, width=100),
        shown=True,
        notes=[("reading", 0, 150), ("reading", 75, 150)],
    )

    assert "reading" in stream.getvalue()
    assert "75/150" in stream.getvalue()


def test_stage_table_shows_counts_and_times_of_every_stage() -> None:
    stream = io.StringIO()
    stages = {"intake": Balance("intake", 1150, 1148, rejected=1, ignored=1)}

    Console(file=stream, width=80).print(stage_table(stages, {"intake": 1.25, "charts": 0.5}, 2.0))

    assert [line.split() for line in stream.getvalue().splitlines()] == [
        ["stage", "read", "made", "rejected", "ignored", "seconds"],
        ["intake", "1,150", "1,148", "1", "1", "1.2"],
        ["charts", "0.5"],
        ["all", "2.0"],
    ]
