"""Forms of the questionnaire editor; that of a question stands in desk.forms.questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rapporteur.web.consultations.option_lines import made_key
from rapporteur.web.consultations.questionnaire import KEY, Question, Questionnaire, Section
from rapporteur.web.consultations.simple_conditions import can_be_looked_at
from rapporteur.web.look.forms import NAMES, WordsField
from rapporteur.web.look.languages import CODES


class KeyField(forms.RegexField):
    """A key of a section or question, or nothing."""

    def __init__(self) -> None:
        super().__init__(
            rf"^{KEY.pattern}\Z",
            label=gettext_lazy("Key"),
            help_text=gettext_lazy("Small Latin letters, digits, underscores; a letter first. Empty: one is made."),
            error_messages={
                "invalid": gettext_lazy(
                    "Use up to 40 small Latin letters, digits and underscores in the key, a letter first."
                )
            },
            required=False,
            widget=forms.TextInput(attrs={"class": "medium", "dir": "ltr"}),
        )


@dataclass(frozen=True, slots=True)
class Around:
    """What a question stands among. fixed: people answer already, so only words can be corrected."""

    questionnaire: Questionnaire
    section: str
    topics: Sequence[tuple[str, str]]
    former: Sequence[tuple[str, str]]
    fixed: bool

    @property
    def keys(self) -> set[str]:
        """The keys that are taken."""
        sections = {section.key for section in self.questionnaire.sections}
        return sections | {question.key for question in self.questionnaire.questions}

    def before(self, key: str) -> list[Question]:
        """The questions that a condition of this one may look at; of a new one, all up to the end of its section."""
        found: list[Question] = []
        for section in self.questionnaire.sections:
            for question in section.questions:
                if question.key == key:
                    return can_be_looked_at(found)
                found.append(question)
            if not key and section.key == self.section:
                break
        return can_be_looked_at(found)


class FrontForm(forms.Form):
    """What stands before the questions, and in which languages all is offered."""

    languages = forms.MultipleChoiceField(label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple)
    title = WordsField(label=gettext_lazy("Title"), max_length=300)
    introduction = WordsField(label=gettext_lazy("Introduction"), rows=5, max_length=10_000, required=False)
    consent = WordsField(
        label=gettext_lazy("Consent text"),
        help_text=gettext_lazy("What contributors agree to. Each contribution keeps which text it was."),
        rows=8,
        max_length=10_000,
    )

    def __init__(self, *args: Any, questionnaire: Questionnaire, offered: Sequence[str], **given: Any) -> None:
        super().__init__(*args, **given)
        codes = [code for code in CODES if code in {*offered, *questionnaire.languages}]
        self.fields["languages"].choices = [(code, NAMES[code]) for code in codes]  # type: ignore[attr-defined]
        self.fields["languages"].initial = list(questionnaire.languages)
        for name in ("title", "introduction", "consent"):
            self.fields[name].languages = questionnaire.languages  # type: ignore[attr-defined]
            self.fields[name].initial = dict(getattr(questionnaire, name))


class SectionForm(forms.Form):
    """A section."""

    title = WordsField(label=gettext_lazy("Title"), max_length=300)
    introduction = WordsField(label=gettext_lazy("Introduction"), rows=4, max_length=10_000, required=False)
    key = KeyField()

    def __init__(self, *args: Any, section: Section | None, around: Around, **given: Any) -> None:
        super().__init__(*args, **given)
        self._taken = around.keys
        self._stored = section
        for name in ("title", "introduction"):
            self.fields[name].languages = around.questionnaire.languages  # type: ignore[attr-defined]
            self.fields[name].initial = dict(getattr(section, name, {}))
        self.fields["key"].initial = section.key if section else ""
        if around.fixed:
            del self.fields["key"]

    def section(self) -> Section:
        """What was entered. Of a valid form."""
        given = self.cleaned_data
        key = given.get("key") or (self._stored.key if self._stored else made_key("", self._taken, "section"))
        return Section(key=key, title=given["title"], introduction=given["introduction"])


class ImportForm(forms.Form):
    """A workbook."""

    file = forms.FileField(
        label=gettext_lazy("XLSForm workbook"),
        help_text=gettext_lazy("A file that ends in .xlsx, of 5 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class CorrectionForm(forms.Form):
    """Why words were corrected."""

    reason = forms.CharField(
        label=gettext_lazy("What was corrected, and why"),
        help_text=gettext_lazy("Goes on the record."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
