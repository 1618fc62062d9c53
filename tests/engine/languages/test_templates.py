"""Templates: plural forms, numbers of a language, placeholders."""

from __future__ import annotations

import pytest

from rapporteur.engine.languages.templates import Plural, fill, language_name, number, texts

TEXTS = Plural("n", {"=0": "нет текстов", "one": "{n} текст", "few": "{n} текста", "many": "{n} текстов", "other": "?"})


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "нет текстов"),
        (1, "1 текст"),
        (2, "2 текста"),
        (5, "5 текстов"),
        (11, "11 текстов"),
        (21, "21 текст"),
        (1022, "1\u00a0022 текста"),
    ],
)
def test_fill_takes_the_plural_form_of_the_language(count, expected):
    assert fill(TEXTS, "ru", {"n": count}) == expected


def test_fill_takes_other_where_a_language_has_no_form_of_its_own():
    template = Plural("n", {"one": "{n} texte", "other": "{n} textes"})
    assert [fill(template, "fr", {"n": n}) for n in (0, 1, 2, 1_000_000)] == [
        "0 texte", "1 texte", "2 textes", "1\u202f000\u202f000 textes",
    ]  # fmt: skip


def test_fill_nests_plurals_over_two_numbers():
    inner = Plural("b", {"one": "{a} dogs, {b} cat", "other": "{a} dogs, {b} cats"})
    template = Plural("a", {"one": "{a} dog and others", "other": inner})
    values = [{"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 2, "b": 3}]
    assert [fill(template, "en", each) for each in values] == ["1 dog and others", "2 dogs, 1 cat", "2 dogs, 3 cats"]


def test_fill_needs_every_placeholder():
    with pytest.raises(KeyError):
        fill("{a} and {b}", "en", {"a": "x"})


def test_fill_chooses_a_form_by_whole_numbers_only():
    with pytest.raises(TypeError):
        fill(TEXTS, "ru", {"n": "3"})


def test_plural_always_has_a_form_for_other_numbers():
    with pytest.raises(ValueError, match="no form"):
        Plural("n", {"one": "x"})


def test_number_stands_in_european_digits_in_every_language():
    assert [number(12345, code) for code in ("ar", "zh", "en", "fr", "ru", "es")] == [
        "12,345", "12,345", "12,345", "12\u202f345", "12\u00a0345", "12.345",
    ]  # fmt: skip


def test_language_name_stands_in_the_language_of_the_report():
    assert [language_name("ru", code) for code in ("fr", "es", "zh")] == ["russe", "ruso", "俄语"]
    assert language_name("xx", "en") == "xx"


def test_texts_lists_every_form():
    assert texts(TEXTS) == ("нет текстов", "{n} текст", "{n} текста", "{n} текстов", "?")
