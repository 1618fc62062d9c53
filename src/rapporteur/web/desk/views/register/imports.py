"""Bringing a table into the register: upload, look, import."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rapporteur.engine.messages import from_data
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.register import TableForm
from rapporteur.web.desk.frame import staff
from rapporteur.web.desk.views.register.frame import page
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders import actions, tables
from rapporteur.web.stakeholders.models import TableImport
from rapporteur.web.stakeholders.refusals import Refused

_ROWS_A_PAGE = 100


@allowed("stakeholders.change")
def upload(request: HttpRequest, review: Review) -> HttpResponse:
    """Give a table; nothing is added before it was looked at."""
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["table"]
        try:
            table = actions.prepare_import(
                register=review.register, name=given.name, data=given.read(), by=staff(request), now=timezone.now()
            )
        except Refused as refused:
            form.add_error("table", translated(refused.reason))
        else:
            return redirect("desk:import_table", review.slug, table.pk)
    context = page(
        review,
        gettext("Bring a table"),
        form=form,
        most_rows=tables.MOST_ROWS,
        earlier=review.register.imports.select_related("by")[:10],
    )
    return render(request, "desk/register/import.html", context)


@allowed("stakeholders.change")
def table(request: HttpRequest, review: Review, table: int) -> HttpResponse:
    """What each row would do, or did. Posting carries it out."""
    found = get_object_or_404(TableImport.objects.select_related("by"), register=review.register, pk=table)
    if request.method == "POST":
        try:
            actions.commit_import(table=found, by=staff(request), now=timezone.now())
        except Refused as refused:
            messages.error(request, translated(refused.reason))
        else:
            messages.success(request, gettext("The table is imported."))
        return redirect("desk:import_table", review.slug, found.pk)
    what = request.GET.get("what", "")
    listed = [one for one in found.outcomes if what in ("", one["what"])]
    rows = Paginator(listed, _ROWS_A_PAGE).get_page(request.GET.get("page"))
    crumbs = [
        (gettext("Register"), reverse("desk:register", args=[review.slug])),
        (gettext("Bring a table"), reverse("desk:register_import", args=[review.slug])),
        (found.name, ""),
    ]
    context = {
        "review": review,
        "table": found,
        "total": len(found.outcomes),
        "counted": Counter(str(one["what"]) for one in found.outcomes),
        "what": what,
        "page": rows,
        "rows": [{**one, "reason": translated(from_data(one["reason"])) if one["reason"] else ""} for one in rows],
        "crumbs": crumbs,
    }
    return render(request, "desk/register/import_table.html", context)


@require_POST
@allowed("stakeholders.change")
def drop(request: HttpRequest, review: Review, table: int) -> HttpResponse:
    """Forget a table that is not wanted after all."""
    found = get_object_or_404(TableImport, register=review.register, pk=table)
    try:
        actions.drop_import(table=found)
    except Refused as refused:
        messages.error(request, translated(refused.reason))
        return redirect("desk:import_table", review.slug, found.pk)
    messages.success(request, gettext("The table is forgotten. The register is as it was."))
    return redirect("desk:register_import", review.slug)
