"""Addresses of the desk: questionnaires."""

from __future__ import annotations

from django.urls import URLPattern, path

from rapporteur.web.desk.views.questionnaires import exchange, outline, preview, questions, sections

_ALL = "<slug:review>/consultations/<slug:consultation>/questionnaire/"
_PREVIEW = "<slug:review>/consultations/<slug:consultation>/preview/"

urlpatterns: list[URLPattern] = [
    path(_ALL, outline.outline, name="questionnaire"),
    path(f"{_ALL}front/", outline.front, name="questionnaire_front"),
    path(f"{_ALL}correction/", outline.correction, name="questionnaire_correction"),
    path(f"{_ALL}import/", exchange.take_in, name="questionnaire_import"),
    path(f"{_ALL}export/", exchange.export, name="questionnaire_export"),
    path(f"{_ALL}sections/new/", sections.new, name="section_new"),
    path(f"{_ALL}sections/<str:key>/", sections.edit, name="section"),
    path(f"{_ALL}sections/<str:key>/move/", sections.move, name="section_move"),
    path(f"{_ALL}sections/<str:key>/delete/", sections.delete, name="section_delete"),
    path(f"{_ALL}questions/new/", questions.new, name="question_new"),
    path(f"{_ALL}questions/<str:key>/", questions.edit, name="question"),
    path(f"{_ALL}questions/<str:key>/move/", questions.move, name="question_move"),
    path(f"{_ALL}questions/<str:key>/delete/", questions.delete, name="question_delete"),
    path(_PREVIEW, preview.preview, name="preview"),
    path(f"{_PREVIEW}try/", preview.try_out, name="preview_try"),
]
