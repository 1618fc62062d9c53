"""Forms about consultations: what they are, when they open and close."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from rapporteur.web.consultations.local_time import read_local
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.refusals import Refused
from rapporteur.web.look.forms import NAMES, WordsField
from rapporteur.web.look.languages import CODES
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Membership, Review, Role

NOW = "now"
LATER = "later"


def show_refusal(form: forms.Form, refused: Refused) -> None:
    """Why an action was refused, as errors of the form that asked for it."""
    for reason in refused.reasons:
        form.add_error(None, translated(reason))


class LocalTimeField(forms.CharField):
    """A moment, typed to the minute in the time zone of the review. Cleaned: in UTC."""

    def __init__(self, **given: Any) -> None:
        widget = forms.TextInput(attrs={"type": "datetime-local", "class": "medium", "step": "60"})
        super().__init__(widget=widget, max_length=30, **given)
        self.zone = "UTC"

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_local(text, self.zone)
        except Refused as refused:
            raise ValidationError([translated(reason) for reason in refused.reasons]) from refused


class ConsultationForm(forms.Form):
    """A new consultation."""

    title = WordsField(label=gettext_lazy("Title"), max_length=300)
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("The last part of its web address: small Latin letters, digits, hyphens. first-round"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "medium", "dir": "ltr", "autocapitalize": "none"}),
    )
    summary = WordsField(
        label=gettext_lazy("Summary"),
        help_text=gettext_lazy("One or two sentences for the public: who is asked, and about what."),
        rows=3,
        max_length=2000,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of the questionnaire"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, review: Review, **given: Any) -> None:
        super().__init__(*args, **given)
        offered = [code for code in CODES if code in review.languages] or list(CODES)
        self.fields["languages"].choices = [(code, NAMES[code]) for code in offered]  # type: ignore[attr-defined]
        self.fields["languages"].initial = offered
        for name in ("title", "summary"):
            self.fields[name].languages = offered  # type: ignore[attr-defined]


class RoundForm(forms.Form):
    """The next round of a consultation."""

    title = WordsField(label=gettext_lazy("Title"), max_length=300)
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("The last part of its web address: small Latin letters, digits, hyphens. second-round"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "medium", "dir": "ltr", "autocapitalize": "none"}),
    )


class _Members(forms.ModelMultipleChoiceField[Membership]):
    def label_from_instance(self, member: Membership) -> str:
        return member.user.name


class SettingsForm(forms.Form):
    """What a consultation is called, its grace, and who organises it."""

    title = WordsField(label=gettext_lazy("Title"), max_length=300)
    summary = WordsField(label=gettext_lazy("Summary"), rows=3, max_length=2000, required=False)
    grace_minutes = forms.IntegerField(
        label=gettext_lazy("Grace in minutes"),
        help_text=gettext_lazy(
            "What was begun before the deadline and arrives within so many minutes after it is on time."
        ),
        min_value=0,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    organisers = _Members(
        label=gettext_lazy("Organisers"),
        help_text=gettext_lazy("People with the role organiser in this review; each sees only these consultations."),
        queryset=Membership.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, consultation: Consultation, may_choose_organisers: bool, **given: Any) -> None:
        super().__init__(*args, **given)
        for name in ("title", "summary"):
            self.fields[name].languages = consultation.languages  # type: ignore[attr-defined]
            self.fields[name].initial = getattr(consultation, name)
        self.fields["grace_minutes"].initial = consultation.grace_minutes
        members = consultation.review.memberships.filter(role=Role.ORGANISER).select_related("user")
        if may_choose_organisers and members:
            self.fields["organisers"].queryset = members  # type: ignore[attr-defined]
            self.fields["organisers"].initial = [member.pk for member in consultation.organisers.all()]
        else:
            del self.fields["organisers"]


class OpeningForm(forms.Form):
    """Both dates, in the time zone of the review."""

    when = forms.ChoiceField(
        label=gettext_lazy("When does it open?"),
        choices=[(NOW, gettext_lazy("At once")), (LATER, gettext_lazy("At this time:"))],
        widget=forms.RadioSelect,
        initial=LATER,
    )
    opens_at = LocalTimeField(label=gettext_lazy("Opening"), required=False)
    closes_at = LocalTimeField(label=gettext_lazy("Deadline"))

    def __init__(self, *args: Any, zone: str, **given: Any) -> None:
        super().__init__(*args, **given)
        for name in ("opens_at", "closes_at"):
            self.fields[name].zone = zone  # type: ignore[attr-defined]
            self.fields[name].help_text = gettext("Date and time in the zone %(zone)s, to the minute.") % {"zone": zone}

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        if cleaned.get("when") == LATER and not cleaned.get("opens_at") and "opens_at" not in self.errors:
            self.add_error("opens_at", gettext("Enter when it opens, or choose to open at once."))
        return cleaned

    @property
    def opening(self) -> datetime | None:
        """When it opens; None: at once. Of a valid form."""
        return self.cleaned_data["opens_at"] if self.cleaned_data["when"] == LATER else None


class ExtensionForm(forms.Form):
    """A later deadline, and why."""

    new = LocalTimeField(label=gettext_lazy("New deadline"))
    reason = WordsField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Shown to the public, on the record for good."),
        rows=2,
        max_length=1000,
    )

    def __init__(self, *args: Any, consultation: Consultation, **given: Any) -> None:
        super().__init__(*args, **given)
        zone = consultation.review.time_zone
        self.fields["new"].zone = zone  # type: ignore[attr-defined]
        self.fields["new"].help_text = gettext("Date and time in the zone %(zone)s, to the minute.") % {"zone": zone}
        self.fields["reason"].languages = consultation.languages  # type: ignore[attr-defined]
