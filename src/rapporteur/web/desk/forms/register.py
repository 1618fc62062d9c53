"""Forms about the register: entries, names, representatives, verification, merging, tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from rapporteur.engine.records import GROUPS
from rapporteur.engine.schemes.geography import REGIONS
from rapporteur.web.look.forms import NAMES
from rapporteur.web.look.languages import CODES
from rapporteur.web.look.states import STATES
from rapporteur.web.look.templatetags.look import country, group, region
from rapporteur.web.stakeholders.attributes import ATTRIBUTES
from rapporteur.web.stakeholders.models import Stakeholder
from rapporteur.web.stakeholders.names import LONGEST
from rapporteur.web.stakeholders.queries import Entry, Search
from rapporteur.web.stakeholders.tables import LIMITS

_VERIFICATIONS = [(one.value, STATES[one.value].name) for one in Stakeholder.Verification]


def _groups() -> list[tuple[str, str]]:
    return [(key, group(key)) for key in GROUPS]


def _regions() -> list[tuple[str, str]]:
    return [(key, region(key)) for key in REGIONS]


class SearchForm(forms.Form):
    """What is looked for in the register."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Look among"),
        choices=[("organisation", gettext_lazy("Organisations")), ("person", gettext_lazy("People"))],
        required=False,
    )
    text = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=LONGEST)
    group = forms.ChoiceField(label=gettext_lazy("Group"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)
    attribute = forms.ChoiceField(label=gettext_lazy("Sub-group"), required=False)
    verification = forms.ChoiceField(label=gettext_lazy("Verification"), required=False)

    def __init__(self, data: Any, *, countries: Sequence[str]) -> None:
        super().__init__(data)
        self._offer("group", [*_groups(), ("none", gettext("Not known"))])
        self._offer("country", [(name, country(name)) for name in countries])
        self._offer("region", _regions())
        self._offer("attribute", list(ATTRIBUTES.items()))
        self._offer("verification", _VERIFICATIONS)

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Any")), *choices]

    def wanted(self) -> Search:
        """What is looked for; everything while something in the form cannot be."""
        if not self.is_bound or not self.is_valid():
            return Search()
        return Search(**{**self.cleaned_data, "kind": self.cleaned_data["kind"] or "organisation"})


class _EntryForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=LONGEST, widget=forms.TextInput({"dir": "auto"}))
    group = forms.ChoiceField(label=gettext_lazy("Group"), required=False)
    attributes = forms.MultipleChoiceField(
        label=gettext_lazy("Sub-groups"),
        required=False,
        choices=list(ATTRIBUTES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    country = forms.CharField(
        label=gettext_lazy("Country"),
        help_text=gettext_lazy("In any of the six languages."),
        required=False,
        max_length=100,
        widget=forms.TextInput({"class": "medium", "dir": "auto"}),
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Region"),
        help_text=gettext_lazy("Left open, it is the one the country lies in."),
        required=False,
    )

    def __init__(self, data: Any = None, *, entry: Entry | None = None) -> None:
        super().__init__(data, initial={field: getattr(entry, field) for field in self.base_fields} if entry else {})
        for name, choices in (("group", _groups()), ("region", _regions())):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", gettext("Not known")), *choices]


class OrganisationForm(_EntryForm):
    """An organisation."""

    website = forms.URLField(
        label=gettext_lazy("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.URLInput({"dir": "ltr"}),
    )


class PersonForm(_EntryForm):
    """A person."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Owners and officers see it; it is never published."),
        required=False,
        widget=forms.EmailInput({"dir": "ltr", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language to write to them in"),
        required=False,
        choices=[("", gettext_lazy("Not known")), *((code, NAMES[code]) for code in CODES)],
    )


class AliasForm(forms.Form):
    """Another name of an organisation."""

    name = forms.CharField(
        label=gettext_lazy("Another name"),
        help_text=gettext_lazy("An acronym, a name in another language, a former name."),
        max_length=LONGEST,
        widget=forms.TextInput({"dir": "auto"}),
    )


class RepresentativeForm(forms.Form):
    """Somebody who speaks for an organisation: a person of the register by e-mail address, or a new one."""

    name = forms.CharField(
        label=gettext_lazy("Name of the person"), max_length=LONGEST, widget=forms.TextInput({"dir": "auto"})
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy(
            "If a person of the register has it, that person is meant; otherwise a new one is added."
        ),
        required=False,
        widget=forms.EmailInput({"dir": "ltr", "autocomplete": "off"}),
    )
    title = forms.CharField(label=gettext_lazy("Function"), required=False, max_length=200)


class AffiliationForm(forms.Form):
    """An organisation of the register that a person speaks for."""

    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        help_text=gettext_lazy("A name of it that the register knows."),
        max_length=LONGEST,
        widget=forms.TextInput({"dir": "auto"}),
    )
    title = forms.CharField(label=gettext_lazy("Function"), required=False, max_length=200)


class VerificationForm(forms.Form):
    """Whether an entry is who it says it is."""

    verification = forms.ChoiceField(
        label=gettext_lazy("Is it who it says it is?"),
        choices=[
            (Stakeholder.Verification.VERIFIED, gettext_lazy("Yes, somebody checked")),
            (Stakeholder.Verification.REFUSED, gettext_lazy("No")),
            (Stakeholder.Verification.UNVERIFIED, gettext_lazy("Not decided")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("How it was checked, or why it is refused. Staff who see the register read it."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def clean_verification(self) -> Stakeholder.Verification:
        return Stakeholder.Verification(self.cleaned_data["verification"])


class MergeForm(forms.Form):
    """Which of two entries stays, and why they are one."""

    reason = forms.CharField(
        label=gettext_lazy("Why are the two one?"),
        help_text=gettext_lazy("It stays on the record. Write no e-mail address."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def __init__(self, data: Any, *, pair: tuple[Entry, Entry]) -> None:
        super().__init__(data, initial={"keep": pair[0].pk})
        choices = [(str(one.pk), one.name) for one in pair]
        self.fields["keep"] = forms.ChoiceField(
            label=gettext_lazy("Which entry stays?"), choices=choices, widget=forms.RadioSelect
        )
        self.order_fields(["keep", "reason"])


class TableForm(forms.Form):
    """A table to bring into the register."""

    table = forms.FileField(
        label=gettext_lazy("Table"),
        help_text=gettext_lazy("A .csv or .xlsx file of at most 3 MB."),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
    )

    def clean_table(self) -> Any:
        table = self.cleaned_data["table"]
        if table.size > LIMITS.file_bytes:
            raise forms.ValidationError(gettext("The file is larger than 3 MB. Split it into several files."))
        return table
