"""Runs of the main job."""

from __future__ import annotations

from typing import Any

from django.db import models

from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.reviews.models import Review


class Run(models.Model):
    """One run on one frozen snapshot. Its folder is analysis.folders.folder(run): snapshot/ and out/."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="runs")
    consultations: models.ManyToManyField[Consultation, Any] = models.ManyToManyField(Consultation, related_name="runs")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    language = models.CharField(max_length=10, default="en")
    encoder = models.CharField(max_length=10, default="full")
    stage = models.CharField(max_length=40, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    snapshot_digest = models.CharField(max_length=64, blank=True)
    contributions = models.PositiveIntegerField(default=0)
    summary = models.JSONField(default=dict)
    """The engine's summary: balances by stage, counts, files."""
    problem = models.JSONField(default=dict)
    """Why it failed: {"what", "where", "action"}."""

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="one_run_a_number")]
