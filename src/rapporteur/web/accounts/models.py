"""Staff, the links that let them in, and the activity log."""

from __future__ import annotations

from typing import Any, ClassVar

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from rapporteur.web.accounts.append_only import AppendOnly


class Users(BaseUserManager["User"]):
    """Finds staff by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The user with this e-mail address."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A member of the staff. Contributors have no account: they return by links."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    """May make reviews and accounts on this site; has no rights in a review without a role."""
    created_at = models.DateTimeField()

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_an_address")]

    def __str__(self) -> str:
        return self.name

    def has_perm(self, permission: str, thing: Any = None) -> bool:
        """Whether a rule lets this user do something, to a thing of a review or on the site."""
        return self.is_active and rules.has_perm(permission, self, thing)


class SignInLink(models.Model):
    """A way in that an operator made on the command line: used once, by whoever holds it. Only its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Activity(AppendOnly):
    """Who on the staff did what, when. Rows are added and never changed: the database itself refuses."""

    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="activities")
    """None: the site itself, or an operator on the command line."""
    verb = models.CharField(max_length=60)
    """As "consultation.extended": a key of accounts.activity.VERBS."""
    review_id = models.BigIntegerField(null=True, db_index=True)
    """A number and no foreign key: reviews come later, and the log outlives them."""
    target = models.CharField(max_length=200)
    """What it was done to, in words."""
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-id")
