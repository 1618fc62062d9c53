"""Which entry of the register a contribution comes from."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions import actions
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.contributions import Choices, MatchForm
from rapporteur.web.desk.frame import framed, staff
from rapporteur.web.desk.reading import reading
from rapporteur.web.desk.views.contributions import submitted
from rapporteur.web.look.sentences import translated
from rapporteur.web.look.templatetags.look import country
from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders.models import Organisation, Person
from rapporteur.web.stakeholders.queries import Search, search

_MOST: Final = 20
_NOBODY: Final = "nobody"
Entries = dict[str, Organisation | Person]


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("stakeholders.change")
def match(request: HttpRequest, review: Review, consultation: Consultation, reference: str) -> HttpResponse:
    """Look an entry up and choose it."""
    contribution = submitted(consultation, reference)
    shown = reading(contribution, "", all_names=True)
    text = request.GET.get("text", shown.name)
    found = _found(review, text)
    form = MatchForm(request.POST or None, choices=_choices(found), initial={"entry": _now(contribution)})
    if request.method == "POST" and form.is_valid():
        entry = found.get(form.cleaned_data["entry"])
        try:
            actions.match(contribution=contribution, entry=entry, by=staff(request), now=timezone.now())
            messages.success(request, gettext("Saved."))
            return redirect("desk:contribution", review.slug, consultation.slug, reference)
        except actions.Refused as refused:
            form.add_error(None, translated(refused.reason))
    context: dict[str, Any] = {
        "contribution": contribution,
        "shown": shown,
        "form": form,
        "text": text,
        "found": found,
    }
    return framed(request, "desk/contributions/match.html", consultation, gettext("Match with the register"), **context)


def _found(review: Review, text: str) -> Entries:
    """Organisations and people whose names hold the text, by the value that stands for them in a form."""
    entries: Entries = {}
    for kind in ("organisation", "person"):
        for entry in search(review.register, Search(kind=kind, text=text))[:_MOST]:
            entries[f"{kind}-{entry.pk}"] = entry
    return entries


def _choices(found: Entries) -> Choices:
    return [*((value, _label(entry)) for value, entry in found.items()), (_NOBODY, gettext("None of the register"))]


def _label(entry: Organisation | Person) -> str:
    kind = gettext("organisation") if isinstance(entry, Organisation) else gettext("person")
    names = {"name": entry.name, "kind": kind, "country": country(entry.country)}
    return (
        gettext("%(name)s (%(kind)s, %(country)s)") % names if entry.country else gettext("%(name)s (%(kind)s)") % names
    )


def _now(contribution: Contribution) -> str:
    if contribution.organisation_id:
        return f"organisation-{contribution.organisation_id}"
    return f"person-{contribution.person_id}" if contribution.person_id else _NOBODY
