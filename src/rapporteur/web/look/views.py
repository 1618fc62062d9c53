"""Pages that belong to no face: what is shown when something cannot be done."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from rapporteur.web.look.context import tongue
from rapporteur.web.look.typed import typed_texts


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: without anything that may itself fail, so neither database nor what other pages know."""
    return HttpResponse(render_to_string("errors/500.html", {**tongue(), "stylesheet": _stylesheet()}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our page, or from one that stood open too long."""
    return render(request, "errors/csrf.html", {"typed": _answers(request)}, status=403)


def _answers(request: HttpRequest) -> Sequence[str]:
    """What a contributor typed, so that it can be copied. Forms of staff may hold what no page should show."""
    found = request.resolver_match
    return typed_texts(request) if found and found.app_name == "respond" else ()


def _stylesheet() -> str:
    """Its address; none where static files were not collected, which may be what failed."""
    try:
        return staticfiles_storage.url("look/site.css")
    except ValueError:
        return ""
