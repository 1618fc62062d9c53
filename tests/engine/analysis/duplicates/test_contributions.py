import random
from itertools import combinations
from operator import attrgetter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.duplicates import campaigns, contributions, find
from rapporteur.engine.corpus.shingles import shingles
from rapporteur.engine.records import Copy, Text, TextKind

WORDS = [f"word{i}" for i in range(300)]
NETMUNDIAL = Path(__file__).parents[4] / "../shared/inputs/netmundial2014"


def text(contribution: str, content: str, kind: TextKind = "document") -> Text:
    return Text(f"id-{contribution}-{kind}", contribution, kind, "", "direct", "", "en", content)


def paper(seed: int, size: int = 60) -> list[str]:
    return random.Random(seed).choices(WORDS, k=size)


def changed(words: list[str], places: int, seed: int) -> list[str]:
    """A copy with the words at its end replaced."""
    return words[: len(words) - places] + random.Random(seed).choices(WORDS, k=places)


def recounted(one: str, other: str) -> float:
    sets = []
    for content in (one, other):
        words = content.lower().split()
        sets.append({tuple(words[i : i + 5]) for i in range(len(words) - 4)})
    return round(len(sets[0] & sets[1]) / len(sets[0] | sets[1]), 4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(0, 9)), min_size=2, max_size=9))
def test_find_gives_every_pair_that_a_recount_gives(rows: list[tuple[int, int, int]]) -> None:
    texts = [text(f"{n:02}", " ".join(changed(paper(base), places, n))) for n, (base, places, _) in enumerate(rows)]
    expected = {
        (a.contribution, b.contribution): recounted(a.content, b.content)
        for i, a in enumerate(texts)
        for b in texts[i + 1 :]
        if recounted(a.content, b.content) >= 0.5
    }
    assert {(row.contribution, row.of): row.similarity for row in find(texts)} == expected
    assert find(texts[::-1]) == find(texts)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30)), min_size=2, max_size=10))
def test_find_makes_no_group_of_pairs_that_do_not_stand(rows: list[tuple[int, int]]) -> None:
    texts = [text(f"{n:02}", " ".join(changed(paper(base), places, n))) for n, (base, places) in enumerate(rows)]
    found = find(texts)
    pairs = {(row.contribution, row.of) for row in found}
    for group in {row.group for row in found}:
        members = sorted({c for row in found if row.group == group for c in (row.contribution, row.of)})
        assert {(a, b) for i, a in enumerate(members) for b in members[i + 1 :]} <= pairs


def told_by_the_rule(texts: list[Text], equal: int, many: int) -> dict[tuple[str, str], tuple[float, str]]:
    """Similarity and first contribution of the crowd ("" outside) of each pair, told from the rule by comparing all.

    texts: one a contribution, sorted.
    """
    held: dict[frozenset[str], list[Text]] = {}
    for item in texts:
        held.setdefault(shingles(item.content), []).append(item)
    free = sorted(held.values(), key=lambda row: (-len(row), row[0].contribution))
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for row in list(free):
        first, *others = row
        if row not in free:
            continue
        near = [other for other in free if other is not row and recounted(first.content, other[0].content) >= 0.5]
        if len(row) > equal or sum(map(len, (row, *near))) > many:
            free = [other for other in free if other is not row and other not in near]
            for other in (*others, *(item for group in near for item in group)):
                pair = min(first.contribution, other.contribution), max(first.contribution, other.contribution)
                found[pair] = (recounted(first.content, other.content), first.contribution)
    by_contribution = attrgetter("contribution")
    for one, two in combinations(sorted((item for row in free for item in row), key=by_contribution), 2):
        if recounted(one.content, two.content) >= 0.5:
            found[one.contribution, two.contribution] = (recounted(one.content, two.content), "")
    return found


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from((0, 0, 5, 10, 20, 25))), min_size=2, max_size=14),
    st.sampled_from(((2, 4), (3, 100), (100, 3))),
)
def test_find_lists_a_crowd_with_its_first_alone(rows: list[tuple[int, int]], limits: tuple[int, int]) -> None:
    texts = [text(f"{n:02}", " ".join(changed(paper(base), places, n))) for n, (base, places) in enumerate(rows)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contributions, "LISTED", limits[0])
        patch.setattr(contributions, "MANY", limits[1])
        found = find(texts[::-1])
    told = told_by_the_rule(texts, *limits)
    assert {(row.contribution, row.of): row.similarity for row in found} == {pair: told[pair][0] for pair in told}
    for first in {first for _, first in told.values()} - {""}:
        named = {row.group for row in found if told[row.contribution, row.of][1] == first}
        assert len(named) == 1
        assert {told[row.contribution, row.of][1] for row in found if row.group in named} == {first}


def test_find_lists_ten_thousand_equal_letters_with_the_first() -> None:
    texts = [text(f"{number:05}", " ".join(paper(1))) for number in range(10_000)]
    expected = tuple(Copy("copies-01", "00000", item.contribution, 1.0) for item in texts[1:])
    assert find(texts) == expected


def test_find_lists_changed_letters_with_the_letter_that_most_sent() -> None:
    letters = [text(f"{number:03}", " ".join(["Dear", f"name{number}", *paper(1)])) for number in range(300)]
    letters[200:202] = [text(f"{number:03}", " ".join(paper(1))) for number in (200, 201)]
    found = find(letters)
    assert {row.group for row in found} == {"copies-01"}
    assert len(found) == 299
    assert all("200" in (row.contribution, row.of) for row in found)


