"""What came in, on pages about other things."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions.statistics import statistics

register = template.Library()


@register.inclusion_tag("desk/contributions/summary.html")
def contributions_summary(consultation: Consultation) -> dict[str, Any]:
    """What came in of a consultation, in numbers."""
    return {"figures": statistics(consultation, timezone.now())}
