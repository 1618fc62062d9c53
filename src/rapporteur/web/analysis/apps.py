"""The app analysis."""

from __future__ import annotations

from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.analysis"
    label = "analysis"
