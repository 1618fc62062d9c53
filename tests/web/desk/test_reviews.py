"""Pages of the desk about reviews, used as a browser without scripts uses them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import Activity
from rapporteur.web.reviews.models import Document, Mandate, Membership, Review, Role, Topic
from tests.web.factories import NOW, a_consultation, a_member, a_review, a_user, an_organisation

pytestmark = pytest.mark.django_db

_SETTINGS = {
    "title_en": "Beacon review",
    "title_ar": "استعراض المنارة",
    "summary_en": "What the beacons brought.",
    "languages": ["ar", "en"],
    "time_zone": "Africa/Nairobi",
    "least_days": "21",
    "countries": "Arunel\n\nZelle\n",
}


@pytest.fixture
def review():
    return a_review()


@pytest.fixture
def owner(review, signed_in):
    return signed_in(a_member(review, name="Odile Tern"))


def _text(response):
    """What a page says, without tags and with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def _errors(response):
    return response.context["form"].errors.get_json_data()


def _messages(response):
    return [str(message) for message in response.context["messages"]]


def test_home_lists_the_reviews_one_has_a_role_in(review, signed_in):
    a_review("elsewhere", title={"en": "Review of somebody else"})
    client = signed_in(a_member(review, Role.READER))

    page = client.get("/en/desk/")

    assert [(one.slug, str(role)) for one, role in page.context["reviews"]] == [
        ("lantern", "Reader: sees counts and reports")
    ]
    assert "Make a review" not in _text(page)


def test_home_of_somebody_without_a_role_says_what_it_is_for(signed_in):
    page = signed_in(a_user(administrator=True)).get("/en/desk/")

    assert "The reviews in which you have a role are listed here." in _text(page)
    assert "Make a review" in _text(page)


def test_administrator_makes_a_review_for_an_owner(signed_in):
    owner = a_user("Odile Tern")
    client = signed_in(a_user(administrator=True))

    response = client.post("/en/desk/reviews/new/", {**_SETTINGS, "slug": "Beacon", "owner": owner.email.upper()})

    assert response.headers["Location"] == "/en/desk/"
    review = Review.objects.get()
    assert (review.slug, review.title, review.languages, review.time_zone, review.least_days, review.countries) == (
        "beacon",
        {"ar": "استعراض المنارة", "en": "Beacon review"},
        ["ar", "en"],
        "Africa/Nairobi",
        21,
        ["Arunel", "Zelle"],
    )
    assert list(Membership.objects.values_list("user", "role")) == [(owner.pk, "owner")]


def test_new_review_with_faults_keeps_what_was_typed(review, signed_in):
    client = signed_in(a_user(administrator=True))

    page = client.post("/en/desk/reviews/new/", {**_SETTINGS, "slug": "lantern", "owner": "nobody@lantern.example"})
    again = client.post("/en/desk/reviews/new/", {**_SETTINGS, "slug": "lantern", "owner": a_user("Bo Tern").email})

    assert [error["message"] for error in _errors(page)["owner"]] == [
        "Nobody has an account with this e-mail address. Ask an administrator to make one."
    ]
    assert [error["message"] for error in _errors(again)["slug"]] == [
        "The address lantern is taken. Choose another one."
    ]
    assert 'value="استعراض المنارة"' in again.content.decode()
    assert '<a href="#id_slug">' in again.content.decode()
    assert Review.objects.count() == 1


def test_overview_says_what_is_open_until_when(review, owner):
    now = timezone.now()
    a_consultation(review, opens_at=now - timedelta(days=1), closes_at=now.replace(microsecond=0) + timedelta(days=3))
    a_consultation(review, "second-round", state="draft", title={"en": "Second round"})

    page = owner.get("/en/desk/lantern/")

    assert [one.slug for one in page.context["open_now"]] == ["first-round"]
    assert [(one.slug, state) for one, state in page.context["consultations"]] == [
        ("first-round", "open"),
        ("second-round", "draft"),
    ]


def test_overview_offers_the_next_steps_to_those_who_may_take_them(review, owner, signed_in):
    steps = ("Give the mandate", "Name the topics", "Fill the register", "Make a consultation")

    page, other = owner.get("/en/desk/lantern/"), signed_in(a_member(review, Role.READER)).get("/en/desk/lantern/")

    assert [step for step in steps if step in _text(page)] == list(steps)
    assert [step for step in steps if step in _text(other)] == []
    Mandate.objects.create(review=review, symbol="A/RES/99/901")
    Topic.objects.create(review=review, key="light")
    an_organisation(review)
    a_consultation(review)
    assert "Next steps" not in _text(owner.get("/en/desk/lantern/"))


