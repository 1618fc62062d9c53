"""Addresses of the desk, one module a part."""

from __future__ import annotations

from rapporteur.web.desk.urls import analysis, consultations, contributions, questionnaires, register, reviews

app_name = "desk"
urlpatterns = [
    *reviews.urlpatterns,
    *register.urlpatterns,
    *consultations.urlpatterns,
    *questionnaires.urlpatterns,
    *contributions.urlpatterns,
    *analysis.urlpatterns,
]