def test_find_takes_the_most_alike_texts_of_two_where_these_are_in_another_crowd() -> None:
    letter, other = paper(1), " ".join(paper(2))
    texts = [text(f"{number}", " ".join(letter)) for number in range(20, 40)]
    texts += [text("40", " ".join(changed(letter, 15, 2)))]
    texts += [text(f"{number}", other, "attachment") for number in (*range(10, 21), 40)]
    assert [row for row in find(texts) if row.of == "40"] == [
        Copy("copies-01", "20", "40", 1.0),
        Copy("copies-02", "10", "40", 1.0),
    ]


def test_find_is_the_same_in_any_order_where_the_same_people_sent_two_letters() -> None:
    words = paper(1, 100)
    one, other = words[:80], words[20:]
    texts = [text(f"{number:02}", " ".join(letter)) for number in range(11) for letter in (one, other)]
    texts += [text("20", " ".join(words[:50])), text("30", " ".join(words[50:]))]
    found = find(texts)
    assert found == find(texts[::-1])
    assert len(found) == 11


def test_find_takes_the_most_alike_texts_of_two_contributions() -> None:
    words = paper(1)
    texts = [
        text("a", " ".join(words)),
        text("b", " ".join(changed(words, 15, 2))),
        text("b", " ".join(words), "attachment"),
    ]
    assert find(texts) == (Copy("copies-01", "a", "b", 1.0),)


@pytest.mark.parametrize(
    ("content", "kind"),
    [("See the attached document", "answer"), ("Strongly agree " * 15, "choice"), ("是的 " * 5, "answer")],
)
def test_find_passes_over_choices_and_short_texts(content: str, kind: TextKind) -> None:
    assert find([text("a", content, kind), text("b", content, kind)]) == ()


def test_find_does_not_compare_a_contribution_with_itself() -> None:
    words = " ".join(paper(1))
    assert find([text("a", words), text("a", words, "attachment")]) == ()


def test_find_names_groups_by_size() -> None:
    texts = [text(name, " ".join(paper(seed))) for seed, names in ((1, "ab"), (2, "vwx")) for name in names]
    assert {row.group: {row.contribution, row.of} for row in find(texts)} == {
        "copies-01": {"w", "x"},
        "copies-02": {"a", "b"},
    }


def test_find_gives_a_pair_between_groups_a_group_of_its_own() -> None:
    words = paper(3, 100)
    middle, left, right = words, words[:70] + paper(4, 30), paper(5, 30) + words[30:]
    texts = [text("left", " ".join(left)), text("middle", " ".join(middle)), text("right", " ".join(right))]
    found = find(texts)
    assert [(row.contribution, row.of) for row in found] in (
        [("left", "middle"), ("middle", "right")],
        [("middle", "right"), ("left", "middle")],
    )
    assert len({row.group for row in found}) == 2


def test_find_misses_no_pair_at_the_threshold() -> None:
    texts: list[Text] = []
    for seed in range(400):
        words = [f"{seed}-{i}".replace("-", "x") for i in range(100)]
        texts += [text(f"{seed:03}a", " ".join(words)), text(f"{seed:03}b", " ".join([*words[:66], *paper(seed, 30)]))]
    alike = sum(recounted(a.content, b.content) >= 0.5 for a, b in zip(texts[::2], texts[1::2], strict=True))
    assert len(find(texts)) == alike
    nearly = [recounted(a.content, b.content) for a, b in zip(texts[::2], texts[1::2], strict=True)]
    assert len(find(texts, min(nearly))) == len(nearly)


@pytest.mark.parametrize("threshold", [0.0, 1.1])
def test_find_refuses_a_threshold_that_means_nothing(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        find([], threshold)


def test_campaigns_put_each_contributor_in_one() -> None:
    a, b, c, d, e, f, g = range(7)
    pairs = [(0, a, b), (0, a, c), (0, b, c), (1, c, d), (2, e, e), (3, f, g)]
    for rows in (pairs, pairs[::-1]):
        group, one, other = np.array(rows).T
        assert campaigns(group, one, other, 8).tolist() == [0, 0, 0, -1, -1, 3, 3, -1]


def test_campaigns_are_none_where_nothing_was_copied() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert campaigns(nothing, nothing, nothing, 2).tolist() == [-1, -1]


def test_find_knows_the_copies_of_a_real_consultation() -> None:
    folder = NETMUNDIAL / "texts"
    if not folder.is_dir():
        pytest.skip("The NETmundial 2014 contributions are not beside this checkout.")
    texts = [
        text(
            path.name[:3],
            path.read_text(encoding="utf-8", errors="ignore"),
            "form" if path.name[3] == "A" else "attachment",
        )
        for path in sorted(folder.glob("*.txt"))
    ]
    assert [(row.contribution, row.of) for row in find(texts)] == [
        ("004", "151"),
        ("049", "067"),
        ("051", "161"),
        ("065", "093"),
        ("094", "110"),
        ("126", "127"),
        ("144", "147"),
    ]


def test_find_reads_each_chinese_character_as_a_word() -> None:
    words = "我们需要在农村地区建设更多学校并为每个孩子提供清洁的饮用水和电力"
    assert find([text("a", words), text("b", words[:-2])]) == (Copy("copies-01", "a", "b", 0.9286),)
