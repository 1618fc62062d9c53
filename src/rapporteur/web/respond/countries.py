"""Countries to choose from, by name."""

from __future__ import annotations

from rapporteur.engine.schemes.geography import country_name, members
from rapporteur.web.respond.language import page_language
from rapporteur.web.reviews.models import Review


def countries(review: Review) -> list[str]:
    """Those of the review, else the members of the UN in the language of the page."""
    return list(review.countries) or sorted(country_name(code, page_language()) for code in members())
