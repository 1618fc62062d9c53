"""What a codebook tells of its themes: which were divided, which became one, and nothing where they stayed."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.analysis.themes.codebook import SAME, keep, pack, place
from rapporteur.engine.analysis.themes.events import history
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Codebook, Theme, ThemeEvent

SHA = "5a" * 32
OTHER = "c0" * 32


def theme(code: str, *centre: float, contributors: int = 9) -> Theme:
    parent = code.partition(".")[0] if "." in code else ""
    return Theme(code, code, (), contributors, 20, 0.8, "s", parent=parent, centre=pack(np.array(centre)))


def applied(
    themes: Sequence[Theme], book: Sequence[Theme], *, before: tuple[ThemeEvent, ...] = (), as_of: str = "2026-04-15"
) -> tuple[ThemeEvent, ...]:
    return history(keep(themes, book)[0], Codebook(tuple(book), before, SHA), as_of)


WATER = theme("T01", 1, 0, 0, 0)
SCHOOLS = theme("T02", 0, 1, 0, 0)


def test_history_tells_no_event_where_themes_stay_come_or_go() -> None:
    trains = theme("T02", 0, 0, 1, 0)
    assert applied([WATER, trains], [WATER, SCHOOLS]) == ()


def test_history_tells_of_a_theme_that_is_divided() -> None:
    wells, pipes = theme("T01", 0.8, 0, 0, 0.6), theme("T02", 0.7, 0, 0.714, 0)
    assert applied([wells, pipes, replace(SCHOOLS, code="T03")], [WATER, SCHOOLS]) == (
        ThemeEvent("split", ("T01",), ("T01", "T03"), (0.8, 0.7), "2026-04-15", SHA),
    )


def test_history_tells_of_themes_that_became_one() -> None:
    book = [theme("T01", 0.8, 0, 0, 0.6), theme("T02", 0.7, 0, 0.714, 0)]
    assert applied([WATER], book) == (ThemeEvent("merge", ("T01", "T02"), ("T01",), (0.8, 0.7), "2026-04-15", SHA),)


def test_history_counts_what_is_new_for_the_nearest_theme_alone() -> None:
    book = [theme("T01", 0.8, 0.6, 0, 0), theme("T02", 0.6, 0.8, 0, 0)]
    new = [*book, theme("T03", 0.65, 0.76, 0, 0)]
    assert [(event.before, event.after) for event in applied(new, book)] == [(("T02",), ("T02", "T03"))]


def test_history_tells_of_leaves_under_the_same_theme() -> None:
    leaf = theme("T01.1", 0, 0, 0, 1)
    new = [WATER, theme("T01.1", 0, 0, 0.6, 0.8), theme("T01.2", 0, 0.714, 0, 0.7)]
    assert [(event.before, event.after) for event in applied(new, [WATER, leaf, SCHOOLS])] == [
        (("T01.1",), ("T01.1", "T01.2"))
    ]


def test_history_tells_of_a_merge_once_and_of_its_end() -> None:
    book = [theme("T01", 0.8, 0, 0, 0.6), theme("T02", 0.7, 0, 0.714, 0)]
    merged, _ = keep([WATER], book)
    assert applied([WATER], merged) == ()
    parted = [(event.kind, event.before, event.after) for event in applied(book, merged)]
    assert parted == [("split", ("T01",), ("T01", "T02"))]


def test_history_carries_on_what_the_codebook_told() -> None:
    earlier = ThemeEvent("merge", ("T01", "T02"), ("T01",), (0.9, 0.7), "", OTHER)
    new = [WATER, theme("T02", 0.7, 0, 0.714, 0)]
    assert [event.kind for event in applied(new, [WATER, SCHOOLS], before=(earlier,))] == ["merge", "split"]
    assert history([WATER], Codebook((), (), "")) == ()


def test_history_refuses_a_codebook_of_another_encoder() -> None:
    with pytest.raises(WrongUse, match="another encoder"):
        history([WATER, theme("T02", 1, 0)], Codebook((WATER,), (), SHA))


CENTRES = st.lists(st.tuples(*[st.integers(-3, 3)] * 3).filter(any), max_size=7)


@st.composite
def levels(draw: st.DrawFn) -> list[Theme]:
    """Themes with leaves, some of which nobody holds."""
    found: list[Theme] = []
    for number, centre in enumerate(draw(CENTRES), start=1):
        held = draw(st.sampled_from((0, 5, 9)))
        found.append(theme(f"T{number:02d}", *centre, contributors=held))
        below = draw(CENTRES)[:3]
        found += [theme(f"T{number:02d}.{n}", *row, contributors=held) for n, row in enumerate(below, start=1)]
    return found


@given(levels(), levels(), st.randoms(use_true_random=False))
def test_codes_and_history_do_not_depend_on_the_order_of_themes(
    themes: list[Theme], book: list[Theme], dice: Random
) -> None:
    kept, number = keep(themes, book)
    told = history(kept, Codebook(tuple(book), (), SHA))
    for rows in (themes, book):
        dice.shuffle(rows)
    assert keep(themes, book) == (kept, number)
    mixed = list(kept)
    dice.shuffle(mixed)
    assert history(mixed, Codebook(tuple(book), (), SHA)) == told


@given(levels(), levels())
def test_codes_of_a_codebook_stay_and_are_never_given_to_another(themes: list[Theme], book: list[Theme]) -> None:
    kept, number = keep(themes, book)
    codes = [item.code for item in kept]
    assert codes == sorted(set(codes), key=place)
    assert {item.code for item in book} <= set(codes)
    assert len(set(number.values())) == len(themes)
    known = {item.code: item for item in book}
    assert [item.label for item in kept if item.code in known] == [known[code].label for code in codes if code in known]


@given(levels(), levels())
def test_events_tell_each_new_code_and_each_lost_one_at_most_once(themes: list[Theme], book: list[Theme]) -> None:
    kept, _ = keep(themes, book)
    events = history(kept, Codebook(tuple(book), (), SHA))
    was = {item.code for item in book if item.contributors}
    now = {item.code for item in kept if item.contributors}
    splits, merges = ([event for event in events if event.kind == kind] for kind in ("split", "merge"))
    new = [code for event in splits for code in event.after[1:]]
    gone = [code for event in merges for code in event.before[1:]]
    assert len(new) == len(set(new))
    assert len(gone) == len(set(gone))
    assert set(new) <= now - was
    assert set(gone) <= was - now
    assert {event.before[0] for event in splits} <= was & now
    assert {event.after[0] for event in merges} <= now & {item.code for item in book}
    for event in events:
        several = event.after if event.kind == "split" else event.before
        assert event.before[0] == event.after[0]
        assert len(several) == len(event.alike) > 1
        assert min(event.alike[1:]) >= SAME


@given(levels())
def test_history_of_a_codebook_with_itself_is_empty(book: list[Theme]) -> None:
    distinct = [item for item in book if sum(other.centre == item.centre for other in book) == 1]
    codes = {item.code for item in distinct}
    whole = [item for item in distinct if not item.parent or item.parent in codes]
    assert applied(whole, whole) == ()
