"""Labels: about the theme, two to four words, nobody's name, each once."""

import numpy as np
import pytest

from rapporteur.engine.analysis.themes.labels import Said, names, pairs
from rapporteur.engine.records import Phrase

SIZE = 12


def phrase(name: str, language: str = "en") -> Phrase:
    return Phrase(name, language, (name.lower(),), 3, 0.1, {})


def said(used: list[set[str]], words: list[list[str]] | None = None) -> Said:
    """Twelve passages of as many contributors; the first six near theme 0, the others near theme 1."""
    alike = np.repeat([[0.8, 0.0], [0.0, 0.8]], SIZE // 2, axis=0)
    return Said(used, words or [[]] * SIZE, [{str(i)} for i in range(SIZE)], alike)


THEMES = [set(range(6)), set(range(6, 12))]


def test_names_are_subjects_rather_than_actors() -> None:
    used = [{"member states", "open data"}] * 6 + [{"civil society", "night schools"}] * 6
    known = [phrase(name) for name in ("member states", "open data", "civil society", "night schools")]
    found = names(THEMES, said(used), "en", known)
    assert found == [("Open data", ("member states",)), ("Night schools", ("civil society",))]


def test_names_are_taken_once() -> None:
    used = [{"open data"}] * 6 + [{"open data", "data protection"}] * 3 + [{"data protection"}] * 3
    found = names(THEMES, said(used), "en", [phrase("open data"), phrase("data protection")])
    assert [label for label, _ in found] == ["Open data", "Data protection"]
    again = names(THEMES, said(used), "en", [phrase("open data"), phrase("data protection")], ["Open data"])
    assert [label for label, _ in again] == ["", "Data protection"]


def test_names_are_proper_names_only_where_no_subject_is_and_never_of_leaves() -> None:
    used = [{"Port Meru", "open data"}] * 2 + [{"Port Meru"}] * 4 + [{"Costa Bermeja"}] * 6
    known = [phrase(name) for name in ("Port Meru", "open data", "Costa Bermeja")]
    assert [label for label, _ in names(THEMES, said(used), "en", known)] == ["Open data", "Costa Bermeja"]
    assert [label for label, _ in names(THEMES, said(used), "en", known, ["Night schools"])] == ["Open data", ""]


@pytest.mark.parametrize(
    ("language", "thanks", "subject"),
    [
        ("ar", "شكر الحكومات", "بيانات مفتوحة"),
        ("zh", "衷心感谢", "开放数据"),
        ("en", "sincere appreciation", "open data"),
        ("fr", "remerciements sincères", "données ouvertes"),
        ("ru", "искренняя благодарность", "открытые данные"),
        ("es", "agradecimiento sincero", "datos abiertos"),
    ],
)
def test_names_are_no_words_of_thanks(language: str, thanks: str, subject: str) -> None:
    used = [{thanks, subject}] * 3 + [{thanks}] * 3 + [set()] * 6
    known = [phrase(thanks, language), phrase(subject, language)]
    assert names(THEMES, said(used), language, known)[0][0].casefold() == subject


def test_names_are_in_one_language() -> None:
    used = [{"open data", "données ouvertes"}] * 6 + [set()] * 6
    known = [phrase("open data"), phrase("données ouvertes", "fr")]
    assert [names(THEMES, said(used), code, known)[0][0] for code in ("en", "fr")] == ["Open data", "Données ouvertes"]


def test_names_are_about_the_theme_and_not_about_everything() -> None:
    used = [{"best practice"}] * 2 + [{"open data"}] * 2 + [set()] * 2 + [{"best practice"}] * 2 + [set()] * 4
    found = names(THEMES, said(used), "en", [phrase("best practice"), phrase("open data")])
    assert [label for label, _ in found] == ["Open data", ""]


def test_pairs_are_the_two_words_that_tell_a_theme_apart() -> None:
    words = [["pump", "well", "the"]] * 4 + [["pump", "the"]] * 2 + [["book", "lesson", "the"]] * 6
    written = [[word.capitalize() for word in row] for row in words]
    assert pairs(THEMES, said([set()] * SIZE, words), written, "en", ["", "Lesson plan"]) == ["Pump, Well", ""]


def test_pairs_leave_out_words_of_thanks() -> None:
    words = [["applaud", "pump", "well"]] * 6 + [["book"]] * 6
    assert pairs(THEMES, said([set()] * SIZE, words), words, "en", ["", ""])[0] == "Pump, well"
