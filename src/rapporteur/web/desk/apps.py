"""The app desk."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.desk"
    label = "desk"
