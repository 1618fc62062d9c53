"""The app reviews."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Named by its folder."""

    name = "rapporteur.web.reviews"
    label = "reviews"