def test_organiser_sees_their_own_consultations_only(review, signed_in):
    organiser = a_member(review, Role.ORGANISER)
    a_consultation(review)
    a_consultation(review, "second-round").organisers.add(Membership.objects.get(user=organiser))

    page = signed_in(organiser).get("/en/desk/lantern/")

    assert [one.slug for one, _ in page.context["consultations"]] == ["second-round"]


@pytest.mark.parametrize(
    ("role", "parts"),
    [
        (Role.OWNER, ["Overview", "Consultations", "Register", "Analysis", "People", "Activity", "Settings"]),
        (Role.OFFICER, ["Overview", "Consultations", "Register", "Analysis", "Activity", "Settings"]),
        (Role.ANALYST, ["Overview", "Consultations", "Register", "Analysis"]),
        (Role.DRAFTER, ["Overview", "Consultations", "Analysis"]),
        (Role.ORGANISER, ["Overview", "Consultations"]),
        (Role.READER, ["Overview", "Consultations", "Analysis"]),
    ],
)
def test_navigation_leads_where_one_may_go(review, signed_in, role, parts):
    page = signed_in(a_member(review, role)).get("/en/desk/lantern/").content.decode()

    navigation = page.split('aria-label="This review"')[1].split("</nav>")[0]
    assert re.findall(r">([^<>]+)</a>", navigation) == parts
    assert navigation.count('aria-current="page"') == 1


def test_settings_are_saved(review, owner):
    response = owner.post("/en/desk/lantern/settings/", _SETTINGS, follow=True)

    review.refresh_from_db()
    assert _messages(response) == ["The settings are saved."]
    assert (review.title, review.body, review.fictional, review.time_zone) == (
        {"ar": "استعراض المنارة", "en": "Beacon review"},
        "",
        False,
        "Africa/Nairobi",
    )


def test_settings_with_a_zone_that_is_none_are_refused(review, owner):
    page = owner.post("/en/desk/lantern/settings/", {**_SETTINGS, "time_zone": "Lantern/Town"})

    assert [error["message"] for error in _errors(page)["time_zone"]] == [
        "Lantern/Town is no time zone. Use a name such as Africa/Nairobi or UTC."
    ]
    assert Review.objects.get().title == review.title


def test_review_is_taken_off_the_public_face_and_put_back(review, owner):
    owner.post("/en/desk/lantern/publication/", {"public": "no"})
    hidden = Review.objects.get().public
    owner.post("/en/desk/lantern/publication/", {"public": "yes"})

    assert (hidden, Review.objects.get().public) == (False, True)


def test_review_that_says_nothing_is_not_shown_to_the_public(owner, review):
    Review.objects.update(public=False, summary={})

    page = owner.post("/en/desk/lantern/publication/", {"public": "yes"}, follow=True)

    assert _messages(page) == ["Give the review a title and a summary before the public sees it."]
    assert Review.objects.get().public is False


def test_parts_are_added_changed_moved_and_removed(review, owner):
    for key in ("light", "oil"):
        owner.post("/en/desk/lantern/topics/", {"label_en": key.title(), "key": key})
    light, oil = Topic.objects.order_by("position")
    owner.post(f"/en/desk/lantern/topics/{oil.pk}/move/", {"where": "up"})
    owner.post(f"/en/desk/lantern/topics/{light.pk}/", {"label_en": "Lamps", "label_fr": "Lampes", "key": "other"})
    moved = list(Topic.objects.values_list("key", "label"))
    asked = owner.get(f"/en/desk/lantern/topics/{oil.pk}/remove/")
    owner.post(f"/en/desk/lantern/topics/{oil.pk}/remove/")

    assert moved == [("oil", {"en": "Oil"}), ("light", {"en": "Lamps", "fr": "Lampes"})]
    assert "Keep it" in _text(asked)
    assert list(Topic.objects.values_list("key", flat=True)) == ["light"]


def test_mandate_with_a_slip_in_its_symbol_says_what_was_meant(review, owner):
    page = owner.post("/en/desk/lantern/mandate/", {"symbol": "A/70/125", "paragraph": "71", "text_fr": "Décide"})

    assert [error["message"] for error in _errors(page)["symbol"]] == [
        "A/70/125 is a document, not a resolution or decision. Did you mean A/RES/70/125?"
    ]
    assert ">\nDécide</textarea>" in page.content.decode()
    assert Mandate.objects.count() == 0


