"""Working on the questionnaire: nothing of somebody else's is overwritten, nothing is changed once people answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from rapporteur.web.accounts.models import Activity
from rapporteur.web.consultations import actions, editing, queries
from rapporteur.web.consultations.questionnaire import Faults, Section, digest, to_data, write
from rapporteur.web.consultations.refusals import Changed, Refused
from tests.web.consultations.cast import a_case, log, part
from tests.web.consultations.questionnaire.samples import lantern
from tests.web.factories import NOW

pytestmark = pytest.mark.django_db
ASKED = lantern()
LATER = NOW + timedelta(minutes=5)


def standing(consultation):
    return queries.questionnaire_of(queries.latest_version(consultation))


def home(questionnaire, key):
    return next(each.key for each in questionnaire.sections if part(questionnaire, key) in each.questions)


def reworded(questionnaire, key="q1", label="What did it bring?", **changes):
    stored = part(questionnaire, key)
    question = replace(stored, label={**stored.label, "en": label}, **changes)
    section = home(questionnaire, key)
    return editing.change_question(
        questionnaire, key=key, question=question, section=section, seen=editing.part_digest(stored)
    )


def test_save_draft_keeps_the_questionnaire_and_offers_its_languages():
    consultation, by = a_case()
    new = replace(ASKED, languages=("en", "fr"))

    version = actions.save_draft(
        consultation=consultation, definition=to_data(new), seen=digest(ASKED), by=by, now=LATER
    )

    consultation.refresh_from_db()
    assert (standing(consultation), version.number, version.changed_at) == (new, 1, LATER)
    assert consultation.languages == ["en", "fr"]
    assert log() == [("questionnaire.changed", "first-round")]


def test_save_draft_over_a_changed_one_saves_nothing_and_hands_back_both():
    consultation, by = a_case()
    actions.edit_draft(consultation=consultation, change=reworded, by=by, now=LATER)

    with pytest.raises(Changed) as changed:
        actions.save_draft(consultation=consultation, definition={"languages": ["en"], "title": {"en": "Mine"}},
                           seen=digest(ASKED), by=by, now=LATER)  # fmt: skip

    assert changed.value.stored == reworded(ASKED) == standing(consultation)


def test_edit_that_changes_nothing_is_not_on_the_record():
    consultation, by = a_case()

    actions.edit_draft(consultation=consultation, change=lambda each: each, by=by, now=LATER)

    assert log() == []


def test_two_people_edit_two_questions_at_once():
    consultation, by = a_case()
    mine = partial(_edit, key="q1", label="Mine", seen=ASKED)
    theirs = partial(_edit, key="q3", label="Theirs", seen=ASKED)

    actions.edit_draft(consultation=consultation, change=theirs, by=by, now=LATER)
    actions.edit_draft(consultation=consultation, change=mine, by=by, now=LATER)

    now = standing(consultation)
    assert [part(now, key).label["en"] for key in ("q1", "q3")] == ["Mine", "Theirs"]
    with pytest.raises(Changed):
        actions.edit_draft(consultation=consultation, change=theirs, by=by, now=LATER)


def _edit(questionnaire, *, key, label, seen):
    stored = part(seen, key)
    return editing.change_question(
        questionnaire,
        key=key,
        question=replace(stored, label={**stored.label, "en": label}),
        section=home(seen, key),
        seen=editing.part_digest(stored),
    )


def test_xlsform_comes_back_as_it_was_exported():
    consultation, by = a_case()
    version = queries.latest_version(consultation)
    content = actions.export_xlsform(consultation=consultation, version=version, by=by, now=NOW)
    empty, _ = a_case(slug="another", questionnaire=replace(ASKED, sections=()))

    imported = actions.import_xlsform(
        consultation=empty,
        content=content,
        name="first.xlsx",
        seen=queries.latest_version(empty).digest,
        by=by,
        now=LATER,
    )

    assert standing(empty) == imported.questionnaire == ASKED
    assert queries.latest_version(empty).digest == version.digest
    assert log() == [("questionnaire.exported", "first-round"), ("questionnaire.imported", "another")]
    assert Activity.objects.get(verb="questionnaire.imported").detail["file"] == "first.xlsx"


def test_import_of_something_else_takes_nothing_in():
    consultation, by = a_case()

    with pytest.raises(Faults):
        actions.import_xlsform(
            consultation=consultation, content=b"no workbook", name="a.xlsx", seen=digest(ASKED), by=by, now=LATER
        )

    assert standing(consultation) == ASKED
    assert log() == []


def test_import_over_a_changed_draft_takes_nothing_in():
    consultation, by = a_case()

    with pytest.raises(Changed):
        actions.import_xlsform(
            consultation=consultation, content=write(ASKED), name="a.xlsx", seen="former", by=by, now=LATER
        )


def test_words_can_be_corrected_while_people_answer_and_come_into_force_by_a_step_of_their_own():
    consultation, by = a_case("open")

    actions.edit_draft(consultation=consultation, change=reworded, by=by, now=NOW)
    assert queries.questionnaire_of(queries.version_to_answer(consultation)) == ASKED
    assert [key for key, _ in queries.corrections(consultation)] == ["q1"]
    version = actions.correct_wording(consultation=consultation, reason="A word was wrong.", by=by, now=LATER)

    assert queries.version_to_answer(consultation) == version
    assert queries.questionnaire_of(version) == reworded(ASKED)
    assert (version.number, version.frozen_at, version.frozen_by) == (2, LATER, by)
    assert [each.number for each in consultation.versions.filter(frozen_at__isnull=False)] == [1, 2]
    assert queries.corrections(consultation) == []
    assert Activity.objects.latest("id").detail == {
        "correction": True,
        "version": 2,
        "former": 1,
        "digest": version.digest,
        "reason": "A word was wrong.",
    }


@pytest.mark.parametrize("change", [
    lambda each: reworded(each, required=False),
    lambda each: reworded(each, word_limit=10),
    lambda each: reworded(each, groups=("academia",)),
    lambda each: reworded(each, "q4", condition=None, options=()),
    lambda each: reworded(each, "q8", condition=None),
    lambda each: editing.move_question(each, "q1", 1),
    lambda each: editing.add_section(each, Section("more", {"en": "More"})),
    lambda each: editing.remove_question(each, "q5", seen=editing.part_digest(part(each, "q5"))),
])  # fmt: skip
def test_nothing_but_words_can_be_changed_while_people_answer(change):
    consultation, by = a_case("open")

    with pytest.raises(Refused, match="only its words can be corrected"):
        actions.edit_draft(consultation=consultation, change=change, by=by, now=NOW)

    assert [version.number for version in consultation.versions.all()] == [1]


def test_no_language_is_taken_away_while_people_answer():
    consultation, by = a_case("open")

    with pytest.raises(Refused, match="cannot be taken away"):
        actions.edit_draft(
            consultation=consultation, change=lambda each: replace(each, languages=("en",)), by=by, now=NOW
        )


@pytest.mark.parametrize(("state", "edited", "reason", "sentence"), [
    ("draft", True, "Why", "There is no correction that could be put in force."),
    ("open", False, "Why", "There is no correction that could be put in force."),
    ("open", True, " ", "Say what was corrected and why: it goes on the record."),
])  # fmt: skip
def test_correction_without_words_or_reason_is_refused(state, edited, reason, sentence):
    consultation, by = a_case(state)
    if edited:
        actions.edit_draft(consultation=consultation, change=reworded, by=by, now=NOW)

    with pytest.raises(Refused) as refused:
        actions.correct_wording(consultation=consultation, reason=reason, by=by, now=NOW)

    assert refused.value.reasons == (sentence,)
