import hashlib
import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.corpus.canonical import canonical, has_word, text_id, withheld_id

ANY = st.text(st.characters(exclude_categories=()), max_size=80) | st.text(
    "ab \t\r\n\f\u0301\u0323\ud800é", max_size=40
)


@given(ANY)
def test_canonical_is_idempotent(content: str) -> None:
    once = canonical(content)[0]
    assert canonical(once)[0] == once


@given(ANY)
def test_canonical_is_nfc_utf8_without_controls(content: str) -> None:
    once = canonical(content)[0]
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode().decode() == once
    assert not [c for c in once if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert not [line for line in once.split("\n") if line != line.rstrip()]


@given(st.text("ab \n\t\xa0\u202f\u3000é", max_size=40))
def test_canonical_of_plain_text_takes_blanks_off_the_end_of_lines_only(content: str) -> None:
    lines = [line.rstrip() for line in content.split("\n")]
    assert canonical(content)[0] == "\n".join(lines).rstrip("\n")


@given(ANY)
def test_canonical_text_does_not_depend_on_its_pages(content: str) -> None:
    assert canonical(content, [0, len(content) // 2])[0] == canonical(content)[0]


@given(st.lists(st.text("ab \n\té\u200d😀", min_size=1, max_size=20), min_size=1, max_size=6))
def test_canonical_keeps_the_words_of_each_page_on_it(parts: list[str]) -> None:
    pages = [0]
    for part in parts[:-1]:
        pages.append(pages[-1] + len(part))
    content, starts = canonical("".join(parts), pages)
    edges = [*starts, len(content)]
    found = [content[a:b].split() for a, b in itertools.pairwise(edges)]
    assert ["".join(page) for page in found] == ["".join(part.split()) for part in parts]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a\r\nb\rc\fd", "a\nb\nc\nd"),
        ("e\u0301t\u00ade\x00\ufeff", "éte"),
        ("line  \n\tindented\t\n\n", "line\n\tindented"),
        ("half \ud800 pair", "half  pair"),
    ],
)
def test_canonical_cleans(content: str, expected: str) -> None:
    assert canonical(content)[0] == expected


def test_canonical_moves_pages_past_what_was_dropped() -> None:
    content, pages = canonical("one\x00  \r\ntwo \r\n", [0, 8])
    assert (content, pages) == ("one\ntwo", (0, 4))


def test_text_id_is_the_hash_of_the_words() -> None:
    assert text_id("été") == hashlib.sha256("été".encode()).hexdigest()


def test_withheld_id_says_where_and_not_what() -> None:
    assert withheld_id("7", "answer", "q1", 1) != withheld_id("7", "answer", "q1", 2)
    assert withheld_id("7", "answer", "q1", 1) == withheld_id("7", "answer", "q1", 1)


@pytest.mark.parametrize(("content", "expected"), [("— … !", False), ("5", True), ("是", True), ("", False)])
def test_has_word_tells_marks_from_words(content: str, expected: bool) -> None:
    assert has_word(content) is expected
