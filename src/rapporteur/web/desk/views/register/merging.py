"""Making two entries one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.register import MergeForm
from rapporteur.web.desk.frame import staff
from rapporteur.web.desk.views.register.frame import address, found, page
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders import actions, queries
from rapporteur.web.stakeholders.queries import Search
from rapporteur.web.stakeholders.refusals import Refused

_SHOWN = 20


@require_safe
@allowed("stakeholders.change")
def choose(request: HttpRequest, review: Review, kind: str, entry: int) -> HttpResponse:
    """Find the entry that this one should be merged with."""
    one = found(review, kind, entry)
    text = request.GET.get("text", "").strip()
    others = queries.search(review.register, Search(kind=kind, text=text)).exclude(pk=one.pk) if text else None
    context = page(
        review, gettext("Merge with another entry"), one, text=text, others=others[:_SHOWN] if others else ()
    )
    return render(request, "desk/register/merge_choose.html", context)


@allowed("stakeholders.change")
def merge(request: HttpRequest, review: Review, kind: str, entry: int, other: int) -> HttpResponse:
    """Both beside each other; which one stays, and why."""
    pair = (found(review, kind, entry), found(review, kind, other))
    if pair[0].pk == pair[1].pk:
        raise Http404
    form = MergeForm(request.POST or None, pair=pair)
    if request.method == "POST" and form.is_valid():
        kept, dropped = pair if form.cleaned_data["keep"] == str(pair[0].pk) else pair[::-1]
        try:
            actions.merge(
                kept=kept, dropped=dropped, reason=form.cleaned_data["reason"], by=staff(request), now=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, translated(refused.reason))
        else:
            messages.success(request, gettext("The two entries are one now."))
            return redirect(address(review, kept))
    context = page(review, gettext("Merge two entries"), pair[0], pair=pair, form=form)
    return render(request, "desk/register/merge.html", context)
