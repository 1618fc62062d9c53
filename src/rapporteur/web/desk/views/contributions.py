"""What came in: figures and list, reading one, its files, and who of the register was not heard."""

from __future__ import annotations

from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from rapporteur.web.accounts.activity import record
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions import files
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.search import came_in, listed, search
from rapporteur.web.contributions.statistics import has_answered, heard, registered, statistics
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.figures import breakdowns, days_title
from rapporteur.web.desk.forms.contributions import FilterForm, SilentForm
from rapporteur.web.desk.frame import framed, staff
from rapporteur.web.desk.reading import papers, reading
from rapporteur.web.desk.views.exports import FILE_POLICY
from rapporteur.web.look.languages import engine_code
from rapporteur.web.reviews.models import Review

A_PAGE: Final = 25


@require_safe
@allowed("contributions.count")
def received(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """What came in, in figures, and for those who may read as a list. With a filter: the list alone."""
    may_read = staff(request).has_perm("contributions.read", consultation)
    form = FilterForm(request.GET, languages=consultation.languages)
    context: dict[str, Any] = {"form": form, "may_read": may_read, "filtered": bool(request.GET)}
    if may_read:
        all_names = sees_all_names(request, consultation)
        found = search(consultation, form.wanted, all_names=all_names)
        page = _page_of(request, found.select_related("consultation"))
        context |= {"page": page, "found": listed(page.object_list, all_names=all_names)}
    if not (may_read and request.GET):
        figures = statistics(consultation, timezone.now())
        context |= {
            "figures": figures,
            "days_title": days_title(figures),
            "breakdowns": list(breakdowns(figures)),
            "heard": heard(consultation),
        }
    return framed(request, "desk/contributions/list.html", consultation, gettext("Contributions"), **context)


@require_safe
@allowed("contributions.see_addresses")
def silent(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Who of the register has not answered, or has. It tells who those are that want no name: few may see it."""
    form = SilentForm(request.GET)
    kind, group, answered = form.wanted
    found = registered(consultation, kind)
    if group:
        found = found.filter(group=group)
    which = has_answered(consultation, kind)
    found = found.filter(which) if answered else found.exclude(which)
    context: dict[str, Any] = {
        "form": form,
        "kind": kind,
        "answered": answered,
        "page": _page_of(request, found.order_by("name", "id")),
        "heard": heard(consultation),
    }
    return framed(request, "desk/contributions/silent.html", consultation, gettext("Not heard yet"), **context)


@require_safe
@allowed("contributions.read")
def read(request: HttpRequest, review: Review, consultation: Consultation, reference: str) -> HttpResponse:
    """One contribution as it was submitted. That it was read is on the record."""
    contribution = submitted(consultation, reference)
    shown = reading(
        contribution,
        engine_code(translation.get_language() or "en"),
        all_names=sees_all_names(request, consultation),
    )
    _write_down(request, "contribution.read", contribution)
    context: dict[str, Any] = {
        "contribution": contribution,
        "shown": shown,
        "may_match": staff(request).has_perm("stakeholders.change", consultation),
    }
    return framed(request, "desk/contributions/contribution.html", consultation, contribution.reference, **context)


@require_POST
@allowed("contributions.read")
def file(
    request: HttpRequest, review: Review, consultation: Consultation, reference: str, attachment: int
) -> FileResponse:
    """A file that was submitted, to keep: never shown as a page of this site."""
    contribution = submitted(consultation, reference)
    given = papers(contribution, all_names=sees_all_names(request, consultation))
    paper = next((paper for paper in given if paper.id == attachment), None)
    if paper is None:
        raise Http404
    found = get_object_or_404(contribution.attachments.select_related("file"), pk=attachment)
    content = files.opened(found.file)
    _write_down(request, "file.downloaded", contribution)
    kind = "application/pdf" if found.file.kind == "pdf" else "application/octet-stream"
    answer = FileResponse(content, as_attachment=True, filename=paper.name, content_type=kind)
    answer["Content-Security-Policy"] = FILE_POLICY
    answer["Cache-Control"] = "no-store"
    return answer


def submitted(consultation: Consultation, reference: str) -> Contribution:
    """A contribution that came in; of drafts and trials nobody here knows."""
    found = came_in(consultation).select_related(
        "consultation__review", "version", "organisation", "person", "keyed_by"
    )
    return get_object_or_404(found, reference=reference)


def sees_all_names(request: HttpRequest, consultation: Consultation) -> bool:
    """Whether whoever asks may know who those are that want no name."""
    return staff(request).has_perm("contributions.see_addresses", consultation)


def _page_of(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    return Paginator(found, A_PAGE).get_page(request.GET.get("page"))


def _write_down(request: HttpRequest, verb: str, contribution: Contribution) -> None:
    review = contribution.consultation.review_id
    record(verb, actor=staff(request), target=contribution.reference, review=review, now=timezone.now())
