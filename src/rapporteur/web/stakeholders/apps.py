"""The app stakeholders."""

from __future__ import annotations

from django.apps import AppConfig


class StakeholdersConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.stakeholders"
    label = "stakeholders"
