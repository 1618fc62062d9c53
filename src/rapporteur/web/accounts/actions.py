"""What is done to accounts of the staff. Addresses are kept in lower case, as people are found by them."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q

from rapporteur.web.accounts import letters
from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import SignInLink, User
from rapporteur.web.mail.actions import post

LINK_LASTS: Final = timedelta(hours=48)
"""How long a mailed link can be used."""


class CannotDo(Exception):
    """Something that is not done to an account, whoever asks."""


class AddressTaken(CannotDo):
    """There is an account with this e-mail address."""


class OwnAccount(CannotDo):
    """Nobody locks themselves out."""


class LastAdministrator(CannotDo):
    """A site keeps an administrator."""


class AccountShut(CannotDo):
    """Nobody comes in to an account that is shut."""


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_account(
    *, email: str, name: str, administrator: bool, by: User | None, now: datetime, language: str = "en"
) -> User:
    """An account without a password: its owner comes in by a link and chooses one. Raises AddressTaken."""
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise AddressTaken
    user = User(email=email, name=name.strip(), is_administrator=administrator, language=language, created_at=now)
    user.set_unusable_password()
    user.save()
    record("account.made", actor=by, target=user.name, now=now, account=user.pk, administrator=administrator)
    return user


@transaction.atomic
def deactivate(user: User, *, by: User | None, now: datetime) -> None:
    """Shut an account: its sessions end with their next request. Raises OwnAccount, LastAdministrator."""
    if user == by:
        raise OwnAccount
    others = User.objects.select_for_update().filter(is_active=True, is_administrator=True).exclude(pk=user.pk)
    if user.is_administrator and not others:
        raise LastAdministrator
    if _switch(user, active=False):
        record("account.deactivated", actor=by, target=user.name, now=now, account=user.pk)


@transaction.atomic
def activate(user: User, *, by: User | None, now: datetime) -> None:
    """Open a shut account again."""
    if _switch(user, active=True):
        record("account.activated", actor=by, target=user.name, now=now, account=user.pk)


def _switch(user: User, *, active: bool) -> bool:
    user.is_active = active
    return bool(User.objects.filter(pk=user.pk, is_active=not active).update(is_active=active))


@transaction.atomic
def make_sign_in_link(user: User, *, now: datetime, lasts: timedelta = LINK_LASTS) -> str:
    """The secret of a link that lets this user in once. Earlier links stop working."""
    secret = secrets.token_urlsafe(32)
    SignInLink.objects.filter(Q(user=user, used_at=None) | Q(expires_at__lt=now)).delete()
    SignInLink.objects.create(user=user, digest=digest_of(secret), expires_at=now + lasts)
    return secret


@transaction.atomic
def use_sign_in_link(secret: str, *, now: datetime) -> User | None:
    """The user whom a link lets in, once; None for one that is unknown, used, old, or of a shut account."""
    usable = SignInLink.objects.filter(
        digest=digest_of(secret), used_at=None, expires_at__gt=now, user__is_active=True
    ).select_related("user")
    link = usable.first()
    if link is None or not SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now):
        return None
    record("account.link-used", actor=link.user, target=link.user.name, now=now)
    return link.user


@transaction.atomic
def mail_sign_in_link(user: User, *, by: User | None, now: datetime) -> None:
    """Write a letter with a link by which the owner of an account comes in. Raises AccountShut."""
    if not user.is_active:
        raise AccountShut
    secret = make_sign_in_link(user, now=now)
    letter = letters.sign_in_link(user, secret, now + LINK_LASTS)
    post(
        key=f"sign-in-link:{digest_of(secret)}",
        to=user.email,
        subject=letter.subject,
        body=letter.body,
        language=user.language,
        now=now,
    )
    record("account.link-sent", actor=by, target=user.name, now=now, account=user.pk)


@transaction.atomic
def forget_second_factor(user: User, *, by: User | None, now: datetime) -> None:
    """For somebody who lost the device and the codes: they must set up another before they reach anything.

    The owner is told by letter, so that one who asked in their name is noticed.
    """
    found, _ = Authenticator.objects.filter(user=user).delete()
    if not found:
        return
    letter = letters.second_factor_forgotten(user)
    post(
        key=f"second-factor-forgotten:{user.pk}:{now.isoformat()}",
        to=user.email,
        subject=letter.subject,
        body=letter.body,
        language=user.language,
        now=now,
    )
    record("account.second-factor-forgotten", actor=by, target=user.name, now=now, account=user.pk)
