"""Who may use the pages of consultations and questionnaires."""

from __future__ import annotations

from typing import Any

from tests.web.rights.table import Arguments, Row

ALL = "owner officer analyst drafter organiser reader"
WORKING = "owner officer organiser"
LEADING = "owner officer"


def _review(scene: Any) -> Arguments:
    return scene.of_review()


def _one(scene: Any) -> Arguments:
    return scene.of()


def _question(scene: Any) -> Arguments:
    return scene.of(key=scene.question)


def _section(scene: Any) -> Arguments:
    return scene.of(key=scene.section)


def _kind(scene: Any) -> Arguments:
    return {"section": scene.section, "kind": "text", "made_as": "text"}


ROWS = [
    Row("desk:consultations", ALL, arguments=_review),
    Row("desk:consultation_new", LEADING, arguments=_review),
    Row("desk:consultation_new", LEADING, "post", arguments=_review),
    Row("desk:consultation", ALL, arguments=_one),
    Row("desk:consultation_settings", WORKING, arguments=_one),
    Row("desk:consultation_settings", WORKING, "post", arguments=_one),
    Row("desk:next_round", LEADING, arguments=_one),
    Row("desk:next_round", LEADING, "post", arguments=_one),
    Row("desk:consultation_record", ALL, arguments=_one),
    Row("desk:opening", LEADING, arguments=_one),
    Row("desk:opening", LEADING, "post", arguments=_one),
    Row("desk:opening_take_back", LEADING, "post", arguments=_one),
    Row("desk:extension", LEADING, arguments=_one),
    Row("desk:extension", LEADING, "post", arguments=_one),
    Row("desk:questionnaire", ALL, arguments=_one),
    Row("desk:questionnaire_front", WORKING, arguments=_one),
    Row("desk:questionnaire_front", WORKING, "post", arguments=_one),
    Row("desk:questionnaire_correction", WORKING, arguments=_one),
    Row("desk:questionnaire_correction", WORKING, "post", arguments=_one),
    Row("desk:questionnaire_import", WORKING, arguments=_one),
    Row("desk:questionnaire_import", WORKING, "post", arguments=_one),
    Row("desk:questionnaire_export", ALL, "post", arguments=_one),
    Row("desk:section_new", WORKING, arguments=_one),
    Row("desk:section_new", WORKING, "post", arguments=_one),
    Row("desk:section", WORKING, arguments=_section),
    Row("desk:section", WORKING, "post", arguments=_section),
    Row("desk:section_move", WORKING, "post", arguments=_section),
    Row("desk:section_delete", WORKING, arguments=_section),
    Row("desk:section_delete", WORKING, "post", arguments=_section),
    Row("desk:question_new", WORKING, arguments=_one, data=_kind),
    Row("desk:question_new", WORKING, "post", arguments=_one, data=_kind),
    Row("desk:question", WORKING, arguments=_question),
    Row("desk:question", WORKING, "post", arguments=_question),
    Row("desk:question_move", WORKING, "post", arguments=_question),
    Row("desk:question_delete", WORKING, arguments=_question),
    Row("desk:question_delete", WORKING, "post", arguments=_question),
    Row("desk:preview", ALL, arguments=_one),
    Row("desk:preview_try", WORKING, "post", arguments=_one),
]
