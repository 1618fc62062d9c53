"""Making, changing and copying consultations."""

from __future__ import annotations

import pytest

from rapporteur.web.consultations import actions, queries
from rapporteur.web.consultations.questionnaire import default_consent
from rapporteur.web.consultations.refusals import Refused
from rapporteur.web.reviews.models import Membership, Role
from tests.web.consultations.cast import a_case, log
from tests.web.consultations.questionnaire.samples import lantern
from tests.web.factories import NOW, a_member, a_review

pytestmark = pytest.mark.django_db


def made(review, by, slug="first-round", title="First round", languages=("fr", "en")):
    given = {"title": {"en": title} if title else {}, "summary": {}, "languages": languages}
    return actions.make(review=review, slug=slug, **given, by=by, now=NOW)


def test_make_begins_with_an_empty_questionnaire_and_the_consent_text():
    review = a_review()

    consultation = made(review, a_member(review))

    asked = queries.questionnaire_of(queries.latest_version(consultation))
    consent = default_consent()
    assert (consultation.languages, asked.languages) == (["en", "fr"], ("en", "fr"))
    assert (asked.title, asked.consent) == ({"en": "First round"}, {code: consent[code] for code in ("en", "fr")})
    assert asked.sections == ()
    assert log() == [("consultation.made", "first-round")]


@pytest.mark.parametrize("slug", ["", "new", "Höhe", "two words", "-a", "a--b", "a" * 61])
def test_make_refuses_an_address_that_is_none(slug):
    review = a_review()

    with pytest.raises(Refused, match="cannot be part of an address"):
        made(review, a_member(review), slug)

    assert review.consultations.count() == 0


@pytest.mark.parametrize(("given", "sentence"), [
    ({"title": ""}, "Enter a title in at least one language."),
    ({"languages": ()}, "Choose at least one of the languages of the review."),
    ({"languages": ("de",)}, "Choose at least one of the languages of the review."),
])  # fmt: skip
def test_make_refuses_what_is_missing(given, sentence):
    review = a_review()

    with pytest.raises(Refused) as refused:
        made(review, a_member(review), **given)

    assert refused.value.reasons == (sentence,)


def test_make_refuses_an_address_that_is_taken():
    consultation, by = a_case()

    with pytest.raises(Refused) as refused:
        made(consultation.review, by)

    assert refused.value.reasons == ("This review has a consultation with the address first-round already.",)


def test_change_logs_what_was_changed_and_nothing_where_nothing_was():
    consultation, by = a_case()
    given = {"title": {"en": "Round one"}, "summary": {}, "grace_minutes": 15, "by": by, "now": NOW}

    actions.change(consultation=consultation, **given)
    actions.change(consultation=consultation, **given)

    consultation.refresh_from_db()
    assert consultation.title == {"en": "Round one"}
    assert log() == [("consultation.changed", "first-round")]


@pytest.mark.parametrize(("state", "minutes", "refused"), [
    ("draft", 0, False), ("open", 14, True), ("open", 15, False), ("open", 60, False), ("draft", 1441, True),
])  # fmt: skip
def test_grace_that_people_count_on_is_not_shortened(state, minutes, refused):
    consultation, by = a_case(state)
    given = {"title": consultation.title, "summary": {}, "grace_minutes": minutes, "by": by, "now": NOW}

    if refused:
        with pytest.raises(Refused):
            actions.change(consultation=consultation, **given)
    else:
        actions.change(consultation=consultation, **given)

    consultation.refresh_from_db()
    assert consultation.grace_minutes == (15 if refused else minutes)


def test_organisers_come_from_the_same_review_only():
    consultation, by = a_case()
    member = Membership.objects.get(user=a_member(consultation.review, Role.ORGANISER))
    stranger = Membership.objects.get(user=a_member(a_review("beacon"), Role.ORGANISER))

    actions.set_organisers(consultation=consultation, organisers=[member], by=by, now=NOW)
    with pytest.raises(Refused):
        actions.set_organisers(consultation=consultation, organisers=[stranger], by=by, now=NOW)

    assert list(consultation.organisers.all()) == [member]
    assert log() == [("consultation.organisers", "first-round")]
    assert list(queries.visible_to(member.user, consultation.review)) == [consultation]
    assert list(queries.visible_to(stranger.user, consultation.review)) == []


def test_organiser_sees_no_other_consultation():
    consultation, by = a_case()
    member = a_member(consultation.review, Role.ORGANISER)

    assert list(queries.visible_to(member, consultation.review)) == []
    assert list(queries.visible_to(by, consultation.review)) == [consultation]


def test_copy_asks_the_same_again_and_links_each_question():
    source, by = a_case("closed", grace_minutes=30)
    organiser = Membership.objects.get(user=a_member(source.review, Role.ORGANISER))
    source.organisers.add(organiser)

    copy = actions.copy_for_next_round(
        consultation=source, slug="second-round", title={"en": "Second round"}, by=by, now=NOW
    )

    asked, before = queries.questionnaire_of(queries.latest_version(copy)), list(lantern().questions)
    assert [(each.key, each.links_to, each.label) for each in asked.questions] == [
        (each.key, each.key, each.label) for each in before
    ]
    assert (copy.follows, copy.round, copy.grace_minutes, copy.opens_at) == (source, 2, 30, None)
    assert list(copy.organisers.all()) == [organiser]
    assert queries.overview(copy, NOW).faults == ()
    assert log() == [("consultation.copied", "second-round")]
