"""Countries and regions as contributors write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.engine.schemes.geography import (
    REGIONS,
    country_name,
    find_countries,
    find_country,
    find_region,
    members,
    members_by_region,
    region_name,
    region_of,
)

NETMUNDIAL = Path(__file__).parents[3] / "../shared/inputs/netmundial2014/manifest.csv"


@pytest.mark.parametrize(
    ("text", "iso2"),
    [
        ("Brazil", "BR"),
        ("Brasil", "BR"),
        ("UNITED KINGDOM", "GB"),
        ("UK", "GB"),
        ("The United States", "US"),
        ("U.S.", "US"),
        ("U. S. A.", "US"),
        ("usa", "US"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("Democratic Republic Of Congo", "CD"),
        ("D.R. Congo", "CD"),
        ("Congo", "CG"),
        ("Islamic Republic of Iran", "IR"),
        ("Gambia (The)", "GM"),
        ("l'Allemagne", "DE"),
        ("Les États-Unis", "US"),
        ("los Países Bajos", "NL"),
        ("Соединённые Штаты Америки", "US"),
        ("йемен", "YE"),
        ("中华人民共和国", "CN"),
        ("الأردن", "JO"),
        ("إيران", "IR"),
        ("El Salvador", "SV"),
        ("Hong Kong, China", "HK"),
        ("FR", "FR"),
        ("CHE", "CH"),
        (" Viet Nam ", "VN"),
    ],
)
def test_country_is_found_in_usual_spellings(text: str, iso2: str) -> None:
    assert find_country(text) == iso2


@pytest.mark.parametrize(
    "text",
    ["", "Korea", "fr", "che", "NA", "N/A", "Other", "Global", "Europe", "Salvador", "Brazil and Germany", "Per"],
)
def test_country_is_not_guessed(text: str) -> None:
    assert find_country(text) is None


@pytest.mark.parametrize(
    ("text", "iso2"),
    [
        ("People?s Republic of China", "CN"),
        ("Sngal", "SN"),
        ("Mxico", "MX"),
        ("S\ufffdn\ufffdgal", "SN"),
        ("Trkiye", "TR"),
        ("Chile?", "CL"),
    ],
)
def test_country_with_lost_letters_is_found(text: str, iso2: str) -> None:
    assert find_country(text) == iso2


@pytest.mark.parametrize("text", ["I?an", "?", "Ira?", "Slov?n?"])
def test_country_with_too_few_letters_left_is_not_guessed(text: str) -> None:
    assert find_country(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan, Africa", ("SD",)),
        ("USA / Poland", ("US", "PL")),
        ("Brazil and Germany", ("BR", "DE")),
        ("Region - Global with company headquarters in the U.S.", ("US",)),
        ("US, EU, Geneva", ("US",)),
        ("DE / FR", ("DE", "FR")),
        ("Paris, Sngal; People?s Republic of China", ("SN", "CN")),
        ("San Salvador, El Salvador", ("SV",)),
        ("Papua New Guinea and Guinea-Bissau", ("PG", "GW")),
        ("中国和印度尼西亚", ("CN", "ID")),
        ("الأردن والبرازيل", ("JO", "BR")),
        ("South Africa", ("ZA",)),
        ("Atlanta, Georgia, USA", ("US",)),
        ("Republic of Korea and Korea", ("KR",)),
        ("New Mexico", ()),
        ("South America", ()),
        ("contact us and him", ()),
        ("Для того, чтобы", ()),
        ("Global", ()),
        ("", ()),
    ],
)
def test_countries_are_found_in_compounds_in_order(text: str, expected: tuple[str, ...]) -> None:
    assert find_countries(text) == expected


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Africa", "africa"),
        ("Latin America and The Caribbean", "latin-america-caribbean"),
        ("América Latina y el Caribe", "latin-america-caribbean"),
        ("Europe", "europe-north-america"),
        ("Asie-Pacifique", "asia-pacific"),
        ("亚太地区", "asia-pacific"),
        ("Западная Азия", "western-asia"),
        ("غربي آسيا", "western-asia"),
        ("Afrique", "africa"),
    ],
)
def test_region_is_found_in_six_languages(text: str, region: str) -> None:
    assert find_region(text) == region


@pytest.mark.parametrize("text", ["MENA", "Arab States", "Americas", "CIS", "Global", "", "Sudan, Africa", "Other"])
def test_region_is_none_where_two_could_be_meant(text: str) -> None:
    assert find_region(text) is None


def test_members_are_193_each_in_one_region() -> None:
    by_region = members_by_region()
    assert tuple(by_region) == REGIONS
    assert {key: len(states) for key, states in by_region.items()} == {
        "africa": 54,
        "asia-pacific": 44,
        "europe-north-america": 51,
        "latin-america-caribbean": 33,
        "western-asia": 11,
    }
    assert sorted(state for states in by_region.values() for state in states) == list(members())


def test_region_follows_the_stated_rule_where_a_state_is_in_two_commissions() -> None:
    chosen = {
        iso2: region_of(iso2) for iso2 in ("EG", "SD", "IL", "CY", "TR", "KZ", "AM", "US", "JP", "PS", "AQ", "XX")
    }
    assert chosen == {
        "EG": "africa",
        "SD": "africa",
        "IL": "europe-north-america",
        "CY": "europe-north-america",
        "TR": "europe-north-america",
        "KZ": "asia-pacific",
        "AM": "europe-north-america",
        "US": "europe-north-america",
        "JP": "asia-pacific",
        "PS": "western-asia",
        "AQ": "",
        "XX": "",
    }


def test_names_have_no_articles_or_footnote_marks() -> None:
    assert country_name("NL") == "Netherlands"
    assert country_name("FR", "fr") == "France"
    assert country_name("VA", "es") == "Santa Sede"
    assert country_name("CN", "zh") == "中国"
    assert country_name("JO", "ar") == "الأردن"
    assert country_name("DE", "ru") == "Германия"
    assert country_name("DE", "xx") == "Germany"
    assert country_name("ZZ") == "ZZ"
    assert region_name("africa", "fr") == "Afrique"
    assert region_name("nowhere") == "nowhere"


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_every_own_name_is_found_again(language: str) -> None:
    wrong = {iso2: find_country(country_name(iso2, language)) for iso2 in members()}
    assert {iso2: found for iso2, found in wrong.items() if found != iso2} == {}
    assert [find_region(region_name(key, language)) for key in REGIONS] == list(REGIONS)


@given(st.text(max_size=60))
def test_any_text_is_answered_with_known_countries(text: str) -> None:
    for iso2 in find_countries(text):
        assert country_name(iso2) != iso2
    only = find_country(text)
    assert only is None or find_countries(text) == (only,)


@given(st.sampled_from(members()), st.sampled_from(UN_LANGUAGES))
def test_country_is_found_whatever_the_case_and_punctuation_around(iso2: str, language: str) -> None:
    name = country_name(iso2, language)
    assert [find_country(name.upper()), find_country(name.lower()), find_country(f" «{name}». ")] == [iso2] * 3


def test_netmundial_regions_name_the_countries_a_reader_sees() -> None:
    if not NETMUNDIAL.exists():
        pytest.skip("the NETmundial inputs are not beside the repository")
    with NETMUNDIAL.open(encoding="utf-8", newline="") as file:
        values = {row["region"] for row in csv.DictReader(file)}
    without = {value for value in values if not find_countries(value) and not find_region(value)}
    assert without == {
        "Americas",
        "Austrian Federal Ministry for Transport, Innovation and Technology",
        "Commonwealth",
        "Commonwealth Telecommunications Organisation",
        "Deputy to the Chief Regulatory Officer Orange Group",
        "Directorate General Human Rights and Rule of Law",
        "Europe, Middle East and North Africa",
        "Global",
        "MENA",
        "Other",
        "The Aspen Institute",
    }
