import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.languages import get, supported, tokenise
from rapporteur.engine.languages.tokens import GAP, lay_out
from rapporteur.engine.records import UN_LANGUAGES
from tests.engine.corpus.making import ODD, SIX


def words(text: str, language: str) -> list[str]:
    return [token[0] for token in tokenise(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The town’s low-cost ferries don't sail", ["the", "town", "'s", "low-cost", "ferries", "don't", "sail"]),
        ("en", "It cost 2,000.50 in Q3", ["it", "cost", "2,000.50", "in", "q3"]),
        ("fr", "L’eau d'aujourd'hui", ["l'", "eau", "d'", "aujourd'hui"]),
        ("ar", "حَوْكَمَة الميـــاه", ["حوكمة", "المياه"]),
        ("zh", "我们需要互联网治理。", ["我们", "需要", "互联网", "治理"]),
        ("ru", "Из-за Воды", ["из-за", "воды"]),
        ("hi", "नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
    ],
)
def test_tokenise_cuts_words(language: str, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected


@given(
    st.lists(st.sampled_from([*(text for _, text in SIX), ODD, "-", "'", "x-", "😀"]), max_size=5),
    st.sampled_from(UN_LANGUAGES),
)
def test_tokenise_gives_places_that_hold_the_word(parts: list[str], language: str) -> None:
    text = " ".join(parts)
    tokens = tokenise(text, language)
    assert all(one[2] <= other[1] for one, other in itertools.pairwise(tokens))
    assert all(text[start:end] and not text[start:end][0].isspace() for _, start, end in tokens)
    letters = [c for _, start, end in tokens for c in text[start:end] if c.isalnum()]
    assert letters == [c for c in text if c.isalnum()]


MIXED = st.text("ab中文 \n'’-_.,12Σσİ\u064b\u0640é。l@s\u200d", max_size=24)


@given(st.lists(MIXED | st.sampled_from([*(text for _, text in SIX), ODD]), max_size=4), st.sampled_from(UN_LANGUAGES))
def test_lay_out_has_the_words_of_each_text_and_what_parts_them(texts: list[str], language: str) -> None:
    row = lay_out(texts, language)
    words = list(row.words)
    expected: list[tuple[int, str]] = []
    for number, text in enumerate(texts):
        last = 0
        for word, start, end in tokenise(text, language):
            if text[last:start].strip():
                expected.append((number, ""))
            expected.append((number, word))
            last = end
        if text[last:].strip():
            expected.append((number, ""))
        expected.append((number, ""))
    found = [(n, words[u] if u != GAP else "") for n, u in zip(row.text.tolist(), row.unit.tolist(), strict=True)]
    assert row.texts == len(texts)
    assert [key for key, _ in itertools.groupby(found)] == [key for key, _ in itertools.groupby(expected)]


@pytest.mark.parametrize("code", UN_LANGUAGES)
def test_get_has_facts_of_each_official_language(code: str) -> None:
    facts = get(code)
    assert code == facts.LANGUAGE
    assert supported(code)
    assert len(facts.STOP_WORDS) >= 200
    assert {word.lower() for word in facts.STOP_WORDS} == facts.STOP_WORDS


def test_get_falls_back_to_english_rules() -> None:
    assert get("de") is get("en")
    assert not supported("de")
