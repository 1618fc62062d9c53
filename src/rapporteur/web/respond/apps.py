"""The app respond."""

from __future__ import annotations

from django.apps import AppConfig


class RespondConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.respond"
    label = "respond"
