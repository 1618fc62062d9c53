"""Forms about reviews: what they say of themselves, their mandate, topics, documents, people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext, gettext_lazy

from rapporteur.web.accounts.models import User
from rapporteur.web.look.forms import NAMES, WordsField
from rapporteur.web.look.languages import CODES
from rapporteur.web.reviews.actions import Part
from rapporteur.web.reviews.models import Document, Mandate, Review, Role

ROLES = {
    Role.OWNER: gettext_lazy("Owner: everything, roles included"),
    Role.OFFICER: gettext_lazy("Officer: everything but roles"),
    Role.ANALYST: gettext_lazy("Analyst: reads and exports contributions, requests analyses, sees the register"),
    Role.DRAFTER: gettext_lazy("Drafter: reads contributions and reports"),
    Role.ORGANISER: gettext_lazy("Organiser: works on the consultations chosen for them, and on no others"),
    Role.READER: gettext_lazy("Reader: sees counts and reports"),
}
"""What each role means, in the order of forms."""

_CODE = {"class": "medium", "dir": "ltr", "autocapitalize": "none", "spellcheck": "false"}


class ReviewForm(forms.Form):
    """What a review says of itself."""

    title = WordsField(label=gettext_lazy("Title"), max_length=300)
    summary = WordsField(
        label=gettext_lazy("Summary"),
        help_text=gettext_lazy("What the review is about and what becomes of it, for the public."),
        required=False,
        rows=4,
        max_length=3000,
    )
    body = forms.CharField(
        label=gettext_lazy("Secretariat"),
        help_text=gettext_lazy("The body that carries the review."),
        required=False,
        max_length=300,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        help_text=gettext_lazy("Languages in which the review asks and answers."),
        choices=[(code, NAMES[code]) for code in CODES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose one language at least.")},
    )
    time_zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("Deadlines are named in it. A name of the time zone database, such as Africa/Nairobi."),
        max_length=60,
        widget=forms.TextInput(attrs=_CODE),
    )
    least_days = forms.IntegerField(
        label=gettext_lazy("Least number of days to answer"),
        help_text=gettext_lazy("Whoever opens a consultation for fewer days is warned."),
        min_value=1,
        max_value=366,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    countries = forms.CharField(
        label=gettext_lazy("Countries of its own"),
        help_text=gettext_lazy("One a line, where the review is not held among the countries of the world."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    fictional = forms.BooleanField(
        label=gettext_lazy("This is a demonstration: every page and report says that it is fictional"), required=False
    )

    def clean_countries(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["countries"].splitlines() if line.strip()]

    @classmethod
    def of(cls, review: Review, data: Any = None) -> ReviewForm:
        """The form filled with what the review says now."""
        said = {field: getattr(review, field) for field in cls.base_fields}
        return cls(data, initial={**said, "countries": "\n".join(review.countries)})


class NewReviewForm(ReviewForm):
    """A new review and its first owner."""

    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("The last part of its web address: small Latin letters, digits, hyphens."),
        max_length=60,
        widget=forms.TextInput(attrs=_CODE),
    )
    owner = forms.EmailField(
        label=gettext_lazy("E-mail address of the owner"),
        help_text=gettext_lazy("Of somebody who has an account. The owner gives the other roles."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    field_order = ("title", "slug", "owner")

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"]).lower()

    def clean_owner(self) -> User:
        return _account(self.cleaned_data["owner"])


class MandateForm(forms.Form):
    """A paragraph that asks for the review."""

    symbol = forms.CharField(
        label=gettext_lazy("Symbol of the document"),
        help_text=gettext_lazy("As it is printed on the document: A/RES/70/125."),
        max_length=60,
        widget=forms.TextInput(attrs=_CODE),
    )
    paragraph = forms.CharField(
        label=gettext_lazy("Paragraph"), required=False, max_length=20, widget=forms.TextInput(attrs={"class": "short"})
    )
    text = WordsField(
        label=gettext_lazy("Words"),
        help_text=gettext_lazy("As the document has them, in each of its language versions."),
        required=False,
        rows=4,
        max_length=3000,
    )
    address = forms.URLField(
        label=gettext_lazy("Web address"), required=False, assume_scheme="https", widget=forms.URLInput({"dir": "ltr"})
    )


class TopicForm(forms.Form):
    """A subject to which questions are mapped."""

    label = WordsField(label=gettext_lazy("Topic"), max_length=200)
    key = forms.SlugField(
        label=gettext_lazy("Key"),
        help_text=gettext_lazy(
            "A short name for tables and questionnaires, such as access. It cannot be changed later."
        ),
        max_length=60,
        widget=forms.TextInput(attrs=_CODE),
    )


class TopicLabelForm(forms.Form):
    """A topic that is there: its key stays."""

    label = WordsField(label=gettext_lazy("Topic"), max_length=200)


class DocumentForm(forms.Form):
    """A document that is published elsewhere."""

    title = WordsField(label=gettext_lazy("Title"), max_length=300)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol"),
        help_text=gettext_lazy("Where it has one."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=_CODE),
    )
    address = forms.URLField(
        label=gettext_lazy("Web address"), assume_scheme="https", widget=forms.URLInput({"dir": "ltr"})
    )
    dated = forms.DateField(
        label=gettext_lazy("Date"),
        required=False,
        widget=forms.DateInput({"type": "date", "class": "medium"}, "%Y-%m-%d"),
    )


def part_form(part: Part, data: Any = None) -> forms.Form:
    """The form of a mandate, topic or document, new or there."""
    kinds: dict[type[Part], type[forms.Form]] = {Mandate: MandateForm, Document: DocumentForm}
    kind = kinds.get(type(part), TopicForm if part.pk is None else TopicLabelForm)
    return kind(data, initial={field: getattr(part, field) for field in kind.base_fields})


class RoleForm(forms.Form):
    """Somebody who gets a role."""

    user = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Of somebody who has an account. Administrators make accounts."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=list(ROLES.items()), widget=forms.RadioSelect)

    def clean_user(self) -> User:
        return _account(self.cleaned_data["user"])

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class ChangeRoleForm(forms.Form):
    """Another role for somebody who has one."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=list(ROLES.items()), widget=forms.RadioSelect)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class ActivityForm(forms.Form):
    """Which lines of the activity log are shown."""

    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        validators=[MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2999, 12, 31))],
        widget=forms.DateInput({"type": "date", "class": "medium"}, "%Y-%m-%d"),
    )

    def __init__(self, data: Any, *, people: list[tuple[str, str]], verbs: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["person"] = forms.ChoiceField(
            label=gettext_lazy("Person"), required=False, choices=[("", gettext("Everybody")), *people]
        )
        self.fields["verb"] = forms.ChoiceField(
            label=gettext_lazy("What was done"), required=False, choices=[("", gettext("Everything")), *verbs]
        )
        self.order_fields(["person", "verb", "day"])


def _account(email: str) -> User:
    found = User.objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise ValidationError(
            gettext("Nobody has an account with this e-mail address. Ask an administrator to make one.")
        )
    return found
