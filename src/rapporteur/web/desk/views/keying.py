"""Keying in what came on paper or by e-mail, and correcting it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.queries import questionnaire_of, shown_to, version_to_answer
from rapporteur.web.consultations.questionnaire import Question, Questionnaire, Section, Value, is_empty, read_answer
from rapporteur.web.contributions import actions
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.profile import FIELDS, FURTHER
from rapporteur.web.contributions.queries import working
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.contributions import BeginForm, KeyInForm, SheetForm
from rapporteur.web.desk.frame import framed, staff
from rapporteur.web.desk.views.contributions import submitted
from rapporteur.web.look.languages import html_code, site_code
from rapporteur.web.look.sentences import translated
from rapporteur.web.look.templatetags.look import plain_words
from rapporteur.web.reviews.models import Review

_NOT_TYPED: Final = ("note", "file")
Problems = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the sheet, with what stands in it and what is wrong with that."""

    question: Question
    value: Value
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions that a group is asked, in the language they were read in, and what was typed."""

    questionnaire: Questionnaire
    group: str
    language: str
    answers: Mapping[str, Value]

    @property
    def sections(self) -> list[tuple[Section, list[Question]]]:
        """Sections with what can be typed in. Conditions are not applied: the paper decides."""
        found = shown_to(self.questionnaire, self.group)
        kept = [(section, [one for one in questions if one.kind not in _NOT_TYPED]) for section, questions in found]
        return [(section, questions) for section, questions in kept if questions]

    def read(self, request: HttpRequest) -> Sheet:
        """The same with what a form sent."""
        raw = dict(request.POST.lists())
        questions = [*(one for _, questions in self.sections for one in questions), _FURTHER]
        answers = {one.key: read_answer(one, raw) for one in questions}
        return Sheet(self.questionnaire, self.group, self.language, answers)

    @property
    def given(self) -> dict[str, Value]:
        """What is answered."""
        return {key: value for key, value in self.answers.items() if not is_empty(value)}


_FURTHER: Final = Question(FURTHER, "text", {})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("contributions.key_in")
def key_in(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """First group and language, which decide what is asked; then the whole questionnaire on one page."""
    version = version_to_answer(consultation)
    if version is None:
        raise Http404
    begin = BeginForm(request.GET or None, languages=consultation.languages)
    if not begin.is_valid():
        title = gettext("Key in a paper or e-mail")
        return framed(request, "desk/contributions/key_in_begin.html", consultation, title, form=begin)
    sheet = Sheet(questionnaire_of(version), begin.cleaned_data["group"], begin.cleaned_data["language"], {})
    form = KeyInForm(request.POST or None, request.FILES or None, zone=review.time_zone)
    if request.method != "POST":
        return _page(request, consultation, sheet, form)
    sheet = sheet.read(request)
    if not form.is_valid():
        return _page(request, consultation, sheet, form)
    try:
        made = actions.key_in(
            consultation=consultation,
            by=staff(request),
            channel=Contribution.Channel(form.cleaned_data["channel"]),
            received_at=form.cleaned_data["received_at"],
            language=sheet.language,
            values={**form.profile(sheet.group, sheet.language), **sheet.given},
            source=form.cleaned_data["source"],
            source_name=form.cleaned_data["source"].name,
            now=timezone.now(),
            key=form.cleaned_data["key"],
        )
    except actions.Refused as refused:
        return _page(request, consultation, sheet, form, refused)
    messages.success(request, gettext("Keyed in. Compare it with the paper once more."))
    return redirect("desk:contribution", review.slug, consultation.slug, made.reference)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("contributions.key_in")
def correct(request: HttpRequest, review: Review, consultation: Consultation, reference: str) -> HttpResponse:
    """Mend what staff keyed in. What contributors wrote themselves is theirs."""
    contribution = submitted(consultation, reference)
    if contribution.keyed_by_id is None or contribution.state == Contribution.State.WITHDRAWN:
        raise Http404
    now = working(contribution)
    group, language = contribution.group, contribution.language
    given = {"group": group, "language": language}
    begin = BeginForm(request.GET or None, languages=consultation.languages, initial=given)
    if begin.is_valid():
        group, language = begin.cleaned_data["group"], begin.cleaned_data["language"]
    sheet = Sheet(now.questionnaire, group, language, now.answers)
    form = SheetForm(request.POST or None, initial={field: now.profile.get(field, "") for field in FIELDS})
    if request.method != "POST":
        return _page(request, consultation, sheet, form, correcting=contribution, begin=begin)
    sheet = sheet.read(request)
    if not form.is_valid():
        return _page(request, consultation, sheet, form, correcting=contribution, begin=begin)
    try:
        actions.correct(
            contribution=contribution,
            by=staff(request),
            values={**form.profile(sheet.group, sheet.language), **sheet.given},
            now=timezone.now(),
            key=form.cleaned_data["key"],
        )
    except actions.Refused as refused:
        return _page(request, consultation, sheet, form, refused, correcting=contribution, begin=begin)
    messages.success(request, gettext("Corrected. What stood there before is in the history."))
    return redirect("desk:contribution", review.slug, consultation.slug, reference)


def _page(
    request: HttpRequest,
    consultation: Consultation,
    sheet: Sheet,
    form: SheetForm,
    refused: actions.Refused | None = None,
    correcting: Contribution | None = None,
    begin: BeginForm | None = None,
) -> HttpResponse:
    problems = _problems(form, refused)
    asked = [(section, [_asked(one, sheet, problems) for one in questions]) for section, questions in sheet.sections]
    title = gettext("Correct what was keyed in") if correcting else gettext("Key in a paper or e-mail")
    context: dict[str, Any] = {
        "form": form,
        "sections": asked,
        "further": _asked(_further(), sheet, problems),
        "errors": [
            (f"#{one.question.key}", _error(one.question, problem))
            for _, several in asked
            for one in several
            for problem in one.problems
        ],
        "group": sheet.group,
        "correcting": correcting,
        "begin": begin,
        "chosen": {
            "code": sheet.language,
            "site_code": site_code(sheet.language),
            "html_code": html_code(sheet.language),
            "direction": "rtl" if right_to_left(sheet.language) else "ltr",
        },
    }
    status = 422 if request.method == "POST" else 200
    return framed(request, "desk/contributions/key_in.html", consultation, title, status, **context)


def _further() -> Question:
    return Question(FURTHER, "text", {"en": gettext("Further observations")})


def _asked(question: Question, sheet: Sheet, problems: Problems) -> Asked:
    return Asked(question, sheet.answers.get(question.key, ""), problems.get(question.key, ()))


def _error(question: Question, problem: str) -> str:
    return gettext("%(question)s: %(problem)s") % {"question": plain_words(question.label), "problem": problem}


def _problems(form: SheetForm, refused: actions.Refused | None) -> Problems:
    """Why it was refused: at the fields of the form, and what remains by question."""
    if refused is None:
        return {}
    if isinstance(refused, actions.FileRefused):
        form.add_error(
            "source", [translated(refused.reason), *([translated(refused.action)] if refused.action else [])]
        )
        return {}
    if not isinstance(refused, actions.NotReady):
        form.add_error(None, translated(refused.reason))
        return {}
    found = {key: tuple(translated(one) for one in several) for key, several in refused.problems.items()}
    for field in form.fields.keys() & found.keys():
        form.add_error(field, list(found.pop(field)))
    return found
