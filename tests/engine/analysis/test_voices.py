"""Sets of contributors behave as sets of their keys."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.voices import Voices
from rapporteur.engine.frames.roll import Roll
from rapporteur.engine.frames.rows import column
from tests.engine.findings.factories import contribution

KEYS = [f"organisation-{number:03d}" for number in range(21)]
ROLL = Roll.of(column([contribution(number) for number in range(21)], "contributor"))
SETS = st.frozensets(st.sampled_from(KEYS))


@settings(deadline=None)
@given(SETS, SETS)
def test_voices_join_as_sets_do(one, other):
    first, second = Voices.named(ROLL, one), Voices.named(ROLL, other)
    assert (len(first), list(first), bool(first)) == (len(one), sorted(one), bool(one))
    assert first & second == one & other
    assert first | second == one | other
    assert first - second == one - other
    assert first - other == one - other
    assert [key in first for key in KEYS] == [key in one for key in KEYS]
    assert (first == second) == (one == other)
    assert first.mask.tolist() == [key in one for key in KEYS]


def test_voices_know_nobody_who_is_not_on_the_roll():
    found = Voices.named(ROLL, ["organisation-003", "somebody else"])
    assert list(found) == ["organisation-003"]
    assert "somebody else" not in found
