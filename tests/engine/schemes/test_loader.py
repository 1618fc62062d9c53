import csv
import json
from pathlib import Path

import numpy as np
import pytest

from rapporteur.engine.errors import SourceMissing, UnknownScheme, WrongUse
from rapporteur.engine.records import UN_LANGUAGES, Scheme, SchemeCode
from rapporteur.engine.schemes.loader import (
    areas,
    builtin,
    calibration,
    fitted,
    load_scheme,
    quantifier_scale,
    read_scheme,
)

REFERENCE = Path(__file__).parents[3] / "../shared/reference"
SECTORS = ("government", "business", "learning", "health", "employment", "environment", "agriculture", "science")
CODES = {
    "action-lines": tuple(
        [f"C{i}" for i in range(1, 8)] + [f"C7-e-{sector}" for sector in SECTORS] + [f"C{i}" for i in range(8, 12)]
    ),
    "sdgs": tuple(str(i) for i in range(1, 18)),
    "categories": (
        "achievement",
        "challenge",
        "approach",
        "practice",
        "opportunity",
        "risk",
        "priority",
        "trend",
        "request",
    ),
}


def reference(name):
    path = REFERENCE / name
    if not path.exists():
        pytest.skip("The reference facts are not beside this repository.")
    return path


def test_builtin_names_what_can_be_loaded():
    assert builtin() == tuple(sorted(CODES))


@pytest.mark.parametrize("name", sorted(CODES))
def test_builtin_scheme_has_its_codes_in_order(name):
    scheme = load_scheme(name)
    assert scheme.scheme == name
    assert tuple(code.code for code in scheme.codes) == CODES[name]
    assert scheme.calibrated == (name == "sdgs")
    assert not scheme.exact


@pytest.mark.parametrize("name", sorted(CODES))
def test_builtin_scheme_speaks_the_six_languages(name):
    scheme = load_scheme(name)
    assert set(scheme.title) == set(UN_LANGUAGES)
    for code in scheme.codes:
        assert {language for language, text in code.label.items() if text} == set(UN_LANGUAGES)
        assert {language for language, terms in code.terms.items() if len(terms) >= 4} == set(UN_LANGUAGES)
        assert code.description["en"]


@pytest.mark.parametrize("name", sorted(CODES))
def test_builtin_terms_are_lower_case_and_come_once_a_code(name):
    for code in load_scheme(name).codes:
        for terms in code.terms.values():
            assert list(terms) == [term.lower() for term in terms]
            assert len(set(terms)) == len(terms), code.code
            assert all("*" not in word[:-1] for term in terms for word in term.split())


def test_action_lines_have_parents_and_areas():
    scheme = load_scheme("action-lines")
    assert {code.code: code.parent for code in scheme.codes} == {
        code: "C7" if code.startswith("C7-") else "" for code in CODES["action-lines"]
    }
    found = areas(scheme)
    assert tuple(found) == CODES["action-lines"]
    assert set(found.values()) == {"technology-access", "economic", "social", "cultural", "governance"}


def test_action_lines_have_their_official_titles():
    official = json.loads(reference("wsis/action_lines.json").read_text("utf-8"))
    titles = {item["id"].replace(".", "-"): item["title"] for item in official}
    found = {code.code: code.label["en"] for code in load_scheme("action-lines").codes if code.code != "C7"}
    assert found == titles


MISPRINTS = {
    'Faim "zéro"': "Faim «\u00a0zéro\u00a0»",
    "Energies propres et d'un coût abordable": "Énergies propres et d'un coût abordable",
    "Travaux décent et croissance économique": "Travail décent et croissance économique",
    "Достойна работа и экономический рост": "Достойная работа и экономический рост",
    "创业、创新和基础设施": "产业、创新和基础设施",
    "促进目标现实的伙伴关系": "促进目标实现的伙伴关系",
}
"""Slips of the reference list, and what the Goals are called."""


