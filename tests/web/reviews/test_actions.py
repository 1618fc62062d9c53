"""What is done to reviews, and that the activity log tells of it."""

from __future__ import annotations

import pytest

from rapporteur.web.accounts.models import Activity
from rapporteur.web.reviews.actions import (
    add_part,
    change_part,
    change_review,
    change_role,
    give_role,
    make_review,
    move_part,
    publish,
    remove_part,
    take_role,
    unpublish,
)
from rapporteur.web.reviews.models import Document, Mandate, Membership, Review, Role, Topic
from rapporteur.web.stakeholders.refusals import Refused
from tests.web.factories import NOW, a_consultation, a_member, a_review, a_user

pytestmark = pytest.mark.django_db


def _log() -> list[tuple[str, str]]:
    return list(Activity.objects.order_by("id").values_list("verb", "target"))


def test_review_is_made_with_a_register_of_its_own_and_an_owner():
    administrator, owner = a_user(administrator=True), a_user("Odile Tern")

    review = make_review(
        slug="beacon", owner=owner, by=administrator, now=NOW, title={"en": "Beacon review"}, languages=["es", "en"]
    )

    assert Review.objects.get().register.organisations.count() == 0
    assert (review.title, review.languages, review.public) == ({"en": "Beacon review"}, ["en", "es"], False)
    assert list(Membership.objects.values_list("user__name", "role")) == [("Odile Tern", "owner")]
    assert _log() == [("review.made", "beacon"), ("role.given", "Odile Tern")]


@pytest.mark.parametrize("slug", ["beacon", "mine", "account"])
def test_review_with_a_taken_address_is_refused(slug):
    a_review("beacon")

    with pytest.raises(Refused, match=f"The address {slug} is taken"):
        make_review(slug=slug, owner=a_user(), by=None, now=NOW)
    assert (Review.objects.count(), _log()) == (1, [])


def test_review_changed_tells_which_fields_and_only_those_that_are_other():
    review = a_review()
    owner = a_member(review)

    changed = change_review(
        review=review,
        by=owner,
        now=NOW,
        body="Lantern Bureau",
        least_days=review.least_days,
        countries=[" Aru ", "Aru"],
    )

    assert changed == ["body", "countries"]
    assert Review.objects.values_list("body", "countries").get() == ("Lantern Bureau", ["Aru"])
    assert Activity.objects.get().detail == {"fields": ["body", "countries"]}


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ({"languages": ["de"]}, "Choose one language at least."),
        ({"time_zone": "Mars/Olympus"}, "Mars/Olympus is no time zone. Use a name such as Africa/Nairobi or UTC."),
    ],
)
def test_review_with_settings_that_cannot_be_is_refused(details, reason):
    review = a_review()

    with pytest.raises(Refused) as refusal:
        change_review(review=review, by=a_member(review), now=NOW, **details)

    assert refusal.value.reason == reason


def test_review_is_published_once_it_says_what_it_is_and_taken_back():
    review = a_review(public=False, summary={})
    owner = a_member(review)
    with pytest.raises(Refused, match="a title and a summary"):
        publish(review=review, by=owner, now=NOW)
    change_review(review=review, by=owner, now=NOW, summary={"en": "What it is for."})

    publish(review=review, by=owner, now=NOW)
    publish(review=review, by=owner, now=NOW)
    published = Review.objects.get().public
    unpublish(review=review, by=owner, now=NOW)

    assert (published, Review.objects.get().public) == (True, False)
    assert [verb for verb, _ in _log()] == ["review.changed", "review.published", "review.unpublished"]


def test_parts_stand_in_the_order_that_people_choose():
    review = a_review()
    owner = a_member(review)
    for key in ("light", "oil", "wicks"):
        add_part(part=Topic(review=review, key=key), by=owner, now=NOW)

    move_part(part=Topic.objects.get(key="wicks"), up=True, by=owner, now=NOW)
    move_part(part=Topic.objects.get(key="light"), up=True, by=owner, now=NOW)
    move_part(part=Topic.objects.get(key="light"), up=False, by=owner, now=NOW)

    assert list(Topic.objects.values_list("key", "position")) == [("wicks", 0), ("light", 1), ("oil", 2)]
    assert [line.detail["what"] for line in Activity.objects.order_by("id")] == ["added"] * 3 + ["moved"] * 2


