"""The questionnaire as an XLSForm workbook: in and out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rapporteur.web.consultations import actions, queries
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import Faults
from rapporteur.web.consultations.refusals import Changed, Refused
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.questionnaires import ImportForm
from rapporteur.web.desk.frame import framed, staff
from rapporteur.web.desk.views.questionnaires.editing import saved
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Review

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allowed("consultations.change")
def take_in(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Take a workbook in place of the questionnaire, or list all that is wrong with it."""
    form = ImportForm(request.POST or None, request.FILES or None)
    seen = request.POST.get("seen", "") or queries.latest_version(consultation).digest
    faults: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            imported = actions.import_xlsform(
                consultation=consultation,
                content=file.read(),
                name=file.name,
                seen=seen,
                by=staff(request),
                now=timezone.now(),
            )
            for notice in imported.notices:
                messages.info(request, translated(notice))
            return saved(request, consultation)
        except Faults as found:
            faults = [(fault.where, translated(fault.problem)) for fault in found.faults]
            form.add_error("file", gettext("The workbook was not taken in. Mend what is listed, then choose it again."))
        except Changed:
            seen = queries.latest_version(consultation).digest
            sentence = gettext("Somebody changed the questionnaire since you opened this page. Look at it first.")
            form.add_error(None, sentence)
        except Refused as refused:
            faults = [(fault.where, translated(fault.problem)) for fault in refused.faults]
            for reason in refused.reasons:
                form.add_error(None, translated(reason))
    return framed(
        request,
        "desk/questionnaires/import.html",
        consultation,
        gettext("Import an XLSForm"),
        form=form,
        seen=seen,
        faults=faults,
        has_questions=any(queries.questionnaire_of(queries.latest_version(consultation)).questions),
    )


@require_POST
@allowed("consultations.see")
def export(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """The questionnaire as it stands, as a workbook."""
    version = queries.latest_version(consultation)
    content = actions.export_xlsform(consultation=consultation, version=version, by=staff(request), now=timezone.now())
    response = HttpResponse(content, content_type=_TYPE)
    name = f"{review.slug}-{consultation.slug}-{version.number}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
