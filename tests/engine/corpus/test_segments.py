import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.corpus.segments import LEAST, MOST, Passage, passages, single, words_in
from rapporteur.engine.corpus.sentences import sentences
from tests.engine.corpus.making import ENGLISH, ODD, SIX

PIECES = [*(text for _, text in SIX), ODD, "Heading", "\n", "\n\n", " ", "• item\n", "word " * 130]


@given(st.lists(st.sampled_from(PIECES), max_size=10), st.sampled_from([code for code, _ in SIX]))
def test_passages_partition_the_text(parts: list[str], language: str) -> None:
    content = " ".join(parts)
    found = passages(content, language)
    assert "".join("".join(content[p.start : p.end].split()) for p in found) == "".join(content.split())
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(content[p.start : p.end].strip() == content[p.start : p.end] != "" for p in found)


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=10), st.data())
def test_passages_keep_furniture_apart(parts: list[str], data: st.DataObject) -> None:
    content = " ".join(parts)
    spans = [span for span in sentences(content, "en") if data.draw(st.booleans())]
    found = passages(content, "en", spans)
    assert [(p.start, p.end) for p in found if p.furniture] == spans
    assert "".join("".join(content[p.start : p.end].split()) for p in found) == "".join(content.split())


@pytest.mark.parametrize("language_and_text", SIX)
def test_passages_of_long_paragraphs_are_of_workable_length(language_and_text: tuple[str, str]) -> None:
    language, text = language_and_text
    content = " ".join([text] * 30)
    sizes = [words_in(content[p.start : p.end]) for p in passages(content, language)]
    assert all(LEAST <= size <= MOST for size in sizes)


def test_passages_join_short_paragraphs_and_count_them() -> None:
    content = f"Power\n\n{ENGLISH}\n\nWater\n\n{ENGLISH}"
    found = passages(content, "en")
    assert [(content[p.start : p.end].split()[0], p.paragraph) for p in found] == [("Power", 1), ("Water", 3)]


def test_words_in_counts_chinese_by_characters() -> None:
    assert words_in("太阳能板 and panels") == pytest.approx(4 * 0.6 + 2)


@given(st.lists(st.sampled_from([*PIECES, "e.g.", "it ends.²b", "so?", "a-b c’d", "한글"]), max_size=12))
def test_single_is_what_passages_make_of_a_short_line_in_any_language(parts: list[str]) -> None:
    content = " ".join(parts)
    found = single(content)
    assert found is None or all(passages(content, language) == [found] for language in ("en", "zh", "ru"))


def test_single_leaves_long_texts_and_several_lines_to_passages() -> None:
    assert single("  Solar panels help. ") == Passage(2, 20, 1)
    assert single("One line\nand another") is None
    assert single("word " * MOST) is None
    assert single(" ") is None


@pytest.mark.parametrize(
    ("passage", "words"), [("don’t re-use l'eau", 3), ("3.5 degrees", 3), ("한 a", 1.6), ("— …", 0)]
)
def test_words_in_counts_joined_words_once(passage: str, words: float) -> None:
    assert words_in(passage) == words
