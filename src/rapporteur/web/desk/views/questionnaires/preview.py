"""The questionnaire as a contributor sees it: of any group, in any language; and trying it out."""

from __future__ import annotations

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.records import GROUPS
from rapporteur.web.consultations import queries
from rapporteur.web.consultations.models import Consultation, Version
from rapporteur.web.contributions import actions
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.frame import framed
from rapporteur.web.look.languages import engine_code, html_code, site_code
from rapporteur.web.reviews.models import Review


@require_safe
@allowed("consultations.see")
def preview(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """All questions that a group may see, in a language; conditions are told, not applied."""
    version = _version(request, consultation)
    questionnaire = queries.questionnaire_of(version)
    language = _language(request, questionnaire.languages)
    group = _group(request.GET.get("group", ""))
    return framed(
        request,
        "desk/questionnaires/preview.html",
        consultation,
        gettext("Preview"),
        version=version,
        questionnaire=questionnaire,
        sections=queries.shown_to(questionnaire, group),
        group=group,
        groups=GROUPS,
        chosen={
            "code": language,
            "site_code": site_code(language),
            "html_code": html_code(language),
            "direction": "rtl" if right_to_left(language) else "ltr",
        },
        is_latest=version == queries.latest_version(consultation),
    )


@require_POST
@allowed("consultations.change")
def try_out(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Begin a trial contribution, which this device may then open on the contributors' pages."""
    questionnaire = queries.questionnaire_of(queries.latest_version(consultation))
    trial = actions.begin(
        consultation=consultation,
        language=_language(request, questionnaire.languages),
        via="",
        device=request.session.setdefault("device", secrets.token_hex(8)),
        now=timezone.now(),
        trial=True,
        preview=_group(request.POST.get("group", "")),
    )
    # The key under which the contributors' face keeps what a device may open.
    request.session["contributions"] = [*request.session.get("contributions", []), trial.reference]
    return redirect("respond:home", trial.reference)


def _version(request: HttpRequest, consultation: Consultation) -> Version:
    number = request.GET.get("version", "")
    if not number:
        return queries.latest_version(consultation)
    version = consultation.versions.filter(number=number).first() if number.isdecimal() else None
    if version is None:
        raise Http404
    return version


def _language(request: HttpRequest, offered: tuple[str, ...]) -> str:
    """The language asked for, else that of the page, else the first that is offered."""
    asked = (request.POST or request.GET).get("language", "")
    here = engine_code(translation.get_language() or "en")
    return next((code for code in (asked, here, *offered) if code in offered), "en")


def _group(asked: str) -> str:
    return asked if asked in GROUPS else ""
