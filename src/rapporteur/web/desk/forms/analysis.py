"""The form that asks for a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.look.languages import LANGUAGES, engine_code
from rapporteur.web.look.templatetags.look import plain_words


class _Consultations(forms.ModelMultipleChoiceField[Consultation]):
    def label_from_instance(self, obj: Consultation) -> str:
        return plain_words(obj.title)


class RunForm(forms.Form):
    """Which consultations to read, and how."""

    consultations = _Consultations(
        label=_("Consultations to read"),
        queryset=Consultation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one consultation.")},
    )
    language = forms.ChoiceField(label=_("Language of the report"))
    encoder = forms.ChoiceField(
        label=_("How to read"),
        help_text=_("Reading fully takes minutes for hundreds of contributions and understands more."),
        choices=[("full", _("Fully")), ("static", _("Quickly"))],
        widget=forms.RadioSelect,
        initial="full",
    )

    def __init__(self, *given: Any, consultations: Sequence[Consultation], **named: Any) -> None:
        super().__init__(*given, **named)
        keys = [consultation.pk for consultation in consultations]
        chosen = self.fields["consultations"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)
        chosen.queryset = Consultation.objects.filter(pk__in=keys)
        chosen.initial = keys
        language = self.fields["language"]
        assert isinstance(language, forms.ChoiceField)
        language.choices = [(engine_code(code), name) for code, name in LANGUAGES]
