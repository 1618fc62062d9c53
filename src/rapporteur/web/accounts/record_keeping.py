"""What people do on allauth's pages, put on the activity log."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from django.dispatch import receiver
from django.utils import timezone

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User


@receiver((account.password_changed, account.password_set, account.password_reset))
def _password_changed(user: User, **rest: Any) -> None:
    record("account.password-changed", actor=user, target=user.name, now=timezone.now())


@receiver(factors.authentication_failed)
def _code_refused(user: User, **rest: Any) -> None:
    record("account.sign-in-failed", actor=user, target=user.name, now=timezone.now(), factor="code")


@receiver(factors.authenticator_added)
def _factor_added(user: User, authenticator: Authenticator, **rest: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        record("account.second-factor-added", actor=user, target=user.name, now=timezone.now())


@receiver(factors.authenticator_removed)
def _factor_removed(user: User, authenticator: Authenticator, **rest: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        record("account.second-factor-removed", actor=user, target=user.name, now=timezone.now())


@receiver(factors.authenticator_reset)
def _codes_renewed(user: User, **rest: Any) -> None:
    record("account.codes-renewed", actor=user, target=user.name, now=timezone.now())
