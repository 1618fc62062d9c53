import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.corpus.segments import LEAST, MOST, passages, words_in
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
