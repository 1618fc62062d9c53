"""Who counts as one contributor, and which names are only shown side by side."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.identity import (
    count_contributors,
    count_notice,
    identify,
    is_organisation,
    is_person,
    merge_notices,
    names_of,
    one_name_each,
)
from rapporteur.engine.intake.similar_names import similar_names


def drafts(*names: tuple[str, str]) -> list[Draft]:
    made = [
        Draft(id=str(number), place="", organisation=organisation, person=person)
        for number, (organisation, person) in enumerate(names, start=1)
    ]
    identify(made)
    return made


def keys(made: Sequence[Draft]) -> list[str]:
    return [draft.contributor for draft in made]


def test_contributor_is_the_organisation_then_the_person_then_the_contribution() -> None:
    assert keys(drafts(("ISOC", "A B"), ("", "A B"), ("", ""))) == ["isoc", "a-b", "contribution-3"]


def test_contributor_is_one_across_case_space_and_punctuation() -> None:
    names = ("ISOC TUNISIA", "ISOC Tunisia", "Isoc  Tunisia.", "ISOC-Tunisia", "ＩＳＯＣ Tunisia")
    assert set(keys(drafts(*((name, "") for name in names)))) == {"isoc-tunisia"}


def test_contributor_keeps_accents_and_articles_apart() -> None:
    assert len(set(keys(drafts(("Fundación X", ""), ("Fundacion X", ""), ("The Fundacion X", ""))))) == 3


def test_contributor_names_of_other_scripts_have_keys() -> None:
    assert keys(drafts(("清华大学", ""), ("وزارة الاتصالات", ""), ("Высшая школа", ""))) == [
        "清华大学",
        "وزارة-الاتصالات",
        "высшая-школа",
    ]


def test_contributor_key_of_a_very_long_name_is_bounded() -> None:
    one, other = keys(drafts(("x" * 200, ""), ("x" * 201, "")))
    assert (len(one), one != other) == (79, True)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "-",
        "NA",
        "n/a",
        "N/A.",
        "None",
        "Independent Researcher",
        "individual",
        "SELF",
        "Personal capacity",
        "à titre personnel",
        "Chercheuse indépendante",
        "a título personal",
        "Investigador independiente",
        "физическое лицо",
        "Нет",
        "个人",
        "独立研究员",
        "باحث مستقل",
        "بصفة شخصية",
    ],
)
def test_organisation_field_may_hold_none(value: str) -> None:
    assert not is_organisation(value)


def test_organisation_list_of_the_review_is_added() -> None:
    assert is_organisation("Citizen scientist")
    assert not is_organisation("citizen scientist", ("Citizen Scientist",))


@pytest.mark.parametrize("value", ["anonymous", "Anonyme", "匿名", "a@b.org", ""])
def test_person_field_may_hold_nobody(value: str) -> None:
    assert not is_person(value)


def test_similar_names_lists_variants_and_not_neighbours() -> None:
    names = [
        "Brazilian Internet Steering Committee - CGI.br",
        "CGI.br - Brazilian Internet Steering Committee",
        "Association for Progressive Communications",
        "Association for Progressive Communications (APC)",
        "The University of North Carolina-Greensboro",
        "University of North Carolina-- Greensboro",
        "Internet Governance Caucus",
        "Internet Governance Coalition",
        "Ministry of Foreign Affairs of Austria",
        "Ministry of Foreign Affairs of Australia",
        "Mozilla Foundation",
        "Mozila Foundation",
        "ISOC Yemen",
        "ISOC Tunisia",
        "DiploFoundation DF",
        "Plan 7",
        "Plan 8",
    ]
    assert similar_names(names) == [
        ("Association for Progressive Communications", "Association for Progressive Communications (APC)"),
        ("Brazilian Internet Steering Committee - CGI.br", "CGI.br - Brazilian Internet Steering Committee"),
        ("Mozila Foundation", "Mozilla Foundation"),
        ("The University of North Carolina-Greensboro", "University of North Carolina-- Greensboro"),
    ]


@given(st.lists(st.text("ab (C)", max_size=9), max_size=12), st.integers())
def test_similar_names_do_not_depend_on_order(names: list[str], seed: int) -> None:
    shuffled = list(names)
    random.Random(seed).shuffle(shuffled)
    found = similar_names(names)
    assert found == similar_names(shuffled)
    assert all(one < other for one, other in found)


def test_similar_names_of_many_names_are_found_in_linear_work() -> None:
    generator = random.Random(0)
    words = ["".join(generator.choices("abcdefghij", k=6)) for _ in range(3_000)]
    names = [" ".join(generator.sample(words, 4)) for _ in range(5_000)]
    assert similar_names([*names, names[0] + "x"]) == [(names[0], names[0] + "x")]


def test_merge_notice_holds_names_of_named_contributions_only() -> None:
    made = drafts(("The Secret Club", ""), ("Secret Club", ""), ("The Open Club", ""), ("Open Club", ""))
    made[0].publication = "anonymous"
    notices = merge_notices(one_name_each(names_of(draft for draft in made if draft.publication == "named")))
    assert [notice.values for notice in notices] == [("Open Club | The Open Club",)]


def test_count_notice_says_as_what_contributors_count() -> None:
    made = drafts(("ISOC", ""), ("isoc", "B"), ("", "A B"), ("", ""))
    assert count_notice(len(made), count_contributors(names_of(made))).text == (
        "Contributors counted: 3, from contributions: 4. Organisations: 1; persons without an organisation: 1; "
        "contributions without a name, each counted as one contributor: 1."
    )
