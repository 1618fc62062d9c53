"""The app look."""

from __future__ import annotations

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.look"
    label = "look"
