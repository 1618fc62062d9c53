"""The register as lists: searching, what may be there twice, taking it away as a table."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from rapporteur.web.accounts.activity import record
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.register import SearchForm
from rapporteur.web.desk.frame import staff
from rapporteur.web.desk.navigation import rights
from rapporteur.web.desk.views.register.frame import page
from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders import exports, queries

_ENTRIES_A_PAGE = 50


@require_safe
@allowed("stakeholders.see")
def register(request: HttpRequest, review: Review) -> HttpResponse:
    """Search the register."""
    form = SearchForm(request.GET or None, countries=queries.countries(review.register))
    wanted = form.wanted()
    entries = Paginator(queries.search(review.register, wanted), _ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "review": review,
        "form": form,
        "kind": wanted.kind,
        "page": entries,
        "counts": queries.counts(review.register),
        "may": rights(staff(request), review),
    }
    return render(request, "desk/register/list.html", context)


@require_safe
@allowed("stakeholders.change")
def duplicates(request: HttpRequest, review: Review) -> HttpResponse:
    """Entries whose names look alike."""
    pairs = [(kind, queries.likely_duplicates(review.register, kind)) for kind in ("organisation", "person")]
    shown = [(kind, one, other) for kind, found in pairs for one, other in found]
    entries = Paginator(shown, _ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = page(review, gettext("Names that look alike"), page=entries)
    return render(request, "desk/register/duplicates.html", context)


@require_POST
@allowed("stakeholders.see")
def export(request: HttpRequest, review: Review) -> HttpResponse:
    """The register as a table; e-mail addresses only for those who may see them."""
    user = staff(request)
    addresses = user.has_perm("stakeholders.see_addresses", review)
    record(
        "register.exported",
        actor=user,
        target=review.slug,
        now=timezone.now(),
        review=review.pk,
        addresses=addresses,
    )
    response = HttpResponse(
        exports.as_csv(review.register, addresses=addresses), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{review.slug}-register.csv"'
    return response
