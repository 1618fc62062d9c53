"""The app contributions."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_delete


class ContributionsConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.contributions"
    label = "contributions"

    def ready(self) -> None:
        """Files go with the last attachment that uses them, however that is deleted."""
        from rapporteur.web.contributions.files import discard_when_unused

        post_delete.connect(discard_when_unused, sender="contributions.Attachment")
