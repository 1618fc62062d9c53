"""Sentences: a whole template for every kind, scheme and quantifier; numbers in words under ten."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.findings.claims import Subject, share
from rapporteur.engine.findings.find import bench_of
from rapporteur.engine.languages.en import claims as english
from rapporteur.engine.report.wording import Wording, claims
from rapporteur.engine.schemes.loader import load_scheme, quantifier_scale
from tests.engine.findings.factories import run, themed

KEYS = {rule["key"] for rule in quantifier_scale()} | {"none-zero", "none-one", "none-other"}
FAMILIES = {"themes", "phrases", "action-lines", "sdgs", "question"}


def wording() -> Wording:
    return Wording(Tally(run([])))


def test_share_templates_exist_for_every_scheme_and_quantifier():
    categories = {f"categories.{code.code}" for code in load_scheme("categories").codes}
    assert set(english.SHARE) == FAMILIES | categories
    assert {name: set(table) for name, table in english.SHARE.items()} == dict.fromkeys(english.SHARE, KEYS)


def test_templates_exist_for_the_other_kinds():
    assert set(english.MOSTLY) == set(english.CONTRAST) == set(english.ALL_GROUPS) == FAMILIES
    assert set(english.RANKING) == FAMILIES | {"themes-question", "areas"}
    assert set(english.LISTS) == {code.code for code in load_scheme("categories").codes}


@pytest.mark.parametrize("name", ["SHARE", "MOSTLY", "RANKING"])
def test_templates_are_whole_sentences_with_named_placeholders(name):
    for table in getattr(english, name).values():
        for template in table.values():
            fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
            assert all(field.isidentifier() for field in fields), template
            assert template[0].isupper() or template[0] in "{“", template
            assert template.endswith("."), template


def test_numbers_under_ten_stand_in_words():
    assert [wording().words(count) for count in (0, 1, 9, 10, 1234)] == ["no", "one", "nine", "10", "1,234"]


def test_shares_are_whole_per_cent_and_never_nothing_for_something():
    assert [wording().share(share) for share in (0.0, 0.004, 0.419, 1.0)] == [
        "0 per cent",
        "less than 1 per cent",
        "42 per cent",
        "100 per cent",
    ]


def test_date_is_written_out():
    assert wording().date("2024-04-15") == "15 April 2024"


def test_enumerate_joins_the_last_with_and():
    assert [wording().enumerate(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_sentence_says_the_quantifier_or_numbers_only():
    base = themed({"government": (30, 60)})
    finding = share(bench_of(base), Subject("themes", "T01"))
    assert finding is not None
    words = Wording(Tally(base))
    assert words.sentence(finding) == "Many contributors (30 of 60) addressed the theme “wide divide”."
    assert words.sentence(replace(finding, quantifier="some")) == (
        "Some contributors (30 of 60) addressed the theme “wide divide”."
    )
    assert words.sentence(replace(finding, quantifier=None, count=3)) == (
        "Of 60 contributors, three addressed the theme “wide divide”."
    )


def test_labels_with_braces_are_taken_as_they_are():
    base = themed({"government": (30, 60)})
    braces = replace(base, themes=(replace(base.themes[0], label="{count} {0}"),))
    finding = share(bench_of(braces), Subject("themes", "T01"))
    assert finding is not None
    assert "“{count} {0}”" in Wording(Tally(braces)).sentence(finding)


def test_a_language_without_templates_is_refused():
    with pytest.raises(WrongUse):
        claims("tlh")
