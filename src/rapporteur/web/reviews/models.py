"""Reviews: the exercise that a mandate asks for, and who on the staff may do what in it."""

from __future__ import annotations

from django.db import models

from rapporteur.web.accounts.models import User
from rapporteur.web.stakeholders.models import Register

Words = dict[str, str]
"""A text in several languages, by code (ar zh en fr ru es)."""


def words() -> models.JSONField[Words, Words]:
    """A field that holds a text in several languages."""
    return models.JSONField(default=dict, blank=True)


class Review(models.Model):
    """One mandated exercise."""

    slug = models.SlugField(max_length=60, unique=True)
    title = words()
    body = models.CharField(max_length=300, blank=True)
    """Who carries it: the secretariat."""
    summary = words()
    fictional = models.BooleanField(default=False)
    """Demonstration: every page and report says so."""
    public = models.BooleanField(default=False)
    """Its page is on the public face."""
    time_zone = models.CharField(max_length=60, default="UTC")
    """The zone deadlines are named in: an IANA name."""
    languages: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    """Languages it asks and answers in, in the UN's order."""
    least_days = models.PositiveIntegerField(default=28)
    """The least number of days people should have to answer; fewer is warned of."""
    countries: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    """Its own list of countries, where it is not the world's (a fictional review, a federation). Empty: the world."""
    register = models.OneToOneField(Register, on_delete=models.PROTECT, related_name="review")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug


class Mandate(models.Model):
    """A paragraph of a resolution that asks for the review."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="mandates")
    symbol = models.CharField(max_length=60)
    """A UN document symbol, checked by grammar: A/RES/70/125."""
    paragraph = models.CharField(max_length=20, blank=True)
    text = words()
    address = models.URLField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")


class Document(models.Model):
    """A document of the review that is published elsewhere: a roadmap, a concept note, a note by the secretariat."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="documents")
    title = words()
    symbol = models.CharField(max_length=60, blank=True)
    address = models.URLField()
    dated = models.DateField(null=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")


class Topic(models.Model):
    """A subject of the review, to which questions are mapped, so that rounds and events can be compared."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="topics")
    key = models.SlugField(max_length=60)
    label = words()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=["review", "key"], name="one_topic_a_key")]


class Role(models.TextChoices):
    """What a member of the staff is in a review."""

    OWNER = "owner"
    OFFICER = "officer"
    ANALYST = "analyst"
    DRAFTER = "drafter"
    ORGANISER = "organiser"
    READER = "reader"


class Membership(models.Model):
    """A role of a member of the staff in a review: one each."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["review", "user"], name="one_role_a_review")]
