"""Beginning and saving: revisions, two devices, and nothing lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapporteur.web.consultations.questionnaire import Unread, from_stored, read_answer, to_stored
from rapporteur.web.consultations.questionnaire.tidying import tidy
from rapporteur.web.contributions.actions import Conflict, NotOpen, ReadOnly, Saved, save
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.queries import working
from tests.web.contributions.asked import PROFILE, QUESTIONNAIRE, asked, begun, filled, submitted
from tests.web.factories import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=1)
KIND = {question.key: question for question in QUESTIONNAIRE.questions}


def put(contribution: Contribution, device: str = "one", now=NOW, language: str = "", **answers) -> Saved:
    """Save answers given as (value, revision)."""
    return save(
        contribution=contribution,
        values={key: value for key, (value, _revision) in answers.items()},
        revisions={key: revision for key, (_value, revision) in answers.items()},
        device=device,
        now=now,
        language=language,
    )


def test_begin_makes_a_draft_of_the_open_version() -> None:
    consultation = asked()
    draft = begun(consultation, via="newsletter-2", language="zh-hans")
    assert re.fullmatch(r"LANTERN-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", draft.reference)
    assert (draft.state, draft.via, draft.language, draft.started_at, draft.version) == (
        "draft",
        "newsletter-2",
        "zh",
        NOW,
        consultation.versions.get(),
    )


@pytest.mark.parametrize("via", ["", "UPPER", "a b", "x" * 61, "<i>"])
def test_begin_leaves_out_what_is_no_channel(via: str) -> None:
    assert begun(via=via).via == ""


@pytest.mark.parametrize("state", ["draft", "scheduled", "grace", "closed"])
def test_begin_is_refused_unless_open(state: str) -> None:
    with pytest.raises(NotOpen):
        begun(asked(state))
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize("state", ["draft", "scheduled", "open", "grace", "closed"])
def test_begin_tries_out_at_any_time(state: str) -> None:
    trial = begun(asked(state), trial=True, preview="government")
    assert (trial.trial, trial.group) == (True, "government")
    assert put(trial, change=("Light.", 0)) == Saved({"change": 1}, ())


def test_save_grows_the_revision_with_each_change_only() -> None:
    draft = begun()
    assert put(draft, change=("One.", 0)) == Saved({"change": 1}, ())
    assert put(draft, change=("One.", 1)) == Saved({"change": 1}, ())
    assert put(draft, change=("Two.", 1), stable=("yes", 0), means=([], 0)) == Saved(
        {"change": 2, "stable": 1, "means": 0}, ()
    )
    assert dict(working(draft).answers) | {"papers": []} == {"change": "Two.", "stable": "yes", "papers": []}
    assert working(draft).revisions == {"change": 2, "stable": 1}


def test_save_gives_both_texts_where_another_device_was_first() -> None:
    draft = begun()
    put(draft, change=("Ours.", 0))
    put(draft, device="two", now=LATER, change=("Theirs.", 1))
    both = put(draft, change=("Mine.", 1), stable=("no", 0))
    assert both == Saved({"stable": 1}, (Conflict("change", "Mine.", "Theirs.", 2, LATER, here=False),))
    assert working(draft).answers["change"] == "Theirs."
    assert put(draft, change=("Mine and theirs.", 2)) == Saved({"change": 3}, ())


def test_save_takes_another_window_of_the_same_device_for_a_conflict_too() -> None:
    draft = begun()
    put(draft, change=("First window.", 0))
    assert put(draft, change=("Second window.", 0)).conflicts == (
        Conflict("change", "Second window.", "First window.", 1, NOW, here=True),
    )


def test_save_is_content_where_two_devices_say_the_same() -> None:
    draft = begun()
    put(draft, change=("Same.", 0))
    assert put(draft, device="two", change=("Same.", 0)) == Saved({"change": 1}, ())


def test_save_sees_no_conflict_in_what_a_page_only_sends_back() -> None:
    """A page with all questions sends them all; those that nobody touched on it overwrite nothing."""
    draft = begun()
    put(draft, change=("Old.", 0))
    put(draft, device="two", change=("New.", 1), means=(["oil"], 0))
    put(draft, device="two", change=("Newer.", 2))
    assert put(draft, change=("Old.", 1), means=([], 0), far=("half", 0)) == Saved(
        {"change": 1, "means": 0, "far": 1}, ()
    )
    assert dict(working(draft).answers) | {"papers": []} == {
        "change": "Newer.",
        "means": ["oil"],
        "far": "half",
        "papers": [],
    }
    assert put(draft, change=("Mine now.", 1)).conflicts[0].theirs == "Newer."


def test_save_mirrors_the_profile_into_columns() -> None:
    draft = filled(begun())
    draft.refresh_from_db()
    columns = (
        "as_organisation",
        "organisation_name",
        "person_name",
        "email",
        "group",
        "country",
        "region",
        "language",
        "publication",
        "consent_at",
    )
    assert [getattr(draft, column) for column in columns] == [
        True,
        "Harbour Lamp Trust",
        "Ivo Maren",
        PROFILE["email"],
        "civil-society",
        "Kenya",
        "africa",
        "en",
        "named",
        NOW,
    ]
    assert dict(working(draft).profile) == {**PROFILE, "country": "kenya", "region": "africa"}


def test_save_keeps_what_does_not_fit_a_column_as_it_was_typed() -> None:
    draft = begun()
    put(draft, email=("lamp at harbour", 0), group=("nobody", 0), country=("Lampland", 0), person_name=("N" * 400, 0))
    draft.refresh_from_db()
    assert (draft.email, draft.group, draft.country, draft.region, draft.person_name) == (
        "",
        "",
        "Lampland",
        "",
        "N" * 200,
    )
    fields = working(draft).profile
    assert (fields["email"], fields["group"], fields["person_name"]) == ("lamp at harbour", "nobody", "N" * 400)


def test_save_keeps_the_text_that_was_agreed_to_and_forgets_it_when_taken_back() -> None:
    draft = begun()
    put(draft, consent=("yes", 0), language="ar")
    arabic = draft.consent_digest
    put(draft, consent=("", 1), now=LATER)
    assert (draft.consent_digest, draft.consent_at) == ("", None)
    put(draft, consent=("yes", 2), now=LATER)
    assert (len(arabic), draft.consent_digest != arabic, draft.consent_at) == (64, True, LATER)


def test_save_uses_the_countries_of_the_review() -> None:
    consultation = asked()
    consultation.review.countries = ["Lampland"]
    consultation.review.save()
    draft = begun(consultation)
    put(draft, country=("LAMPLAND", 0))
    assert draft.country == "Lampland"


def test_save_refuses_questions_that_nobody_asked() -> None:
    draft = begun()
    with pytest.raises(ValueError, match="no question"):
        put(draft, change=("Fine.", 0), invented=("x", 0))
    assert working(draft).revisions == {}


def test_save_is_refused_after_closing_for_what_was_submitted_only() -> None:
    consultation = asked()
    draft, sent = begun(consultation), submitted(begun(consultation))
    consultation.closes_at = NOW - timedelta(days=1)
    consultation.save()
    assert put(draft, change=("Late but begun.", 0)) == Saved({"change": 1}, ())
    with pytest.raises(ReadOnly):
        put(sent, change=("Too late.", 1))


def test_save_takes_a_handful_of_queries() -> None:
    draft = begun()
    put(draft, change=("One.", 0))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        put(draft, change=("Two.", 1), means=(["oil"], 0), group=("academia", 0))
    written = [query["sql"].split()[0] for query in queries]
    assert [verb for verb in written if verb in ("SELECT", "INSERT", "UPDATE")] == [
        "SELECT",
        "SELECT",
        "INSERT",
        "UPDATE",
        "UPDATE",
    ]


def _form(question):
    """What a form may send for a question, sense or nonsense."""
    texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
    names = [question.key, *(f"{question.key}-{part}" for part in ("year", "month", "day", "old", "new"))]
    likely = st.sampled_from(["oil", "wick", "yes", "half", "dim", "bright", "12", "1,5", "٣", "2024-02-30", "31"])
    return st.dictionaries(st.sampled_from(names), st.lists(texts | likely, max_size=3))


@given(st.data())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_save_loses_nothing_that_a_form_can_send(data: st.DataObject) -> None:
    questions = [question for question in KIND.values() if question.kind not in ("note", "file")]
    values = {question.key: read_answer(question, data.draw(_form(question))) for question in questions}
    further = tidy(data.draw(st.text(max_size=200)))
    draft = begun(asked(slug=f"r{Contribution.objects.count()}"))
    saved = save(contribution=draft, values={**values, "further": further}, revisions={}, device="one", now=NOW)
    again = working(Contribution.objects.get(pk=draft.pk)).answers
    assert saved.conflicts == ()
    for key, value in values.items():
        expected = from_stored(KIND[key], to_stored(value))
        assert again.get(key, type(expected)()) == expected if not isinstance(value, Unread) else again[key] == value
    assert again.get("further", "") == further
