"""The labels that the evals rest on: whole, about passages that are there, and nobody in both halves."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from evals import labelled
from evals.bench import BenchMissing
from evals.categories import kappa, names
from evals.stance import majority_by_statement
from evals.translations import mixtures, shares
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.engine.schemes.loader import load_scheme

ROWS = list(labelled.lines("netmundial-categories.jsonl"))
TRANSLATIONS = list(labelled.lines("translations.jsonl"))
KEYS = ["id", "file", "source", "text", "start", "end", "half", "categories", "statement", "stance"]
shared = pytest.mark.skipif(
    not labelled.SOURCE.is_dir(), reason="The NETmundial contributions are not beside the repository."
)


def test_labels_are_three_hundred_and_hold_no_words():
    assert [row["id"] for row in ROWS] == [f"n{number:03d}" for number in range(300)]
    assert all(list(row) == KEYS for row in ROWS)
    assert all(re.fullmatch("[0-9a-f]{64}", row[key]) for row in ROWS for key in ("source", "text"))
    assert all(0 <= row["start"] < row["end"] for row in ROWS)


def test_labels_use_the_words_of_scheme_and_statements():
    used = {
        "categories": {name for row in ROWS for name in row["categories"]},
        "statements": {row["statement"] for row in ROWS},
        "stances": {row["stance"] for row in ROWS},
        "halves": {row["half"] for row in ROWS},
    }
    assert used == {
        "categories": set(names()),
        "statements": set(labelled.statements()),
        "stances": set(labelled.STANCES),
        "halves": set(labelled.HALVES),
    }


def test_no_file_is_in_both_halves():
    halves = defaultdict(set)
    for row in ROWS:
        halves[row["file"][:3]].add(row["half"])
    assert [file for file, found in halves.items() if len(found) > 1] == []


@shared
def test_labels_lead_to_their_passages():
    found = labelled.passages()
    assert len(found) == 300
    assert all(item.words == item.words.strip() and item.words for item in found)
    assert sum(map(len, (labelled.passages("development"), labelled.passages("held-out")))) == 300


def test_passages_say_which_file_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(labelled, "SOURCE", tmp_path)
    labelled._file.cache_clear()
    with pytest.raises(BenchMissing, match=r"No labelled data: .*\.txt is not there\."):
        labelled.passages()
    labelled._file.cache_clear()


def test_translations_stand_in_six_languages_and_cover_all_goals():
    assert len(TRANSLATIONS) == 60
    assert all(item[language].strip() for item in TRANSLATIONS for language in UN_LANGUAGES)
    goals, lines = (load_scheme(name).codes for name in ("sdgs", "action-lines"))
    assert {goal for item in TRANSLATIONS for goal in item["sdgs"]} == {code.code for code in goals}
    assert {line for item in TRANSLATIONS for line in item["lines"]} <= {code.code for code in lines}


def test_stances_of_our_own_are_for_and_against_in_six_languages():
    items = list(labelled.lines("stances.jsonl"))
    assert all(item[language].strip() for item in items for language in UN_LANGUAGES)
    assert [item["stance"] for item in items] == ["for", "against"] * 6


def test_mixtures_are_the_same_every_time():
    texts = {language: [item[language] for item in TRANSLATIONS] for language in UN_LANGUAGES}
    first = mixtures(texts)
    assert first == mixtures(texts)
    assert {len(document) for document in first} == set(range(2, 9))


def test_shares_count_the_texts_that_are_asked():
    found = {language: ["1", "2"] for language in UN_LANGUAGES} | {"fr": ["1", "3"]}
    by_name = {row.measure: row.ours for row in shares("same", found, "full", "", [True, True])}
    assert by_name == {"same, ar": 1, "same, zh": 1, "same, fr": 0.5, "same, ru": 1, "same, es": 1, "same": 0.9}
    assert {row.ours for row in shares("same", found, "full", "", [True, False])} == {1}


def test_kappa_is_one_for_equal_labels_and_nought_for_chance():
    assert kappa([True, False, True], [True, False, True]) == 1
    assert kappa([False, False], [False, False]) == 1
    assert kappa([True, True, False, False], [True, False, True, False]) == 0


def test_majority_by_statement_is_learnt_from_other_passages():
    def passage(statement, stance):
        return labelled.Passage("x", "", "development", (), statement, stance)

    seen = [passage("S01", "for"), passage("S01", "for"), passage("S01", "none"), passage("S02", "against")]
    asked = [passage("S01", "none"), passage("S02", "for"), passage("S03", "for")]
    assert majority_by_statement(seen, asked) == ["for", "against", "none"]
