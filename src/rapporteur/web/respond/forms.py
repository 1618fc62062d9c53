"""Forms that ask no question of a questionnaire."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.look.templatetags.look import plain_words


class ConsultationField(forms.ModelChoiceField[Consultation]):
    """A consultation, by its title in the language of the page."""

    def label_from_instance(self, obj: Consultation) -> str:
        """Its title."""
        return plain_words(obj.title)


class Lost(forms.Form):
    """What was answered, and the e-mail address that was given with it."""

    consultation = ConsultationField(
        label=_("Which consultation did you answer?"),
        queryset=Consultation.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Choose the consultation you answered."),
            "invalid_choice": _("Choose the consultation you answered."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Enter the e-mail address you gave with your answers."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *given: object, now: datetime, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        field = self.fields["consultation"]
        assert isinstance(field, ConsultationField)
        field.queryset = Consultation.objects.filter(review__public=True, opens_at__lte=now).order_by(
            "-closes_at", "id"
        )


class Confirmation(forms.Form):
    """Something that cannot be taken back, said once more."""

    sure = forms.BooleanField(
        label=_("Yes, withdraw it and delete my answers and files"),
        error_messages={"required": _("Tick the box to confirm that you want to withdraw.")},
    )
