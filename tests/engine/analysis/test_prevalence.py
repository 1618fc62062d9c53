from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from rapporteur.engine.analysis.prevalence import (
    Basis,
    Calibrator,
    ErrorRates,
    _log_ways,
    benjamini_hochberg,
    by_chance,
    by_length,
    contributor_codes,
    difference,
    interval,
    length_bands,
    length_corrected,
    wilson,
)

COUNTS = st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
ERRORS = st.builds(
    ErrorRates,
    sensitivity=st.floats(0.01, 1.0),
    false_positive=st.floats(0.0, 0.99),
    basis=st.sampled_from(get_args(Basis)),
)
CALIBRATOR = Calibrator(((-3.0, 1.5),) * 5, ErrorRates(0.8, 0.03, "labelled"))


@given(COUNTS)
def test_wilson_contains_the_share_and_stays_in_range(counts):
    count, of = counts
    low, high = wilson(count, of)
    assert 0.0 <= low <= count / of <= high <= 1.0


def test_wilson_gives_the_published_bounds():
    # 81 of 263, 95 %: 0.2553 to 0.3662 (Newcombe 1998, table I, method 3)
    assert [round(bound, 4) for bound in wilson(81, 263)] == [0.2553, 0.3662]
    assert [round(bound, 4) for bound in wilson(0, 20)] == [0.0, 0.1611]


def test_wilson_of_nobody_says_nothing():
    assert wilson(0, 0) == (0.0, 1.0)


@given(COUNTS, ERRORS)
def test_interval_with_errors_contains_wilson(counts, errors):
    low, high = wilson(*counts)
    wide_low, wide_high = interval(*counts, errors)
    assert 0.0 <= wide_low <= low <= high <= wide_high <= 1.0


@given(COUNTS)
def test_interval_of_exact_marks_is_wilson(counts):
    assert interval(*counts, None) == wilson(*counts)


def test_interval_takes_false_members_off_and_missed_ones_on():
    low, high = wilson(50, 100)
    assert interval(50, 100, ErrorRates(0.8, 0.1, "borrowed")) == ((low - 0.1) / 0.9, high / 0.8)


@pytest.mark.parametrize(("sensitivity", "false_positive"), [(0.0, 0.1), (1.1, 0.1), (0.5, 1.0), (0.5, -0.1)])
def test_error_rates_out_of_range_are_refused(sensitivity, false_positive):
    with pytest.raises(ValueError, match="is no rate"):
        ErrorRates(sensitivity, false_positive, "labelled")


@given(ERRORS)
def test_error_rates_come_back_as_they_were_told(errors):
    told = errors.tell()
    assert ErrorRates.told(told) == errors
    assert list(told) == ["sensitivity", "false_positive", "labelled", "basis"]


@pytest.mark.parametrize(("basis", "labelled"), [("labelled", True), ("developers", False), ("borrowed", False)])
def test_error_rates_call_only_labelled_data_labelled(basis, labelled):
    assert ErrorRates(0.8, 0.02, basis).tell()["labelled"] is labelled


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0.01, 0.3))
def test_benjamini_hochberg_rejects_the_smallest_and_more_at_a_higher_rate(pvalues, q):
    kept = benjamini_hochberg(pvalues, q)
    smallest_kept_out = min((p for p, keep in zip(pvalues, kept, strict=True) if not keep), default=2.0)
    assert all(p < smallest_kept_out for p, keep in zip(pvalues, kept, strict=True) if keep)
    more = benjamini_hochberg(pvalues, q + 0.1)
    assert all(later for earlier, later in zip(kept, more, strict=True) if earlier)


def test_benjamini_hochberg_gives_the_published_example():
    # Benjamini and Hochberg 1995, section 4.1: four of fifteen at 5 %
    pvalues = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    pvalues += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]
    assert benjamini_hochberg(pvalues, 0.05) == [True] * 4 + [False] * 11


def test_length_bands_begin_at_1_2_6_21_61():
    segments = np.array([0, 1, 2, 5, 6, 20, 21, 60, 61, 5000])
    assert length_bands(segments).tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


@given(st.floats(0.0, 1.0))
def test_length_correction_leaves_a_single_segment_alone(p):
    assert length_corrected(np.array([[p]]))[0] == pytest.approx(p)


@given(st.lists(st.floats(1e-6, 1.0), min_size=1, max_size=40))
def test_length_correction_ignores_order_and_never_lowers_a_lone_signal(pvalues):
    column = np.array(pvalues)[:, None]
    corrected = length_corrected(column)
    assert corrected.tolist() == length_corrected(column[::-1]).tolist()
    assert length_corrected(np.vstack([column[:1], np.ones((len(column), 1))]))[0] >= column[0, 0]


def test_length_correction_rewards_saying_it_twice():
    once = np.array([[0.001]] + [[0.5]] * 19)
    twice = np.array([[0.001]] * 2 + [[0.5]] * 18)
    assert length_corrected(twice)[0] < length_corrected(once)[0]


