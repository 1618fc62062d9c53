import pytest

from rapporteur.engine.corpus.scripts import is_written_in, only, script


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two words", "LATIN"),
        ("Да, согласны с WSIS", "CYRILLIC"),
        ("نعم، نوافق", "ARABIC"),
        ("同意 ICT", "LATIN"),
        ("我们同意 ICT", "CJK"),
        ("はい、賛成です", "HIRAGANA"),
        ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢", ""),
        ("12 % — 👍", ""),
        ("", ""),
        ("東京の公開データについて Governance", "HIRAGANA"),
    ],
)
def test_script_is_that_of_most_letters(text: str, name: str) -> None:
    assert script(text) == name


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Да, согласны с WSIS", "CYRILLIC", "Да, согласны с     "),
        ("Да, согласны с WSIS", "LATIN", "  ,            WSIS"),
        ("ICT4D — 𝔘 数据", "LATIN", "ICT4D — 𝔘   "),
    ],
)
def test_only_leaves_the_letters_of_one_script_in_their_places(text: str, name: str, kept: str) -> None:
    assert only(text, name) == kept


@pytest.mark.parametrize(
    ("language", "name", "holds"),
    [
        ("fr", "LATIN", True),
        ("ru", "LATIN", False),
        ("uk", "CYRILLIC", True),
        ("zh", "CJK", True),
        ("ja", "CJK", True),
        ("zh", "HIRAGANA", False),
        ("en", "no such script", False),
    ],
)
def test_is_written_in_knows_languages_by_script(language: str, name: str, holds: bool) -> None:
    assert is_written_in(language, name) is holds
