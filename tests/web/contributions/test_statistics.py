from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapporteur.web.contributions import actions
from rapporteur.web.contributions.arrivals import arrivals
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.search import Wanted, listed, search
from rapporteur.web.contributions.statistics import Heard, Tally, has_answered, heard, registered, statistics
from rapporteur.web.stakeholders.models import Representation
from tests.web.contributions.asked import PROFILE, asked, begun, filled, submitted
from tests.web.factories import NOW, a_person, an_organisation

pytestmark = pytest.mark.django_db
ALONE = {"as_organisation": "no", "organisation_name": ""}


def gave(consultation, name, **values):
    return submitted(begun(consultation), organisation_name=name, **values)


def moved(contribution, **columns):
    Contribution.objects.filter(pk=contribution.pk).update(**columns)


def test_contributors_are_counted_once_and_contributions_each():
    consultation = asked()
    gave(consultation, "Amber Trust")
    gave(consultation, "AMBER TRUST")
    gave(consultation, "Beacon Trust", country="Peru", group="academia", publication="withheld")
    submitted(begun(consultation), **ALONE, person_name="Oona Marsh")

    figures = statistics(consultation, NOW)

    assert (figures.contributors, figures.contributions) == (3, 4)
    assert figures.by["group"] == (Tally("civil-society", 2, 3), Tally("academia", 1, 1))
    assert figures.by["country"] == (Tally("Kenya", 2, 3), Tally("Peru", 1, 1))
    assert figures.by["region"] == (Tally("africa", 2, 3), Tally("latin-america-caribbean", 1, 1))
    assert figures.by["publication"] == (Tally("named", 2, 3), Tally("withheld", 1, 1))
    assert figures.by["channel"] == (Tally("web", 3, 4),)


def test_what_was_not_said_comes_last():
    consultation = asked()
    gave(consultation, "Amber Trust", country="")
    gave(consultation, "Beacon Trust", country="")
    gave(consultation, "Candle Trust")

    assert statistics(consultation, NOW).by["country"] == (Tally("Kenya", 1, 1), Tally("", 2, 2))


def test_drafts_withdrawn_and_trials_are_apart():
    consultation = asked()
    filled(begun(consultation))
    begun(consultation)
    actions.withdraw(contribution=gave(consultation, "Amber Trust"), now=NOW)
    actions.withdraw(contribution=begun(consultation), now=NOW)
    submitted(begun(consultation, trial=True))

    figures = statistics(consultation, NOW)

    assert (figures.contributions, figures.drafts, figures.withdrawn) == (0, 2, 1)
    assert figures.by["group"] == ()


def test_profile_counts_as_it_was_submitted():
    consultation = asked()
    contribution = gave(consultation, "Amber Trust")
    filled(contribution, group="academia", organisation_name="Amber Trust")

    assert statistics(consultation, NOW).by["group"] == (Tally("civil-society", 1, 1),)


def test_days_run_from_opening_to_today_with_those_without():
    consultation = asked()
    moved(gave(consultation, "Amber Trust"), received_at=NOW - timedelta(days=2))
    gave(consultation, "Beacon Trust")

    days = statistics(consultation, NOW).days

    assert days[0] == (date(2026, 2, 20), 0)
    assert days[-3:] == ((date(2026, 2, 28), 1), (date(2026, 3, 1), 0), (date(2026, 3, 2), 1))
    assert len(days) == 11


def test_days_are_those_of_the_review():
    consultation = asked()
    consultation.review.time_zone = "Asia/Tokyo"
    moved(gave(consultation, "Amber Trust"), received_at=NOW - timedelta(hours=18, minutes=15))

    assert (date(2026, 3, 2), 1) in statistics(consultation, NOW).days


def test_late_and_unmatched_are_counted():
    consultation = asked()
    gave(consultation, "Amber Trust")
    submitted(begun(consultation), **ALONE)
    consultation.closes_at = NOW - timedelta(hours=1)

    figures = statistics(consultation, NOW)

    assert (figures.late, figures.unmatched) == (2, 1)


