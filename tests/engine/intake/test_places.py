"""Groups, countries, regions, languages and roles as contributors write them."""

import pytest

from rapporteur.engine.intake.dates import day_first, iso_date
from rapporteur.engine.intake.places import Places, find_language, find_role
from rapporteur.engine.intake.review import Review

PLAIN = Places(Review())


@pytest.mark.parametrize(
    ("value", "country", "region"),
    [
        ("Sudan, Africa", "SD", "africa"),
        ("France/United States", "", "europe-north-america"),
        ("Geneva, Switzerland", "CH", "europe-north-america"),
        ("Global", "", ""),
        ("Africa", "", "africa"),
        ("Latin America", "", "latin-america-caribbean"),
        ("India and Brazil", "", ""),
        ("Trinidad and Tobago", "TT", "latin-america-caribbean"),
        ("Australia/Asia Pacific", "AU", "asia-pacific"),
        ("New York, USA", "US", "europe-north-america"),
        ("Africa, Asia-Pacific, Canada, Europe, Mexico", "", ""),
        ("Region - Global with company headquarters in the U.S.", "", ""),
        ("An organisation with the office of its director in South Africa", "", ""),
        ("Kenya, Asia", "", ""),
        ("Other", "", ""),
        ("Бразилия", "BR", "latin-america-caribbean"),
        ("中国", "CN", "asia-pacific"),
    ],
)
def test_place_is_one_country_or_one_region_or_nothing(value: str, country: str, region: str) -> None:
    assert PLAIN.place(value) == (country, region)


def test_place_mapping_of_the_review_goes_first() -> None:
    review = Review(
        countries={"Arcadia": ("XA", "africa"), "Gaul": ("FR", ""), "Global": ("", "")},
        regions={"MENA": "western-asia"},
    )
    places = Places(review)
    assert [places.place(value) for value in ("arcadia", "XA", "Arcadia, Africa", "Gaul", "MENA")] == [
        ("XA", "africa"),
        ("XA", "africa"),
        ("XA", "africa"),
        ("FR", "europe-north-america"),
        ("", "western-asia"),
    ]


def test_group_mapping_of_the_review_goes_first() -> None:
    places = Places(Review(groups={"Business": "government", "Other": ""}))
    assert [places.group(v) for v in ("business", "Other", "Civil Society", "Martian")] == [
        "government",
        "",
        "civil-society",
        None,
    ]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("English", "en"),
        ("Français", "fr"),
        ("русский", "ru"),
        ("中文", "zh"),
        ("العربية", "ar"),
        ("Español", "es"),
        ("pt-BR", "pt"),
        ("zh-Hans", "zh"),
        ("de", "de"),
        ("Klingon", ""),
        ("", ""),
    ],
)
def test_language_is_an_iso_code(value: str, code: str) -> None:
    assert find_language(value) == code


@pytest.mark.parametrize(
    ("value", "role"),
    [("Stakeholder", "stakeholder"), ("Organizador", "organiser"), ("秘书处", "secretariat"), ("King", None)],
)
def test_role_is_a_key(value: str, role: str | None) -> None:
    assert find_role(value) == role


@pytest.mark.parametrize(
    ("value", "days_first", "expected"),
    [
        ("2024-04-15 10:33:20", None, "2024-04-15"),
        ("2024/4/5 10:33:20 AM GMT+1", None, "2024-04-05"),
        ("15.04.2024", True, "2024-04-15"),
        ("4/15/2024", False, "2024-04-15"),
        ("4/5/2024", None, ""),
        ("2024-13-45", None, ""),
        ("soon", None, ""),
    ],
)
def test_date_is_iso_or_nothing(value: str, days_first: bool | None, expected: str) -> None:
    assert iso_date(value, days_first=days_first) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [(["1/2/2024", "13/2/2024"], True), (["1/2/2024", "1/13/2024"], False), (["1/2/2024"], None), (["1.2.2024"], True)],
)
def test_order_of_day_and_month_is_read_from_the_column(values: list[str], expected: bool | None) -> None:
    assert day_first(values) is expected
