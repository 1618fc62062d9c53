"""The app mail."""

from __future__ import annotations

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.mail"
    label = "mail"
