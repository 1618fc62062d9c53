"""Consultations: what is asked, when, and every change of that on the record."""

from __future__ import annotations

from typing import Any

from django.db import models

from rapporteur.web.accounts.append_only import AppendOnly
from rapporteur.web.accounts.models import User
from rapporteur.web.reviews.models import Membership, Review, words


class Consultation(models.Model):
    """One way of asking. Its state is derived from its dates: see consultations.states."""

    class Kind(models.TextChoices):
        """How it asks."""

        QUESTIONNAIRE = "questionnaire"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="consultations")
    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.QUESTIONNAIRE)
    title = words()
    summary = words()
    round = models.PositiveIntegerField(default=1)
    follows: models.ForeignKey[Any, Any] = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="followed_by"
    )
    """The consultation of the former round it was copied from."""
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    """The deadline as it stands, extensions included."""
    grace_minutes = models.PositiveIntegerField(default=15)
    """What was begun before the deadline and arrives within so many minutes after it is on time."""
    organisers: models.ManyToManyField[Membership, Any] = models.ManyToManyField(
        Membership, related_name="consultations"
    )
    """Organisers see and work on these consultations only."""
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("round", "id")
        constraints = [models.UniqueConstraint(fields=["review", "slug"], name="one_consultation_a_slug")]

    def __str__(self) -> str:
        return self.slug


class Version(models.Model):
    """A state of the questionnaire. One that is frozen is never changed; the last unfrozen one is the draft."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    definition = models.JSONField()
    """questionnaire.to_data(...)"""
    digest = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["consultation", "number"], name="one_version_a_number")]


class Extension(AppendOnly):
    """A deadline that was moved: an act on the record."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="extensions")
    old = models.DateTimeField()
    new = models.DateTimeField()
    reason = models.JSONField()
    """Words, shown to the public."""
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
