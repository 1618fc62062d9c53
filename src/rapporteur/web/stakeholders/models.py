"""The register of a review: who could be heard, and who speaks for whom."""

from __future__ import annotations

from typing import Any

from django.db import models

from rapporteur.web.accounts.append_only import AppendOnly
from rapporteur.web.accounts.models import User


class Register(models.Model):
    """One list of organisations and people. Each review has its own, so that nothing leaks between reviews."""

    created_at = models.DateTimeField()


class Stakeholder(models.Model):
    """What organisations and people have in common."""

    class Verification(models.TextChoices):
        """Whether somebody checked that it is who it says."""

        UNVERIFIED = "unverified"
        VERIFIED = "verified"
        REFUSED = "refused"

    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300, db_index=True)
    """The name folded, for finding the same one written otherwise."""
    group = models.CharField(max_length=40, blank=True)
    """A key of engine.records.GROUPS."""
    attributes: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    """Sub-groups: keys of stakeholders.attributes.ATTRIBUTES."""
    country = models.CharField(max_length=100, blank=True)
    """As the review's list of places or the engine names it in English; as typed where neither knows it."""
    region = models.CharField(max_length=40, blank=True)
    verification = models.CharField(max_length=20, choices=Verification, default=Verification.UNVERIFIED)
    verified_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Organisation(Stakeholder):
    """An organisation; counted once in a scope, whoever speaks for it."""

    register = models.ForeignKey(Register, on_delete=models.CASCADE, related_name="organisations")
    website = models.URLField(blank=True)
    merged_into: models.ForeignKey[Any, Any] = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    """Where this one turned out to be another: the one that stays."""

    class Meta:
        ordering = ("name", "id")


class Alias(models.Model):
    """Another name of an organisation: an acronym, another language, a former name, a spelling that was merged."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    name_key = models.CharField(max_length=300, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name_key"], name="one_alias_a_spelling")]


class Person(Stakeholder):
    """A person: a representative, or an individual who speaks for themselves."""

    register = models.ForeignKey(Register, on_delete=models.CASCADE, related_name="people")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    merged_into: models.ForeignKey[Any, Any] = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )

    class Meta:
        ordering = ("name", "id")
        indexes = [models.Index(fields=["register", "email"], name="person_by_address")]


class Representation(models.Model):
    """A person speaks for an organisation; a person may speak for several."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="representations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="representations")
    title = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "organisation"], name="one_representation")]


class Merge(AppendOnly):
    """Two entries of the register found to be one: what was kept, what it took in, who said so and why."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="merges")
    kind = models.CharField(max_length=20)
    """organisation or person."""
    kept_id = models.BigIntegerField()
    dropped_id = models.BigIntegerField()
    before = models.JSONField()
    """Both entries as they were."""
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")


class TableImport(models.Model):
    """A table brought into a register: what each row would do, and, once it is carried out, what it did."""

    register = models.ForeignKey(Register, on_delete=models.CASCADE, related_name="imports")
    name = models.CharField(max_length=200)
    """Of the file."""
    rows: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)
    """stakeholders.tables.Row as data; emptied when it is carried out, since the register then holds them."""
    outcomes: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(default=list)
    """One a row: {"row", "what", "name", "reason"}; what: added, matched or rejected."""
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-id")
