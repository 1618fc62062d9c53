"""What is read of accounts."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from rapporteur.web.accounts.actions import digest_of
from rapporteur.web.accounts.models import SignInLink, User


def people() -> QuerySet[User]:
    """Everybody who has an account, active ones first, each with `has_second_factor`."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return User.objects.annotate(has_second_factor=Exists(factors)).order_by("-is_active", "name", "pk")


def link_works(secret: str, *, now: datetime) -> bool:
    """Whether a sign-in link could still be used."""
    links = SignInLink.objects.filter(digest=digest_of(secret), used_at=None, expires_at__gt=now)
    return links.filter(user__is_active=True).exists()
