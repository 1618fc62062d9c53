"""Addresses of the desk: contributions."""

from __future__ import annotations

from django.urls import path

from rapporteur.web.desk.views import contributions, exports, keying, matching

_ONE = "<slug:review>/consultations/<slug:consultation>/"
_CONTRIBUTION = f"{_ONE}contributions/<str:reference>/"

urlpatterns = [
    path(f"{_ONE}contributions/", contributions.received, name="contributions"),
    path(f"{_ONE}silent/", contributions.silent, name="silent"),
    path(f"{_ONE}key-in/", keying.key_in, name="key_in"),
    path(f"{_ONE}exports/", exports.exports, name="exports"),
    path(_CONTRIBUTION, contributions.read, name="contribution"),
    path(f"{_CONTRIBUTION}files/<int:attachment>/", contributions.file, name="contribution_file"),
    path(f"{_CONTRIBUTION}match/", matching.match, name="contribution_match"),
    path(f"{_CONTRIBUTION}correct/", keying.correct, name="contribution_correct"),
]
