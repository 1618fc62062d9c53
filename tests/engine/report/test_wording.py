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
from rapporteur.engine.languages.templates import fill, texts
from rapporteur.engine.messages import Message
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.engine.report.wording import Wording, module
from rapporteur.engine.schemes.loader import load_scheme, quantifier_scale
from tests.engine.findings.factories import run, themed

KEYS = {rule["key"] for rule in quantifier_scale()} | {"none"}
FAMILIES = {"themes", "phrases", "action-lines", "sdgs", "question"}
CATEGORIES = {code.code for code in load_scheme("categories").codes}

NUMBERS = (
    "count", "of", "asked", "contributors", "copies", "group_count", "more_count", "more_of", "less_count", "less_of",
    "before_count", "before_of",
)  # fmt: skip
WORDS = (
    "count_words", "label", "code", "question", "group", "more", "less", "items", "share", "before_share", "baseline",
)  # fmt: skip
VALUES: dict[str, str | int] = dict.fromkeys(NUMBERS, 148) | dict.fromkeys(WORDS, "–")


def wording(language: str = "en") -> Wording:
    return Wording(Tally(run([])), language)


def test_share_templates_exist_for_every_scheme_and_quantifier():
    assert set(english.SHARE) == FAMILIES | {"categories"}
    assert {name: set(table) for name, table in english.SHARE.items()} == dict.fromkeys(english.SHARE, KEYS)


def test_templates_exist_for_the_other_kinds():
    assert set(english.MOSTLY) == set(english.CONTRAST) == set(english.ALL_GROUPS) == FAMILIES
    assert set(english.RANKING) == FAMILIES | {"themes-question", "areas"}
    assert set(english.LISTS) == set(english.LISTS_CHECKED) == set(english.CATEGORY_NOUNS) == CATEGORIES
    changes = {key: {"rose", "fell", "new"} for key in FAMILIES | {"categories"}} | {"question": {"rose", "fell"}}
    assert {name: set(table) for name, table in english.CHANGE.items()} == changes


@pytest.mark.parametrize("name", ["SHARE", "MOSTLY", "RANKING", "CHANGE"])
def test_templates_are_whole_sentences_with_named_placeholders(name):
    for table in getattr(english, name).values():
        for template in (text for forms in table.values() for text in texts(forms)):
            fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
            assert all(field.isidentifier() for field in fields), template
            assert template[0].isupper() or template[0] in "{“", template
            assert template.endswith("."), template


def test_numbers_under_ten_stand_in_words():
    assert [wording().words(count) for count in (0, 1, 9, 10, 1234)] == ["none", "one", "nine", "10", "1,234"]


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


@pytest.mark.parametrize(
    ("last", "joined"),
    [
        ("inglés (3)", "ruso (4) e inglés (3)"),
        ("«IA» (3)", "ruso (4) e «IA» (3)"),
        ("Hungría", "ruso (4) y Hungría"),
        ("hijos", "ruso (4) e hijos"),
        ("hielo", "ruso (4) y hielo"),
        ("Yemen", "ruso (4) y Yemen"),
    ],
)
def test_enumerate_changes_the_conjunction_before_its_own_sound(last, joined):
    assert wording("es").enumerate(["ruso (4)", last]) == joined


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
        module("tlh", "claims")


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_quantifiers_are_told_apart_in_every_language(language):
    words = wording(language)
    for family in sorted(FAMILIES | {"categories"}):
        said = {
            key: fill(template, language, VALUES)
            for key, template in words.claims.SHARE[family].items()
            if key != "none"
        }
        assert len(set(said.values())) == len(said), (family, said)


@pytest.mark.parametrize("language", UN_LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 11, 21, 100, 1048])
def test_every_claim_can_be_said_of_every_number(language, count):
    values = VALUES | {name: count for name, value in VALUES.items() if isinstance(value, int)}
    claims = vars(wording(language).claims)
    tables = [claims[name] for name in ("SHARE", "MOSTLY", "RANKING", "CHANGE")]
    flat = [claims[name] for name in ("ALL_GROUPS", "CONTRAST", "SCARCITY", "LISTS", "LISTS_CHECKED", "CONTEXT")]
    templates = [text for table in tables for row in table.values() for text in row.values()]
    templates += [text for table in flat for text in table.values()]
    said = [fill(template, language, values) for template in templates]
    assert [text for text in said if not text or "{" in text or "}" in text or "  " in text] == []


def test_a_message_of_an_earlier_stage_is_said_in_the_language_of_the_report():
    message = Message("{table}, row {row}", table=Message("{file}, sheet {sheet}", file="a.xlsx", sheet="S"), row="4")
    assert wording().message(message) == "a.xlsx, sheet S, row 4"
    assert wording().message("written by hand") == "written by hand"


def test_names_of_groups_regions_and_languages_come_from_the_schemes():
    names = [("group", "academia"), ("region", "africa"), ("language", "ar"), ("language", "")]
    assert [wording("fr").name(*name) for name in names[:3]] == ["Milieu universitaire", "Afrique", "arabe"]
    assert [wording().name(*name) for name in names] == ["Academia", "Africa", "Arabic", "Language not known"]
