"""The app portal."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.portal"
    label = "portal"
