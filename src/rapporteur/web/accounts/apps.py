"""The app accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to allauth, for the activity log."""
        from rapporteur.web.accounts import record_keeping  # noqa: F401
