"""How allauth behaves here: accounts are made by administrators, its letters go through the outbox."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.mail.actions import post


class Accounts(DefaultAccountAdapter):
    """Nobody signs up; whoever comes in or fails to is on the activity log, without what they typed."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is not right. Check both and try again."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right, or no longer. Enter the code that the app shows now."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("There were too many attempts. Wait a few minutes, then try again."),
        "rate_limited": _("There were too many attempts. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """As it is: nothing is put before it."""
        return str(subject)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Of the configured address, whatever host the request named."""
        user, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": token})
        return str(settings.CONFIGURATION.address) + path

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox."""
        letter = self.render_mail(template_prefix, email, {"email": email, **context})
        with transaction.atomic():
            post(
                key=f"{template_prefix}:{uuid4()}",
                to=email,
                subject=letter.subject,
                body=str(letter.body),
                language=translation.get_language() or "en",
                now=timezone.now(),
            )

    def login(self, request: HttpRequest, user: Any) -> None:
        """For a fixed time: being busy does not make a session last longer."""
        super().login(request, user)
        end_of_session(request)

    def post_login(self, request: HttpRequest, user: Any, **how: Any) -> HttpResponse:
        """On the record."""
        response: HttpResponse = super().post_login(request, user, **how)
        record("account.signed-in", actor=user, target=user.name, now=timezone.now())
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """On the record: that it happened, and to whom only where they are signed in already."""
        actor = request.user if isinstance(request.user, User) else None
        record("account.sign-in-failed", actor=actor, target="", now=timezone.now(), factor="password")


class SecondFactors(DefaultMFAAdapter):
    """The second factor of staff."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Accounts.error_messages["incorrect_code"],
    }


def end_of_session(request: HttpRequest) -> None:
    """Say when the session ends, counted from now."""
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