def test_counting_takes_a_handful_of_queries_whatever_came_in():
    consultation = asked()
    for number in range(4):
        gave(consultation, f"Trust {number}")

    with CaptureQueriesContext(connection) as taken:
        statistics(consultation, NOW)
        heard(consultation)

    assert len(taken) == 4


def test_register_says_who_was_heard():
    consultation = asked()
    an_organisation(consultation.review, "Amber Trust", group="academia")
    quiet = an_organisation(consultation.review, "Beacon Trust", group="academia")
    speaker, alone = a_person(consultation.review, "Ivo Maren"), a_person(consultation.review, "Oona Marsh")
    Representation.objects.create(person=speaker, organisation=quiet)
    gave(consultation, "AMBER TRUST", group="academia")

    assert heard(consultation) == (Heard("academia", 1, 2), Heard("", 0, 1))
    assert list(registered(consultation, "organisation").exclude(has_answered(consultation, "organisation"))) == [quiet]
    assert list(registered(consultation, "person").exclude(has_answered(consultation, "person"))) == [alone]


def test_arrivals_equal_the_submissions():
    consultation = asked()
    contribution = gave(consultation, "Amber Trust")

    (one,) = arrivals(consultation)

    profile = contribution.submissions.get().content["profile"]
    assert (one.organisation, one.person, one.group, one.country, one.region, one.language, one.publication) == tuple(
        profile[name]
        for name in ("organisation_name", "person_name", "group", "country", "region", "language", "publication")
    )
    assert (one.reference, one.received_at, one.channel, one.entry) == (
        contribution.reference,
        NOW,
        "web",
        "Amber Trust",
    )


def found(consultation, *, all_names=True, **wanted):
    contributions = search(consultation, Wanted(**wanted), all_names=all_names).select_related("consultation")
    return [one.name for one in listed(contributions, all_names=all_names)]


def test_search_finds_by_what_was_submitted():
    consultation = asked()
    gave(consultation, "Amber Trust")
    changed = gave(consultation, "Beacon Trust", group="academia")
    filled(changed, group="government", organisation_name="Beacon Trust")
    actions.withdraw(contribution=gave(consultation, "Candle Trust", group="academia"), now=NOW)
    filled(begun(consultation), organisation_name="Drafting Guild")

    assert found(consultation) == ["", "Beacon Trust", "Amber Trust"]
    assert found(consultation, group="academia") == ["", "Beacon Trust"]
    assert found(consultation, group="government") == []
    assert found(consultation, text="amber") == ["Amber Trust"]
    assert found(consultation, text="drafting") == []
    assert found(consultation, state="withdrawn") == [""]
    assert found(consultation, state="late") == []
    assert found(consultation, text=changed.reference.lower()) == ["Beacon Trust"]


def test_search_in_names_passes_over_those_that_want_none():
    consultation = asked()
    gave(consultation, "Amber Trust", publication="anonymous")
    gave(consultation, "Amber Guild")

    assert found(consultation, all_names=True, text="amber") == ["Amber Guild", "Amber Trust"]
    assert found(consultation, all_names=False, text="amber") == ["Amber Guild"]
    assert found(consultation, all_names=False) == ["Amber Guild", ""]


def test_search_by_state_tells_what_changed_since():
    consultation = asked()
    gave(consultation, "Amber Trust")
    changed = gave(consultation, "Beacon Trust")
    later = {**PROFILE, "organisation_name": "Beacon Trust", "person_name": "Oona Marsh"}
    revisions = dict.fromkeys(later, 1)
    actions.save(contribution=changed, values=later, revisions=revisions, device="one", now=NOW + timedelta(hours=1))

    assert found(consultation, state="changed") == ["Beacon Trust"]
    assert found(consultation, state="submitted") == ["Beacon Trust", "Amber Trust"]
