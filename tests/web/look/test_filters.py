from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

from rapporteur.web.look.languages import CODES, site_code
from rapporteur.web.look.templatetags import look

AT = datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)
TEXTS = {"ar": "مصباح", "en": "lamp <b>", "fr": "lampe"}


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(site_code(request.param)):
        yield request.param


def _said(markup: object) -> str:
    return re.sub(r"<[^>]*>|\u200f|\u200e", "", str(markup)).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("en", "lamp &lt;b&gt;"),
        ("fr", "lampe"),
        ("ar", "مصباح"),
        ("es", '<span lang="en" dir="ltr">lamp &lt;b&gt;</span>'),
    ],
)
def test_words_take_the_language_of_the_page_else_are_marked(code: str, shown: str) -> None:
    with translation.override(code):
        assert look.words(TEXTS) == shown


def test_words_in_one_language_only_are_marked_with_its_direction() -> None:
    with translation.override("zh-hans"):
        assert look.words({"ar": "مصباح"}) == '<span lang="ar" dir="rtl">مصباح</span>'
        assert look.plain_words({"ar": "مصباح"}) == "مصباح"


@pytest.mark.parametrize("nothing", [{}, {"en": ""}, "", None])
def test_words_of_nothing_are_nothing(nothing: object) -> None:
    assert (look.words(nothing), look.plain_words(nothing)) == ("", "")


def test_peoples_text_is_escaped_and_decides_on_its_own_direction() -> None:
    assert look.bdi("<i>لا") == '<bdi dir="auto">&lt;i&gt;لا</bdi>'
    assert look.prose("one <script>\n\nلا") == (
        '<div class="prose" dir="auto"><p dir="auto">one &lt;script&gt;</p>\n\n<p dir="auto">لا</p></div>'
    )


MOMENTS = {
    "ar": "2 مارس 2026، 10:30:15 (توقيت وسط أوروبا الرسمي)",
    "zh": "2026年3月2日 10:30:15 (中欧标准时间)",
    "en": "2 March 2026, 10:30:15 (Central European Standard Time)",
    "fr": "2 mars 2026, 10:30:15 (heure normale d’Europe centrale)",
    "ru": "2 марта 2026 г., 10:30:15 (Центральная Европа, стандартное время)",
    "es": "2 de marzo de 2026, 10:30:15 (hora estándar de Europa central)",
}


def test_moment_names_its_zone_in_the_language_of_the_page(language: str) -> None:
    markup = look.moment(AT, "Europe/Paris")
    assert _said(markup) == MOMENTS[language]
    assert 'datetime="2026-03-02T10:30:15+01:00"' in markup


def test_minute_leaves_the_seconds_out() -> None:
    assert _said(look.minute(AT)) == "2 March 2026, 09:30 (Coordinated Universal Time)"


def test_zone_that_has_no_name_is_named_by_city_and_offset() -> None:
    assert _said(look.minute(AT, "Asia/Kathmandu")) == "2 March 2026, 15:15 (Kathmandu time, GMT+05:45)"
    with translation.override("ar"):
        assert "كاتماندو" in look.minute(AT, "Asia/Kathmandu")


def test_day_of_a_moment_is_that_of_the_zone() -> None:
    late = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
    assert look.day(late, "Asia/Tokyo") == '<time datetime="2026-03-03">3 March 2026</time>'
    assert look.day(date(2026, 3, 2)) == '<time datetime="2026-03-02">2 March 2026</time>'


NUMBERS = {
    "ar": ("1,234.5", "30%", "1.4 م.ب"),
    "zh": ("1,234.5", "30%", "1.4 MB"),
    "en": ("1,234.5", "30%", "1.4 MB"),
    "fr": ("1 234,5", "30 %", "1,4 Mo"),
    "ru": ("1 234,5", "30 %", "1,4 МБ"),
    "es": ("1.234,5", "30 %", "1,4 MB"),
}


def test_numbers_are_written_as_the_language_does(language: str) -> None:
    written = (look.number(1234.5), look.percent_of(12, 40), look.size(1_434_000))
    assert tuple(map(_said, written)) == NUMBERS[language]


def test_digits_are_european_in_all_six_languages(language: str) -> None:
    said = "".join(
        str(part)
        for part in (
            look.number(9876543210),
            look.percent_of(7, 9),
            look.size(5_000_000_000),
            look.moment(AT, "Asia/Kathmandu"),
            look.minute(AT),
            look.day(AT),
        )
    )
    digits = {letter for letter in said if letter.isdecimal()}
    assert digits <= set("0123456789")
    assert set(look.number(9876543210)) >= set("0123456789")


def test_share_of_nothing_is_none() -> None:
    assert (look.percent_of(0, 0), look.ratio_of(0, 0), look.ratio_of(3, 8)) == ("", "0%", "37.50%")


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 byte"), (999, "999 byte"), (1000, "1 kB"), (20_971_520, "21 MB"), (3 * 10**12, "3,000 GB")],
)
def test_size_takes_the_unit_that_fits(count: int, said: str) -> None:
    assert look.size(count) == said


LISTS = {
    "ar": "العربية والفرنسية والإسبانية",
    "zh": "阿拉伯语、法语和西班牙语",
    "en": "Arabic, French and Spanish",
    "fr": "arabe, français et espagnol",
    "ru": "арабский, французский и испанский",
    "es": "árabe, francés y español",
}


def test_languages_in_a_row_are_joined_as_the_language_joins(language: str) -> None:
    assert _said(look.language_names(["ar", "fr", "es"])) == LISTS[language]


def test_list_escapes_what_people_wrote() -> None:
    assert look.list_words(["{0}", "<b>"]) == "<bdi>{0}</bdi> and <bdi>&lt;b&gt;</bdi>"
    assert look.list_words([]) == ""


def test_names_are_those_of_the_language() -> None:
    with translation.override("fr"):
        assert (look.country("Kenya"), look.region("africa"), look.group("civil-society")) == (
            "Kenya",
            "Afrique",
            "Société civile",
        )
    with translation.override("ru"):
        assert look.country("Kenya") == "Кения"


def test_country_that_nobody_knows_stays_as_typed() -> None:
    assert (look.country("Kirany"), look.country("")) == ("Kirany", "")


@pytest.mark.parametrize(
    ("page", "review", "wrong", "title"),
    [
        ("Privacy", "", None, "Privacy – Rapporteur"),
        ("Settings", {"en": "Lantern"}, None, "Settings – Lantern – Rapporteur"),
        ("Settings", {"en": "Lantern"}, {"name": ["?"]}, "Error: Settings – Lantern – Rapporteur"),
        ("Sign in", "", True, "Error: Sign in – Rapporteur"),
    ],
)
def test_page_title_follows_one_pattern(page: str, review: object, wrong: object, title: str) -> None:
    assert look.page_title(page, review, wrong=wrong) == title


def test_page_title_is_escaped_in_a_template() -> None:
    shown = Template("{% page_title name %}").render(Context({"name": "<b>"}))
    assert shown == "&lt;b&gt; – Rapporteur"


def test_pages_of_a_long_list_leave_gaps() -> None:
    places = look.pages(Paginator(range(480), 20).page(7))
    assert [number for number, _ in places] == [1, 0, 6, 7, 8, 0, 24]
    assert places[0][1] == "Page 1"


def test_state_that_has_no_words_shows_itself_quietly() -> None:
    assert (look.state_name("open"), look.state_tone("open")) == ("Open", "active")
    assert (look.state_name("odd"), look.state_tone("odd")) == ("odd", "quiet")
