"""Coming back from another device by a mailed link, asking for one, and making a device forget."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from rapporteur.web.contributions import actions
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.respond import access
from rapporteur.web.respond.access import held, surroundings
from rapporteur.web.respond.forms import Lost
from rapporteur.web.respond.limits import (
    ASK_FOR_ADDRESS,
    ASK_FROM_NETWORK,
    MAIL_LINK,
    OPEN_LINK,
    blocked_until,
    limited,
    too_often,
)


@held
@require_http_methods(["GET", "HEAD", "POST"])
def mail_link(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Mail a link to the address that was given, to go on elsewhere."""
    if request.method == "POST" and contribution.email:
        until = blocked_until(MAIL_LINK, contribution.reference, timezone.now())
        if until:
            return too_often(request, until)
        actions.mail_return_link(contribution=contribution, now=timezone.now())
        messages.success(request, gettext("The link is on its way. It works for 30 days."))
        return redirect("respond:home", reference=contribution.reference)
    return render(request, "respond/link.html", surroundings(contribution))


@never_cache
@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@limited(OPEN_LINK)
def let_back_in(request: HttpRequest, secret: str) -> HttpResponse:
    """A mailed link. Looking at it changes nothing, whoever looks; the button lets the device in."""
    if request.method != "POST":
        return render(request, "respond/return.html")
    contribution = actions.open_return_link(secret=secret, now=timezone.now())
    if contribution is None:
        return render(request, "respond/link_over.html", status=410)
    access.let_in(request, contribution)
    return redirect("respond:home", reference=contribution.reference)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited(ASK_FROM_NETWORK)
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for links by e-mail address. The answer is the same whether anything was begun with it or not."""
    given = request.POST if request.method == "POST" else None
    form = Lost(given, now=timezone.now(), initial={"consultation": request.GET.get("of", "")})
    if not form.is_valid():
        return render(request, "respond/lost.html", {"form": form}, status=422 if form.is_bound else 200)
    email = form.cleaned_data["email"]
    until = blocked_until(ASK_FOR_ADDRESS, email.lower(), timezone.now())
    if until:
        return too_often(request, until)
    actions.ask_for_links(consultation=form.cleaned_data["consultation"], email=email, now=timezone.now())
    return render(request, "respond/asked.html", {"email": email})


@held
@require_POST
def forget(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """This device can no longer open the answers; they stay as they are."""
    access.forget(request, contribution)
    return render(request, "respond/forgotten.html", surroundings(contribution))
