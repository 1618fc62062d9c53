from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from rapporteur.web.consultations.models import Consultation, Extension
from rapporteur.web.portal import pages
from rapporteur.web.reviews.models import Document, Mandate, Review
from tests.web.factories import NOW, a_consultation, a_review, a_user

pytestmark = pytest.mark.django_db


def _page(address: str) -> html.HtmlElement:
    answer = Client().get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def _found(page: html.HtmlElement, name: str, inside: str = "") -> list[html.HtmlElement]:
    """Elements of a class, or what is inside of them."""
    return list(page.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]{inside}"))


def _words(elements: list[html.HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


def _open(review: Review, slug: str = "first-round", days: int = 5, **given: object) -> Consultation:
    now = timezone.now()
    given = {"opens_at": now - timedelta(days=1), "closes_at": now + timedelta(days=days), **given}
    return a_consultation(review, slug, **given)


def test_home_says_what_is_open_and_until_when() -> None:
    _open(a_review())
    page = _page("/en/")
    (card,) = _found(page, "card")
    assert card.find(".//a").get("href") == "/en/answer/lantern/first-round/"
    assert _words(_found(page, "card", "//h3")) == ["First round of questions"]
    assert "(Coordinated Universal Time)" in _words(_found(page, "card", "//time"))[0]
    assert _words(_found(page, "tasks", "/li")) == [
        "Ten-year review of the Lantern Compact Open Lantern Secretariat (fictional)"
    ]


def test_home_of_an_empty_site_says_what_it_is_for() -> None:
    page = _page("/en/")
    assert (_words(_found(page, "empty", "//h3")), _found(page, "card") + _found(page, "tasks")) == (
        ["Nothing is open at the moment"],
        [],
    )


def test_reading_sets_no_cookie() -> None:
    _open(a_review())
    client = Client()
    for address in ("/en/", "/en/reviews/lantern/", "/en/privacy/", "/en/styleguide/"):
        assert dict(client.get(address).cookies) == {}


def test_reviews_with_the_soonest_deadline_come_first_and_hidden_ones_never() -> None:
    _open(a_review("later"), days=9)
    a_review("nothing-asked")
    _open(a_review("sooner"), days=2)
    _open(a_review("hidden", public=False), days=1)
    assert [one.review.slug for one in pages.public_reviews(timezone.now())] == ["sooner", "later", "nothing-asked"]


@pytest.mark.parametrize("slug", ["hidden", "unknown"])
def test_review_that_is_not_public_is_not_there(slug: str) -> None:
    a_review("hidden", public=False)
    assert Client().get(f"/en/reviews/{slug}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_public_pages_are_only_read(method: str) -> None:
    assert getattr(Client(), method)("/en/privacy/").status_code == 405


@pytest.mark.parametrize(
    ("state", "moments"),
    [
        ("scheduled", [("Opens", "future"), ("Closes", "future")]),
        ("open", [("Opened", "past"), ("Open until", "now")]),
        ("grace", [("Opened", "past"), ("Closed", "past"), ("What was begun is accepted until", "now")]),
        ("closed", [("Opened", "past"), ("Closed", "past")]),
    ],
)
def test_timeline_follows_the_state(state: str, moments: list[tuple[str, str]]) -> None:
    a_consultation(a_review(), state=state)
    page = pages.public_review("lantern", NOW)
    assert page is not None
    assert [(one.what, one.state) for one in page.consultations[0].moments] == moments
    assert page.consultations[0].state.value == state


def test_open_consultations_stand_before_others_and_drafts_nowhere() -> None:
    review = a_review()
    for state in ("closed", "draft", "scheduled", "grace", "open"):
        a_consultation(review, state, state=state)
    page = pages.public_review("lantern", NOW)
    assert page is not None
    assert [one.state.value for one in page.consultations] == ["open", "grace", "scheduled", "closed"]


def test_review_shows_mandate_documents_and_who_carries_it_out() -> None:
    review = a_review()
    Mandate.objects.create(review=review, symbol="A/RES/99/901", paragraph="12", text={"en": "Decides to ask"})
    Document.objects.create(
        review=review, title={"en": "Roadmap"}, address="https://lantern.example/r", symbol="A/99/1"
    )
    page = _page("/en/reviews/lantern/")
    assert _words(_found(page, "quote")) == ["Decides to ask A/RES/99/901 · paragraph 12"]
    assert _words(page.xpath("//aside//li")) == ["Roadmap A/99/1"]
    assert "Carried out by Lantern Secretariat (fictional)" in _words(page.xpath("//main//p"))
    assert _words(page.xpath("//title")) == ["Ten-year review of the Lantern Compact – Rapporteur"]


def test_extension_is_shown_with_both_deadlines_and_its_reason() -> None:
    moved = _open(a_review(time_zone="Asia/Tokyo"))
    Extension.objects.create(
        consultation=moved, old=NOW, new=NOW + timedelta(days=3), reason={"en": "Floods"}, by=a_user(), at=NOW
    )
    (notice,) = _words(_page("/en/reviews/lantern/").xpath("//article/*[@class='notice']"))
    assert notice == (
        "The deadline was extended On 2 March 2026 it was moved from 2 March 2026, 18:30 (Japan Standard Time) "
        "to 5 March 2026, 18:30 (Japan Standard Time). Reason: Floods"
    )


def test_banner_stands_on_pages_of_fictional_reviews_only() -> None:
    a_review()
    a_review("held", fictional=False)
    shown = {slug: _words(_found(_page(f"/en/reviews/{slug}/"), "banner")) for slug in ("lantern", "held")}
    assert shown == {"lantern": ["Fictional demonstration data: no such consultation is held."], "held": []}


def test_people_names_are_escaped() -> None:
    a_review(body="<script>alert(1)</script>")
    assert b"<script>alert" not in Client().get("/en/reviews/lantern/").content


def test_pages_read_the_database_a_few_times_however_much_there_is(django_assert_num_queries: object) -> None:
    for number in range(5):
        review = a_review(f"review-{number}")
        for place in range(4):
            _open(review, f"round-{place}")
    with django_assert_num_queries(3):  # type: ignore[operator]
        Client().get("/en/")
    with django_assert_num_queries(6):  # type: ignore[operator]
        Client().get("/en/reviews/review-0/")


def test_arabic_page_reads_from_right_to_left() -> None:
    a_review()
    page = _page("/ar/reviews/lantern/")
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert _words(page.xpath("//h1")) == ["الاستعراض العشري لميثاق الفانوس"]