def test_sdgs_have_their_official_short_titles():
    with reference("sdg/goals.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    for code in load_scheme("sdgs").codes:
        for language, label in code.label.items():
            column = "short_zh-Hans" if language == "zh" else f"short_{language}"
            official = rows[code.code][column].strip()
            assert label == MISPRINTS.get(official, official)


def test_quantifier_scale_is_the_published_one():
    assert quantifier_scale() == (
        {"key": "all", "everybody": True},
        {"key": "almost-all", "low_above": 0.85},
        {"key": "most", "low_above": 0.65},
        {"key": "majority", "low_above": 0.50},
        {"key": "many", "low_above": 0.25, "count_from": 10},
        {"key": "some", "low_above": 0.03, "count_from": 3},
        {"key": "few", "count_from": 2, "high_below": 0.15},
        {"key": "one", "count_is": 1},
    )


def test_fitted_models_are_small_and_name_what_they_were_trained_on():
    for name in ("sdgs-full", "sdgs-static", "prose-full", "prose-static"):
        arrays = fitted(name)
        assert sum(array.nbytes for array in arrays.values()) < 1_500_000
        assert all(array.dtype.kind in "iuf" or key == "word_languages" for key, array in arrays.items())
        assert all(np.isfinite(array).all() for array in arrays.values() if array.dtype.kind == "f")
    assert {len(sha256) for sha256 in calibration()["trained_on"].values()} == {64}


def test_fitted_of_an_unknown_name_is_refused():
    with pytest.raises(UnknownScheme, match='nothing was fitted as "colours"'):
        fitted("colours")


def test_load_scheme_reads_a_file_of_the_user(tmp_path):
    path = tmp_path / "cycling.json"
    path.write_text(
        json.dumps(
            {
                "scheme": "cycling",
                "title": {"de": "Radverkehr"},
                "codes": [
                    {"code": "lights", "label": {"de": "Ampeln"}, "terms": {"de": ["ampel*"]}},
                    {"code": "green", "parent": "lights", "label": "Grüne Welle", "examples": ["Die Welle fehlt."]},
                    {"code": 3, "examples": ["Nur ein Beispiel."]},
                ],
            }
        ),
        encoding="utf-8",
    )
    expected = Scheme(
        "cycling",
        {"de": "Radverkehr"},
        (
            SchemeCode("lights", {"de": "Ampeln"}, terms={"de": ("ampel*",)}),
            SchemeCode("green", {"": "Grüne Welle"}, parent="lights", examples=("Die Welle fehlt.",)),
            SchemeCode("3", {}, examples=("Nur ein Beispiel.",)),
        ),
    )
    assert load_scheme(path) == expected
    assert load_scheme(str(path)) == expected


def test_load_scheme_names_an_unknown_scheme_and_a_missing_file(tmp_path):
    with pytest.raises(UnknownScheme, match=r'no scheme is called "colours" Use action-lines, categories, sdgs'):
        load_scheme("colours")
    with pytest.raises(SourceMissing, match="no such scheme file"):
        load_scheme(tmp_path / "colours")
    with pytest.raises(SourceMissing, match=r"colours\.json: no such scheme file"):
        load_scheme("colours.json")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe", "mine.json: the scheme cannot be read as JSON in UTF-8"),
        (b"[1, 2]", 'mine.json: the scheme has no list "codes"'),
        (b'{"codes": []}', 'mine.json: the scheme has no list "codes"'),
        (b'{"codes": [{"label": {"en": "A"}}]}', 'mine.json, code 1: "code" is missing'),
        (b'{"codes": [{"code": "a", "label": ["A"]}]}', '(a): "label" is not an object with one entry a language'),
        (b'{"codes": [{"code": "a", "label": {"en": {}}}]}', '(a), label: "en" is not a text'),
        (b'{"codes": [{"code": "a", "label": "A", "examples": "x"}]}', '(a): "examples" is not a list of texts'),
        (b'{"codes": [{"code": "a", "label": "A"}, {"code": "a", "label": "B"}]}', "codes that come twice: a"),
        (b'{"codes": [{"code": "a", "label": "A", "parent": "b"}]}', "parents that are no codes: b"),
        (
            b'{"codes": [{"code": "a", "parent": "b"}, {"code": "b", "parent": "a"}, {"code": "c", "parent": "a"}]}',
            "codes that are their own parents: a, b",
        ),
    ],
)
def test_read_scheme_says_what_is_wrong_and_where(content, message):
    with pytest.raises(WrongUse) as caught:
        read_scheme(content, where="mine.json")
    assert message in str(caught.value)


def test_read_scheme_calls_a_code_by_its_name_where_nothing_is_said_of_it():
    scheme = read_scheme(b'{"codes": [{"code": "a", "label": {"de": ""}, "description": {}}]}', where="mine.json")
    assert scheme.codes == (SchemeCode("a", {"": "a"}),)


def test_read_scheme_without_a_name_is_called_after_its_file():
    scheme = read_scheme(b'\xef\xbb\xbf{"codes": [{"code": "a", "label": "A"}]}', where="folder/mine.json")
    assert scheme == Scheme("mine", {}, (SchemeCode("a", {"": "A"}),))
