"""Taking out what came in."""

from __future__ import annotations

from typing import Final

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions.exports import FORMATS, export
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.contributions import ExportForm
from rapporteur.web.desk.frame import framed, staff
from rapporteur.web.look.languages import CODES, engine_code
from rapporteur.web.reviews.models import Review

FILE_POLICY: Final = "default-src 'none'; sandbox"


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("contributions.export")
def exports(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponseBase:
    """The formats to take it in, and the file that was asked for."""
    given = {"language": engine_code(translation.get_language() or "en")}
    form = ExportForm(request.POST or None, languages=CODES, initial=given)
    format = request.POST.get("format", "")
    if request.method == "POST" and form.is_valid() and format in FORMATS:
        return _download(request, consultation, format, form.cleaned_data["language"])
    return _page(request, consultation, form)


def _page(request: HttpRequest, consultation: Consultation, form: ExportForm) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return framed(
        request, "desk/contributions/exports.html", consultation, gettext("Exports"), status, form=form, formats=FORMATS
    )


def _download(request: HttpRequest, consultation: Consultation, format: str, language: str) -> FileResponse:
    made = export(consultation=consultation, format=format, language=language, by=staff(request), now=timezone.now())
    answer = FileResponse(made.file, as_attachment=True, filename=made.name, content_type=made.content_type)
    answer["Content-Security-Policy"] = FILE_POLICY
    answer["Cache-Control"] = "no-store"
    return answer
