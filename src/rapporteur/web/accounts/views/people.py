"""Pages on which administrators make accounts, shut them, and send their owners a way in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rapporteur.web.accounts import actions, queries
from rapporteur.web.accounts.access import View, administrators
from rapporteur.web.accounts.forms import NewAccount
from rapporteur.web.accounts.models import User


@never_cache
@require_GET
@administrators
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account."""
    return render(request, "accounts/people.html", {"people": queries.people()})


@never_cache
@require_http_methods(["GET", "POST"])
@administrators
def make(request: HttpRequest) -> HttpResponse:
    """Make an account and mail its owner a link."""
    form = NewAccount(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = _make(form.cleaned_data, by=request.user, now=timezone.now())
        except actions.AddressTaken:
            form.add_error("email", gettext("There is an account with this address already. See the list of people."))
        else:
            text = gettext("The account of %(name)s is made. A link to sign in is on its way to them.")
            messages.success(request, text % {"name": user.name})
            return redirect("account_people")
    return render(request, "accounts/make.html", {"form": form})


@transaction.atomic
def _make(given: dict[str, Any], *, by: Any, now: datetime) -> User:
    user = actions.make_account(**given, by=by, now=now)
    actions.mail_sign_in_link(user, by=by, now=now)
    return user


def _button(act: Callable[..., None], done: Callable[[], str]) -> View:
    """A view that does one thing to one account and says so."""

    @never_cache
    @require_POST
    @administrators
    def pressed(request: HttpRequest, person: int) -> HttpResponse:
        user = get_object_or_404(User, pk=person)
        try:
            act(user, by=request.user, now=timezone.now())
        except actions.CannotDo as reason:
            messages.error(request, _why_not(reason))
        else:
            messages.success(request, done() % {"name": user.name})
        return redirect("account_people")

    return pressed


def _why_not(reason: actions.CannotDo) -> str:
    if isinstance(reason, actions.OwnAccount):
        return gettext("You cannot shut your own account. Another administrator can.")
    if isinstance(reason, actions.LastAdministrator):
        return gettext("This is the only administrator. Make another one first.")
    return gettext("This account is shut. Open it first, then send a link.")


deactivate = _button(actions.deactivate, lambda: gettext("The account of %(name)s is shut."))
activate = _button(actions.activate, lambda: gettext("The account of %(name)s is open again."))
send_link = _button(actions.mail_sign_in_link, lambda: gettext("A link to sign in is on its way to %(name)s."))
forget_second_factor = _button(
    actions.forget_second_factor,
    lambda: gettext("The second factor of %(name)s is removed. They set up another when they sign in next."),
)
