"""Letters to staff about their accounts, in their language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from rapporteur.web.accounts.models import User


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and a text."""

    subject: str
    body: str


def sign_in_link(user: User, secret: str, until: datetime) -> Letter:
    """With the link that lets the owner of an account in."""
    with translation.override(user.language):
        local = until.astimezone(ZoneInfo(user.time_zone))
        when = format_datetime(local, "d MMMM y HH:mm", locale=user.language.partition("-")[0])
        body = render_to_string(
            "accounts/letters/sign_in_link.txt",
            {"user": user, "address": link_address(secret), "until": when, "zone": user.time_zone},
        )
        return Letter(gettext("Your link to sign in to Rapporteur"), body)


def second_factor_forgotten(user: User) -> Letter:
    """That the second factor was taken off the account."""
    with translation.override(user.language):
        body = render_to_string("accounts/letters/second_factor_forgotten.txt", {"user": user})
        return Letter(gettext("Your second factor was removed"), body)


def link_address(secret: str) -> str:
    """The whole address of a sign-in link, in the language that is active."""
    return str(settings.CONFIGURATION.address) + reverse("sign_in_link", args=[secret])
