"""Addresses of the desk: consultations."""

from __future__ import annotations

from django.urls import URLPattern, path

from rapporteur.web.desk.views import consultations, deadlines

_ONE = "<slug:review>/consultations/<slug:consultation>/"

urlpatterns: list[URLPattern] = [
    path("<slug:review>/consultations/", consultations.overview_of_all, name="consultations"),
    path("<slug:review>/consultations/new/", consultations.new, name="consultation_new"),
    path(_ONE, consultations.overview_of_one, name="consultation"),
    path(f"{_ONE}settings/", consultations.settings, name="consultation_settings"),
    path(f"{_ONE}next-round/", consultations.next_round, name="next_round"),
    path(f"{_ONE}record/", consultations.record, name="consultation_record"),
    path(f"{_ONE}opening/", deadlines.opening, name="opening"),
    path(f"{_ONE}opening/take-back/", deadlines.take_back, name="opening_take_back"),
    path(f"{_ONE}extension/", deadlines.extension, name="extension"),
]