def test_mandate_is_checked_by_the_grammar_of_symbols():
    review = a_review()
    owner = a_member(review)
    add_part(part=Mandate(review=review, symbol="A/RES/70/125 ", paragraph="71"), by=owner, now=NOW)
    mandate = Mandate.objects.get()
    mandate.symbol = "A/70/125"

    with pytest.raises(Refused, match=r"Did you mean A/RES/70/125\?"):
        change_part(part=mandate, by=owner, now=NOW)

    assert list(Mandate.objects.values_list("symbol", "paragraph")) == [("A/RES/70/125", "71")]


def test_document_may_be_without_a_symbol_but_not_with_a_wrong_one():
    review = a_review()
    owner = a_member(review)
    add_part(
        part=Document(review=review, title={"en": "Roadmap"}, address="https://lantern.example/r"), by=owner, now=NOW
    )

    with pytest.raises(Refused, match="Lantern is not what a symbol begins with"):
        add_part(part=Document(review=review, symbol="Lantern", address="https://lantern.example/x"), by=owner, now=NOW)
    assert Document.objects.count() == 1


def test_topic_keeps_its_key_and_has_it_alone():
    review = a_review()
    owner = a_member(review)
    add_part(part=Topic(review=review, key="light"), by=owner, now=NOW)
    with pytest.raises(Refused, match="There is a topic with the key light"):
        add_part(part=Topic(review=review, key="light"), by=owner, now=NOW)
    topic = Topic.objects.get()
    topic.key = "oil"

    with pytest.raises(Refused, match="stays as it is"):
        change_part(part=topic, by=owner, now=NOW)


def test_topic_is_removed_until_people_are_asked():
    review = a_review()
    owner = a_member(review)
    topics = [Topic(review=review, key=key) for key in ("light", "oil")]
    for topic in topics:
        add_part(part=topic, by=owner, now=NOW)
    a_consultation(review, state="draft")
    remove_part(part=topics[0], by=owner, now=NOW)
    a_consultation(review, "second-round")

    with pytest.raises(Refused, match="Topics stay"):
        remove_part(part=topics[1], by=owner, now=NOW)
    assert list(Topic.objects.values_list("key", flat=True)) == ["oil"]


def test_roles_are_given_changed_and_taken_on_the_record():
    review = a_review()
    owner, analyst = a_member(review), a_user("Nadir Sol")

    membership = give_role(review=review, user=analyst, role=Role.ANALYST, by=owner, now=NOW)
    change_role(membership=membership, role=Role.OFFICER, by=owner, now=NOW)
    held = Membership.objects.get(user=analyst).role
    take_role(membership=membership, by=owner, now=NOW)

    assert (held, Membership.objects.filter(user=analyst).count()) == ("officer", 0)
    assert _log() == [("role.given", "Nadir Sol"), ("role.changed", "Nadir Sol"), ("role.taken", "Nadir Sol")]


def test_role_is_one_each_and_not_for_those_whose_account_is_shut():
    review = a_review()
    owner = a_member(review)
    with pytest.raises(Refused, match="has a role in this review already"):
        give_role(review=review, user=owner, role=Role.READER, by=owner, now=NOW)
    with pytest.raises(Refused, match="The account of Nadir Sol is shut"):
        give_role(review=review, user=a_user("Nadir Sol", is_active=False), role=Role.READER, by=owner, now=NOW)


def test_the_last_owner_who_can_sign_in_stays():
    review = a_review()
    owner = a_member(review)
    gone = a_member(review, name="Owner who left")
    gone.is_active = False
    gone.save()
    membership = Membership.objects.get(user=owner)

    with pytest.raises(Refused, match="is the last owner"):
        change_role(membership=membership, role=Role.READER, by=owner, now=NOW)
    with pytest.raises(Refused, match="is the last owner"):
        take_role(membership=membership, by=owner, now=NOW)

    a_member(review, name="Second owner")
    take_role(membership=membership, by=owner, now=NOW)
    assert Membership.objects.filter(user=owner).count() == 0


def test_organiser_who_gets_another_role_is_organiser_of_nothing():
    review = a_review()
    owner, organiser = a_member(review), a_member(review, Role.ORGANISER)
    consultation = a_consultation(review)
    membership = Membership.objects.get(user=organiser)
    consultation.organisers.add(membership)

    change_role(membership=membership, role=Role.READER, by=owner, now=NOW)

    assert consultation.organisers.count() == 0
