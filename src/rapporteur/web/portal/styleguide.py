"""Every component in all its states, for those who build pages and for the tests that look at them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rapporteur.web.look.states import STATES
from rapporteur.web.portal import samples


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The style guide. Its samples are fictional."""
    context = {
        "samples": samples,
        "states": tuple(STATES),
        "form": samples.SampleForm(),
        "wrong": samples.SampleForm({"name": ""}, auto_id="wrong_%s"),
        "page": Paginator(range(480), 20).page(7),
        "crumbs": _crumbs(),
        "rows": _rows(),
        "most": sum(samples.GROUPS.values()),
        "questions": samples.QUESTIONS,
    }
    return render(request, "portal/styleguide.html", context)


def _crumbs() -> list[tuple[object, str]]:
    return [
        (gettext("Open consultations"), reverse("portal:home")),
        (samples.LONG_NAME, reverse("portal:styleguide")),
        ("styleguide", ""),
    ]


def _rows() -> list[dict[str, object]]:
    return [
        {
            "key": gettext("Name"),
            "value": samples.LONG_NAME,
            "href": "#summary",
            "change": gettext("Change the name"),
        },
        {"key": gettext("Country"), "value": "Kirany", "href": "#summary", "change": gettext("Change the country")},
        {"key": gettext("Title"), "value": samples.TEXTS["ar"]},
    ]
