"""Which contributions a device may open: those it began, and those a mailed link let it in to."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions.actions import ReadOnly
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.look.typed import typed_texts

CONTRIBUTIONS: Final = "contributions"
"""In the session: the references this device may open."""
DEVICE: Final = "device"
"""In the session: a random name of this device, by which two devices are told apart."""
WAY: Final = "way"
"""In the session: "one" question a page, or "all" on one."""

View = Callable[..., HttpResponseBase]


def held(view: View) -> View:
    """Hand the view the contribution of its address, if this device may open it; what is shown is kept nowhere.

    A view may find that the contribution can no longer be changed: the page that says so shows what was typed.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, reference: str, **named: Any) -> HttpResponseBase:
        if reference not in references(request):
            return _not_let_in(request)
        contribution = _found(reference)
        if contribution.state == Contribution.State.WITHDRAWN:
            return render(request, "respond/withdrawn.html", surroundings(contribution), status=410)
        try:
            return view(request, contribution=contribution, **named)
        except ReadOnly:
            return _closed(request, contribution)

    return guarded


def references(request: HttpRequest) -> list[str]:
    """The contributions this device may open."""
    found: list[str] = request.session.get(CONTRIBUTIONS, [])
    return found


def device(request: HttpRequest) -> str:
    """The name of this device."""
    if DEVICE not in request.session:
        request.session[DEVICE] = secrets.token_hex(8)
    return str(request.session[DEVICE])


def let_in(request: HttpRequest, contribution: Contribution) -> None:
    """From now on this device may open the contribution; whoever knew the session's name before may not."""
    request.session.cycle_key()
    _remember(request, [*_others(request, contribution), contribution.reference])


def forget(request: HttpRequest, contribution: Contribution) -> None:
    """This device may no longer open it; the contribution stays as it is."""
    _remember(request, _others(request, contribution))


def way(request: HttpRequest) -> str:
    """How they chose to answer: "one" question a page, or "all" on one."""
    return str(request.session.get(WAY, "one"))


def begun_here(request: HttpRequest, consultation: Consultation) -> list[Contribution]:
    """What was begun on this device in a consultation, the last one first."""
    here = consultation.contributions.filter(reference__in=references(request))
    return list(here.exclude(state=Contribution.State.WITHDRAWN).order_by("-started_at"))


def surroundings(contribution: Contribution) -> dict[str, Any]:
    """What every page of a contribution names."""
    return {
        "contribution": contribution,
        "consultation": contribution.consultation,
        "review": contribution.consultation.review,
    }


def _others(request: HttpRequest, contribution: Contribution) -> list[str]:
    return [reference for reference in references(request) if reference != contribution.reference]


def _remember(request: HttpRequest, allowed: list[str]) -> None:
    request.session[CONTRIBUTIONS] = allowed


def _found(reference: str) -> Contribution:
    found = Contribution.objects.select_related("consultation__review", "version").filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def _closed(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """It can no longer be changed. What was typed is shown, so that it can be copied."""
    context = {**surroundings(contribution), "typed": typed_texts(request)}
    return render(request, "respond/closed.html", context, status=409)


def _not_let_in(request: HttpRequest) -> HttpResponse:
    """The same answer whether there is such a contribution or not. What was typed is shown, so that it can be kept."""
    if request.method != "POST":
        raise Http404
    return render(request, "respond/not_let_in.html", {"typed": typed_texts(request)}, status=404)
