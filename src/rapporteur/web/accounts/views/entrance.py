"""Ways in that are ours: the link that was mailed, and the picture for authenticator apps."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.adapter import get_adapter as second_factors
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from rapporteur.web.accounts import actions, queries
from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.adapter import Accounts


def refused(request: HttpRequest) -> HttpResponse:
    """An address that allauth wants to have a name, and nobody is let in to."""
    raise Http404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, secret: str) -> HttpResponseBase:
    """A button; pressing it lets the owner of the account in, once. Programs that open links in letters change nothing.

    A link stands in for the password and not for the second factor, but on a demonstration.
    """
    now = timezone.now()
    if request.method != "POST":
        works = queries.link_works(secret, now=now)
        return render(request, "accounts/sign_in_link.html", {"works": works}, status=200 if works else 404)
    user = actions.use_sign_in_link(secret, now=now)
    if user is None:
        return render(request, "accounts/sign_in_link.html", {"works": False}, status=404)
    after = reverse("desk:home" if user.has_usable_password() else "account_set_password")
    if settings.CONFIGURATION.demonstration:
        Accounts().login(request, user)
        record("account.signed-in", actor=user, target=user.name, now=now)
        return redirect("desk:home")
    response: HttpResponseBase = perform_login(request, user, redirect_url=after)
    return response


class SetUpSecondFactor(ActivateTOTPView):
    """Set up an authenticator app; its first code also counts as the one to see the recovery codes with."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", reauthenticated=True)
        return response


@never_cache
@require_GET
@login_required
def second_factor_picture(request: HttpRequest) -> HttpResponse:
    """The picture that an authenticator app scans, while a second factor is being set up in this session."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = second_factors()
    picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(picture, content_type="image/svg+xml")
