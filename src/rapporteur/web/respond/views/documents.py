"""Further observations, and documents that belong to no question."""

from __future__ import annotations

from dataclasses import replace

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rapporteur.web.contributions import files
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.queries import Working, working
from rapporteur.web.look.downloads import attachment as attachment_of
from rapporteur.web.respond import uploads
from rapporteur.web.respond.access import held, surroundings
from rapporteur.web.respond.answering import keep
from rapporteur.web.respond.fields import summary
from rapporteur.web.respond.pages import NO_REFUSALS, Refusals, fields
from rapporteur.web.respond.pages import files as files_of
from rapporteur.web.respond.profile_questions import DOCUMENTS, documents_question, further_question
from rapporteur.web.respond.ways import onwards, shows_problems


@held
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Whatever else somebody wants to say or give."""
    if request.method != "POST":
        return _page(request, working(contribution))
    against = keep(request, contribution, [further_question()])
    if against:
        return against
    refusals = uploads.change(request, contribution, {DOCUMENTS: ""})
    if refusals:
        return _page(request, working(contribution), refusals)
    publication = reverse("respond:publication", args=[contribution.reference])
    return onwards(request, contribution.reference, publication, to_mend=False)


def _page(request: HttpRequest, found: Working, refusals: Refusals = NO_REFUSALS) -> HttpResponse:
    asked = [further_question(), documents_question()]
    further, attached = fields(found, asked, show_problems=shows_problems(request), refusals=refusals)
    attached = replace(attached, files=files_of(found, ""))
    context = {
        **surroundings(found.contribution),
        "further": further,
        "attached": attached,
        "errors": summary([further, attached]),
    }
    return render(request, "respond/documents.html", context, status=422 if refusals else 200)


@held
@require_safe
def download(request: HttpRequest, contribution: Contribution, attachment: int) -> FileResponse:
    """A file they gave, as an attachment: no browser opens it as a page of ours."""
    found = get_object_or_404(contribution.attachments.select_related("file"), pk=attachment, removed_at=None)
    return attachment_of(files.opened(found.file), found.name)
