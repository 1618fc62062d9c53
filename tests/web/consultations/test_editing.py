"""Changes of a questionnaire, one at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rapporteur.web.consultations import editing
from rapporteur.web.consultations.questionnaire import Question, Section, write_condition
from rapporteur.web.consultations.refusals import Changed, Refused
from tests.web.consultations.cast import part
from tests.web.consultations.questionnaire.samples import lantern

ASKED = lantern()


def keys(questionnaire):
    return [(section.key, [question.key for question in section.questions]) for section in questionnaire.sections]


def seen(key):
    return editing.part_digest(editing.find_section(ASKED, key) or part(ASKED, key))


def test_question_moves_within_its_section_and_over_its_edge():
    (back, first), (ahead, second) = keys(ASKED)

    assert keys(editing.move_question(ASKED, first[1], -1)) == [
        (back, [first[1], first[0], *first[2:]]), (ahead, second),
    ]  # fmt: skip
    assert keys(editing.move_question(ASKED, first[-1], 1)) == [(back, first[:-1]), (ahead, [first[-1], *second])]
    assert keys(editing.move_question(ASKED, second[0], -1)) == [(back, [*first, second[0]]), (ahead, second[1:])]


def test_question_at_the_end_of_everything_stays():
    assert editing.move_question(ASKED, "note_fiction", -1) == ASKED
    assert editing.move_question(ASKED, list(ASKED.questions)[-1].key, 1) == ASKED


def test_section_moves_and_stays_at_the_end():
    assert [section.key for section in editing.move_section(ASKED, "back", 1).sections] == ["ahead", "back"]
    assert editing.move_section(ASKED, "back", -1) == ASKED


def test_renamed_question_is_followed_by_the_conditions_that_look_at_it():
    question = replace(part(ASKED, "q4"), key="practice")

    changed = editing.change_question(ASKED, key="q4", question=question, section="back", seen=seen("q4"))

    looking = editing.looking_at(changed, "practice")
    assert [(each.key, write_condition(each.condition)) for each in looking] == [
        ("q4_what", "${practice} = 'yes' and ${q1} != ''"),
        ("q4_file", "${practice} = 'yes'"),
    ]
    assert editing.looking_at(changed, "q4") == []


def test_question_changes_section():
    stored = part(ASKED, "q3")

    changed = editing.change_question(ASKED, key="q3", question=stored, section="ahead", seen=seen("q3"))

    assert keys(changed)[1][1][-1] == "q3"
    assert "q3" not in keys(changed)[0][1]


def test_key_that_is_taken_is_refused():
    for key in ("back", "q1"):
        with pytest.raises(Refused, match=f"with the key {key} already"):
            editing.add_question(ASKED, Question(key, "text", {"en": "?"}), section="back")
        with pytest.raises(Refused, match=f"with the key {key} already"):
            editing.add_section(ASKED, Section(key, {"en": "?"}))
    stored = replace(part(ASKED, "q3"), key="q1")
    with pytest.raises(Refused, match="with the key q1 already"):
        editing.change_question(ASKED, key="q3", question=stored, section="back", seen=seen("q3"))


def test_section_with_questions_is_not_removed():
    with pytest.raises(Refused, match="still has questions"):
        editing.remove_section(ASKED, "back", seen=seen("back"))


def test_what_was_changed_or_removed_meanwhile_is_refused_with_what_is_stored():
    stored = part(ASKED, "q1")
    without = editing.remove_question(ASKED, "q1", seen=seen("q1"))

    for questionnaire, digest in ((ASKED, "another"), (without, seen("q1"))):
        with pytest.raises(Changed) as changed:
            editing.change_question(questionnaire, key="q1", question=stored, section="back", seen=digest)
        assert changed.value.stored == questionnaire


def test_section_is_not_changed_by_what_happens_to_its_questions():
    without = editing.remove_question(ASKED, "q1", seen=seen("q1"))
    title = {"en": "In hindsight"}

    changed = editing.change_section(without, key="back", section=Section("back", title), seen=seen("back"))

    assert (changed.sections[0].title, keys(changed)) == (title, keys(without))


@given(st.lists(st.integers(0, 3), min_size=1, max_size=4), st.data())
def test_moving_there_and_back_changes_nothing(sizes, data):
    sections = tuple(
        Section(f"s{at}", {}, {}, tuple(Question(f"q{at}_{number}", "note", {}) for number in range(size)))
        for at, size in enumerate(sizes)
    )
    questionnaire = replace(ASKED, sections=sections)
    asked = [question.key for question in questionnaire.questions]
    assume(asked)
    key = data.draw(st.sampled_from(asked))

    moved = editing.move_question(questionnaire, key, 1)

    assert sorted(question.key for question in moved.questions) == sorted(asked)
    assert (moved == questionnaire) is (key == asked[-1] and questionnaire.sections[-1].questions[-1:] != ())
    assert editing.move_question(moved, key, -1) == questionnaire or moved == questionnaire


def test_structure_is_the_same_whatever_the_words():
    def other(words):
        return {code: f"{text} again" for code, text in words.items()}

    def relabelled(options):
        return tuple(replace(option, label=other(option.label)) for option in options)

    def reworded(question):
        options, rows = relabelled(question.options), relabelled(question.rows)
        return replace(question, label=other(question.label), hint=other(question.hint), options=options, rows=rows)

    sections = tuple(
        replace(section, title=other(section.title), questions=tuple(map(reworded, section.questions)))
        for section in ASKED.sections
    )
    changed = replace(ASKED, title=other(ASKED.title), sections=sections, languages=("en",))

    assert editing.structure(changed) == editing.structure(ASKED)
