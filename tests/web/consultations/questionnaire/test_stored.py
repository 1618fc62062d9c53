"""A questionnaire written down and taken up again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from rapporteur.web.consultations.questionnaire import Faults, canonical, digest, faults, from_data, to_data
from tests.web.consultations.questionnaire.samples import lantern, questionnaires


@given(questionnaires())
@settings(max_examples=60, deadline=None)
def test_stored_questionnaire_comes_back_the_same(questionnaire):
    written = json.loads(json.dumps(to_data(questionnaire)))
    assert from_data(written) == questionnaire
    assert faults(questionnaire) == ()


def test_canonical_bytes_do_not_depend_on_the_order_of_languages_in_a_text():
    one = lantern()
    other = replace(one, title=dict(reversed(list(one.title.items()))))
    assert canonical(one) == canonical(other)
    assert digest(one) == digest(other)
    assert digest(one) != digest(replace(one, title={**one.title, "en": "Another"}))


def test_texts_are_stored_without_control_characters_and_outer_blanks():
    untidy = replace(lantern(), title={"en": " a\r\nb\x00\x0bc\ufffe ", "fr": "  "})
    assert to_data(untidy)["title"] == {"en": "a\nbc"}
    assert digest(from_data(to_data(untidy))) == digest(untidy)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"languages": "en"}, "languages"),
        ({"title": {"de": "Titel"}}, "title"),
        ({"title": {"en": 3}}, "title"),
        ({"colour": "red"}, "colour"),
        ({"sections": [3]}, "sections[0]"),
        ({"sections": [{"key": "a", "questions": [{"key": "b", "kind": "riddle"}]}]}, "sections[0].questions[0].kind"),
        (
            {"sections": [{"key": "a", "questions": [{"key": "b", "kind": "text", "word_limit": True}]}]},
            "sections[0].questions[0].word_limit",
        ),
        (
            {"sections": [{"key": "a", "questions": [{"key": "b", "kind": "number", "low": "NaN"}]}]},
            "sections[0].questions[0].low",
        ),
        (
            {"sections": [{"key": "a", "questions": [{"key": "b", "kind": "text", "condition": "${a} ="}]}]},
            "sections[0].questions[0].condition",
        ),
    ],
)
def test_malformed_data_is_refused_with_its_place(change, where):
    with pytest.raises(Faults) as refused:
        from_data({**to_data(lantern()), **change})
    assert [fault.where for fault in refused.value.faults] == [where]


def test_what_is_no_object_is_refused():
    with pytest.raises(Faults):
        from_data(["a list"])


def test_a_limit_of_zero_is_kept_so_that_it_can_be_found():
    section = lantern().sections[0]
    zero = replace(section.questions[1], word_limit=0)
    stored = from_data(to_data(replace(lantern(), sections=(replace(section, questions=(zero,)),))))
    assert stored.sections[0].questions[0].word_limit == 0
    assert [fault.where for fault in faults(stored)] == ["q1"]
