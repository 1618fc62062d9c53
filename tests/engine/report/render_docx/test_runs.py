from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.languages.direction import set_apart
from rapporteur.engine.report.render_docx.markup import q
from rapporteur.engine.report.render_docx.runs import Voice, language_slot, language_tag, pieces, runs

LETTERS = st.text(st.sampled_from("ab כת عرب 12 (.)-,\u200e\u200f\u202a\u202b\u202c\u2066\u2069\n\t"), max_size=30)


@given(LETTERS, st.booleans())
def test_pieces_joined_are_the_text_and_turn_at_every_cut(text: str, leftwards: bool) -> None:
    found = list(pieces(text, leftwards))
    assert "".join(piece for piece, _ in found) == text
    assert all(one != other for (_, one), (_, other) in pairwise(found))


@pytest.mark.parametrize(
    ("text", "leftwards", "expected"),
    [
        ("", True, []),
        ("plain words (1)", False, [("plain words (1)", False)]),
        ("وردت 148 مساهمة.", True, [("وردت 148 مساهمة.", True)]),
        ("في Open Lab (OL).", True, [("في ", True), ("Open Lab (OL)", False), (".", True)]),
        ("the word عرب (57).", False, [("the word ", False), ("عرب (57)", True), (".", False)]),
        ("2025", True, [("2025", True)]),
        ("from ١٢ to", False, [("from ", False), ("١٢", True), (" to", False)]),
    ],
)
def test_pieces_follow_the_bidirectional_algorithm(
    text: str, leftwards: bool, expected: list[tuple[str, bool]]
) -> None:
    assert list(pieces(text, leftwards)) == expected


def test_words_set_apart_keep_their_brackets() -> None:
    text = f"إلى {set_apart('Open Lab (OL)', 'ar')} في"
    assert [piece for piece, leftwards in pieces(text, True) if not leftwards] == ["Open Lab (OL)"]


def local(name: str | bytes) -> str:
    return str(name).rpartition("}")[2]


def properties(text: str, language: str, home: str) -> list[dict[str, dict[str, str]]]:
    found = runs(text, Voice.of(text, language, home))
    return [
        {
            local(child.tag): {local(name): str(value) for name, value in child.attrib.items()}
            for child in run.iterchildren(q("rPr")).__next__()
        }
        if run.find(q("rPr")) is not None
        else {}
        for run in found
    ]


@pytest.mark.parametrize(
    ("text", "language", "home", "expected"),
    [
        ("plain", "en", "en", {}),
        ("le prix", "fr", "en", {"lang": {"val": "fr-FR"}}),
        ("price", "en", "ar", {"lang": {"val": "en-GB"}}),
        ("الثمن", "ar", "en", {"rtl": {}, "lang": {"bidi": "ar-SA"}}),
        ("الثمن", "ar", "ar", {"rtl": {}}),
        ("价格", "zh", "zh", {"rFonts": {"hint": "eastAsia"}}),
        ("価格", "ja", "en", {"rFonts": {"hint": "eastAsia", "eastAsia": "Yu Gothic"}, "lang": {"eastAsia": "ja-JP"}}),
        ("unknown", "und", "en", {}),
        ("odd", 'x"><', "en", {}),
    ],
)
def test_a_run_says_its_language_and_direction(
    text: str, language: str, home: str, expected: dict[str, dict[str, str]]
) -> None:
    assert properties(text, language, home) == [expected]


def test_languages_get_the_region_that_spelling_checkers_know() -> None:
    tags = {
        language: (language_slot(language), language_tag(language))
        for language in ("ar", "zh", "en", "ru", "xx", "pt-BR")
    }
    assert tags == {
        "ar": ("bidi", "ar-SA"),
        "zh": ("eastAsia", "zh-CN"),
        "en": ("val", "en-GB"),
        "ru": ("val", "ru-RU"),
        "xx": ("val", "xx"),
        "pt-BR": ("val", "pt-BR"),
    }