def test_document_keeps_its_date(review, owner):
    given = {"title_en": "Roadmap", "address": "https://lantern.example/map", "dated": "2026-02-01"}

    response = owner.post("/en/desk/lantern/documents/", given)
    document = Document.objects.get()

    assert response.headers["Location"] == "/en/desk/lantern/documents/"
    assert document.dated is not None
    assert (document.dated.isoformat(), document.symbol) == ("2026-02-01", "")
    assert 'value="2026-02-01"' in owner.get(f"/en/desk/lantern/documents/{document.pk}/").content.decode()


def test_part_of_another_review_is_not_there(owner):
    topic = Topic.objects.create(review=a_review("beacon"), key="light")

    for path in (f"{topic.pk}/", f"{topic.pk}/remove/", f"{topic.pk}/move/"):
        assert owner.post(f"/en/desk/lantern/topics/{path}").status_code == 404
    assert Topic.objects.count() == 1


def test_roles_are_given_changed_and_taken(review, owner):
    guest = a_user("Nadir Sol")
    owner.post("/en/desk/lantern/people/", {"user": guest.email, "role": "analyst"})
    membership = Membership.objects.get(user=guest)
    owner.post(f"/en/desk/lantern/people/{membership.pk}/", {"role": "officer"})
    changed = Membership.objects.get(user=guest).role
    owner.post(f"/en/desk/lantern/people/{membership.pk}/remove/")

    assert (membership.role, changed) == ("analyst", "officer")
    assert Membership.objects.filter(user=guest).count() == 0
    assert list(Activity.objects.order_by("id").values_list("verb", flat=True)) == [
        "role.given", "role.changed", "role.taken",
    ]  # fmt: skip


def test_role_for_somebody_unknown_says_what_to_do(owner):
    page = owner.post("/en/desk/lantern/people/", {"user": "nobody@lantern.example", "role": "reader"})

    assert [error["message"] for error in _errors(page)["user"]] == [
        "Nobody has an account with this e-mail address. Ask an administrator to make one."
    ]


def test_last_owner_stays(owner, review):
    membership = Membership.objects.get()

    page = owner.post(f"/en/desk/lantern/people/{membership.pk}/remove/", follow=True)

    assert _messages(page) == ["Odile Tern is the last owner. Make somebody else an owner first."]
    assert Membership.objects.get().role == "owner"


def test_owner_who_becomes_a_reader_is_led_home(owner, review):
    membership = Membership.objects.get()
    a_member(review, name="Second owner")

    response = owner.post(f"/en/desk/lantern/people/{membership.pk}/", {"role": "reader"})

    assert response.headers["Location"] == "/en/desk/"


def test_activity_is_filtered_and_paged(review, owner):
    user = Membership.objects.get().user
    for minute in range(55):
        record("review.changed", actor=user, target=review.slug, now=NOW + timedelta(minutes=minute), review=review.pk)
    record("review.published", actor=None, target=review.slug, now=NOW + timedelta(days=1), review=review.pk)

    everything = owner.get("/en/desk/lantern/activity/")
    second = owner.get("/en/desk/lantern/activity/?page=2")
    one_day = owner.get("/en/desk/lantern/activity/?day=2026-03-03")
    person = owner.get(f"/en/desk/lantern/activity/?person={user.pk}&verb=review.changed")
    nothing = owner.get(f"/en/desk/lantern/activity/?person={user.pk}&verb=review.published")

    assert [len(page.context["lines"]) for page in (everything, second, one_day, person)] == [50, 6, 1, 50]
    assert "The site itself" in _text(one_day)
    assert "No line of the log meets all of this." in _text(nothing)


def test_activity_asked_for_what_cannot_be_says_so_and_shows_everything(review, owner):
    record("review.made", actor=None, target=review.slug, now=NOW, review=review.pk)

    page = owner.get("/en/desk/lantern/activity/?person=999&day=9999-12-31&verb=x")

    assert sorted(_errors(page)) == ["day", "person", "verb"]
    assert len(page.context["lines"]) == 1


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_pages_of_a_review_come_in_every_language_and_are_light(review, owner, language):
    Mandate.objects.create(review=review, symbol="A/RES/99/901", paragraph="12", text={"en": "Asks for it."})
    a_consultation(review)
    for path in ("", "settings/", "people/", "activity/", "mandate/", "topics/", "documents/"):
        page = owner.get(f"/{language}/desk/lantern/{path}").content
        assert (path, page.count(b"<h1>")) == (path, 1)
        assert len(page) < 60_000
