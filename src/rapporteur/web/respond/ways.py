"""Where a form leads to: on, back to the list, or the same page again."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from rapporteur.web.respond.language import in_language

SHOW_PROBLEMS: Final = "problems"
"""In the address: what is to be mended on the page is shown."""


def shows_problems(request: HttpRequest) -> bool:
    """Whether somebody came to mend something."""
    return SHOW_PROBLEMS in request.GET


def onwards(request: HttpRequest, reference: str, next_address: str, *, to_mend: bool) -> HttpResponse:
    """After saving: where the pressed button says; else on, unless what was just given has to be mended."""
    match request.POST.get("then", ""):
        case "home":
            return redirect("respond:home", reference=reference)
        case "stay":
            return redirect(request.path)
        case "":
            return redirect(f"{request.path}?{SHOW_PROBLEMS}" if to_mend else next_address)
        case language:
            return redirect(in_language(request.path, language))


def home_address(reference: str) -> str:
    """The list of what is to do."""
    return reverse("respond:home", args=[reference])