def test_long_contributors_with_noise_are_members_no_more_often_than_short_ones():
    random = np.random.default_rng(7)
    rates = []
    for segments in (1, 3, 12, 40, 150):
        owners = np.repeat([f"c{i:04d}" for i in range(2000)], segments)
        found = contributor_codes(random.uniform(size=(len(owners), 3)), owners.tolist(), CALIBRATOR)
        rates.append(float(found.member.mean()))
    assert max(rates) - min(rates) < 0.02
    assert max(rates[1:]) <= rates[0] + 0.005


def test_contributor_codes_are_sorted_and_do_not_depend_on_the_order_of_segments():
    pvalues = np.array([[1e-6, 0.4], [0.5, 0.9], [0.2, 1e-9], [0.3, 0.3]])
    owners = ["b", "a", "b", "a"]
    found = contributor_codes(pvalues, owners, CALIBRATOR)
    turned = contributor_codes(pvalues[::-1], owners[::-1], CALIBRATOR)
    assert found.contributors == ("a", "b")
    assert found.segments.tolist() == [2, 2]
    assert found.member.tolist() == [[False, False], [True, True]]
    assert found.scores.tolist() == turned.scores.tolist()
    assert found.scores.tolist() == np.round(found.scores, 4).tolist()


def test_contributor_codes_of_nobody_are_empty():
    found = contributor_codes(np.zeros((0, 2)), [], CALIBRATOR)
    assert (found.contributors, found.scores.shape, found.member.shape) == ((), (0, 2), (0, 2))


def compared(one, lengths_one, two, lengths_two):
    return difference(
        by_length(np.array(one, dtype=bool), np.array(lengths_one)),
        by_length(np.array(two, dtype=bool), np.array(lengths_two)),
    )


def test_difference_without_lengths_is_the_plain_one():
    one, two = [True] * 30 + [False] * 20, [True] * 10 + [False] * 40
    apart, low, high, p = compared(one, [0] * 50, two, [0] * 50)
    assert apart == pytest.approx(0.4)
    assert low < 0.4 < high
    assert p < 0.001


def test_difference_vanishes_when_only_length_differs():
    # long contributors hold the code at 80 %, short ones at 20 %, in both groups alike
    short, long = [True] * 4 + [False] * 16, [True] * 16 + [False] * 4
    one, lengths_one = long * 3 + short, [100] * 60 + [1] * 20
    two, lengths_two = long + short * 3, [100] * 20 + [1] * 60
    plain = compared(one, [0] * 80, two, [0] * 80)
    adjusted = compared(one, lengths_one, two, lengths_two)
    assert plain[0] == pytest.approx(0.3)
    assert plain[3] < 0.01
    assert adjusted[0] == pytest.approx(0.0)
    assert adjusted[3] == pytest.approx(1.0)


def test_difference_without_a_shared_band_says_nothing():
    assert compared([True], [1], [False], [100]) == (0.0, -1.0, 1.0, 1.0)


HOLDERS = st.lists(st.tuples(st.booleans(), st.integers(0, 200)), min_size=1, max_size=40)


@given(HOLDERS, HOLDERS)
def test_difference_turns_its_sign_with_the_groups(one, two):
    first = [list(part) for part in zip(*one, strict=True)]
    second = [list(part) for part in zip(*two, strict=True)]
    apart, low, high, p = compared(*first, *second)
    turned = compared(*second, *first)
    assert turned == pytest.approx((-apart, -high, -low, p))
    assert -1.0 <= low <= apart <= high <= 1.0
    assert 0.0 <= p <= 1.0


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400), st.integers(1, 400))
def test_by_chance_is_the_tail_of_the_hypergeometric_distribution(count, of_group, holders, others):
    everybody = max(of_group, holders) + others
    told = by_chance(min(count, of_group), of_group, holders, everybody)
    assert told == pytest.approx(float(hypergeom.sf(min(count, of_group) - 1, everybody, holders, of_group)), abs=1e-9)


@pytest.mark.parametrize(
    ("count", "of_group", "holders", "everybody"),
    [(50_500, 100_000, 500_000, 1_000_000), (60, 100_000, 300, 1_000_000), (9_000, 10_000, 900_000, 1_000_000)],
)
def test_by_chance_of_many_is_the_whole_tail(count, of_group, holders, everybody):
    inside = np.arange(count, min(of_group, holders) + 1)
    ways = _log_ways(holders, inside) + _log_ways(everybody - holders, of_group - inside)
    whole = np.exp(ways - _log_ways(everybody, np.array(of_group))).sum()
    assert by_chance(count, of_group, holders, everybody) == pytest.approx(whole, rel=1e-12, abs=0)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=30))
def test_contributor_codes_correct_each_contributor_by_itself(rows):
    owners, pvalues = [who for who, *_ in rows], np.array([own for _, *own in rows])
    found = contributor_codes(pvalues, owners, CALIBRATOR)
    for place, who in enumerate(found.contributors):
        own = pvalues[[owner == who for owner in owners]]
        expected = CALIBRATOR.probability(length_corrected(own)[None], np.array([len(own)]))
        assert found.scores[place].tolist() == expected[0].tolist()
