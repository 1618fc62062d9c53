"""The form of a question: it has the fields of one kind, and makes a Question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, gettext_lazy

from rapporteur.engine.intake.review import CATEGORIES
from rapporteur.engine.records import GROUPS
from rapporteur.web.consultations.option_lines import read_options, written_options
from rapporteur.web.consultations.questionnaire import (
    CHOICE_KINDS,
    KINDS,
    Condition,
    Kind,
    Option,
    Question,
    Unreadable,
    parse_condition,
    write_condition,
)
from rapporteur.web.consultations.refusals import Refused
from rapporteur.web.consultations.simple_conditions import (
    COMPARISONS,
    Simple,
    condition_of,
    simple_of,
)
from rapporteur.web.desk.forms.questionnaires import Around, KeyField
from rapporteur.web.look.forms import NAMES, WordsField
from rapporteur.web.look.languages import engine_code
from rapporteur.web.look.sentences import translated
from rapporteur.web.look.templatetags.look import group, plain_words

KIND_NAMES: Final[Mapping[Kind, str | Promise]] = {
    "text": gettext_lazy("Text"),
    "single": gettext_lazy("One option"),
    "multiple": gettext_lazy("Several options"),
    "scale": gettext_lazy("Scale, from low to high"),
    "matrix": gettext_lazy("Table: one option a row"),
    "number": gettext_lazy("Number"),
    "date": gettext_lazy("Date"),
    "file": gettext_lazy("File"),
    "note": gettext_lazy("Note without an answer"),
}
CATEGORY_NAMES: Final[Mapping[str, str | Promise]] = {
    "achievement": gettext_lazy("Achievements"),
    "challenge": gettext_lazy("Challenges"),
    "approach": gettext_lazy("Approaches"),
    "practice": gettext_lazy("Practices"),
    "opportunity": gettext_lazy("Opportunities"),
    "risk": gettext_lazy("Risks"),
    "priority": gettext_lazy("Priorities"),
    "trend": gettext_lazy("Trends"),
    "request": gettext_lazy("Requests"),
}
_COMPARISON_NAMES: Final[Mapping[str, str | Promise]] = {
    "is": gettext_lazy("is, or includes"),
    "is-not": gettext_lazy("is not, or does not include"),
    "answered": gettext_lazy("is answered"),
    "unanswered": gettext_lazy("is not answered"),
    ">": gettext_lazy("is more than"),
    ">=": gettext_lazy("is at least"),
    "<": gettext_lazy("is less than"),
    "<=": gettext_lazy("is at most"),
}
_LINES: Final = gettext_lazy(
    "One a line: the label alone, or a key and the label: yes | Yes. The list in %(language)s says which there are and "
    "in which order; the other languages have the same keys, or as many labels in the same order."
)
_WITH_OPTIONS: Final = CHOICE_KINDS | {"matrix"}


class QuestionForm(forms.Form):
    """A question of one kind. After cleaning: `question`, and `section` that it shall stand in."""

    label = WordsField(label=gettext_lazy("Question"), rows=2, max_length=10_000)
    hint = WordsField(label=gettext_lazy("Hint"), rows=2, max_length=10_000, required=False)
    options = WordsField(
        label=gettext_lazy("Options"),
        rows=6,
        required=False,
    )
    rows = WordsField(
        label=gettext_lazy("Rows of the table"),
        rows=6,
        required=False,
    )
    required = forms.BooleanField(label=gettext_lazy("An answer is required"), required=False)
    word_limit = forms.IntegerField(
        label=gettext_lazy("Most words"),
        min_value=1,
        required=False,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    choices_limit = forms.IntegerField(
        label=gettext_lazy("Most options that can be chosen"),
        min_value=1,
        required=False,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    low = forms.DecimalField(label=gettext_lazy("Least value"), required=False)
    high = forms.DecimalField(label=gettext_lazy("Greatest value"), required=False)
    whole = forms.BooleanField(label=gettext_lazy("Whole numbers only"), required=False)
    looks_at = forms.ChoiceField(label=gettext_lazy("Shown only if this question"), required=False)
    comparison = forms.ChoiceField(
        label=gettext_lazy("Comparison"),
        choices=[(name, _COMPARISON_NAMES[name]) for name in COMPARISONS],
        required=False,
    )
    value = forms.CharField(
        label=gettext_lazy("Value"),
        help_text=gettext_lazy("An option by its key or label, a number, or a text."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "medium", "list": "values"}),
    )
    expression = forms.CharField(
        label=gettext_lazy("Or as an expression"),
        help_text=gettext_lazy("As in XLSForm: selected(${q2}, 'yes') and ${q3} >= 2"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr", "spellcheck": "false"}),
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Shown to these stakeholder groups only"),
        help_text=gettext_lazy("None chosen: shown to all."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics of the review"), required=False, widget=forms.CheckboxSelectMultiple
    )
    asks = forms.MultipleChoiceField(
        label=gettext_lazy("What it asks for"),
        help_text=gettext_lazy("Helps the analysis to read the answers."),
        choices=[(name, CATEGORY_NAMES[name]) for name in CATEGORIES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    links_to = forms.ChoiceField(label=gettext_lazy("Question of the former round that it asks again"), required=False)
    section = forms.ChoiceField(label=gettext_lazy("Section"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    key = KeyField()

    question: Question

    def __init__(self, *args: Any, kind: Kind, stored: Question | None, around: Around, **given: Any) -> None:
        super().__init__(*args, **given)
        self._kind: Kind = kind
        self._stored = stored
        self._around = around
        languages = around.questionnaire.languages
        here = engine_code(get_language() or "en")
        self._languages = sorted(languages, key=lambda code: code != here)
        self._before = around.before(stored.key if stored else "")
        self._offer()
        for name in _unused(kind, around, bool(self._before)):
            del self.fields[name]
        for name, value in self._initial_values().items():
            if name in self.fields:
                self.fields[name].initial = value
        for name, field in self.fields.items():
            if isinstance(field, WordsField):
                field.languages = languages
            if name in ("options", "rows") and self._languages:
                field.help_text = _LINES % {"language": NAMES[self._languages[0]]}

    def _offer(self) -> None:
        """The choices that depend on the questionnaire."""
        sections = [(each.key, plain_words(each.title) or each.key) for each in self._around.questionnaire.sections]
        kinds = [name for name in KIND_NAMES if name in CHOICE_KINDS]
        offered: dict[str, Any] = {
            "section": sections,
            "kind": [(name, KIND_NAMES[name]) for name in kinds],
            "groups": [(key, group(key)) for key in GROUPS],
            "topics": self._around.topics,
            "links_to": [("", gettext("None")), *self._around.former],
            "looks_at": [("", gettext("Always shown")), *((each.key, _short(each)) for each in self._before)],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _initial_values(self) -> dict[str, Any]:
        stored = self._stored or Question(key="", kind=self._kind, label={})
        codes = self._around.questionnaire.languages
        simple = simple_of(stored.condition, self._before) if stored.condition else None
        return {
            **{name: getattr(stored, name) for name in ("required", "word_limit", "choices_limit", "low", "high")},
            **{name: getattr(stored, name) for name in ("whole", "key", "kind", "links_to")},
            **{name: list(getattr(stored, name)) for name in ("groups", "topics", "asks")},
            "label": dict(stored.label),
            "hint": dict(stored.hint),
            "options": {code: written_options(stored.options, code) for code in codes},
            "rows": {code: written_options(stored.rows, code) for code in codes},
            "section": self._around.section,
            "looks_at": simple.question if simple else "",
            "comparison": simple.comparison if simple else "",
            "value": simple.value if simple else "",
            "expression": write_condition(stored.condition) if stored.condition and not simple else "",
        }

    @property
    def values(self) -> list[tuple[str, str]]:
        """Keys and labels of the options that a condition may look at: suggestions for its value."""
        options = (option for question in self._before for option in question.options)
        return list({option.key: plain_words(option.label) for option in options}.items())

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        options = self._read("options", self._stored.options if self._stored else ())
        rows = self._read("rows", self._stored.rows if self._stored else ())
        condition = self._condition(cleaned)
        if not self.errors:
            self.question = self._made(cleaned, options, rows, condition)
        return cleaned

    def _made(
        self,
        cleaned: Mapping[str, Any],
        options: tuple[Option, ...],
        rows: tuple[Option, ...],
        condition: Condition | None,
    ) -> Question:
        """What was stored, with what this form has fields for."""
        stored = self._stored or Question(key=self._free_key(), kind=self._kind, label={})
        kind = next((name for name in KINDS if name == cleaned.get("kind")), stored.kind)
        plain = ("required", "word_limit", "low", "high", "whole", "links_to")
        given: dict[str, Any] = {name: cleaned[name] for name in plain if name in self.fields}
        given |= {
            name: _in_former_order(getattr(stored, name), cleaned[name])
            for name in ("groups", "topics", "asks")
            if name in self.fields
        }
        if "looks_at" in self.fields or "expression" in self.fields:
            given["condition"] = condition
        return replace(
            stored,
            **given,
            key=cleaned.get("key") or stored.key,
            kind=kind,
            choices_limit=cleaned.get("choices_limit") if kind == "multiple" else None,
            label=cleaned["label"],
            hint=cleaned["hint"],
            options=options,
            rows=rows,
        )

    def _free_key(self) -> str:
        taken = self._around.keys
        return next(name for number in range(1, len(taken) + 2) if (name := f"q{number}") not in taken)

    def _read(self, name: str, known: tuple[Option, ...]) -> tuple[Option, ...]:
        if name not in self.fields:
            return known
        try:
            return read_options(self.cleaned_data.get(name, {}), self._languages, known)
        except Refused as refused:
            self._say(name, refused)
            return known

    def _condition(self, cleaned: Mapping[str, Any]) -> Condition | None:
        looks_at, expression = cleaned.get("looks_at"), cleaned.get("expression")
        if looks_at and expression:
            self.add_error("expression", gettext("Choose a question or write an expression, not both."))
        elif looks_at:
            simple = Simple(looks_at, cleaned.get("comparison", ""), cleaned.get("value", ""))
            try:
                return condition_of(simple, self._before)
            except Refused as refused:
                self._say("value", refused)
        elif expression:
            try:
                return parse_condition(expression)
            except Unreadable as unreadable:
                self.add_error("expression", translated(unreadable.problem))
        return None

    def _say(self, name: str, refused: Refused) -> None:
        for reason in refused.reasons:
            self.add_error(name, translated(reason))


def _in_former_order(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """What is chosen now: what was chosen before in its order, then what is new."""
    return tuple(dict.fromkeys([*(name for name in before if name in now), *now]))


def _short(question: Question) -> str:
    text = plain_words(question.label)
    return f"{question.key}: {text[:80]}{'…' if len(text) > 80 else ''}"


def _unused(kind: Kind, around: Around, has_before: bool) -> set[str]:
    """The fields that a question of this kind has no use for here."""
    used = {
        "options": kind in _WITH_OPTIONS,
        "rows": kind == "matrix",
        "required": kind != "note",
        "word_limit": kind == "text",
        "choices_limit": kind == "multiple",
        "low": kind == "number",
        "high": kind == "number",
        "whole": kind == "number",
        "kind": kind in CHOICE_KINDS,
        "topics": bool(around.topics),
        "links_to": bool(around.former),
        "asks": kind not in ("note", "file", "date"),
        **dict.fromkeys(("looks_at", "comparison", "value", "expression"), has_before),
    }
    if around.fixed:
        words = {"label", "hint", "options", "rows"}
        return {name for name in QuestionForm.base_fields if name not in words or not used.get(name, True)}
    return {name for name, is_used in used.items() if not is_used}
