import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.duplicates import DEFAULT, CopyGroup, Rule, collection, group_copies
from rapporteur.engine.corpus.shingles import jaccard, shingles

WORDS = [f"word{i}" for i in range(60)]
RULES = (DEFAULT, Rule(0.5, 0.1, passage=7, rarity=1.5), Rule(0.1, 0.1), Rule(0.5, 0.5), Rule(1.0, 1.0))

Changes = list[tuple[int, int, int]]


def texts_of(rows: Changes) -> list[str]:
    """Parts of three texts, with some words replaced. rows: (which text, where it begins, how many are replaced)."""
    found = []
    for number, (base, start, replaced) in enumerate(rows):
        words = random.Random(base).choices(WORDS, k=20 + 20 * base)
        draw = random.Random(number)
        for _ in range(replaced):
            words[draw.randrange(len(words))] = draw.choice(WORDS)
        found.append(" ".join(words[start:]))
    return found


def recounted(texts: list[str], rule: Rule) -> list[tuple[int, int, float]]:
    """The copies, by comparing all with all."""
    sets = [shingles(text) for text in texts]
    often = Counter(shingle for one in set(sets) for shingle in one)
    found = []
    for one, other in combinations(range(len(texts)), 2):
        shared, similarity = sets[one] & sets[other], round(jaccard(sets[one], sets[other]), 4)
        told = len(shared) >= rule.passage
        told = told or (sets[one] != sets[other] and sum(1 / (often[s] - 1) for s in shared) >= rule.rarity - 1e-6)
        if similarity >= rule.sure or (similarity >= rule.least and told):
            found.append((one, other, similarity))
    return found


rows_of_texts = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 25), st.integers(0, 12)), min_size=2, max_size=10)


@settings(max_examples=60, deadline=None)
@given(rows_of_texts, st.sampled_from(RULES))
def test_group_copies_gives_every_pair_that_a_recount_gives(rows: Changes, rule: Rule) -> None:
    texts = texts_of(rows)
    groups = group_copies(texts, rule)
    assert sorted(pair for group in groups for pair in group.pairs) == recounted(texts, rule)
    members = [member for group in groups for member in group.members]
    assert len(members) == len(set(members))


@settings(max_examples=40, deadline=None)
@given(rows_of_texts, st.sampled_from(RULES))
def test_group_copies_links_the_same_texts_where_crowds_are_listed_short(rows: Changes, rule: Rule) -> None:
    texts = texts_of(rows)
    full = group_copies(texts, rule)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collection, "MANY", 2)
        patch.setattr(collection, "LISTED", 2)
        short = group_copies(texts, rule)
    assert [group.members for group in short] == [group.members for group in full]
    assert {pair for group in short for pair in group.pairs} <= {pair for group in full for pair in group.pairs}


def test_group_copies_lists_equal_texts_with_the_first_alone() -> None:
    text = " ".join(WORDS[:9])
    assert group_copies([text] * 10_000) == (
        CopyGroup("copies-01", tuple(range(10_000)), tuple((0, place, 1.0) for place in range(1, 10_000))),
    )


def test_group_copies_lists_a_campaign_with_one_of_its_letters() -> None:
    letter = WORDS[:50]
    texts = [" ".join([*letter[:10], f"name{number}", f"town{number}", *letter[10:]]) for number in range(1000)]
    (group,) = group_copies(texts)
    assert group.members == tuple(range(1000))
    assert group.pairs == tuple((0, place, 0.7778) for place in range(1, 1000))


def test_group_copies_takes_no_common_opening_for_a_copy() -> None:
    opening = "we should not abolish this because"
    texts = [f"{opening} {' '.join(random.Random(number).choices(WORDS, k=5))}" for number in range(8)]
    assert group_copies(texts) == ()
    assert len(group_copies(texts, Rule(0.1, 0.1))[0].members) == 8


def test_group_copies_finds_a_text_that_was_cut_to_a_third() -> None:
    words = random.Random(7).choices(WORDS, k=90)
    assert group_copies([" ".join(words), " ".join(words[30:60])]) == (
        CopyGroup("copies-01", (0, 1), ((0, 1, 0.3023),)),
    )


def test_group_copies_names_groups_by_size() -> None:
    one, other = (" ".join(random.Random(seed).choices(WORDS, k=20)) for seed in (1, 2))
    assert [(group.name, group.members) for group in group_copies([one, other, other, one, other])] == [
        ("copies-01", (1, 2, 4)),
        ("copies-02", (0, 3)),
    ]


@pytest.mark.parametrize("texts", [[], [""], ["four words are few", "four words are few"], ["", "\u200f", "é̷"]])
def test_group_copies_passes_over_texts_without_five_words(texts: list[str]) -> None:
    assert group_copies(texts) == ()


@pytest.mark.parametrize(("sure", "least"), [(0.0, 0.0), (1.1, 1.1), (0.3, 0.4)])
def test_rule_refuses_thresholds_that_mean_nothing(sure: float, least: float) -> None:
    with pytest.raises(ValueError, match="thresholds"):
        Rule(sure, least)
