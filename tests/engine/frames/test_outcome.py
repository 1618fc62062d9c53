"""What work gave or raised comes out on the other side as it went in."""

from __future__ import annotations

from functools import partial

import pytest

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.frames.outcome import given, outcome


def raising(error: Exception) -> None:
    raise error


class Unpackable(Exception):
    """Holds what no other process can have."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.held = lambda: words


class Unmakeable(Exception):
    """Is made of something with a name, which packing forgets."""

    def __init__(self, *, words: str) -> None:
        super().__init__(words)


def test_outcome_gives_what_work_gave() -> None:
    assert given(outcome(partial(divmod, 17, 5))) == (3, 2)


def test_outcome_raises_what_work_raised_with_where_it_came_from() -> None:
    with pytest.raises(ValueError, match="seven") as raised:
        given(outcome(partial(int, "seven")))
    assert any("Traceback" in note for note in raised.value.__notes__)


def test_outcome_keeps_what_where_and_action_of_an_error_for_people() -> None:
    with pytest.raises(WrongUse) as raised:
        given(outcome(partial(raising, WrongUse("is wrong", where="a file", action="Mend it."))))
    assert (raised.value.what, raised.value.where, raised.value.action) == ("is wrong", "a file", "Mend it.")


@pytest.mark.parametrize("error", [Unpackable("no way out"), Unmakeable(words="no way out")], ids=["out", "in"])
def test_outcome_says_in_words_what_cannot_be_packed_or_made_again(error: Exception) -> None:
    with pytest.raises(RuntimeError, match="no way out"):
        given(outcome(partial(raising, error)))


def test_outcome_raises_where_a_result_cannot_be_packed() -> None:
    with pytest.raises(AttributeError, match="lambda"):
        given(outcome(lambda: lambda: 1))
