"""Who is asking, and whether staff showed their second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404

from rapporteur.web.accounts.models import User

_Respond = Callable[[HttpRequest], HttpResponseBase]
_PUBLIC: Final = frozenset({"portal", "respond"})
"""Faces that ask nobody who they are."""
_WITHOUT_SECOND_FACTOR: Final = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "second_factor_picture",
        "sign_in_link",
    }
)
"""All that staff reach who have yet to set up a second factor."""


class ClientAddress:
    """The address of the client, through as many reverse proxies as the configuration trusts and no more.

    Each trusted proxy appends the address it saw to X-Forwarded-For; what stands further left may be invented.
    """

    def __init__(self, respond: _Respond) -> None:
        self._respond = respond
        self._proxies: int = settings.CONFIGURATION.proxies

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        seen = [part.strip() for part in request.META.pop("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if self._proxies and len(seen) >= self._proxies:
            request.META["REMOTE_ADDR"] = seen[-self._proxies]
        for header in ("HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_X_REAL_IP"):
            request.META.pop(header, None)
        if not self._proxies:
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        return self._respond(request)


class SecondFactor:
    """Staff without a second factor can do nothing but set one up. On a demonstration it is not asked for."""

    def __init__(self, respond: _Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if isinstance(user, User) and not self._may_pass(request, user):
            return redirect(reverse("mfa_activate_totp"))
        return self._respond(request)

    def _may_pass(self, request: HttpRequest, user: User) -> bool:
        if settings.CONFIGURATION.demonstration or is_mfa_enabled(user, [Authenticator.Type.TOTP]):
            return True
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return True
        return match.view_name in _WITHOUT_SECOND_FACTOR or bool(_PUBLIC.intersection(match.namespaces))
