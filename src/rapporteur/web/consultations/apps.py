"""The app consultations."""

from __future__ import annotations

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.consultations"
    label = "consultations"
